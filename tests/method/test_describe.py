"""Indicators described before anything is done to them."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tests.method import asem
from thrive.method.index.describe import describe

PUBLISHED = {
    "minimum": "Min",
    "maximum": "Max",
    "mean": "Mean",
    "median": "Median",
    "sd": "Std",
    "skew": "Skew",
    "kurtosis": "Kurt",
    "share_available": "Frc.Avail",
    "share_nonzero": "Frc.NonZero",
    "share_unique": "Frc.Unique",
    "share_same": "Frc.Same",
}
COUNTS = {"available": "N.Avail", "nonzero": "N.NonZero", "unique": "N.Unique", "same": "N.Same"}
FLAGS = {
    "few values": "Flag.Avail",
    "many zeros": "Flag.NonZero",
    "few different values": "Flag.Unique",
    "outliers": "Flag.SkewKurt",
}


def test_every_indicator_of_the_reference_example_is_described_as_published():
    published = asem.table("asem_stats_raw")

    found = describe(asem.raw_values(), asem.codes())

    assert [one.column for one in found] == published.text("iCode")
    off = set()
    for at, one in enumerate(found):
        for name, column in (PUBLISHED | COUNTS).items():
            expected = published.numbers(column)[at]
            # Printed to three digits; half a unit of the last is 0.5 % at most.
            near = name in COUNTS or getattr(one, name) == pytest.approx(expected, rel=5.01e-3)
            if not near or (name in COUNTS and getattr(one, name) != expected):
                off.add((one.column, name))
        for warning, column in FLAGS.items():
            assert (warning in one.warnings) == (published.text(column)[at] != "ok")

    # Two of its values differ beyond the 15 digits that the input file prints.
    assert off == {("TolMin", "unique"), ("TolMin", "share_unique")}


def test_an_empty_a_lonely_and_a_constant_column_are_described_without_fault():
    nan = math.nan
    values = np.array([[nan, 3.0, 5.0], [nan, nan, 5.0], [nan, nan, 5.0]])

    empty, lonely, constant = describe(values, ["a", "b", "c"])

    assert (empty.available, empty.warnings) == (0, ("no value",))
    assert (lonely.mean, math.isnan(lonely.sd)) == (3.0, True)
    assert "few values" in lonely.warnings
    assert "constant" in constant.warnings
    assert constant.sd == 0
