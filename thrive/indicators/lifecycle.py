"""How a release of numbers and the import of a file can stand."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thrive.base.lifecycle import Lifecycle, Move

RELEASE = Lifecycle(
    name="release",
    states={
        "draft": _("Draft"),
        "first_yes": _("Approved by one"),
        "published": _("Published"),
        "returned": _("Returned"),
        "withdrawn": _("Withdrawn, no longer shown"),
    },
    first="draft",
    moves=(
        Move("approve", ("draft",), "first_yes", _("Approve it, as the first of two")),
        Move("publish", ("first_yes",), "published", _("Approve and publish it")),
        Move("send_back", ("draft", "first_yes"), "returned", _("Return it")),
        Move("withdraw", ("published",), "withdrawn", _("Withdraw it")),
    ),
)

IMPORT = Lifecycle(
    name="import of a file",
    states={
        "waiting": _("Waits its turn"),
        "reading": _("Is being read"),
        "done": _("Imported"),
        "refused": _("Has problems, nothing was imported"),
        "same": _("Was imported before"),
        "stopped": _("Stopped midway, nothing was imported"),
    },
    first="waiting",
    moves=(
        Move("begin", ("waiting", "stopped"), "reading", _("Read the file")),
        Move("finish", ("reading",), "done", _("Keep what was read")),
        Move("refuse", ("reading",), "refused", _("Tell of the problems")),
        Move("recognize", ("reading",), "same", _("Recognize the file")),
        Move("stop", ("waiting", "reading"), "stopped", _("Stop")),
    ),
)
