"""First steps that only people can say: written down with their day, and taken back."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.cities.models import Enrollment
from thrive.journey.actions.locks import held
from thrive.journey.models import OnboardingTick
from thrive.journey.rules import onboarding as rules
from thrive.journey.rules.first_steps import OnboardingItem
from thrive.journey.rules.hands import hands_of


@transaction.atomic
def tick(
    enrollment: Enrollment, *, step: OnboardingItem, on: datetime.date, note: str = "", by: Any
) -> OnboardingTick:
    """It happened on that day. Pressed twice it is written down once."""
    seat = held(enrollment)
    found = OnboardingTick.objects.filter(enrollment=seat, code=step.code).first()
    if found and found.happened_on == on and found.ticked_by_id == by.pk:
        return found
    require(
        rules.may_tick(
            hands_of(by, seat.community),
            seat.status,
            step,
            found is not None,
            on,
            seat.effective_on,
            clock.today(),
        )
    )
    made = OnboardingTick.objects.create(
        enrollment=seat,
        code=step.code,
        happened_on=on,
        note=note.strip(),
        ticked_at=clock.now(),
        ticked_by=by,
    )
    history.record("tick_first_step", on=seat, by=by, step=step.code, of=on)
    return made


@transaction.atomic
def untick(enrollment: Enrollment, *, step: OnboardingItem, by: Any) -> None:
    """It was written down by mistake. History keeps that it stood here."""
    seat = held(enrollment)
    found = OnboardingTick.objects.filter(enrollment=seat, code=step.code).first()
    require(rules.may_untick(hands_of(by, seat.community), seat.status, found is not None))
    assert found is not None
    day = found.happened_on
    found.delete()
    history.record("untick_first_step", on=seat, by=by, step=step.code, of=day)
