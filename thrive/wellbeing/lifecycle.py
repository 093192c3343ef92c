"""How an edition of an index can stand, and a team's sitting about weights."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thrive.base.lifecycle import Lifecycle, Move

EDITION = Lifecycle(
    name="edition of an index",
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

SITTING = Lifecycle(
    name="sitting about weights",
    states={
        "open": _("Open: members spread their points"),
        "closed": _("Closed: only the team sees the result"),
        "published": _("Published: everybody may use these weights"),
        "withdrawn": _("Taken back, no longer shown"),
    },
    first="open",
    moves=(
        Move("close", ("open",), "closed", _("Close it")),
        Move("reopen", ("closed",), "open", _("Reopen the sitting")),
        Move("publish", ("closed",), "published", _("Publish the weights")),
        Move("withdraw", ("published",), "withdrawn", _("Take the weights back")),
    ),
)
