"""A step of the invitation is written down, once, with its moment and who did it."""

from __future__ import annotations

from thrive.base import clock, history
from thrive.base.history import HasRef
from thrive.base.refs import Ref
from thrive.cities.models import CityApplication, CoachAssignment, InvitationStep


def write_step(
    application: CityApplication, step: str, *, by: HasRef | Ref, note: str = ""
) -> InvitationStep:
    """Whoever calls holds the application's row and has asked the rule. Twice is once."""
    ref = by if isinstance(by, Ref) else by.ref()
    done, new = InvitationStep.objects.get_or_create(
        application=application,
        step=step,
        defaults={"done_on": clock.now(), "by_id": ref.id, "by_text": ref.text, "note": note},
    )
    if new:
        application.moved_at = done.done_on
        application.save(update_fields=["moved_at"])
        history.record("finish_step", on=application, by=by, step=step)
        meet_coach(application, by=by)
    return done


def meet_coach(application: CityApplication, *, by: HasRef | Ref) -> None:
    """Step e is done when steps a to d are and the city has its lead coach, in whatever order."""
    done = set(application.steps.values_list("step", flat=True))
    if "e" in done or not {"a", "b", "c", "d"} <= done:
        return
    if CoachAssignment.objects.today().filter(community=application.community_id).exists():
        write_step(application, "e", by=by)
