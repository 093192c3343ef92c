"""Weights that Design Teams published, as anybody may choose them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thrive.base.prepared import prepared
from thrive.wellbeing.models import WeighingSitting
from thrive.wellbeing.recipes.choices import Choices
from thrive.wellbeing.recipes.medians import TOGETHER, Medians


@dataclass(frozen=True, slots=True)
class TeamWeights:
    """One set: `key` in addresses, `name` in words, points by area."""

    key: str
    name: str
    points: Mapping[int, float]
    city: str
    number: int
    is_demo: bool


def team_weights() -> list[TeamWeights]:
    """Every published set, by city; a city's medians apart and together. One query."""
    return [one for row in _published() for one in sets_of(row)]


def sets_of(row: WeighingSitting) -> list[TeamWeights]:
    shown = Medians.from_json(row.result)
    words = {
        TOGETHER: _("Weights of the Design Team of %(city)s"),
        "youth": _("Weights of the Design Team of %(city)s, youth"),
        "adult": _("Weights of the Design Team of %(city)s, adults"),
    }
    return [
        TeamWeights(
            row.key if group == TOGETHER else f"{row.key}-{group}",
            words[group] % {"city": row.community.name},
            shown.points[group],
            row.community.slug,
            row.number,
            row.is_demo,
        )
        for group in (TOGETHER, "youth", "adult")
        if group in shown.points
    ]


def with_team(choices: Choices, sets: Sequence[TeamWeights]) -> tuple[Choices, TeamWeights | None]:
    """The choices with a named team's points put in; without the name where it is not known."""
    if not choices.team:
        return choices, None
    found = next((one for one in sets if one.key == choices.team), None)
    if found is None:
        return replace(choices, team=""), None
    return replace(choices, points=found.points), found


@prepared
def _published() -> QuerySet[WeighingSitting]:
    rows = WeighingSitting.objects.published().select_related("community")
    return rows.order_by("community__slug", "-pk")
