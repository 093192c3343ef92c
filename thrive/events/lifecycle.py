"""What an event, a place in it, a question to the experts and an hour of help go through."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from thrive.base.lifecycle import Lifecycle, Move

EVENT = Lifecycle(
    name="Event",
    first="draft",
    states={
        "draft": _("Being planned"),
        "open": pgettext_lazy("event", "Open"),
        "full": _("Full, with a wait-list"),
        "closed": _("Sign-up closed"),
        "held": pgettext_lazy("event", "Held"),
        "cancelled": _("Cancelled"),
    },
    moves=(
        Move("publish", ("draft",), "open", _("Put it on the calendar")),
        Move("fill", ("open",), "full", _("Full")),
        Move("free", ("full",), "open", _("Free again")),
        Move("close", ("open", "full"), "closed", _("Close sign-up")),
        Move("reopen", ("closed",), "open", _("Open sign-up again")),
        Move("hold", ("open", "full", "closed"), "held", _("It was held")),
        Move("cancel", ("draft", "open", "full", "closed"), "cancelled", _("Cancel the event")),
    ),
)

REGISTRATION = Lifecycle(
    name="Place in an event",
    first="asked",
    states={
        "asked": _("Waits for the guest to confirm"),
        "registered": _("Has a place"),
        "waiting": _("On the wait-list"),
        "cancelled": _("Given back"),
    },
    moves=(
        Move("confirm", ("asked",), "registered", _("Confirm the place")),
        Move("wait", ("asked",), "waiting", _("Go on the wait-list")),
        Move("promote", ("waiting",), "registered", _("Move up from the wait-list")),
        Move("cancel", ("asked", "registered", "waiting"), "cancelled", _("Give the place back")),
    ),
)

TA_REQUEST = Lifecycle(
    name="Question to our experts",
    first="asked",
    states={
        "asked": _("Waits for somebody to take it"),
        "routed": _("With an expert"),
        "answered": _("Answered"),
        "published": _("Answered, and in the common questions"),
    },
    moves=(
        Move("route", ("asked", "routed"), "routed", _("Pass it on")),
        Move("answer", ("asked", "routed"), "answered", _("Send the answer")),
        Move("publish", ("answered",), "published", _("Add to the common questions")),
        Move("unpublish", ("published",), "answered", _("Take out of the common questions")),
    ),
)

TA_ENTRY = Lifecycle(
    name="Help written down",
    first="written",
    states={
        "written": _("Waits for the city’s word"),
        "confirmed": _("Confirmed by the city"),
        "doubted": _("The city sees it differently"),
        "withdrawn": _("Withdrawn"),
    },
    moves=(
        Move("confirm", ("written", "doubted"), "confirmed", _("It happened")),
        Move("doubt", ("written",), "doubted", _("We see it differently")),
        Move("correct", ("written", "doubted"), "written", _("Put it right")),
        Move("withdraw", ("written", "doubted"), "withdrawn", _("Withdraw it")),
    ),
)
