"""Where an application, a review, an enrollment and a place on the wait-list can stand."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thrive.base.lifecycle import Lifecycle, Move

APPLICATION = Lifecycle(
    name="application",
    states={
        "draft": _("Being written"),
        "sent": _("Sent"),
        "in_review": _("In review"),
        "wait_listed": _("On the wait-list"),
        "accepted": _("Accepted"),
        "not_now": _("Not now"),
        "withdrawn": _("Withdrawn"),
    },
    first="draft",
    moves=(
        Move("send", ("draft",), "sent", _("Send application")),
        Move("review", ("sent",), "in_review", _("Start the review")),
        Move("accept", ("in_review", "wait_listed"), "accepted", _("Welcome the city")),
        Move("wait_list", ("in_review",), "wait_listed", _("Put on the wait-list")),
        Move("say_not_now", ("in_review",), "not_now", _("Say not now")),
        Move("decline", ("sent", "in_review", "wait_listed"), "not_now", _("Close with a reason")),
        Move(
            "join_as_affiliate", ("not_now", "wait_listed"), "accepted", _("Join as an Affiliate")
        ),
        Move(
            "withdraw",
            ("draft", "sent", "in_review", "wait_listed"),
            "withdrawn",
            _("Withdraw the application"),
        ),
    ),
)

REVIEW = Lifecycle(
    name="eligibility review",
    states={
        "assigned": _("To be scored"),
        "scored": _("Scored"),
        "recused": _("Stepped aside"),
    },
    first="assigned",
    moves=(
        Move("score", ("assigned", "scored"), "scored", _("Save my scores")),
        Move("recuse", ("assigned",), "recused", _("Step aside")),
    ),
)

ENROLLMENT = Lifecycle(
    name="enrollment",
    states={
        "active": _("Taking part"),
        "paused": _("Paused"),
        "withdrawn": _("Left the program"),
        "graduated": _("Graduated"),
    },
    first="active",
    moves=(
        Move("pause", ("active",), "paused", _("Pause")),
        Move("resume", ("paused",), "active", _("Resume")),
        Move("leave", ("active", "paused"), "withdrawn", _("Leave the program")),
        Move("graduate", ("active",), "graduated", _("Graduate")),
    ),
)
HOLDS_A_SEAT = ("active", "paused")
# What everybody may know of an application: that it was sent and is not settled yet.
UNDER_WAY = ("sent", "in_review", "wait_listed")

WAIT_LIST = Lifecycle(
    name="wait-list place",
    states={
        "waiting": _("Waiting"),
        "promoted": _("Seat given"),
        "left": _("Left the list"),
    },
    first="waiting",
    moves=(
        Move("promote", ("waiting",), "promoted", _("Give the seat")),
        Move("step_off", ("waiting",), "left", _("Leave the list")),
    ),
)

MENTORING = Lifecycle(
    name="mentoring pair",
    states={
        "waiting": _("Waits in line"),
        "proposed": _("Waits for an answer"),
        "active": _("Active"),
        "declined": _("Declined"),
        "withdrawn": _("Taken back"),
        "lapsed": _("Not answered in time"),
        "ended": _("Ended"),
    },
    first="proposed",
    moves=(
        Move("call", ("waiting",), "proposed", _("Offer the free place")),
        Move("accept", ("proposed",), "active", _("Say yes for your city")),
        Move("decline", ("proposed",), "declined", _("Say no, with a reason")),
        Move("withdraw", ("proposed",), "withdrawn", _("Take the proposal back")),
        Move("leave_line", ("waiting",), "withdrawn", _("Leave the line")),
        Move("lapse", ("proposed",), "lapsed", _("Keep the place no longer")),
        Move("go_back", ("proposed",), "waiting", _("Go back to the place in line")),
        Move("end", ("active",), "ended", _("End the pair")),
    ),
)
