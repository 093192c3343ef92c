"""Small cases worked by hand, and what is refused."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from thrive.method.errors import BadInput
from thrive.method.inequality import Groups, Measure, measures
from thrive.method.inequality.bootstrap import DRAWS, dispersion, simulated

NAN = math.nan


def found(code: str, estimate: list[float], **given: Any) -> Measure:
    force = given.pop("force", False)
    groups = Groups.of(estimate, **({"favorable": False} | given))
    return next(one for one in measures(groups, draws=200, force=force) if one.code == code)


@pytest.mark.parametrize(
    ("favorable", "reference", "d", "r"),
    [
        (True, 1, 30.0, 2.5),  # the reference against the lowest
        (False, 1, 10.0, 1.2),  # the highest against the reference
        (True, None, 40.0, 3.0),  # the highest against the lowest
        (False, None, 40.0, 3.0),
    ],
)
def test_without_order_the_reference_says_which_two_groups_are_compared(
    favorable: bool, reference: int | None, d: float, r: float
) -> None:
    given = {"favorable": favorable, "reference": reference}

    difference = found("d", [20.0, 50.0, 60.0], **given)
    ratio = found("r", [20.0, 50.0, 60.0], **given)

    assert (difference.estimate, ratio.estimate) == (d, r)


@pytest.mark.parametrize(("favorable", "d"), [(True, 30.0), (False, -30.0)])
def test_with_an_order_the_most_and_the_least_advantaged_are_compared(
    favorable: bool, d: float
) -> None:
    difference = found("d", [50.0, 90.0, 20.0], order=[3, 2, 1], favorable=favorable)

    assert difference.estimate == d


def test_a_reference_that_is_itself_the_extreme_differs_by_nothing() -> None:
    difference = found("d", [20.0, 50.0, 60.0], favorable=True, reference=0, se=[1, 1, 1])

    assert (difference.estimate, math.isnan(difference.se)) == (0.0, True)
    assert difference.note == "The reference group is itself the extreme one."


def test_the_error_of_a_ratio_is_of_its_logarithm_and_says_so() -> None:
    ratio = found("r", [20.0, 50.0, 40.0], se=[1.0, 2.0, 1.0])

    assert ratio.se == pytest.approx(math.sqrt(0.04**2 + 0.05**2), rel=1e-12)
    assert ratio.lower == pytest.approx(math.exp(math.log(2.5) - 1.959964 * ratio.se), rel=1e-7)
    assert ratio.note == "The standard error is of the natural logarithm."


def test_spread_is_measured_around_the_weighted_mean() -> None:
    given = {"population": [100.0, 300.0, 100.0], "reference": 2}

    spread = {
        code: found(code, [10.0, 20.0, 40.0], **given).estimate
        for code in ("bgv", "bgsd", "covar", "idisu", "idisw", "mdmu", "mdmw", "mdbu", "mdbw")
    }
    spread |= {code: found(code, [10.0, 20.0, 40.0], **given).estimate for code in ("mdru", "mdrw")}

    mean = 22.0
    assert spread == pytest.approx(
        {
            "bgv": 0.2 * 144 + 0.6 * 4 + 0.2 * 324,
            "bgsd": math.sqrt(96),
            "covar": 100 * math.sqrt(96) / mean,
            "idisu": 100 * 32 / 3 / mean,
            "idisw": 100 * 7.2 / mean,
            "mdmu": 32 / 3,
            "mdmw": 7.2,
            "mdbu": 40 / 3,
            "mdbw": 12.0,
            "mdru": 50 / 3,
            "mdrw": 18.0,
        },
        rel=1e-12,
    )


def test_what_is_attributable_is_the_distance_of_the_best_group_from_the_mean() -> None:
    risk = found("parisk", [10.0, 20.0, 40.0], population=[100, 300, 100])
    fraction = found("paf", [10.0, 20.0, 40.0], population=[100, 300, 100])

    assert (risk.estimate, fraction.estimate) == pytest.approx((-12.0, -100 * 12 / 22))


def test_nothing_is_attributable_when_the_most_advantaged_do_worse_than_average() -> None:
    risk = found("parisk", [10.0, 20.0, 40.0], population=[1, 1, 1], order=[1, 2, 3])

    assert (risk.estimate, math.isnan(risk.se)) == (0.0, True)
    assert risk.note.endswith("so nothing is attributable.")


def test_a_setting_average_gives_way_to_populations_and_a_gap_is_noted() -> None:
    near = found("mdmu", [10.0, 20.0, 30.0], population=[1, 1, 1], setting_average=20.1)
    far = found("mdmu", [10.0, 20.0, 30.0], population=[1, 1, 1], setting_average=30.0)

    assert near.estimate == far.estimate == pytest.approx(20 / 3)
    assert "setting average" not in near.note
    assert far.note.startswith(
        "The setting average given, 30, differs by more than 1 % from the groups' weighted mean, "
        "20, which is used."
    )


def test_without_populations_the_setting_average_is_the_mean() -> None:
    given = {"setting_average": 25.0}

    distance = found("mdmu", [10.0, 20.0, 30.0], **given)
    weighted = found("mdmw", [10.0, 20.0, 30.0], **given)

    assert distance.estimate == pytest.approx(25 / 3)
    assert (math.isnan(weighted.estimate), weighted.note) == (
        True,
        "Populations are needed, and none is given.",
    )


@pytest.mark.parametrize(
    ("code", "given", "sentence"),
    [
        ("bgv", {"estimate": [1.0, 2.0]}, "Fewer than three groups have an estimate."),
        ("mdru", {}, "No reference group is marked."),
        ("mdru", {"reference": [True, True, False]}, "2 reference groups are marked where one is"),
        ("idisu", {"population": None}, "Neither populations nor a setting average are given."),
        ("bgv", {"population": [0, 0, 0]}, "The populations sum to zero."),
        ("sii", {"order": [1, 2, 4]}, "The order of the groups is not consecutive integers"),
        ("aci", {"order": [1, 2, 2]}, "The order of the groups is not consecutive integers"),
        ("d", {"order": [1, 2, NAN]}, "The order of the groups is not consecutive integers"),
        ("d", {"estimate": [1, 2, NAN, 4]}, "1 of 4 groups lack an estimate, more than 15 %"),
        ("r", {"estimate": [0.0, 2.0, 3.0]}, "The ratio would divide by zero: group 1 is at 0."),
        ("ti", {"estimate": [-1.0, 2.0, 3.0]}, "A negative estimate has no logarithm."),
        ("covar", {"estimate": [0.0, 0.0, 0.0]}, "The mean is not above zero, so nothing can be"),
        ("sii", {"estimate": [0, 0, 0], "order": [1, 2, 3]}, "Every estimate is at the same end"),
        (
            "rii",
            {"estimate": [0, 50, 100], "order": [1, 2, 3]},
            "The estimates step from one end of the scale to the other",
        ),
        (
            "rci_wagstaff",
            {"estimate": [20, 50, 101], "order": [1, 2, 3]},
            "An estimate lies outside its bounds, 0 and 100.",
        ),
    ],
)
def test_a_measure_that_cannot_be_had_says_why(
    code: str, given: dict[str, Any], sentence: str
) -> None:
    values = {"estimate": [1.0, 2.0, 3.0], "population": [1000, 2000, 1000]} | given
    estimate = values.pop("estimate")
    if len(estimate) != 3:
        values["population"] = [1000] * len(estimate)

    refused = found(code, estimate, **values)

    assert math.isnan(refused.estimate)
    assert refused.note.startswith(sentence)


def test_force_measures_what_is_left_and_names_what_is_not() -> None:
    forced = found("mdbu", [1.0, 2.0, NAN, 4.0], names=["a", "b", "c", "d"], force=True)

    assert forced.estimate == pytest.approx(4 / 3)
    assert forced.note.startswith("Left out, lacking an estimate: c.")


def test_a_group_without_residents_weighs_nothing_but_still_counts_as_a_group() -> None:
    given = {"population": [100, 0, 300, 100]}

    weighted = found("mdmw", [10.0, 99.0, 20.0, 40.0], **given)
    plain = found("mdbu", [10.0, 99.0, 20.0, 40.0], **given)

    assert weighted.estimate == pytest.approx(7.2)
    assert weighted.note.startswith("1 group has a population of zero: no weight.")
    assert plain.estimate == pytest.approx((89 + 10 + 30) / 4)


def test_without_standard_errors_there_are_estimates_and_no_intervals() -> None:
    spread = found("mdbu", [10.0, 20.0, 40.0])

    assert spread.estimate == pytest.approx(40 / 3)
    assert (math.isnan(spread.se), math.isnan(spread.lower)) == (True, True)
    assert spread.note == "No interval: not every group has a standard error."


def test_a_zero_counts_as_a_millionth_where_a_logarithm_is_taken() -> None:
    theil = found("ti", [0.0, 20.0, 40.0], population=[100, 300, 100], se=[1, 1, 1])

    r = np.array([1e-6, 20.0, 40.0]) / (0.2e-6 + 12 + 8)
    assert theil.estimate == pytest.approx(1000 * np.array([0.2, 0.6, 0.2]) @ (r * np.log(r)))
    assert theil.note.startswith("An estimate of zero counts as 0.000001")


def test_shares_instead_of_populations_are_not_rounded_to_persons() -> None:
    of_persons = found("sii", [10, 20, 40], population=[2e6, 5e6, 3e6], order=[1, 2, 3])
    of_shares = found("sii", [10, 20, 40], population=[0.2, 0.5, 0.3], order=[1, 2, 3])

    assert of_shares.estimate == pytest.approx(of_persons.estimate, rel=1e-9)
    assert of_shares.se == pytest.approx(of_persons.se, rel=1e-9)


def test_the_same_seed_draws_the_same_interval_and_the_note_records_it() -> None:
    groups = Groups.of(
        [10, 20, 40], se=[1, 2, 3], population=[1, 2, 3], reference=0, favorable=True
    )

    first, again, other = (dispersion(groups, draws=500, seed=seed) for seed in (7, 7, 8))

    assert first == again
    assert first["bgsd"].lower != other["bgsd"].lower
    assert first["bgsd"].note == "Standard error and interval from 500 bootstrap draws, seed 7."


def test_draws_stay_within_what_a_percentage_can_be() -> None:
    groups = Groups.of([0.0, 50.0, 100.0], se=[5.0, 60.0, 5.0], favorable=True)

    values = np.concatenate(list(simulated(groups, 20_000, 1)))

    assert (values.shape, values.min() >= 0, values.max() <= 100) == ((20_000, 3), True, True)
    # a normal distribution cut at its middle has its mean at se √(2/π)
    assert values[:, 0].mean() == pytest.approx(5 * math.sqrt(2 / math.pi), rel=0.03)


def test_too_few_draws_and_a_negative_seed_are_refused() -> None:
    groups = Groups.of([10, 20, 40], favorable=True)

    with pytest.raises(BadInput, match=r"^99 draws are too few; take 100 or more\.$"):
        dispersion(groups, draws=99)
    with pytest.raises(BadInput, match=r"^The seed -1 is negative\.$"):
        dispersion(groups, seed=-1)
    assert DRAWS >= 2_000


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"se": [1, -1, 1]}, "a standard error is negative."),
        ({"population": [1, -1, 1]}, "a population is negative."),
        ({"population": [1, 1]}, "the columns of the groups differ in length."),
        ({"se": [1, math.inf, 1]}, "a value is infinite."),
        ({"scale": 0}, "the indicator's scale is not a number above zero."),
    ],
)
def test_impossible_groups_are_refused(given: dict[str, Any], sentence: str) -> None:
    with pytest.raises(BadInput) as refusal:
        Groups.of([1.0, 2.0, 3.0], favorable=True, **given)
    assert str(refusal.value) == sentence
