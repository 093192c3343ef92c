"""Where a milestone, a commitment on paper, a change of stage, a reading of levels and a milestone of
the roadmap can stand."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thrive.base.lifecycle import Lifecycle, Move

MILESTONE = Lifecycle(
    name="milestone",
    states={
        "not_started": _("Not started"),
        "in_progress": _("In progress"),
        "submitted": _("Waits for a check"),
        "verified": _("Verified"),
        "completed_prior": _("Done before joining"),
        "waived": _("Waived"),
        "skipped": _("Left out by choice"),
    },
    first="not_started",
    moves=(
        Move("begin", ("not_started",), "in_progress", _("Add evidence")),
        Move("submit", ("in_progress",), "submitted", _("Send for a check")),
        Move("take_back", ("submitted",), "in_progress", _("Take it back")),
        Move("verify", ("submitted",), "verified", _("Verify this step")),
        Move("credit", ("submitted",), "completed_prior", _("Credit what was done before")),
        Move("accept", ("submitted",), "verified", _("Accept it for the city")),
        Move("send_back", ("submitted",), "in_progress", _("Send it back")),
        Move("reopen", ("verified", "completed_prior"), "in_progress", _("Open it again")),
        Move("renew", ("verified",), "in_progress", _("Add something new")),
        Move("leave_out", ("not_started", "in_progress"), "skipped", _("Leave this step out")),
        Move("take_up", ("skipped",), "in_progress", _("Take this step up")),
        Move("waive", ("not_started", "in_progress", "submitted"), "waived", _("Waive this step")),
        Move("ask_again", ("waived",), "in_progress", _("Ask for it again")),
    ),
)

COMMITMENT = Lifecycle(
    name="commitment on paper",
    states={
        "recorded": _("Waits for a check"),
        "checked": _("Checked"),
        "returned": _("Sent back"),
    },
    first="recorded",
    moves=(
        Move("check", ("recorded",), "checked", _("Confirm that it commits the city")),
        Move("send_back", ("recorded", "checked"), "returned", _("Send it back")),
    ),
)

STAGE_CHANGE = Lifecycle(
    name="change of stage",
    states={
        "proposed": _("Proposed"),
        "confirmed": _("Confirmed"),
        "declined": _("Not now"),
    },
    first="proposed",
    moves=(
        Move("confirm", ("proposed",), "confirmed", _("Confirm the new stage")),
        Move("decline", ("proposed",), "declined", _("Say not now")),
    ),
)

ASSESSMENT = Lifecycle(
    name="reading of capacities",
    states={
        "proposed": _("Waits for a check"),
        "confirmed": _("Confirmed"),
        "returned": _("Sent back"),
    },
    first="proposed",
    moves=(
        Move("confirm", ("proposed",), "confirmed", _("Confirm this reading")),
        Move("send_back", ("proposed",), "returned", _("Send it back")),
    ),
)

ROADMAP = Lifecycle(
    name="milestone of the roadmap",
    states={"planned": _("Planned"), "done": _("It is done")},
    first="planned",
    moves=(
        Move("finish", ("planned",), "done", _("Mark it done")),
        Move("plan_again", ("done",), "planned", _("Open it again")),
    ),
)
