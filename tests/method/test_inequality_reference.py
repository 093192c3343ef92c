"""Our figures beside those of other programs, and of a long bootstrap written another way."""

from __future__ import annotations

import csv
import math
from functools import cache

import numpy as np
import pytest

from tests.method.shared import shared
from thrive.method import tables
from thrive.method.inequality import Groups, Measure, measures
from thrive.method.inequality.bootstrap import CODES, dispersion
from thrive.method.inequality.cases import cases
from thrive.method.inequality.survey import design, survey_measures

FOLDER = "reference/healthequal"


@cache
def groups() -> dict[str, Groups]:
    return cases(tables.read(str(shared(f"{FOLDER}/healthequal_inputs.csv"))))


@cache
def answers() -> dict[tuple[str, str], Measure]:
    return {(case, found.code): found for case, of in groups().items() for found in measures(of)}


def printed(name: str) -> dict[tuple[str, str], dict[str, float]]:
    with open(shared(f"{FOLDER}/{name}"), encoding="utf-8", newline="") as file:
        return {
            (row["case"], row["fn"]): {
                key: float(row[key]) if row[key] else math.nan
                for key in ("estimate", "se", "lowerci", "upperci")
            }
            for row in csv.DictReader(file)
        }


def right_answers() -> dict[tuple[str, str], dict[str, float]]:
    return printed("healthequal_results.csv") | printed("corrected_scale_answers.csv")


def test_every_estimate_of_the_reference_is_met_to_nine_digits() -> None:
    wanted = right_answers()

    ours = answers()

    assert len(wanted) == 145
    for key, answer in wanted.items():
        assert ours[key].estimate == pytest.approx(answer["estimate"], rel=1e-9), key


def test_every_closed_form_error_and_interval_is_met_to_nine_digits() -> None:
    wanted = {key: value for key, value in right_answers().items() if key[1] not in CODES}

    ours = answers()

    assert len(wanted) == 95
    for key, answer in wanted.items():
        found = ours[key]
        assert found.se == pytest.approx(answer["se"], rel=1e-9, abs=1e-12), key
        assert found.lower == pytest.approx(answer["lowerci"], rel=1e-9), key
        assert found.upper == pytest.approx(answer["upperci"], rel=1e-9), key


def test_bootstrap_intervals_are_near_those_of_a_hundred_draws_elsewhere() -> None:
    wanted = {key: value for key, value in right_answers().items() if key[1] in CODES}

    ours = answers()

    assert len(wanted) == 50
    for key, answer in wanted.items():
        width = answer["upperci"] - answer["lowerci"]
        assert abs(ours[key].lower - answer["lowerci"]) < 0.35 * width, key
        assert abs(ours[key].upper - answer["upperci"]) < 0.35 * width, key


@pytest.mark.parametrize(
    "case",
    ["who_nonordered_sba", "syn_race_01", "syn_race_02", "syn_race_05", "syn_race_06"],
)
def test_bootstrap_intervals_lie_within_five_percent_of_a_run_of_200_000(case: str) -> None:
    of = groups()[case]

    long = long_run(of, 200_000)

    for code, found in dispersion(of).items():
        lower, upper = np.percentile(long[code], [2.5, 97.5])
        width = upper - lower
        assert abs(found.lower - lower) < 0.05 * width, (code, found.lower, lower)
        assert abs(found.upper - upper) < 0.05 * width, (code, found.upper, upper)
        assert found.se == pytest.approx(long[code].std(), rel=0.05)


def long_run(of: Groups, draws: int) -> dict[str, np.ndarray]:
    """The same definitions, drawn by rejection and written out measure by measure."""
    rng = np.random.default_rng(20_260_101)
    values = np.empty((draws, len(of)))
    for j, (y, s) in enumerate(zip(of.estimate, of.se, strict=True)):
        drawn = rng.normal(y, s, draws)
        while (off := (drawn < 0) | (drawn > 100)).any():
            drawn[off] = rng.normal(y, s, int(off.sum()))
        values[:, j] = drawn
    p = of.population / of.population.sum()
    mean = values @ p
    best = values.max(axis=1) if of.favorable else values.min(axis=1)
    to_mean = np.abs(values - mean[:, None])
    to_best = np.abs(values - best[:, None])
    to_reference = np.abs(values - values[:, [int(np.argmax(of.reference))]])
    bgsd = np.sqrt((to_mean**2) @ p)
    return {
        "bgsd": bgsd,
        "covar": 100 * bgsd / mean,
        "idisu": 100 * to_mean.mean(axis=1) / mean,
        "idisw": 100 * (to_mean @ p) / mean,
        "mdmu": to_mean.mean(axis=1),
        "mdmw": to_mean @ p,
        "mdbu": to_best.mean(axis=1),
        "mdbw": to_best @ p,
        "mdru": to_reference.mean(axis=1),
        "mdrw": to_reference @ p,
    }


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("none", {}),
        ("weight", {"weight": "weight"}),
        ("weight_psu_strata", {"weight": "weight", "psu": "psu", "strata": "strata"}),
    ],
)
def test_a_survey_gives_the_figures_of_survey_software(name: str, columns: dict[str, str]) -> None:
    table = tables.read(str(shared(f"{FOLDER}/synthetic_survey_microdata.csv")))
    with open(shared(f"{FOLDER}/synthetic_survey_results.csv"), encoding="utf-8") as file:
        wanted = [row for row in csv.DictReader(file) if row["design"] == name]

    found = {
        one.code: one for one in survey_measures(design(table, "y", "subgroup_order", **columns))
    }

    assert len(wanted) == 6
    for row in wanted:
        ours = found[row["fn"] + ("_linear" if row["linear"] == "TRUE" else "")]
        assert ours.estimate == pytest.approx(float(row["estimate"]), rel=1e-9)
        # the reference program stops its logistic fit a little before ours
        assert ours.se == pytest.approx(float(row["se"]), rel=1e-6)
        assert ours.lower == pytest.approx(float(row["lowerci"]), rel=1e-6)
        assert ours.upper == pytest.approx(float(row["upperci"]), rel=1e-6)
