"""Intervals, margins of error and presentation standards, by hand and beside published figures."""

from __future__ import annotations

import csv
import gzip
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.method.shared import shared
from thrive.method.errors import BadInput
from thrive.method.precision import acs, intervals, standards
from thrive.method.precision.acs import Estimate

KEYS = ("n_eff", "n_star", "kg_lower", "kg_upper", "abs_width", "rel_width_pct")
NAMES = ("n_effective", "n_star", "lower", "upper", "width", "relative_width")


def rows(name: str) -> list[dict[str, str]]:
    with open(shared(f"reference/{name}"), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_intervals_of_the_reference_are_met_to_nine_digits() -> None:
    cases = rows("interval_cases_binomial_poisson.csv")
    x = [float(row["x"]) for row in cases]
    n = [float(row["n"]) for row in cases]

    found = {name: limits(x, n) for name, limits in intervals.BINOMIAL.items()}
    found |= {name: limits(x) for name, limits in intervals.POISSON.items()}

    assert len(cases) == 80
    for name, (lower, upper) in found.items():
        np.testing.assert_allclose(lower, [float(row[f"{name}_l"]) for row in cases], rtol=1e-9)
        np.testing.assert_allclose(upper, [float(row[f"{name}_u"]) for row in cases], rtol=1e-9)


def test_every_case_of_the_presentation_standard_is_decided_alike() -> None:
    cases = rows("nchs_proportion_standard_cases.csv")

    found = [
        standards.proportion(
            float(row["n"]),
            float(row["x"]) / float(row["n"]),
            deff=float(row["deff"]),
            df=float(row["df"]),
        )
        for row in cases
    ]

    assert len(cases) == 150
    assert [(one.decision, one.flags) for one in found] == [
        (row["decision"], row["flags"]) for row in cases
    ]
    for row, one in zip(cases, found, strict=True):
        ours = [getattr(one, name) for name in NAMES]
        theirs = [float(row[key]) if row[key] else math.nan for key in KEYS]
        assert ours == pytest.approx(theirs, rel=1e-9, abs=1e-12, nan_ok=True)


@pytest.mark.parametrize(
    ("n", "p", "deff", "df", "decision", "flags"),
    [
        (29, 0.5, 1.0, None, standards.SMALL, ""),
        (100, 0.5, 4.0, None, standards.SMALL, ""),  # 25 effective
        (40, 0.5, 1.0, None, standards.TOO_WIDE, ""),
        (200, 0.03, 1.0, None, standards.RELATIVELY_WIDE, ""),
        (200, 0.97, 1.0, None, standards.PRESENT, standards.COMPLEMENT),
        (4000, 0.002, 1.0, None, standards.PRESENT, ""),  # narrow, whatever its relative width
        (4000, 0.0, 1.0, None, standards.PRESENT, standards.AT_AN_END),
        (4000, 0.5, 1.0, 7, standards.PRESENT, standards.FEW_DEGREES),
        (4000, 0.5, 1.0, 8, standards.PRESENT, ""),
        (1, 1.0, None, None, standards.SMALL, standards.AT_AN_END),
    ],
)
def test_the_standard_decides_in_its_order(
    n: int, p: float, deff: float | None, df: float | None, decision: str, flags: str
) -> None:
    found = standards.proportion(n, p, deff=deff, df=df)

    assert (found.decision, found.flags) == (decision, flags)


def test_an_error_given_and_the_design_effect_that_makes_it_decide_alike() -> None:
    by_effect = standards.proportion(500, 0.2, deff=1.7, df=40)

    by_error = standards.proportion(500, 0.2, se=by_effect.se, df=40)

    assert by_error == by_effect


@pytest.mark.parametrize(
    "given", [{"p": 1.2}, {"n": 0}, {"se": -1.0}, {"se": math.nan}, {"df": 0.0}]
)
def test_figures_that_cannot_be_are_refused(given: dict[str, float]) -> None:
    with pytest.raises(BadInput):
        standards.proportion(**({"n": 100, "p": 0.5} | given))


def test_a_sum_takes_the_root_of_squares_and_one_zero_estimate_only() -> None:
    parts = [Estimate(100, 30), Estimate(50, 40), Estimate(0, 12), Estimate(0, 9), Estimate(0, 5)]

    found = acs.total(parts)

    assert (found.value, found.moe) == (150, math.sqrt(30**2 + 40**2 + 12**2))
    assert found.note == acs.INDEPENDENT


def test_california_s_poor_children_get_the_margin_the_note_speaks_of() -> None:
    path = shared("data/acs1_child_poverty_by_race_state_2009_2018.csv.gz")
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        cells = [
            row
            for row in csv.DictReader(file)
            if (row["state"], row["year"], row["table"]) == ("California", "2018", "B17020")
        ]
    parts = {
        status: [
            Estimate(float(row["estimate"]), float(row["moe90"]))
            for row in cells
            if row["status"] in status
        ]
        for status in (("below",), ("below", "at_or_above"))
    }

    poor, children = (acs.total(of) for of in parts.values())

    assert (poor.value, children.value) == (1_541_067, 8_863_930)
    assert round(poor.moe) == 25_048
    assert round(100 * acs.proportion(poor, children).value, 1) == 17.4


@pytest.mark.parametrize(
    "label", ["Median household income", "Gini Index", "Mean travel time", "Percent below", "%"]
)
def test_what_does_not_add_is_not_summed(label: str) -> None:
    with pytest.raises(BadInput, match="does not add"):
        acs.total([Estimate(1, 1)], label)


def test_a_count_whose_name_merely_holds_such_a_word_is_summed() -> None:
    found = acs.total([Estimate(1, 1), Estimate(2, 0)], "Households with meantime operations")

    assert found.value == 3


def test_derived_estimates_follow_the_handbook() -> None:
    a, b = Estimate(200, 30), Estimate(800, 40)

    ratio, share = acs.ratio(a, b), acs.proportion(a, b)
    product, change = acs.product(a, b), acs.percent_change(b, a)
    difference = acs.difference(a, b)

    assert (ratio.value, ratio.moe) == (0.25, pytest.approx(math.sqrt(900 + 0.0625 * 1600) / 800))
    assert (share.value, share.moe) == (0.25, pytest.approx(math.sqrt(900 - 0.0625 * 1600) / 800))
    assert (product.value, product.moe) == (160_000, pytest.approx(math.hypot(8_000, 24_000)))
    assert (change.value, change.moe) == (300, pytest.approx(100 * math.hypot(40, 120) / 200))
    assert (difference.value, difference.moe) == (-600, 50)


def test_a_proportion_with_a_negative_radicand_takes_the_formula_of_a_ratio() -> None:
    share = acs.proportion(Estimate(90, 10), Estimate(100, 50))

    assert share.moe == acs.ratio(Estimate(90, 10), Estimate(100, 50)).moe
    assert share.note.startswith(acs.TURNED)


def test_a_part_beyond_its_whole_is_refused() -> None:
    with pytest.raises(BadInput, match="a ratio, not a proportion"):
        acs.proportion(Estimate(110, 1), Estimate(100, 1))


@pytest.mark.parametrize(
    ("cv", "classes", "named"),
    [
        (12.0, "12/40", "high reliability"),
        (12.1, "12/40", "medium reliability"),
        (40.1, "12/40", "low reliability"),
        (12.1, "15/30", "high reliability"),
        (30.0, "15/30", "medium reliability"),
        (30.1, "15/30", "low reliability"),
        (math.nan, "15/30", ""),
    ],
)
def test_the_limits_of_reliability_are_a_choice(cv: float, classes: str, named: str) -> None:
    assert acs.reliability(cv, classes) == named


def test_the_bureau_s_codes_are_not_margins() -> None:
    controlled = acs.published(500, -555555555)

    with pytest.raises(BadInput, match="a code for a missing margin"):
        acs.published(500, -222222222)
    assert (controlled.moe, controlled.cv) == (0, 0)


COUNTS = st.integers(0, 5_000).flatmap(lambda n: st.tuples(st.integers(0, n + 1), st.just(n + 1)))


@settings(max_examples=60, deadline=None)
@given(COUNTS, st.floats(0.5, 0.999))
def test_an_interval_holds_its_estimate_and_mirrors_its_complement(
    count: tuple[int, int], level: float
) -> None:
    x, n = count

    for limits in intervals.BINOMIAL.values():
        lower, upper = limits(x, n, level)
        mirrored_lower, mirrored_upper = limits(n - x, n, level)
        assert lower <= x / n + 1e-12
        assert x / n - 1e-12 <= upper
        assert lower == pytest.approx(1 - mirrored_upper, abs=1e-9)
        assert upper == pytest.approx(1 - mirrored_lower, abs=1e-9)
    for limits in intervals.POISSON.values():
        lower, upper = limits(x, level)
        assert 0 <= lower <= x <= upper


@settings(max_examples=60, deadline=None)
@given(COUNTS, st.floats(0.5, 0.98))
def test_more_confidence_never_narrows_an_interval(count: tuple[int, int], level: float) -> None:
    x, n = count

    for name, limits in intervals.BINOMIAL.items():
        if name == "agresti_coull":
            continue  # of one or two trials its limits move inwards as z grows
        inner, outer = limits(x, n, level), limits(x, n, level + 0.01)
        assert outer[0] <= inner[0]
        assert outer[1] >= inner[1]


PARTS = st.lists(
    st.tuples(st.integers(0, 10_000), st.floats(0, 500)).map(lambda t: Estimate(*t)),
    min_size=1,
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(PARTS, st.randoms())
def test_a_sum_does_not_depend_on_the_order_and_lies_between_its_bounds(
    parts: list[Estimate], chance: Any
) -> None:
    shuffled = list(parts)
    chance.shuffle(shuffled)

    found, again = acs.total(parts), acs.total(shuffled)

    assert again.value == found.value
    assert again.moe == pytest.approx(found.moe, rel=1e-12)
    assert max(part.moe for part in parts) <= found.moe * (1 + 1e-12)
    assert found.moe <= math.fsum(part.moe for part in parts) * (1 + 1e-12)


@pytest.mark.parametrize(("x", "n"), [(-1, 10), (11, 10), (1, 0), (math.nan, 10)])
def test_counts_that_cannot_be_are_refused(x: float, n: float) -> None:
    for limits in intervals.BINOMIAL.values():
        with pytest.raises(BadInput):
            limits(x, n)
