"""Tracts put together: sums, shares and their margins by hand; what does not add is refused."""

from __future__ import annotations

import csv
import datetime
import io
import math
from collections import defaultdict
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thrive.indicators.queries.aggregate import as_csv, together
from thrive.indicators.queries.numbers import About, Edition, Number, number_of
from thrive.program.text import Text

DAY = datetime.date(2026, 6, 1)
EDITION = Edition("set", "Set", 1, "2018", "Census", "ACS", "public", "", DAY, DAY, "f" * 64, False)


def about(slug: str, unit: str, per: int, *, additive: bool = False) -> About:
    name = Text(slug.title(), slug.title())
    return About(slug, name, name, unit, per, "down", "", "", None, None, False, True, additive)


class Shelved:
    """A shelf of these rows: (tract, indicator, value, count, of how many, margin, status)."""

    def __init__(self, abouts: list[About], *rows: tuple[Any, ...], period: str = "2014-2018"):
        self.abouts = {one.slug: one for one in abouts}
        self._held: dict[str, list[Number]] = defaultdict(list)
        for tract, indicator, value, part, whole, moe, *more in rows:
            row = {
                "place": f"tract2010:{tract}",
                "indicator": indicator,
                "groups": "",
                "period": period,
                "year": int(period[-4:]),
                "value": value,
                "numerator": part,
                "denominator": whole,
                "moe": moe,
                "status": more[0] if more else "ok",
            }
            per = self.abouts[indicator].per
            self._held[row["place"]].append(number_of(row, EDITION, Number.made, per))  # type: ignore[arg-type]

    def profile(self, place: str) -> list[Number]:
        return self._held[place]


SHARE, COUNT = about("poverty", "percent", 100), about("children", "count", 0, additive=True)
RANK, SCORE = about("rank", "percentile", 0), about("score", "score", 0)


def one(shelf: Shelved, *tracts: str) -> Any:
    [found] = together(tracts or ("A", "B"), shelf)  # type: ignore[arg-type]
    return found


def test_a_share_is_all_counts_over_all_they_are_of() -> None:
    shelf = Shelved(
        [SHARE], ("A", "poverty", 10.0, 100, 1000, 2.0), ("B", "poverty", 40.0, 1200, 3000, 3.0)
    )

    found = one(shelf)

    assert (found.part, found.whole) == (1300, 4000)
    assert found.value == 32.5
    assert found.moe == pytest.approx(100 * math.hypot(20, 90) / 4000)
    assert found.reliability == "high"


def test_a_count_is_a_sum_and_of_zeros_only_the_widest_margin_counts() -> None:
    shelf = Shelved(
        [COUNT],
        ("A", "children", 300, None, None, 30),
        ("B", "children", 0, None, None, 12),
        ("C", "children", 0, None, None, 9),
    )

    found = one(shelf, "A", "B", "C")

    assert (found.value, found.moe) == (300, math.hypot(30, 12))


def test_without_margins_there_is_a_value_and_no_range() -> None:
    shelf = Shelved(
        [SHARE], ("A", "poverty", 10.0, 100, 1000, None), ("B", "poverty", 40.0, 1200, 3000, 3.0)
    )

    found = one(shelf)

    assert (found.value, found.moe, found.low, found.reliability) == (32.5, None, None, "")


def test_what_it_is_a_share_of_may_follow_from_the_percentages() -> None:
    shelf = Shelved(
        [SHARE], ("A", "poverty", 10.0, 100, None, 2.0), ("B", "poverty", 40.0, 1200, 3000, 3.0)
    )

    found = one(shelf)

    assert (found.value, found.derived) == (32.5, True)


@pytest.mark.parametrize(
    ("abouts", "rows", "sentence"),
    [
        (
            [RANK],
            [("A", "rank", 80, None, None, None), ("B", "rank", 40, None, None, None)],
            "A percentile of tracts is not their sum or their mean.",
        ),
        (
            [SCORE],
            [("A", "score", 8, None, None, None), ("B", "score", 4, None, None, None)],
            "Scores of tracts do not add up to a score of all.",
        ),
        (
            [SHARE],
            [("A", "poverty", 8.0, None, None, 1.0), ("B", "poverty", 4.0, None, None, 1.0)],
            "The counts behind these shares are not published, so they cannot be joined.",
        ),
        (
            [SHARE],
            [("A", "poverty", 0.0, 0, None, 1.0), ("B", "poverty", 4.0, 4, 100, 1.0)],
            "In one tract it is zero, and what it is a share of is not published there.",
        ),
        (
            [SHARE],
            [("A", "poverty", 0.0, 0, 0, 1.0), ("B", "poverty", 0.0, 0, 0, 1.0)],
            "Nobody lives there whom this number is about.",
        ),
        (
            [SHARE],
            [
                ("A", "poverty", 8.0, 80, 1000, 1.0),
                ("B", "poverty", None, None, None, None, "suppressed"),
            ],
            "No number may be shown for 1 of 2 tracts, so there is no sum of all.",
        ),
        (
            [SHARE],
            [("A", "poverty", 8.0, 80, 1000, 1.0)],
            "No number may be shown for 1 of 2 tracts, so there is no sum of all.",
        ),
    ],
)
def test_what_cannot_be_put_together_says_why(
    abouts: list[About], rows: list[tuple[Any, ...]], sentence: str
) -> None:
    found = one(Shelved(abouts, *rows))

    assert (found.value, found.part, found.whole, found.moe) == (None, None, None, None)
    assert found.refused == sentence


def test_the_file_holds_the_rows_of_the_page() -> None:
    shelf = Shelved(
        [SHARE, RANK], ("A", "poverty", 10.0, 100, 1000, 2.0), ("A", "rank", 80, None, None, None)
    )
    found = together(["A"], shelf)  # type: ignore[arg-type]

    rows = list(csv.DictReader(io.StringIO(as_csv(found, ["A"]).removeprefix("\ufeff"))))

    assert [(row["indicator"], row["value"], row["moe_90"]) for row in rows] == [
        ("poverty", "10.0", "2.0"),
        ("rank", "", ""),
    ]
    assert rows[1]["not_given_because"] == "A percentile of tracts is not their sum or their mean."


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 500), st.integers(500, 5000), st.floats(0, 20)),
        min_size=1,
        max_size=8,
    )
)
def test_a_share_of_all_lies_between_those_of_its_tracts(
    parts: list[tuple[int, int, float]],
) -> None:
    rows = [
        (f"T{n}", "poverty", 100 * part / whole, part, whole, moe)
        for n, (part, whole, moe) in enumerate(parts)
    ]

    found = one(Shelved([SHARE], *rows), *(row[0] for row in rows))

    shares = [row[2] for row in rows]
    assert min(shares) - 1e-9 <= found.value <= max(shares) + 1e-9
    assert found.moe <= max(row[5] for row in rows) * math.sqrt(len(rows)) + 1e-9
    assert 0 <= found.low <= found.value <= found.high <= 100
