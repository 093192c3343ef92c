"""Data availability: who has enough to be scored."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.method import asem
from thrive.method.errors import BadInput
from thrive.method.index.screening import availability, availability_by_group, keep

GAPS = np.array([[1.0, np.nan, 0.0, 4.0], [0.0, 0.0, 3.0, 4.0], [np.nan] * 4])


def test_every_unit_of_the_reference_example_has_its_published_availability():
    published = asem.table("asem_data_availability")

    found = availability(asem.raw_values())

    assert published.text("uCode") == list(asem.units())
    assert found.missing.tolist() == published.numbers("N_missing").tolist()
    assert found.zeros.tolist() == published.numbers("N_zero").tolist()
    assert found.missing_or_zero.tolist() == published.numbers("N_miss_or_zero").tolist()
    np.testing.assert_allclose(found.share, published.numbers("Dat_Avail"), rtol=1e-13)
    np.testing.assert_allclose(found.nonzero_share, published.numbers("Non_Zero"), rtol=1e-13)


def test_the_nonzero_share_is_of_what_is_present():
    found = availability(GAPS)

    assert found.share.tolist() == [0.75, 1.0, 0.0]
    assert found.nonzero_share[:2].tolist() == [2 / 3, 0.5]
    assert np.isnan(found.nonzero_share[2])


def test_zeros_may_count_as_missing():
    found = availability(GAPS, zeros_missing=True)

    assert found.share.tolist() == [0.5, 0.5, 0.0]


def test_a_unit_exactly_at_the_threshold_stays():
    kept = keep(GAPS, min_share=0.75)

    assert kept.tolist() == [True, True, False]


def test_too_many_zeros_exclude_and_so_does_having_nothing():
    kept = keep(GAPS, min_share=0.0, min_nonzero_share=0.6)

    assert kept.tolist() == [True, False, False]


def test_the_threshold_may_hold_within_every_group():
    groups = {"left": [0, 1], "right": [2, 3]}

    kept = keep(GAPS, min_share=0.75, groups=groups)

    assert kept.tolist() == [False, True, False]
    assert availability_by_group(GAPS, groups)["left"].tolist() == [0.5, 1.0, 0.0]


def test_a_unit_may_be_kept_or_left_out_by_name():
    last, first = np.array([False, False, True]), np.array([True, False, False])

    kept = keep(GAPS, include=last, exclude=first)

    assert kept.tolist() == [False, True, True]


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: availability(np.empty((3, 0))), "there is no indicator to screen by."),
        (
            lambda: keep(GAPS, min_share=75),
            "min_share is 75; a share lies between 0 and 1.",
        ),
        (
            lambda: keep(GAPS, groups={"THEME9": []}),
            "column THEME9: the group has no indicator to screen by.",
        ),
    ],
)
def test_a_screen_that_cannot_be_is_refused(call, says):
    with pytest.raises(BadInput) as refused:
        call()

    assert str(refused.value) == says


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.sampled_from([np.nan, 0.0, 1.0]), min_size=3, max_size=3), min_size=1))
def test_losing_a_value_never_brings_a_unit_in(rows):
    values = np.array(rows)
    fewer = values.copy()
    fewer[:, 0] = np.nan

    before, after = keep(values, min_share=0.5), keep(fewer, min_share=0.5)

    assert not (after & ~before).any()
