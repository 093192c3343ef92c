"""One table of counts (one indicator, one period) as cells and the sums that hold between them.

A row is a place and a group of people; its cells are those counted (`in`), those not (`out`) and
all (`*`). What adds up: counties to their state, tracts, districts and cities to their county and
state, the values of one key to everybody, narrower ages to a wider one. Where the parts leave a
rest, the rest is a cell of its own: whoever knows the total can reckon it, so it is guarded like any
other, and taken as known where it is not hidden. Where parts exceed their total they overlap, and
nothing can be subtracted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from thrive.method.disclosure.cells import ALL, Cells, Code, Hierarchy
from thrive.places import tables

IN, OUT = "in", "out"
NEAR = 0.5  # counts are whole; a difference below this is rounding
Splitter = Callable[[Mapping[str, float]], Iterable[tuple[str, str, list[str]]]]
_AGES = re.compile(r"(\d+)-(\d+)|under-(\d+)|(\d+)\+|(\d+)")


@dataclass
class System:
    """Counts by code, (place, one value a key, part); and the sums between them."""

    keys: tuple[str, ...]
    counts: dict[Code, float] = field(default_factory=dict)
    sums: list[tuple[Code, tuple[Code, ...]]] = field(default_factory=list)

    def hierarchy(self) -> Hierarchy:
        """Which codes sum which, a dimension at a time, so that what protects a tract is sought in
        its own county and not among all tracts of the state."""
        names = ("place", *self.keys, "part")
        found: dict[str, dict[str, dict[str, None]]] = {name: {} for name in names}
        for total, parts in self.sums:
            d = next(d for d, code in enumerate(total) if code != parts[0][d])
            if total[d] != ALL:
                below = found[names[d]].setdefault(total[d], {})
                below.update(dict.fromkeys(part[d] for part in parts))
        return Hierarchy(
            {
                name: {top: tuple(below) for top, below in sums.items()}
                for name, sums in found.items()
            }
        )

    def cells(self) -> Cells:
        codes = sorted(self.counts)
        at = {code: i for i, code in enumerate(codes)}
        below: dict[int, list[list[int]]] = defaultdict(list)
        rows, columns, coefficients = [], [], []
        for e, (total, parts) in enumerate(self.sums):
            below[at[total]].append([at[part] for part in parts])
            rows += [e] * (len(parts) + 1)
            columns += [at[total], *(at[part] for part in parts)]
            coefficients += [-1.0] + [1.0] * len(parts)
        return Cells(
            ("place", *self.keys, "part"),
            codes,
            np.array([self.counts[code] for code in codes], float),
            _weights(len(codes), below),
            np.array(rows, np.int64),
            np.array(columns, np.int64),
            np.array(coefficients, float),
            np.zeros(len(self.sums)),
        )


def system(rows: Mapping[tuple[str, str], tuple[float, float]]) -> System:
    """`rows`: (place, groups) → (count, whole); the whole is NaN where there is none."""
    split = {key: _pairs(key[1]) for key in rows}
    keys = tuple(sorted({name for pairs in split.values() for name in pairs}))
    made = System(keys)
    for (place, groups), (part, whole) in rows.items():
        pairs = split[place, groups]
        code = (place, *(pairs.get(key, ALL) for key in keys))
        made.counts[(*code, IN)] = part
        if whole == whole and whole >= part:
            made.counts[(*code, ALL)] = whole
            made.counts[(*code, OUT)] = whole - part
            made.sums.append(((*code, ALL), ((*code, IN), (*code, OUT))))
    _virtual_totals(made)
    for d in range(1, len(keys) + 1):
        _add(made, d, _split_values)
    _add(made, 0, _split_places)
    return made


def _pairs(groups: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in groups.split("|")) if groups else {}


def _add(made: System, d: int, split: Splitter) -> None:
    """The sums over dimension d, each with the rest its parts leave."""
    lines: dict[Code, dict[str, float]] = defaultdict(dict)
    for code, count in list(made.counts.items()):
        lines[(*code[:d], *code[d + 1 :])][code[d]] = count
    for others, values in lines.items():

        def at(value: str, others: Code = others) -> Code:
            return (*others[:d], value, *others[d:])

        for parent, name, parts in split(values):
            rest = values[parent] - sum(values[part] for part in parts)
            if rest < -NEAR:
                continue
            found = [at(part) for part in parts]
            if rest > NEAR:
                found.append(at(f"rest of {parent} beside {name}"))
                made.counts[found[-1]] = rest
            made.sums.append((at(parent), tuple(found)))


def _split_values(values: Mapping[str, float]) -> Iterator[tuple[str, str, list[str]]]:
    """The values directly beneath each: for everybody all that lie in no other, for ages by span."""
    known = [value for value in values if value != ALL and not value.startswith("rest of ")]
    for parent in values:
        if parent.startswith("rest of "):
            continue
        inside = [v for v in known if v != parent and (parent == ALL or _within(v, parent))]
        top = [v for v in inside if not any(_within(v, w) for w in inside if w != v)]
        if top:
            yield parent, "groups", sorted(top)


@cache
def _within(value: str, other: str) -> bool:
    a, b = _span(value), _span(other)
    return a is not None and b is not None and a != b and b[0] <= a[0] and a[1] <= b[1]


@cache
def _span(value: str) -> tuple[int, int] | None:
    found = _AGES.fullmatch(value)
    if not found:
        return None
    first, last, under, over, one = found.groups()
    if first is not None:
        return int(first), int(last)
    if under is not None:
        return 0, int(under) - 1
    return (int(over), 999) if over is not None else (int(one), int(one))


def _split_places(values: Mapping[str, float]) -> Iterator[tuple[str, str, list[str]]]:
    """The places of each kind that lie in another: a state in counties, a county in tracts …"""
    inside: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for place in values:
        for code in _above(place):
            inside[code][place.partition(":")[0]].append(place)
    for parent in values:
        kind, _, code = parent.partition(":")
        if kind in ("state", "county"):
            for name, places in sorted(inside[code].items()):
                yield parent, name, sorted(places)


@cache
def _above(place: str) -> frozenset[str]:
    """Census codes of the state and the county a place lies in."""
    kind, _, code = place.partition(":")
    if kind in ("tract2010", "tract2020"):
        return frozenset({code[:2], code[:5]})
    if kind == "county":
        return frozenset({code[:2]})
    if kind == "place":
        county = _county_of_city().get(code)
        return frozenset({code[:2], *([county] if county else [])})
    if kind == "district":  # county 1 to 58 of the Department of Education, in alphabetical order
        return frozenset({"06", f"06{2 * int(code[:2]) - 1:03d}"})
    return frozenset({"06"}) if kind == "zcta" else frozenset()


@cache
def _county_of_city() -> Mapping[str, str]:
    return {city.geoid: city.county_geoid for city in tables.cities()}


def _virtual_totals(made: System) -> None:
    """Two breakdowns without their common total still add up to the same: it is as good as public."""
    sums: dict[Code, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for code, count in made.counts.items():
        given = [d for d in range(1, len(made.keys) + 1) if code[d] != ALL]
        if len(given) == 1:
            total = (*code[: given[0]], ALL, *code[given[0] + 1 :])
            if total not in made.counts:
                sums[total][given[0]] += count
    for total, by_key in sums.items():
        found = list(by_key.values())
        if len(found) > 1 and max(found) - min(found) <= NEAR:
            made.counts[total] = found[0]


def _weights(
    n: int, below: Mapping[int, list[list[int]]]
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """How many base cells each cell sums, the most of its sums."""
    weights = np.zeros(n)
    for start in range(n):
        stack = [start]
        while stack:
            cell = stack[-1]
            if weights[cell]:
                stack.pop()
                continue
            waiting = [p for parts in below.get(cell, ()) for p in parts if not weights[p]]
            if waiting:
                stack.extend(waiting)
                continue
            sums = [sum(weights[p] for p in parts) for parts in below.get(cell, ())]
            weights[cell] = max([1.0, *sums])
            stack.pop()
    return weights
