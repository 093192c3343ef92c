"""A table of counts as cells and linear equations: what adds up to what.

A cell is a tuple of codes, one a dimension, `*` standing for “all”. Every cell that sums others
gives one equation for each dimension it sums over: `Σ parts − total = 0`. Linked tables are cells
of one system in which a dimension a table does not have is `*`, so a cell two tables share is one
cell. Only combinations below which some count is present are cells: an absent combination is a
structural zero, which everybody knows and nobody can hide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from thrive.method.errors import BadInput

ALL = "*"
Code = tuple[str, ...]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Hierarchy:
    """For each dimension, which codes a parent code sums: {"age": {"0-17": ("0-5", "6-17")}}."""

    children: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def within(self, dimension: str, present: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The sums of one dimension, restricted to codes in use; `*` always sums the top codes.

        A code is in use when a row has it or one beneath it. A parent none of whose children is
        in use counts as a code of its own. BadInput where a code is beneath itself.
        """
        given = self.children.get(dimension, {})
        in_use = {code for code in present if code != ALL}
        parents: dict[str, list[str]] = {}
        for parent, below in given.items():
            for code in below:
                parents.setdefault(code, []).append(parent)
        for code in sorted(in_use):
            _climb(dimension, code, parents, in_use, ())
        sums = {
            parent: tuple(code for code in below if code in in_use)
            for parent, below in given.items()
            if parent in in_use
        }
        sums = {parent: below for parent, below in sums.items() if below}
        sums[ALL] = _tops(in_use, parents, sums)
        return sums


def _climb(
    dimension: str, code: str, parents: Mapping[str, list[str]], seen: set[str], below: Code
) -> None:
    if code in below:
        raise BadInput(f"in the hierarchy of {dimension}, {code} stands beneath itself.")
    for parent in parents.get(code, ()):
        seen.add(parent)
        _climb(dimension, parent, parents, seen, (*below, code))


def _tops(
    in_use: set[str], parents: Mapping[str, list[str]], sums: Mapping[str, Code]
) -> tuple[str, ...]:
    """What `*` sums: the codes without a parent, or the base codes where parents overlap."""
    if all(len(parents.get(code, ())) <= 1 for code in in_use):
        return tuple(sorted(code for code in in_use if not parents.get(code)))
    return tuple(sorted(code for code in in_use if code not in sums))


@dataclass(frozen=True)
class Cells:
    """Cells, their counts and the equations between them.

    `codes[i]` names cell i; `counts` is float64 (n,), NaN where unknown; `weights` (n,) is the
    number of base cells it sums (1 for a base cell). Equation e is the sparse row
    Σ `coefficients` · cell over the entries where `rows` == e, equal to `right[e]`.
    """

    dimensions: tuple[str, ...]
    codes: list[Code]
    counts: Floats
    weights: Floats
    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    coefficients: Floats
    right: Floats

    def __len__(self) -> int:
        return len(self.codes)

    @cached_property
    def index(self) -> dict[Code, int]:
        return {code: i for i, code in enumerate(self.codes)}

    @cached_property
    def matrix(self) -> Any:
        """scipy CSR, shape (equations, cells)."""
        from scipy.sparse import csr_matrix

        shape = (len(self.right), len(self.codes))
        return csr_matrix((self.coefficients, (self.rows, self.columns)), shape=shape)

    def name(self, cell: int) -> str:
        """“A × 2021”; “the total of A” for A × *; “the total of everything”."""
        said = [code for code in self.codes[cell] if code != ALL]
        if not said:
            return "the total of everything"
        whole = len(said) == len(self.dimensions)
        return " × ".join(said) if whole else "the total of " + " × ".join(said)

    def with_equations(
        self, equations: Sequence[tuple[Mapping[int, float], float]], counts: Floats | None = None
    ) -> Cells:
        """The same cells with further equations Σ a·x = b, each ({cell: a}, b)."""
        at = len(self.right) + np.arange(len(equations))
        extra = [(e, i, a) for e, (terms, _) in zip(at, equations, strict=True) for i, a in
                 sorted(terms.items())]  # fmt: skip
        rows, columns, coefficients = (np.array(part) for part in zip(*extra, strict=True))
        return Cells(
            self.dimensions,
            self.codes,
            self.counts if counts is None else counts,
            self.weights,
            np.concatenate([self.rows, rows.astype(np.int64)]),
            np.concatenate([self.columns, columns.astype(np.int64)]),
            np.concatenate([self.coefficients, coefficients.astype(float)]),
            np.concatenate([self.right, [b for _, b in equations]]),
        )


Conflict = Callable[[Code, float, float], BadInput]


def _conflict(code: Code, said: float, adds: float) -> BadInput:
    return BadInput(
        f"the total of {' × '.join(code)} says {said:g}, but its cells add up to {adds:g} "
        "(an absent combination counts as zero)."
    )


def build(
    tables: Sequence[tuple[Sequence[str], Mapping[Code, float]]],
    hierarchy: Hierarchy | None = None,
    conflict: Conflict = _conflict,
    whole: int | None = None,
) -> Cells:
    """One system out of tables, each (its dimensions, {codes: count}).

    A count may be NaN (hidden). Totals that are not given are computed where their parts are
    known. Only the first `whole` tables (all, by default) need to cover everything: of a later
    one whose dimensions one of those has, just the cells it names count. BadInput where a given
    total is not the sum of its known parts, or two tables give one cell different counts;
    `conflict(codes, said, added up)` words it.
    """
    hierarchy = hierarchy or Hierarchy()
    dimensions = tuple(dict.fromkeys(name for names, _ in tables for name in names))
    known: dict[Code, float] = {}
    sums: set[tuple[Code, tuple[Code, ...]]] = set()
    order: dict[Code, None] = {}
    covering = tables if whole is None else tables[:whole]
    for t, (names, given) in enumerate(tables):
        some = t >= len(covering) and any(set(names) <= set(others) for others, _ in covering)
        every = ((code, ()) for code in given) if some else sums_of(names, given, hierarchy)
        for code, found in every:
            total = _place(code, names, dimensions)
            order[total] = None
            for parts in found:
                sums.add((total, tuple(_place(part, names, dimensions) for part in parts)))
        for code, count in given.items():
            cell = _place(code, names, dimensions)
            if cell in known and known[cell] == known[cell] and count == count:
                if known[cell] != count:
                    raise conflict(cell, count, known[cell])
            elif cell not in known or count == count:
                known[cell] = count
    return _system(dimensions, sorted(order), known, sorted(sums), conflict)


def _place(code: Code, names: Sequence[str], dimensions: tuple[str, ...]) -> Code:
    at = dict(zip(names, code, strict=True))
    return tuple(at.get(name, ALL) for name in dimensions)


def sums_of(
    names: Sequence[str], given: Mapping[Code, float], hierarchy: Hierarchy
) -> Iterable[tuple[Code, tuple[tuple[Code, ...], ...]]]:
    """Every cell of one table, totals included, with the parts of each of its sums."""
    below = [hierarchy.within(name, (code[d] for code in given)) for d, name in enumerate(names)]
    above: list[dict[str, tuple[str, ...]]] = []
    for sums in below:
        up: dict[str, set[str]] = {}
        for parent, codes in sums.items():
            for code in codes:
                up.setdefault(code, set()).add(parent)
        above.append({code: tuple(sorted(_ancestors(code, up))) for code in (*up, *sums)})
    base = [
        code for code in given if all(part not in of for part, of in zip(code, below, strict=True))
    ]
    cells = {
        cell
        for code in base
        for cell in product(*(above[d].get(part, (part,)) for d, part in enumerate(code)))
    } | set(given)
    for cell in sorted(cells):
        found = []
        for d, code in enumerate(cell):
            parts = ((*cell[:d], part, *cell[d + 1 :]) for part in below[d].get(code, ()))
            present = tuple(part for part in parts if part in cells)
            if present:
                found.append(present)
        yield cell, tuple(found)


def _ancestors(code: str, up: Mapping[str, set[str]]) -> set[str]:
    found = {code}
    for parent in up.get(code, ()):
        found |= _ancestors(parent, up)
    return found


def _system(
    dimensions: tuple[str, ...],
    codes: list[Code],
    known: Mapping[Code, float],
    sums: list[tuple[Code, tuple[Code, ...]]],
    conflict: Conflict,
) -> Cells:
    index = {code: i for i, code in enumerate(codes)}
    counts = np.full(len(codes), np.nan)
    weights = np.zeros(len(codes))
    of: dict[int, list[list[int]]] = {}
    for total, parts in sums:
        of.setdefault(index[total], []).append([index[part] for part in parts])

    def settle(cell: int) -> None:
        if weights[cell]:
            return
        weights[cell] = 1
        said = known.get(codes[cell], np.nan)
        counts[cell] = said
        for parts in of.get(cell, ()):
            for part in parts:
                settle(part)
            weights[cell] = sum(weights[part] for part in parts)
            adds = float(sum(counts[part] for part in parts))
            if counts[cell] != counts[cell] and codes[cell] not in known:
                counts[cell] = adds
            elif counts[cell] == counts[cell] and adds == adds and abs(counts[cell] - adds) > 1e-9:
                raise conflict(codes[cell], float(counts[cell]), adds)

    for cell in range(len(codes)):
        settle(cell)
    rows, columns, coefficients = [], [], []
    for e, (total, parts) in enumerate(sums):
        rows += [e] * (len(parts) + 1)
        columns += [index[total], *(index[part] for part in parts)]
        coefficients += [-1.0] + [1.0] * len(parts)
    return Cells(
        dimensions,
        codes,
        counts,
        weights,
        np.array(rows, np.int64),
        np.array(columns, np.int64),
        np.array(coefficients, float),
        np.zeros(len(sums)),
    )
