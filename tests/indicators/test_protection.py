"""What is hidden, and that it cannot be reckoned back from what is published."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as parquet
import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as tries
from hypothesis import strategies as st
from scipy.optimize import linprog

from tests.indicators.files.way import csv
from tests.indicators.ground import ROWS, dataset, draft, published, staff
from thrive.base.decisions import Refused
from thrive.indicators.actions import disclosing, reviewing
from thrive.indicators.protecting.sums import IN, system
from thrive.indicators.protection import Guard, protect
from thrive.indicators.store.schema import HIDDEN, NUMBERS, OBSERVATION, STATUSES

PEOPLE = {"county:06095": 450_000, "place:0681666": 126_000, "state:06": 39_500_000}
Row = tuple[str, str, float | None, float | None]


def _table(rows: list[Row], period: str = "2023", **more: list[Any]) -> pa.Table:
    n = len(rows)
    columns: dict[str, Any] = {
        "place": [row[0] for row in rows],
        "indicator": ["child-poverty"] * n,
        "period": [period] * n,
        "year": pa.array([int(period[-4:])] * n, pa.int16()),
        "groups": [row[1] for row in rows],
        "value": pa.array(more.get("value", [None] * n), pa.float64()),
        "numerator": pa.array([row[2] for row in rows], pa.float64()),
        "denominator": pa.array([row[3] for row in rows], pa.float64()),
        "moe": pa.array(more.get("moe", [None] * n), pa.float64()),
        "status": pa.DictionaryArray.from_arrays(
            pa.array([0] * n, pa.int8()), pa.array(STATUSES, pa.string())
        ),
    }
    return pa.table(columns, schema=OBSERVATION)


def _statuses(table: pa.Table) -> list[str]:
    return [str(one) for one in table.column("status").cast(pa.string()).to_pylist()]


def _by_race(*counts: tuple[str, float, float], place: str = "county:06095") -> list[Row]:
    parts: list[Row] = [(place, f"race={race}", n, d) for race, n, d in counts]
    return [(place, "", sum(n for _, n, _ in counts), sum(d for *_, d in counts)), *parts]


FIVE = _by_race(
    ("white", 150, 12000), ("latino", 100, 11000), ("black", 43, 5000), ("asian", 7, 2000)
)


def test_one_cell_of_seven_takes_a_second_one_with_it() -> None:
    found = protect(_table(FIVE), populations=PEOPLE)

    assert _statuses(found.table) == ["ok", "ok", "ok", "suppressed_secondary", "suppressed"]
    assert found.reasons["small"] == 1


def test_no_number_stands_beside_a_hidden_status() -> None:
    table = protect(_table(FIVE), populations=PEOPLE).table

    for row in table.to_pylist():
        if row["status"] in HIDDEN:
            assert [row[name] for name in NUMBERS] == [None] * 4


def test_the_few_who_are_not_counted_are_hidden_too() -> None:
    rows = _by_race(("white", 11_995, 12_000), ("latino", 9_000, 11_000), ("black", 4_000, 5_000))

    found = protect(_table(rows), populations=PEOPLE)

    assert _statuses(found.table)[1] == "suppressed"


def test_a_zero_is_shown() -> None:
    rows = _by_race(("white", 150, 12_000), ("latino", 100, 11_000), ("black", 0, 5_000))

    found = protect(_table(rows), populations=PEOPLE)

    assert _statuses(found.table) == ["ok"] * 4


def test_the_rest_that_parts_leave_is_guarded_like_a_part() -> None:
    rows = _by_race(("white", 150, 12_000), ("latino", 100, 11_000))
    rows[0] = ("county:06095", "", 256, 23_500)  # six more of races nobody gave

    found = protect(_table(rows), populations=PEOPLE)

    assert "suppressed_secondary" in _statuses(found.table)


def test_counts_of_a_small_city_by_race_are_hidden_by_their_score() -> None:
    rows = _by_race(("white", 60, 900), ("latino", 50, 800), place="place:0699999")

    found = protect(_table(rows), populations={"place:0699999": 3_500})

    assert _statuses(found.table)[1:] == ["suppressed", "suppressed"]
    assert found.reasons["score"] >= 2
    first, *_between, last = found.above["race"]
    assert first == ("as it is", 15, False)
    assert last[2]
    assert last[1] <= 12


def test_five_years_together_release_what_one_year_may_not() -> None:
    rows = _by_race(("white", 60, 900), ("latino", 50, 800), place="place:0699999")

    found = protect(_table(rows, "2019-2023"), populations={"place:0699999": 4_500})

    assert _statuses(found.table) == ["ok"] * 3


def test_a_rate_with_no_count_behind_it_is_not_published() -> None:
    rows: list[Row] = [("county:06095", "", None, None)]

    found = protect(_table(rows, value=[12.5]), Guard(per=100), populations=PEOPLE)

    assert _statuses(found.table) == ["suppressed"]
    assert found.reasons["no_count"] == 1


def test_a_percentage_gives_its_count_away_with_its_whole() -> None:
    rows: list[Row] = [("county:06095", "", None, 70.0)]

    found = protect(_table(rows, value=[10.0]), Guard(per=100), populations=PEOPLE)

    assert _statuses(found.table) == ["suppressed"]


def test_a_survey_estimate_is_marked_unstable_and_never_hidden_for_being_small() -> None:
    rows: list[Row] = [("county:06095", "", 5, None), ("county:06001", "", 5, None)]

    found = protect(_table(rows, value=[5.0, 50.0], moe=[4.0, 4.0]), populations=PEOPLE)

    assert _statuses(found.table) == ["unstable", "ok"]


def test_what_an_agency_published_is_not_hidden_again() -> None:
    found = protect(_table(FIVE), Guard(counts=False))

    assert set(_statuses(found.table)) == {"ok"}


def test_the_same_table_is_hidden_in_the_same_way_in_any_order() -> None:
    turned = FIVE[::-1]

    one = protect(_table(FIVE), populations=PEOPLE)
    two = protect(_table(turned), populations=PEOPLE)

    assert _statuses(one.table) == _statuses(two.table)[::-1]


def _bounds(rows: list[Row], table: pa.Table) -> list[tuple[Row, float, float]]:
    """What an attacker who knows every published number can say of each hidden count."""
    made = system({(p, g): (float(n or 0), float(d or 0)) for p, g, n, d in rows})
    codes = sorted(made.counts)
    at = {code: i for i, code in enumerate(codes)}
    equations, right = [], []
    for total, parts in made.sums:
        line = np.zeros(len(codes))
        line[at[total]] = -1
        for part in parts:
            line[at[part]] += 1
        equations.append(line)
        right.append(0.0)
    shown = {
        (one["place"], one["groups"]): one for one in table.to_pylist() if one["status"] == "ok"
    }
    hidden = []
    for place, groups, n, d in rows:
        pairs = dict(part.split("=") for part in groups.split("|")) if groups else {}
        code = (place, *(pairs.get(key, "*") for key in made.keys))
        known = shown.get((place, groups))
        for part, number in ((IN, n), ("*", d)):
            if known is not None or part == "*":  # how many there are is assumed to be known
                line = np.zeros(len(codes))
                line[at[(*code, part)]] = 1
                equations.append(line)
                right.append(float(number or 0))
        if known is None and 0 < (n or 0) < 11:
            hidden.append(((place, groups, n, d), at[(*code, IN)]))
    found = []
    for row, i in hidden:
        ends = []
        for sign in (1, -1):
            cost = np.zeros(len(codes))
            cost[i] = sign
            answer = linprog(cost, A_eq=np.array(equations), b_eq=right, bounds=(0, None))
            ends.append(sign * float(answer.fun) if answer.success else np.inf)
        found.append((row, ends[0], ends[1]))
    return found


COUNT = st.integers(0, 60)


@tries(max_examples=25, deadline=None)
@given(st.lists(st.tuples(COUNT, COUNT, COUNT, COUNT), min_size=1, max_size=3))
def test_no_small_count_can_be_reckoned_from_what_is_published(
    cities: list[tuple[int, ...]],
) -> None:
    keys = [f"race={race}|sex={sex}" for race, sex in product(("a", "b"), ("f", "m"))]
    rows: list[Row] = []
    for number, counts in enumerate(cities):
        place = f"county:0600{2 * number + 1}"
        by = dict(zip(keys, counts, strict=True))
        rows += [(place, key, n, 30_000) for key, n in by.items()]
        for one in ("race=a", "race=b", "sex=f", "sex=m"):
            rows.append((place, one, sum(n for k, n in by.items() if one in k), 60_000))
        rows.append((place, "", sum(counts), 120_000))
    for key in {row[1] for row in rows}:
        same = [row for row in rows if row[1] == key and row[0] != "state:06"]
        total = sum(int(row[2] or 0) for row in same)
        rows.append(("state:06", key, total, sum(int(row[3] or 0) for row in same)))
    rows.sort()

    found = protect(_table(rows), populations={"county:06001": 900_000, **PEOPLE})

    for row, low, high in _bounds(rows, found.table):
        assert high - low >= 9 - 1e-6, (row, low, high)


@pytest.fixture
def _releases_stay_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)


@pytest.mark.django_db
@pytest.mark.usefixtures("_releases_stay_here")
class TestReview:
    def test_two_different_people_publish_what_was_checked(self) -> None:
        release = draft()
        imani, omar = staff(), staff("Omar")

        with pytest.raises(Refused, match="Check first"):
            reviewing.approve(release, by=imani)
        release = disclosing.check(release, by=imani)
        release = reviewing.approve(release, by=imani)
        with pytest.raises(Refused, match="A second person"):
            reviewing.publish(release, by=imani)
        release = reviewing.publish(release, by=omar)

        shown = parquet.read_table(
            release.folder / "public" / "by_indicator" / "child-poverty.parquet"
        )
        statuses = sorted(shown.column("status").cast(pa.string()).to_pylist())
        assert release.status == "published"
        assert statuses == ["ok", "ok", "ok", "suppressed", "suppressed_secondary"]

    def test_the_one_who_imported_may_be_the_first_and_never_both(self) -> None:
        imani = staff()
        release = disclosing.check(draft(by=imani), by=imani)

        release = reviewing.approve(release, by=imani)

        with pytest.raises(Refused, match="A second person"):
            reviewing.publish(release, by=imani)

    def test_nothing_is_published_that_is_not_what_was_checked(self) -> None:
        release = reviewing.approve(disclosing.check(draft(), by=staff()), by=staff())
        file = release.folder / ".checked" / "public" / "by_indicator" / "child-poverty.parquet"
        file.write_bytes(file.read_bytes()[:-1])

        with pytest.raises(Refused, match="Check it once more"):
            reviewing.publish(release, by=staff("Omar"))

        assert not (release.folder / "public").exists()

    def test_coaches_and_the_platform_itself_approve_nothing(self) -> None:
        release = disclosing.check(draft(), by=staff())

        with pytest.raises(Refused, match="decide what is published"):
            reviewing.approve(release, by=staff("Luz", "coach"))

    def test_a_withdrawn_release_says_why_and_its_numbers_stay_for_the_record(self) -> None:
        release = published()

        with pytest.raises(Refused, match="Write the reason"):
            reviewing.withdraw(release, reason="no", by=staff())
        release = reviewing.withdraw(release, reason="The source corrected its file.", by=staff())

        assert release.status == "withdrawn"
        assert (release.folder / "public").exists()

    def test_a_cell_hidden_before_is_not_given_away_by_the_next_release(self) -> None:
        to = dataset()
        published(to=to)
        # Asian children: 7 then 27. Black children stay 43, which was hidden beside the 7: were it
        # shown now, the 7 would follow from the first release's total.
        later = [row.replace("All,300", "All,320").replace("Asian,7", "Asian,27") for row in ROWS]

        second = published(csv(*later), to=to)

        shown = parquet.read_table(
            second.folder / "public" / "by_indicator" / "child-poverty.parquet"
        )
        by_group = {row["groups"]: row["status"] for row in shown.to_pylist()}
        assert by_group["race=black"] == "suppressed"
        assert sum(status != "ok" for status in by_group.values()) >= 2
