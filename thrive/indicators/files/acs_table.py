"""Census tables as data.census.gov exports them, in both of its layouts.

One row a place: `GEO_ID,NAME,B17001_001E,B17001_001M`, with a second line of labels. Or as shown on
screen: `Label (Grouping)` and two columns a place, margins written ±. Period and table stand in the
name of the file (ACSDT5Y2018.B17001-Data.csv).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable

import numpy as np
import pyarrow as pa

from thrive.indicators.files import acs, words
from thrive.indicators.files.measures import Series
from thrive.indicators.files.observing import Layout
from thrive.indicators.files.opening import Opened, opened
from thrive.indicators.files.places import PlaceJudge
from thrive.indicators.files.problems import Broken, Problems
from thrive.indicators.files.reading import Ask, Described, Part, Reading
from thrive.indicators.files.tables import Chunk, Delimited, delimited

MOST_LINES = 20_000  # of a table as shown on screen, read as a whole
LABEL = re.compile(r"label(?: \(grouping\))?", re.IGNORECASE)
MARGIN = re.compile(r"\s*(?:margin of error|moe)\s*", re.IGNORECASE)
ESTIMATE = re.compile(r"\s*estimate\s*", re.IGNORECASE)


def read(ask: Ask) -> Reading:
    clean = opened(ask.path, ask.folder, encoding=ask.encoding, limits=ask.limits)
    table = delimited(clean, limits=ask.limits)
    if table.header and LABEL.fullmatch(table.header[0]):
        return _shown(ask, clean, table)
    place = next((name for name in ("GEO_ID", "GEOID") if name in table.header), "")
    series = acs.series_of(table.header)
    if not place or not series:
        raise Broken("not_this_format", 1, value=", ".join(table.header[:8]))
    labels = _labels(clean, table)
    table.skip = 1 if labels else 0
    span = acs.span(ask)
    layout = Layout(
        place=(place,),
        place_judge=PlaceJudge(tracts=_tracts(ask, span)),
        series=series,
        period=span,
        marks=acs.MARKS,
    )
    part = Part(lambda problems: table.chunks(layout.columns, problems), layout, table.notes)
    found = acs.all_described(series, labels)
    return Reading(
        [part], expects=clean.lines, notes=clean.notes, found=found, vintage=f"ACS {span}"
    )


def _tracts(ask: Ask, span: str) -> str:
    return ask.tracts or ("tract2020" if int(span[-4:]) >= 2020 else "tract2010")


def _rows(clean: Opened, delimiter: str, most: int) -> list[tuple[int, list[str]]]:
    """(line, cells) of the first rows, as a spreadsheet would cut them."""
    found = []
    with clean.path.open(encoding="utf-8-sig", newline="") as stream:
        rows = csv.reader(stream, delimiter=delimiter)
        line = 1
        try:
            for row in rows:
                found.append((line, row))
                line = rows.line_num + 1
                if len(found) >= most:
                    break
        except csv.Error as fault:
            raise Broken("unreadable", line, value=str(fault)) from None
    return found


def _labels(clean: Opened, table: Delimited) -> dict[str, str]:
    """The second line, where it holds labels and not data."""
    rows = _rows(clean, table.delimiter, 2)
    if len(rows) < 2 or len(rows[1][1]) < len(table.header):
        return {}
    labels = dict(zip(table.header, rows[1][1], strict=False))
    said = " ".join(labels.values())
    return labels if "Geography" in said or "!!" in said else {}


def _shown(ask: Ask, clean: Opened, table: Delimited) -> Reading:
    name_of_table = acs.from_name(ask.name)[1]
    if not name_of_table:
        raise Broken("table_unnamed", value=ask.name)
    span = acs.span(ask)
    rows = _rows(clean, table.delimiter, MOST_LINES)[1:]
    if len(rows) >= MOST_LINES - 1:
        raise Broken("too_many_rows", value=f"{MOST_LINES:,}")
    found: dict[str, Described] = {}
    places = _places(table.header)
    lines: list[int] = []
    cells: dict[str, list[str]] = {"place": [], "indicator": [], "value": [], "moe": []}
    odd: list[tuple[int, str]] = []
    path: list[str] = []
    count = 0
    for line, row in rows:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(table.header):
            odd.append((line, ",".join(row)))
            continue
        count += 1
        depth = (len(row[0]) - len(row[0].lstrip("\u00a0 "))) // 4
        path = [*path[:depth], row[0].strip("\u00a0 :")]
        slug = acs.slug_of(name_of_table, f"{count:03d}")
        label = "!!".join(path)
        for place, kind, value, moe in places:
            mine = f"{slug}-{words.slug(kind)}" if kind else slug
            said = f"{kind}!!{label}" if kind else label
            found.setdefault(mine, acs.described(mine, name_of_table, f"{count:03d}", said))
            lines.append(line)
            cells["place"].append(place)
            cells["indicator"].append(mine)
            shown = row[value].strip()
            if acs.OPEN_ENDED.fullmatch(shown):
                clean.notes["open_ended"] += 1
                shown = "-"
            cells["value"].append(shown)
            margin = row[moe].strip() if moe >= 0 else ""
            cells["moe"].append("0" if margin == "*****" else margin)

    def chunks(problems: Problems) -> Iterable[Chunk]:
        if odd:
            problems.add("ragged", [line for line, _ in odd], "", [text for _, text in odd])
        columns = {name: pa.array(texts, pa.string()) for name, texts in cells.items()}
        yield Chunk(np.array(lines, np.int64), columns)

    layout = Layout(
        place=("place",),
        place_judge=PlaceJudge(tracts=_tracts(ask, span)),
        series=(Series(value="value", moe="moe"),),
        period=span,
        indicator_columns=("indicator",),
        indicator_judge=str,
        marks=acs.MARKS,
    )
    return Reading(
        [Part(chunks, layout)],
        expects=len(rows),
        notes=clean.notes,
        found=found,
        vintage=f"ACS {span}",
    )


def _places(header: list[str]) -> list[tuple[str, str, int, int]]:
    """(place, kind of column, its estimates, its margins or −1), from names such as
    “Alameda County, California!!Percent!!Estimate”. The kind is "" for the only or total one."""
    at: dict[tuple[str, str], dict[str, int]] = {}
    for i, name in enumerate(header[1:], 1):
        place, _, rest = name.partition("!!")
        kind, _, last = rest.rpartition("!!")
        what = "moe" if MARGIN.fullmatch(last) else "value" if ESTIMATE.fullmatch(last) else ""
        if not what:
            raise Broken("not_this_format", 1, name)
        mine = at.setdefault((place, "" if kind == "Total" else kind), {})
        if what in mine:
            raise Broken("column_twice", 1, name)
        mine[what] = i
    found = [
        (place, kind, of["value"], of.get("moe", -1))
        for (place, kind), of in at.items()
        if "value" in of
    ]
    if not found:
        raise Broken("not_this_format", 1, header[0])
    return found
