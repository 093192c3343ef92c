"""The demo's matrix stands as it is printed, told by real actions."""

from __future__ import annotations

from typing import Any

import pytest

from thrive.base import history
from thrive.cities.models import Enrollment
from thrive.demo.journey_told import CODES, MATRIX, WAYS
from thrive.journey.models import CityMilestone
from thrive.journey.queries.data_plan import accepted_plans
from thrive.journey.queries.facts import journey_facts

pytestmark = pytest.mark.django_db
LETTERS = {
    "verified": "V",
    "completed_prior": "P",
    "submitted": "S",
    "in_progress": "I",
    "skipped": "k",
    "not_started": "N",
}


def test_the_matrix_stages_and_levels_are_as_printed(story: Any) -> None:
    held = Enrollment.objects.holding_a_seat().filter(community__name__in=MATRIX)
    seats = {one.community.name: one for one in held.select_related("community", "cycle")}
    told = {name: _letters(one) for name, one in seats.items()}
    facts = {name: journey_facts(one.community) for name, one in seats.items()}
    faults = list(history.verify())

    assert told == MATRIX
    assert {n: f.level for n, f in facts.items() if f} == {n: w.level for n, w in WAYS.items()}
    assert {n: f.stages[-1].stage.slug for n, f in facts.items() if f} == {
        name: (way.stages[-1][0] if way.stages else "engage") for name, way in WAYS.items()
    }
    assert (facts["Watsonville"].done, facts["Watsonville"].asked) == (3, 3)  # type: ignore[union-attr]
    assert faults == []


def _letters(seat: Enrollment) -> str:
    known = dict(CityMilestone.objects.filter(enrollment=seat).values_list("code", "status"))
    known |= {
        code: fact.status for code, fact in accepted_plans([seat.pk]).get(seat.pk, {}).items()
    }
    asked = {row.code for row, _cell in seat.cycle.rulebook.asked_of(seat.tier)}
    return " ".join(
        LETTERS[known.get(code, "not_started")] if code in asked else "–" for code in CODES
    )
