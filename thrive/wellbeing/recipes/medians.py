"""Many people's points as medians, youth and adults apart, so that nobody's own can be found.

A group's median stands from five people on. The median of everybody together stands from five on,
too, but not where one group is shown and the other is too small: the few would stand out between
the two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

FEWEST = 5
BUDGET = 100
AREAS = (1, 2, 3, 4, 5, 6)
GROUPS = ("youth", "adult")
TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Medians:
    """`people` who gave points by group and together; `points` by group, of 100, by area.

    A group without an entry in `points` is withheld. Points add up to 100 within rounding.
    """

    people: Mapping[str, int]
    points: Mapping[str, Mapping[int, float]]

    def as_json(self) -> dict[str, Any]:
        shown = {
            name: {str(area): value for area, value in of.items()}
            for name, of in self.points.items()
        }
        return {"people": dict(self.people), "points": shown}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Medians:
        return cls(
            told["people"],
            {
                name: {int(area): value for area, value in of.items()}
                for name, of in told["points"].items()
            },
        )


def medians(votes: Sequence[tuple[str, Mapping[int, float]]]) -> Medians:
    """`votes`: each person's group, youth or adult, and points by area."""
    of: dict[str, list[Mapping[int, float]]] = {
        name: [points for group, points in votes if group == name] for name in GROUPS
    }
    people = {name: len(points) for name, points in of.items()} | {TOGETHER: len(votes)}
    shown = {name for name in GROUPS if people[name] >= FEWEST}
    hidden = {name for name in GROUPS if 0 < people[name] < FEWEST}
    found = {name: _medians(of[name]) for name in sorted(shown)}
    if len(votes) >= FEWEST and not (shown and hidden):
        found[TOGETHER] = _medians([points for _group, points in votes])
    return Medians(people, found)


def _medians(votes: Sequence[Mapping[int, float]]) -> dict[int, float]:
    """Area by area, then scaled so that they add up to 100; equal where all medians are 0."""
    found = {area: float(median(points.get(area, 0) for points in votes)) for area in AREAS}
    total = sum(found.values())
    if not total:
        return {area: round(BUDGET / len(AREAS), 1) for area in AREAS}
    return {area: round(BUDGET * points / total, 1) for area, points in found.items()}
