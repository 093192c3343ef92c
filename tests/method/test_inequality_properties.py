"""What must hold for any groups."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thrive.method.inequality import Groups, Measure, measures
from thrive.method.inequality.bootstrap import CODES

RELATIVE = ("r", "rii_linear", "rci", "covar", "ti", "mld", "idisu", "idisw", "paf")
ABSOLUTE = ("d", "sii_linear", "aci", "bgsd", "mdbu", "mdbw", "mdmu", "mdmw", "mdru", "mdrw")


@st.composite
def settings_of_groups(draw: st.DrawFn) -> dict[str, list[float]]:
    size = draw(st.integers(3, 9))
    columns = {
        "estimate": st.floats(1, 99),
        "se": st.floats(0.1, 10),
        "population": st.integers(1_000, 1_000_000).map(float),
    }
    return {name: draw(st.lists(of, min_size=size, max_size=size)) for name, of in columns.items()}


def all_of(groups: Groups) -> dict[str, Measure]:
    return {found.code: found for found in measures(groups, draws=100)}


@settings(max_examples=40, deadline=None)
@given(settings_of_groups(), st.booleans(), st.floats(0.01, 1))
def test_relative_measures_ignore_the_unit_and_absolute_ones_follow_it(
    columns: dict[str, list[float]], favorable: bool, unit: float
) -> None:
    order = list(range(1, len(columns["estimate"]) + 1))
    scaled = columns | {name: [unit * v for v in columns[name]] for name in ("estimate", "se")}

    of = {"favorable": favorable, "reference": 0, "order": order}
    before = all_of(Groups.of(**columns, **of))
    after = all_of(Groups.of(**scaled, **of))

    for code in RELATIVE:
        assert after[code].estimate == pytest.approx(
            before[code].estimate, rel=1e-6, abs=1e-6, nan_ok=True
        )
    for code in ABSOLUTE:
        assert after[code].estimate == pytest.approx(
            unit * before[code].estimate, rel=1e-6, abs=1e-9
        )


@settings(max_examples=40, deadline=None)
@given(settings_of_groups(), st.floats(1, 99), st.booleans())
def test_equal_groups_are_equal_by_every_measure(
    columns: dict[str, list[float]], rate: float, favorable: bool
) -> None:
    size = len(columns["estimate"])
    equal = columns | {"estimate": [rate] * size}

    # shares keep the rates from being rounded to whole events
    equal["population"] = [1 / size] * size
    found = all_of(
        Groups.of(**equal, favorable=favorable, reference=0, order=list(range(1, size + 1)))
    )

    assert {code: one.estimate for code, one in found.items()} == pytest.approx(
        {code: 1.0 if code in ("r", "rii", "rii_linear") else 0.0 for code in found}, abs=1e-6
    )


@settings(max_examples=40, deadline=None)
@given(settings_of_groups(), st.randoms(), st.booleans())
def test_the_order_in_which_groups_are_listed_does_not_matter(
    columns: dict[str, list[float]], chance: object, favorable: bool
) -> None:
    size = len(columns["estimate"])
    shuffled = list(range(size))
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    other = {name: [values[k] for k in shuffled] for name, values in columns.items()}

    listed = all_of(
        Groups.of(**columns, favorable=favorable, reference=0, order=list(range(1, size + 1)))
    )
    relisted = all_of(
        Groups.of(
            **other,
            favorable=favorable,
            reference=shuffled.index(0),
            order=[k + 1 for k in shuffled],
        )
    )

    for code, one in listed.items():
        assert relisted[code].estimate == pytest.approx(
            one.estimate, rel=1e-7, abs=1e-7, nan_ok=True
        ), code


@settings(max_examples=40, deadline=None)
@given(settings_of_groups(), st.booleans())
def test_a_closed_form_interval_holds_its_estimate(
    columns: dict[str, list[float]], favorable: bool
) -> None:
    order = list(range(1, len(columns["estimate"]) + 1))

    found = all_of(Groups.of(**columns, favorable=favorable, reference=0, order=order))

    for code, one in found.items():
        if code in CODES:
            assert one.lower <= one.upper
        elif not math.isnan(one.se):
            assert one.se >= 0
            assert one.lower <= one.estimate <= one.upper


@settings(max_examples=40, deadline=None)
@given(settings_of_groups())
def test_the_concentration_index_turns_its_sign_with_the_order(
    columns: dict[str, list[float]],
) -> None:
    order = np.arange(1, len(columns["estimate"]) + 1)

    up = all_of(Groups.of(**columns, favorable=True, order=order))
    down = all_of(Groups.of(**columns, favorable=True, order=order[::-1]))

    for code in ("aci", "rci", "rci_erreygers", "sii_linear"):
        assert up[code].estimate == pytest.approx(-down[code].estimate, rel=1e-6, abs=1e-7)
        assert up[code].se == pytest.approx(down[code].se, rel=1e-6, abs=1e-9)
