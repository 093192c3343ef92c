"""The audit of a large table finds what leaks, and lets pass what is protected."""

from __future__ import annotations

from benchmarks.auditing import Audited, audit, overheard
from benchmarks.protection import Count, summed, table
from thrive.indicators.protection import Guard, protect
from thrive.method.disclosure.cells import ALL, Cells, Mask

SMALL = {0: 3, 6: 10, 1: 7, 4: 1, 2: 5}  # of tract n, in the county n mod 3


def _protected() -> tuple[Cells, Mask, Mask]:
    """Three counties of eight tracts each, as the protection leaves them."""
    rows: list[Count] = [
        (f"tract2010:0600{1 + 2 * (n % 3)}{n:06d}", "", SMALL.get(n, 40 + 3 * n), 2_000 + 7 * n)
        for n in range(24)
    ]
    county = {place: f"county:{place[10:15]}" for place, *_rest in rows}
    with overheard() as heard:
        protect(table(summed(rows, county)), Guard(per=100))
    [found] = heard
    return found


def _asked(cells: Cells, primary: Mask, hidden: Mask, minutes: float = 1.0) -> Audited:
    return audit(cells, primary, hidden, width=9, minutes=minutes, say=lambda words: None)


def test_a_protected_table_keeps_every_guarded_cell_as_uncertain_as_promised() -> None:
    found = _asked(*_protected())

    assert (found.asked, found.wide, found.left, found.narrow) == (5, 5, 0, [])


def test_without_shelter_small_counts_are_found_by_subtracting() -> None:
    cells, primary, hidden = _protected()
    tracts = {cells.codes[i][0] for i in primary.nonzero()[0].tolist()}
    bare = [code[0] in tracts and code[-1] != ALL for code in cells.codes]

    found = _asked(cells, primary, hidden & bare)

    # 3 and 10 are 13 together, which tells little; 7 and 1 lie within 0 and 8; 5 is what is left over.
    told = sorted((count, least, most) for _name, least, most, count in found.narrow)
    assert told == [(1, 0, 8), (5, 5, 5), (7, 0, 8)]
    assert (found.exact, found.wide, found.left) == (1, 2, 0)


def test_what_the_time_did_not_suffice_for_is_told() -> None:
    found = _asked(*_protected(), minutes=0)

    assert (found.wide, found.left) == (0, 5)


def test_a_guarded_cell_that_is_shown_counts_as_found() -> None:
    cells, primary, hidden = _protected()
    hidden = hidden.copy()
    hidden[int(primary.argmax())] = False

    assert _asked(cells, primary, hidden).exact >= 1
