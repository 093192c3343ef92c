"""What a city plans, asked of the room above that owns it: a story or a note may lead to it, and a
plan to a number (R82).

The room registers once, in its `AppConfig.ready`; without it, there is nothing to link to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from thrive.base.refs import Ref
from thrive.cities.models import Community


@dataclass(frozen=True, slots=True)
class Onward:
    """Something planned that everybody may follow, and the policies it became."""

    text: str
    url: str
    policies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """items(community): what stands on its plan today. onward(links): where links lead that were
    kept as references. moving(indicator, slug of a city): what is planned so that it moves."""

    items: Callable[[Community], list[Ref]]
    onward: Callable[[Sequence[Ref]], Mapping[Ref, Onward]]
    moving: Callable[[str, str], tuple[Onward, ...]]


_plans: list[Plan] = []


def register(plan: Plan) -> None:
    if plan not in _plans:
        _plans.append(plan)


def items_of(community: Community) -> list[Ref]:
    return [one for plan in _plans for one in plan.items(community)]


def led_to(links: Sequence[Ref]) -> dict[Ref, Onward]:
    """No query where there is no link."""
    return {to: one for plan in _plans for to, one in plan.onward(links).items()} if links else {}


def planned_for(indicator: str, city: str) -> tuple[Onward, ...]:
    return tuple(one for plan in _plans for one in plan.moving(indicator, city))
