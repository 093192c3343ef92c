"""Scores of a tree of weighted means and sums under many sets of weights at once.

Such a score is linear in the normalized values once it is known which of them are missing:

    s(u, t) = Σ_i W_i(t) x_ui + Σ_i (W_i,p(u)(t) - W_i(t)) x_ui

where W_i(t) is the product, down the tree, of the normalized weights of draw t when nothing is
missing, and W_i,p the same product renormalized over what is present in the pattern p of unit u.
The first sum is one matrix product for all units (missing values being 0); the second only runs
over values that have a missing neighbor somewhere on their way up, and is a sparse product.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
DRAWS = 64  # sets of weights computed together; a fixed grid, so that any split gives equal bits
UNITS = 512  # units computed together: a chunk of scores stays in the processor's cache
MAX_COLUMNS = 30_000  # patterns × members beyond which one draw at a time is cheaper


@dataclass(frozen=True)
class Node:
    """A group: its members' codes, whether it divides by the weights present, and when it counts.

    `present` is bool (units,): the group has a score. `mean` false means a weighted sum.
    """

    code: str
    members: tuple[str, ...]
    mean: bool
    present: Bools


class TooManyPatterns(Exception):
    """The missing values form so many patterns that the sparse product would not pay."""


class WeightedMeans:
    """The tree below one root over one normalized matrix, ready to be weighted again and again.

    `nodes` lists the groups top-down, the root first; `values` gives each indicator's normalized
    column, NaN where missing.
    """

    def __init__(self, nodes: list[Node], values: Mapping[str, Floats]) -> None:
        self.units = np.flatnonzero(nodes[0].present)
        self.nodes = nodes
        self.codes = tuple(m for node in nodes for m in node.members if m in values)
        present = {code: ~np.isnan(values[code]) for code in self.codes}
        present |= {node.code: node.present for node in nodes}
        self._states(present)
        self._columns(present)
        self._lay_out(values, present)

    def _states(self, present: Mapping[str, Bools]) -> None:
        """For every group, the distinct combinations of patterns from it up to the root.

        `state[g]` numbers each unit's combination; `above[g]` gives the number of the parent's
        combination and `shown[g]` the members present in it. Number 0 is: nothing missing.
        """
        self.state: dict[str, NDArray[np.int64]] = {}
        self.above: dict[str, NDArray[np.int64]] = {}
        self.shown: dict[str, Bools] = {}
        parent = {member: node.code for node in self.nodes for member in node.members}
        for node in self.nodes:
            shown = np.stack([present[m][self.units] for m in node.members], axis=1)
            patterns, pattern = _distinct_rows(shown)
            from_above = self.state.get(parent.get(node.code, ""), np.zeros(len(self.units), int))
            key, state = _numbered(np.append(from_above * len(patterns) + pattern, 0))
            self.state[node.code] = state[:-1]
            self.above[node.code] = key // len(patterns)
            self.shown[node.code] = patterns[key % len(patterns)]

    def _columns(self, present: Mapping[str, Bools]) -> None:
        """One column of the sparse product for each indicator in each combination but number 0."""
        self.first_column: dict[str, int] = {}
        count = 0
        for node in self.nodes:
            leaves = [m for m in node.members if m in self.codes]
            if leaves:
                self.first_column[node.code] = count
                count += (len(self.above[node.code]) - 1) * len(leaves)
        self.column_count = count
        if count > MAX_COLUMNS:
            raise TooManyPatterns

    def _lay_out(self, values: Mapping[str, Floats], present: Mapping[str, Bools]) -> None:
        units, width = len(self.units), max(1, len(self.codes))
        # A tile's product stays below the size at which the linear algebra starts its own threads.
        self.tile = max(8, min(64, (1 << 18) // (width * DRAWS) // 8 * 8))
        self.chunk = min(UNITS, max(1, -(-units // self.tile)) * self.tile)
        chunks = -(-units // self.chunk)
        filled = np.zeros((chunks * self.chunk, width))
        for place, code in enumerate(self.codes):
            column = values[code][self.units]
            filled[:units, place] = np.where(np.isnan(column), 0.0, column)
        self.filled = filled.reshape(chunks, self.chunk // self.tile, self.tile, width)
        self.sparse = self._sparse(filled) if self.column_count else []

    def _sparse(self, filled: Floats) -> list[Any]:
        from scipy import sparse

        place = {code: at for at, code in enumerate(self.codes)}
        rows, columns, entries = [], [], []
        for node in self.nodes:
            leaves = [m for m in node.members if m in place]
            off = np.flatnonzero(self.state[node.code])
            for turn, leaf in enumerate(leaves):
                number = (self.state[node.code][off] - 1) * len(leaves) + turn
                rows.append(off)
                columns.append(self.first_column[node.code] + number)
                entries.append(filled[off, place[leaf]])
        whole = sparse.csr_array(
            (np.concatenate(entries), (np.concatenate(rows), np.concatenate(columns))),
            shape=(len(filled), self.column_count),
        )
        whole.eliminate_zeros()
        return [whole[at : at + self.chunk] for at in range(0, len(filled), self.chunk)]

    def weigh(self, weights: Mapping[str, Floats]) -> list[tuple[Floats, Floats]]:
        """The products down the tree for blocks of DRAWS draws: (indicators × DRAWS, columns × DRAWS).

        `weights` gives, for each code below the root, float64 (draws,). The last block is filled
        up with the last draw.
        """
        draws = len(next(iter(weights.values())))
        blocks = []
        for at in range(0, draws, DRAWS):
            pick = np.minimum(np.arange(at, at + DRAWS), draws - 1)
            blocks.append(self._weigh({code: drawn[pick] for code, drawn in weights.items()}))
        return blocks

    def _weigh(self, weights: Mapping[str, Floats]) -> tuple[Floats, Floats]:
        reach = {self.nodes[0].code: np.ones((len(self.above[self.nodes[0].code]), DRAWS))}
        full = {}
        extra = np.zeros((self.column_count, DRAWS))
        for node in self.nodes:
            shown, own = self.shown[node.code], np.stack([weights[m] for m in node.members])
            through = reach[node.code]
            if node.mean:
                total = (own * shown[:, :, np.newaxis]).sum(axis=1)
                # A combination no unit is in (number 0, perhaps) may divide by nothing.
                through = np.divide(through, total, out=np.zeros_like(through), where=total != 0)
            leaves = [at for at, member in enumerate(node.members) if member in self.codes]
            for at, member in enumerate(node.members):
                share = through * own[at] * shown[:, at, np.newaxis]
                if at in leaves:
                    full[member] = share[0]
                    begin = self.first_column[node.code] + leaves.index(at)
                    end = begin + (len(share) - 1) * len(leaves)
                    extra[begin : end : len(leaves)] = share[1:] - share[0]
                else:
                    reach[member] = share[self.above[member]]
        return np.stack([full[code] for code in self.codes]), extra

    @property
    def chunks(self) -> int:
        return len(self.filled)

    def rows(self, chunk: int) -> slice:
        """Which of `units` the chunk holds."""
        return slice(chunk * self.chunk, min((chunk + 1) * self.chunk, len(self.units)))

    def scores(self, chunk: int, block: tuple[Floats, Floats]) -> Floats:
        """float64 (units of the chunk, DRAWS) under one block of `weigh`."""
        full, extra = block
        found: Floats = np.matmul(self.filled[chunk], full).reshape(self.chunk, DRAWS)
        if self.sparse and self.sparse[chunk].nnz:
            found += self.sparse[chunk] @ extra
        return found[: self.rows(chunk).stop - self.rows(chunk).start]


def _numbered(keys: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The distinct keys, ascending, and each key's place among them; counted where they are small."""
    if keys.max() > 4 * len(keys):
        return np.unique(keys, return_inverse=True)
    met = np.bincount(keys) > 0
    return np.flatnonzero(met), (np.cumsum(met) - 1)[keys]


def _distinct_rows(shown: Bools) -> tuple[Bools, NDArray[np.int64]]:
    """The distinct rows, the all-true one first (even if no unit has it), and each row's number."""
    whole = np.ones((1, shown.shape[1]), bool)
    if shown.shape[1] <= 12:
        bits = 1 << np.arange(shown.shape[1])
        missing, number = _numbered(np.append((~shown) @ bits, 0))
        return (missing[:, np.newaxis] & bits) == 0, number[:-1]
    packed = np.packbits(~np.concatenate([whole, shown]), axis=1)
    width = -packed.shape[1] % 8
    words = np.pad(packed, ((0, 0), (0, width))).view(">u8")
    if words.shape[1] == 1:
        _, first, number = np.unique(words[:, 0], return_index=True, return_inverse=True)
    else:
        _, first, number = np.unique(words, axis=0, return_index=True, return_inverse=True)
    return np.concatenate([whole, shown])[first], number.reshape(-1)[1:]
