"""Where a text of the toolkit, and somebody's suggestion about one, can stand."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thrive.base.lifecycle import Lifecycle, Move

TOOLKIT_TEXT = Lifecycle(
    name="toolkit text",
    states={
        "draft": _("Draft"),
        "reviewed": _("Reviewed"),
        "published": _("On the site"),
        "stale": _("Due for a new look"),
        "retired": _("Retired"),
        "replaced": _("Replaced by a newer text"),
        "set_aside": _("Set aside"),
    },
    first="draft",
    moves=(
        Move("review", ("draft",), "reviewed", _("Say that you reviewed it")),
        Move("send_back", ("reviewed",), "draft", _("Send it back to be changed")),
        Move("publish", ("reviewed",), "published", _("Publish this text")),
        Move("mark_stale", ("published",), "stale", _("Mark it as due for a new look")),
        Move("renew", ("published", "stale"), "published", _("Say that it still holds")),
        Move("replace", ("published", "stale", "retired"), "replaced", _("Replace it")),
        Move("retire", ("published", "stale"), "retired", _("Retire this entry")),
        Move("bring_back", ("retired",), "stale", _("Bring this entry back")),
        Move("set_aside", ("draft", "reviewed"), "set_aside", _("Set this draft aside")),
    ),
)

SUGGESTION = Lifecycle(
    name="suggestion to the toolkit",
    states={
        "open": _("Waits for an answer"),
        "taken": _("Taken up"),
        "declined": _("Not taken up"),
    },
    first="open",
    moves=(
        Move("take_up", ("open",), "taken", _("Take it up")),
        Move("decline", ("open",), "declined", _("Do not take it up")),
    ),
)
