"""Protection and attack: the reference tables, the optimum by enumeration, and what must hold."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from itertools import combinations, groupby
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from benchmarks.method_suppression import city
from benchmarks.method_suppression import table as spread
from tests.method.shared import shared
from thrive.method.disclosure.attacker import intervals
from thrive.method.disclosure.blocks import Bounds, Contradiction
from thrive.method.disclosure.cells import Cells, Hierarchy, build
from thrive.method.disclosure.protect import Impossible, protect, reasons
from thrive.method.disclosure.rowspace import determined
from thrive.method.disclosure.rules import SmallCounts, Width
from thrive.method.errors import BadInput


def crossed(counts: np.ndarray) -> Cells:
    names = "abcd"[: counts.ndim]
    given = {
        tuple(f"{name}{at}" for name, at in zip(names, place, strict=True)): float(count)
        for place, count in np.ndenumerate(counts)
    }
    return build([(tuple(names), given)])


def audit_cases() -> list[tuple[list[dict[str, str]], Cells]]:
    with open(shared("reference/cell_suppression_audit_cases.csv"), newline="") as stream:
        lines = list(csv.DictReader(stream))
    cases = []
    for _, group in groupby(lines, key=lambda line: line["table"]):
        table = list(group)
        below: dict[str, list[str]] = {}
        for line in table:
            if line["has_group_subtotals"] == "1" and line["col"] == table[0]["col"]:
                below.setdefault(f"group {line['group']}", []).append(line["row"])
        hierarchy = Hierarchy({"row": {group: tuple(rows) for group, rows in below.items()}})
        counts = {(line["row"], line["col"]): float(line["true_count"]) for line in table}
        cases.append((table, build([(("row", "col"), counts)], hierarchy)))
    return cases


def hidden_of(table: list[dict[str, str]], cells: Cells) -> np.ndarray:
    hidden = np.zeros(len(cells), bool)
    for line in table:
        hidden[cells.index[line["row"], line["col"]]] = line["suppressed"] == "1"
    return hidden


def test_the_attacker_bounds_every_reference_cell_as_the_reference_does() -> None:
    cases = audit_cases()

    off = []
    for table, cells in cases:
        found = intervals(cells, hidden_of(table, cells))
        for line in table:
            i = cells.index[line["row"], line["col"]]
            near = (
                abs(found.lower[i] - float(line["attacker_lower"])) < 1e-6
                and abs(found.upper[i] - float(line["attacker_upper"])) < 1e-6
                and int(found.exact[i]) == int(line["exactly_recoverable"])
            )
            off += [] if near else [line]

    assert (len(cases), off) == (40, [])


def test_no_reference_table_is_recoverable_after_our_own_protection() -> None:
    cases = audit_cases()

    found = [protect(cells) for _, cells in cases]

    assert [int((one.intervals.exact & one.hidden).sum()) for one in found] == [0] * 40
    assert all((one.intervals.width >= one.widths - 1e-5)[one.primary].all() for one in found)


def cheapest_by_enumeration(cells: Cells, width: float) -> int:
    """Tries every choice of up to four cells; one that leaves a cell alone in a sum is idle."""
    primary = SmallCounts().primary(cells.counts)
    others = np.flatnonzero(~primary)
    inside = (cells.matrix != 0).astype(int)
    best = 10**9
    for size in range(5):
        chosen = np.array(list(combinations(others.tolist(), size)), int)
        hidden = np.tile(primary, (len(chosen), 1))
        np.put_along_axis(hidden, chosen, True, axis=1)
        cost = (hidden & ~primary) @ cells.weights
        alone = ((inside @ hidden.T.astype(int)) == 1).any(axis=0)
        for at in np.flatnonzero(~alone & (cost < best)):
            if cost[at] >= best:
                continue
            found = intervals(cells, hidden[at], only=primary)
            if (found.width[primary] >= width - 1e-6).all():
                best = int(cost[at])
    return best


@pytest.mark.parametrize(
    "counts",
    [
        [[5, 20, 30], [40, 50, 60], [30, 20, 25]],
        [[5, 20, 30], [40, 7, 60], [30, 20, 25]],
        [[3, 4, 30], [40, 50, 60], [12, 20, 11]],
        [[9, 20, 30, 15], [40, 8, 60, 0], [30, 20, 7, 12]],
        [[[5, 40], [9, 30], [20, 25]], [[8, 14], [6, 50], [31, 18]]],
        [[[4, 9], [8, 20], [33, 25]], [[7, 60], [30, 9], [31, 14]]],
    ],
)
def test_a_small_table_hides_as_few_cells_as_enumeration_finds(counts: list[Any]) -> None:
    cells = crossed(np.array(counts))

    found = protect(cells)

    assert found.proven_optimal
    assert found.cost == cheapest_by_enumeration(cells, 9.0)


QUICK = [0, 1, 2, 3, 4, 6, 7, 9, 12, 15, 16, 21, 22, 27]


def test_tables_of_city_size_are_proven_to_hide_as_few_cells_as_can_be() -> None:
    quick = [cells for at, (_, cells) in enumerate(city()) if at in QUICK]

    found = [protect(cells) for cells in quick]

    assert [one.cost - one.least for one in found] == [0] * len(QUICK)


def test_where_no_proof_is_reached_the_least_cost_proven_so_far_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("thrive.method.disclosure.optimal.PIVOTS", -1)
    cells = spread((6, 5, 4), 0.1, 108)

    found = protect(cells, audit=False)

    assert not found.proven_optimal
    assert 0 < found.least < found.cost


tables = st.one_of(
    arrays(np.int64, st.tuples(st.integers(1, 5), st.integers(1, 4)), elements=st.integers(0, 40)),
    arrays(np.int64, (3, 3, 2), elements=st.sampled_from([0, 2, 9, 11, 25, 60])),
)


@given(tables, st.sampled_from([1.0, 4.0, 9.0]))
@settings(max_examples=25, deadline=None)
def test_the_demanded_width_is_always_met_and_the_choice_repeats(
    counts: np.ndarray, width: float
) -> None:
    cells = crossed(counts)

    found, again = protect(cells, width=Width(width)), protect(cells, width=Width(width))

    measured = intervals(cells, found.hidden)
    assert (measured.width[found.primary] >= width - 1e-5).all()
    assert not (measured.exact & found.hidden).any()
    assert (found.hidden == again.hidden).all()


@given(tables)
@settings(max_examples=25, deadline=None)
def test_a_hidden_count_changed_within_its_interval_leaves_all_published_numbers(
    counts: np.ndarray,
) -> None:
    cells = crossed(counts)
    found = protect(cells)
    for i in np.flatnonzero(found.hidden)[:4].tolist():
        bounds = Bounds.counts(len(cells))
        end = min(float(found.intervals.upper[i]), cells.counts[i] + 100.0)
        bounds.lower[i] = bounds.upper[i] = end

        changed = intervals(cells, found.hidden, bounds)

        shown = ~found.hidden
        assert (changed.lower[shown] == cells.counts[shown]).all()
        assert changed.lower[i] == pytest.approx(end, abs=1e-6)


@given(
    arrays(np.int64, st.tuples(st.integers(1, 6), st.integers(1, 7)), elements=st.integers(-1, 1))
)
@settings(max_examples=60, deadline=None)
def test_elimination_and_rank_agree_on_what_sums_determine(matrix: np.ndarray) -> None:
    from scipy.sparse import csr_matrix

    found = determined(csr_matrix(matrix.astype(float)))

    rank = np.linalg.matrix_rank(matrix)
    unit = np.eye(matrix.shape[1], dtype=int)
    ranks = [np.linalg.matrix_rank(np.vstack([matrix, unit[j]])) for j in range(len(unit))]
    assert found.tolist() == [bool(r == rank) for r in ranks]


def test_a_wide_matrix_is_judged_by_projection_as_by_elimination() -> None:
    from scipy.sparse import csr_matrix

    draw = np.random.default_rng(4)
    matrix = csr_matrix((draw.random((30, 40)) < 0.08).astype(float))

    projected = determined(matrix, exact_up_to=0)

    assert projected.tolist() == determined(matrix).tolist()


def test_four_cells_at_equal_distances_are_not_taken_for_determined() -> None:
    from scipy.sparse import csr_matrix

    rows = ((0, 40), (5, 45), (0, 5), (40, 45))  # a 2 × 2 table and its sums, in 60 columns
    matrix = csr_matrix((np.ones(8), (np.repeat(range(4), 2), np.ravel(rows))), (4, 60))

    assert not determined(matrix, exact_up_to=0).any()


@given(
    arrays(
        np.int64,
        st.tuples(st.integers(3, 6), st.integers(3, 5), st.integers(2, 4)),
        elements=st.sampled_from([0, 0, 0, 1, 2, 3, 5, 9, 14, 25, 60]),
    )
)
@settings(max_examples=10, deadline=None)
def test_a_sparse_table_of_small_counts_is_safe_or_refused(counts: np.ndarray) -> None:
    cells = crossed(counts)

    try:
        hidden = protect(cells, audit=False).hidden
    except Impossible:
        return

    measured = intervals(cells, hidden)
    assert (measured.width >= 9 - 1e-5)[SmallCounts().primary(cells.counts)].all()


def test_a_crowd_of_small_counts_keeps_its_widths(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thrive.method.disclosure.crowds.CROWD", 1)
    monkeypatch.setattr("thrive.method.disclosure.crowds.LONG", 1)
    short, extra = 0, 0
    for seed in range(6):
        draw = np.random.default_rng(seed)
        cells = crossed(draw.poisson(draw.gamma(1.0, 8.0, (14, 4))).astype(float))
        dear = np.array([code[1] == "b0" for code in cells.codes])

        found = protect(cells, dear=dear, audit=False)

        measured = intervals(cells, found.hidden)
        short += int((measured.width < 9 - 1e-5)[found.primary].sum())
        extra += int((found.hidden & dear & ~found.primary).sum())
    assert (short, extra) == (0, 0)


def test_a_reader_of_the_rule_is_kept_from_narrowing_it() -> None:
    cells = crossed(np.array([[5, 6, 40], [30, 50, 60], [25, 70, 80]]))

    found = protect(cells, knows_rule=True)

    primary = found.intervals.lower[found.primary], found.intervals.upper[found.primary]
    assert [side.tolist() for side in primary] == [[1.0, 1.0], [10.0, 10.0]]


def test_whole_counts_can_pin_what_real_numbers_leave_open() -> None:
    given: Mapping[tuple[str, ...], float] = {("x",): 1.0, ("y",): 0.0}
    cells = build([(("a",), given)]).with_equations([({0: 0.0, 1: 2.0, 2: 3.0}, 2.0)])
    hidden = np.array([code != ("*",) for code in cells.codes])
    narrowed = Bounds(np.zeros(3), np.full(3, 1.0), integers=True)

    found = intervals(cells, hidden, narrowed)

    assert found.exact[hidden].all()


def test_a_hierarchy_counts_its_subtotals_as_published() -> None:
    counts = {(a, b): 30.0 for a in ("x", "y", "z", "w") for b in ("1", "2", "3")}
    counts["x", "1"] = 4.0
    hierarchy = Hierarchy({"a": {"xy": ("x", "y"), "zw": ("z", "w")}})
    cells = build([(("a", "b"), counts)], hierarchy)

    found = protect(cells, hierarchy=hierarchy)

    hidden = {cells.codes[i] for i in np.flatnonzero(found.hidden)}
    assert ("xy", "1") in cells.index
    assert len(hidden) == 4
    assert {a for a, _ in hidden} == {"x", "y"}


def test_two_tables_share_the_cells_they_share() -> None:
    ages = {("x", "1"): 4.0, ("x", "2"): 30.0, ("y", "1"): 40.0, ("y", "2"): 50.0}
    sexes = {("x", "f"): 20.0, ("x", "m"): 14.0, ("y", "f"): 45.0, ("y", "m"): 45.0}

    cells = build([(("area", "age"), ages), (("area", "sex"), sexes)])

    assert cells.dimensions == ("area", "age", "sex")
    assert cells.counts[cells.index["x", "*", "*"]] == 34.0
    with pytest.raises(BadInput, match="says 125, but its cells add up to 124"):
        build([(("area", "age"), ages), (("area", "sex"), sexes | {("x", "m"): 15.0})])


def test_what_a_previous_release_showed_is_never_counted_as_hidden() -> None:
    cells = crossed(np.array([[5, 20, 30], [40, 50, 60], [30, 20, 25]]))
    fixed = np.zeros(len(cells), bool)
    fixed[[cells.index["a1", "b0"], cells.index["a0", "b1"]]] = True

    found = protect(cells, fixed=fixed)

    assert not (found.hidden & fixed).any()
    assert found.intervals.width[found.primary].min() >= 9


def test_a_table_already_public_cannot_be_protected() -> None:
    cells = crossed(np.array([[5, 20], [40, 50]]))
    fixed = np.ones(len(cells), bool)
    fixed[cells.index["a0", "b0"]] = False

    with pytest.raises(Impossible, match="no choice of hidden cells keeps a0 × b0 uncertain by 9"):
        protect(cells, fixed=fixed)


def test_a_derived_sum_is_an_equation_like_any_other() -> None:
    cells = crossed(np.array([[5, 20, 30], [40, 50, 60], [30, 20, 25]]))
    at = cells.index
    terms = {at["a0", "b0"]: 1.0, at["a1", "b1"]: 2.0}

    found = protect(cells.with_equations([(terms, 105.0)]))

    assert not found.intervals.exact[found.hidden].any()
    assert found.intervals.width[found.primary].min() >= 9


def test_published_numbers_that_disagree_are_named() -> None:
    cells = build([(("a",), {("x",): 5.0, ("y",): np.nan, ("*",): 3.0})])

    with pytest.raises(Contradiction, match="no table fits the published numbers around y"):
        intervals(cells, np.isnan(cells.counts))


def test_every_hidden_cell_has_a_reason_that_names_a_neighbor() -> None:
    cells = crossed(np.array([[5, 20, 30], [40, 50, 60], [30, 20, 25]]))
    found = protect(cells)

    said = reasons(found, SmallCounts())

    assert said[cells.index["a0", "b0"]] == "hidden because its own count is below 11"
    assert "hidden so that a0 × b0 cannot be found by subtracting from the total of a0" in said
    assert [bool(text) for text in said] == found.hidden.tolist()


@pytest.mark.parametrize("counts", [np.zeros((3, 2)), np.full((1, 1), 5), np.full((1, 1), 50)])
def test_empty_and_single_cell_tables_are_protected_too(counts: np.ndarray) -> None:
    cells = crossed(counts)

    found = protect(cells)

    assert found.hidden.tolist() == SmallCounts().primary(cells.counts).tolist()
