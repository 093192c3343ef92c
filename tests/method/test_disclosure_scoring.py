"""CalHHS publication scores: the worked cases, and the ladder."""

from __future__ import annotations

import csv

import pytest

from tests.method.shared import shared
from thrive.method.disclosure.scores import SCORES
from thrive.method.disclosure.scoring import Release, ladder, score
from thrive.method.errors import BadInput

CITY = Release(4, 900, 12_000, by={"sex": True, "age band": 5, "race": "all"})


def test_all_worked_cases_score_and_end_as_published() -> None:
    with open(shared("reference/ddg_scoring_cases.csv"), newline="") as stream:
        cases = list(csv.DictReader(stream))

    found = []
    for case in cases:
        by: dict[str, bool | int | str] = {"sex": case["by_sex"] == "True"}
        if case["age_band_years"]:
            by["age band"] = int(case["age_band_years"])
        if case["race_groups"]:
            by["race"] = "all" if case["race_groups"] == "all OMB groups" else "five"
        scored = score(
            Release(
                int(case["smallest_cell"]),
                int(case["smallest_denominator"]),
                int(case["geography_population"]),
                case["period"],
                by=by,
            )
        )
        found.append((str(scored.total), str(int(scored.condition)), scored.result))

    columns = ("score", "numerator_denominator_condition_met", "step_result_at_threshold_12")
    assert found == [tuple(case[name] for name in columns) for case in cases]
    assert len(found) == 120


def test_the_table_carried_is_the_published_one() -> None:
    with open(shared("data/calhhs_ddg_publication_scoring.csv"), newline="") as stream:
        published = list(csv.DictReader(stream))

    ours = [(line.characteristic, line.least, line.most, line.score) for line in SCORES]

    assert ours == [
        (
            line["characteristic"],
            int(line["min"]) if line["min"] else None,
            int(line["max"]) if line["max"] else None,
            int(line["score"]),
        )
        for line in published
    ]


def test_every_rung_of_the_ladder_scores_less_until_the_table_may_be_released() -> None:
    rungs = ladder(CITY)

    totals = [rung.score.total for rung in rungs]
    assert totals == [25, 23, 20, 19, 14, 12]
    assert [rung.what for rung in rungs[:4]] == [
        "as it is",
        "widen the narrowest age band to 6 years",
        "pool to 2-4 years",
        "merge places up to 20,001 people or more",
    ]
    assert [rung.score.releasable for rung in rungs] == [False] * 5 + [True]


def test_a_value_the_criteria_do_not_know_is_named() -> None:
    with pytest.raises(BadInput, match="'shoe size' is not a variable of the criteria"):
        score(Release(4, 900, 12_000, by={"shoe size": 9}))
