"""What a city wants a number to become. A new target ends the one before it; none is deleted."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.cities.models import Community
from thrive.indicators import rules
from thrive.indicators.models import Target


@transaction.atomic
def set_target(
    community: Community, *, indicator: str, value: float, by_year: int, decided_in: str, by: Any
) -> Target:
    """value: in the unit of the indicator. decided_in: the plan, resolution or meeting it is from."""
    held = Community.objects.select_for_update(no_key=True).get(pk=community.pk)
    require(rules.may_set_target(by, held))
    require(rules.target_is_sound(indicator, value, by_year))
    now = clock.now()
    Target.objects.in_force().filter(community=held, indicator=indicator).update(ended_at=now)
    made = Target.objects.create(
        community=held,
        indicator=indicator,
        value=value,
        by_year=by_year,
        decided_in=decided_in.strip(),
        set_by=by,
        set_at=now,
    )
    history.record("set_target", on=made, by=by, indicator=indicator, value=value, year=by_year)
    return made


@transaction.atomic
def end_target(community: Community, *, indicator: str, by: Any) -> None:
    """Nothing is aimed at any more. Said twice, it is ended once."""
    held = Community.objects.select_for_update(no_key=True).get(pk=community.pk)
    require(rules.may_set_target(by, held))
    for target in Target.objects.in_force().filter(community=held, indicator=indicator):
        target.ended_at = clock.now()
        target.save(update_fields=["ended_at"])
        history.record("end_target", on=target, by=by, indicator=indicator)
