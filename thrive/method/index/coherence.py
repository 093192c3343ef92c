"""Does the index hang together? Correlations, flags, Cronbach's alpha, principal components.

The JRC asks this before it asks how robust the ranks are: each indicator should go with its own
group more than with others, none should run against it, and none should repeat another
(Joint Research Centre, statistical audits; OECD/JRC Handbook, step 4).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thrive.method.errors import BadInput
from thrive.method.index.correlation import column_name, correlations, unit_length
from thrive.method.index.structure import Structure

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Pair:
    """Two indicators or groups and how they correlate; `within` is the group both stand in."""

    first: str
    second: str
    correlation: float
    within: str = ""


def redundant(
    values: Floats,
    columns: Sequence[str],
    groups: Mapping[str, Sequence[str]] | None = None,
    *,
    threshold: float = 0.9,
    method: str = "pearson",
) -> list[Pair]:
    """Pairs of columns that correlate above `threshold`: together they count one thing twice.

    `values` (n, k) with directions already aligned, `columns` k names. With `groups` (name of the
    group to names of its columns) only pairs within a group are looked at. Highest first.
    """
    at = {name: i for i, name in enumerate(columns)}
    found = []
    for within, names in (groups or {"": columns}).items():
        inside = [at[name] for name in names]
        matrix = correlations(values[:, inside], method=method, columns=names)
        found += [
            Pair(names[i], names[j], float(matrix[i, j]), within)
            for i in range(len(inside))
            for j in range(i + 1, len(inside))
            if matrix[i, j] > threshold
        ]
    return sorted(found, key=lambda pair: -pair.correlation)


def cronbach(values: Floats, *, columns: Sequence[str] | None = None) -> float:
    """Cronbach's alpha, k/(k-1) · (1 - Σ variances / variance of the sum), over complete units.

    `values` (n, k) with directions aligned. 0.7 and more is usually read as consistent; a
    negative alpha says that members work against each other. BadInput for fewer than two
    columns, fewer than three complete units, or a column that is constant among them.
    """
    if values.shape[1] < 2:
        raise BadInput("alpha needs two indicators or more.")
    covariance = np.cov(_complete(values, columns), rowvar=False)
    k, total = len(covariance), float(covariance.sum())
    if total <= 1e-12 * float(np.trace(covariance)):
        raise BadInput("the indicators cancel each other out; their sum does not vary.")
    return k / (k - 1) * (1 - float(np.trace(covariance)) / total)


def _complete(values: Floats, columns: Sequence[str] | None) -> Floats:
    whole = values[~np.isnan(values).any(axis=1)]
    if len(whole) < 3:
        raise BadInput(f"only {len(whole)} units have every indicator; three are needed.")
    for at in np.flatnonzero(whole.min(axis=0) == whole.max(axis=0)):
        raise BadInput(
            "all values are equal among the units that have every indicator.",
            column=column_name(columns, int(at)),
        )
    return whole


@dataclass(frozen=True)
class PrincipalComponents:
    """`loadings` (k, k): a column a component, of length 1, largest entry positive.

    `sd` (k,) the components' standard deviations (square roots of the eigenvalues), `explained`
    (k,) their shares of the variance, `units` how many complete units went in.
    """

    loadings: Floats
    sd: Floats
    explained: Floats
    units: int

    @property
    def many(self) -> int:
        """Components with an eigenvalue above one (Kaiser's rule): 1 says "one dimension"."""
        return int(np.count_nonzero(self.sd > 1 + 1e-12))


def principal_components(
    values: Floats, *, columns: Sequence[str] | None = None
) -> PrincipalComponents:
    """Principal components of the correlation matrix of `values` (n, k), over complete units.

    BadInput for fewer than two columns, fewer than three complete units, or a constant column.
    """
    if values.shape[1] < 2:
        raise BadInput("principal components need two indicators or more.")
    whole = _complete(values, columns)
    z = np.column_stack([unit_length(column) for column in whole.T])
    eigenvalues, vectors = np.linalg.eigh(z.T @ z)
    eigenvalues, vectors = np.maximum(eigenvalues[::-1], 0), vectors[:, ::-1]
    largest = vectors[np.argmax(np.abs(vectors), axis=0), np.arange(vectors.shape[1])]
    return PrincipalComponents(
        loadings=vectors * np.sign(largest),
        sd=np.sqrt(eigenvalues),
        explained=eigenvalues / eigenvalues.sum(),
        units=len(whole),
    )


@dataclass(frozen=True)
class Membership:
    """One member and its group: `own` its correlation with the group's score.

    `elsewhere` is the group of the same level it goes with best besides its own, and `other` that
    correlation. `flag` is "" or "runs against its group" (negative), "weak" (below the low
    limit), "redundant" (above the high limit), "closer to <group>". An only member, which is its
    group, has none.
    """

    member: str
    group: str
    own: float
    elsewhere: str
    other: float
    flag: str


@dataclass(frozen=True)
class GroupCoherence:
    """Alpha and the first component's share; None where the group has fewer than two members."""

    group: str
    alpha: float | None
    first_component: float | None


@dataclass(frozen=True)
class Coherence:
    members: tuple[Membership, ...]
    groups: tuple[GroupCoherence, ...]


def coherence(
    tree: Structure,
    results: Mapping[str, Floats],
    *,
    low: float = 0.3,
    high: float = 0.92,
    method: str = "pearson",
) -> Coherence:
    """Every member against every group of its group's level; alpha and PCA of every group.

    `results` holds by code the normalized indicators (directions aligned) and the groups' scores,
    each (n,). BadInput names the member that is constant or has fewer than three values.
    """
    memberships = []
    for level in tree.levels:
        scores = np.column_stack([results[code] for code in level])
        for own, group in enumerate(level):
            names = tree.members[group]
            inside = np.column_stack([results[name] for name in names])
            matrix = correlations(inside, scores, method, columns=names)
            memberships += [
                _membership(name, level, own, row, low, high, len(names) == 1)
                for name, row in zip(names, matrix, strict=True)
            ]
    return Coherence(
        tuple(memberships), tuple(_group(tree, results, group) for group in tree.order)
    )


def _membership(
    name: str, level: Sequence[str], own: int, row: Floats, low: float, high: float, alone: bool
) -> Membership:
    mine = float(row[own])
    others = np.where(np.isnan(row), -np.inf, row)
    others[own] = -np.inf
    best = int(np.argmax(others))
    other = float(others[best]) if np.isfinite(others[best]) else float("nan")
    flag = ""
    if alone:
        flag = ""
    elif mine < 0:
        flag = "runs against its group"
    elif mine < low:
        flag = "weak"
    elif len(level) > 1 and other > mine:
        flag = f"closer to {level[best]}"
    elif mine > high:
        flag = "redundant"
    return Membership(name, level[own], mine, level[best] if other == other else "", other, flag)


def _group(tree: Structure, results: Mapping[str, Floats], group: str) -> GroupCoherence:
    names = tree.members[group]
    if len(names) < 2:
        return GroupCoherence(group, None, None)
    inside = np.column_stack([results[name] for name in names])
    return GroupCoherence(
        group,
        cronbach(inside, columns=names),
        float(principal_components(inside, columns=names).explained[0]),
    )
