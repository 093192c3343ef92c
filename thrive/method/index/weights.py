"""Where weights come from: nobody's opinion, somebody's, the data's, or a target.

Weights need not sum to one; aggregation normalizes them among the members that are present.
Effective weights, their product down the tree, are `structure.effective_weights`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thrive.method.errors import BadInput
from thrive.method.index.coherence import principal_components
from thrive.method.index.correlation import correlation
from thrive.method.index.structure import Structure

Floats = NDArray[np.float64]


def equal(k: int) -> Floats:
    """1/k for each of k members, shape (k,)."""
    if k < 1:
        raise BadInput("there is no member to weight.")
    return np.full(k, 1 / k)


def normalized(weights: Sequence[float] | Floats, columns: Sequence[str] | None = None) -> Floats:
    """`weights` (k,) divided by their sum. BadInput where one is negative or their sum is zero."""
    given = np.asarray(weights, float)
    wrong = np.flatnonzero(~(given >= 0) | np.isinf(given))
    if wrong.size:
        at = int(wrong[0])
        raise BadInput(
            f"the weight is {given[at]:g}; it must be a number from 0 up.",
            column=columns[at] if columns else str(at + 1),
        )
    if not given.sum() > 0:
        raise BadInput("all weights are zero.")
    return np.asarray(given / given.sum())


def population(counts: Floats, groups: Sequence[str] | NDArray[np.str_] | None = None) -> Floats:
    """Each unit's share of its group's population: weights to pool tracts into a city.

    `counts` (n,) people, `groups` n labels (none: one group). A missing count has weight 0. A
    group without anybody is BadInput.
    """
    people = np.where(np.isnan(counts), 0.0, counts)
    if (people < 0).any():
        raise BadInput(f"the population of unit {int(np.argmin(people)) + 1} is negative.")
    labels = np.asarray(groups) if groups is not None else np.zeros(people.size, dtype=str)
    if labels.shape != people.shape:
        raise BadInput(f"there are {people.size} units but {labels.size} group labels.")
    names, of_unit = np.unique(labels, return_inverse=True)
    totals = np.bincount(of_unit, weights=people, minlength=names.size)
    if names.size and (totals == 0).any():
        place = str(names[int(np.argmin(totals))]) or "the only group"
        raise BadInput(f"nobody lives in {place}; there is no population to weight by.")
    return np.asarray(people / totals[of_unit])


def pca(values: Floats, *, squared: bool = False, columns: Sequence[str] | None = None) -> Floats:
    """Weights from the first principal component of `values` (n, k), summing to 1, shape (k,).

    The loadings, or with `squared` their squares (the shares of the component's variance, OECD/JRC
    Handbook). Directions must be aligned first: a column that loads against the others is
    BadInput, for a negative weight would reward what the indicator counts as a burden.
    """
    loading = principal_components(values, columns=columns).loadings[:, 0]
    loading = loading * (np.sign(loading.sum()) or 1.0)
    if squared:
        return np.asarray(loading**2 / (loading**2).sum())
    against = int(np.argmin(loading))
    if loading[against] < -1e-12:
        raise BadInput(
            f"it loads {loading[against]:.3f} on the first component, against the others; "
            "turn its direction or leave it out.",
            column=columns[against] if columns else str(against + 1),
        )
    loading = np.maximum(loading, 0)
    return np.asarray(loading / loading.sum())


def noisy(weights: Sequence[float] | Floats, noise: float, draws: int, seed: int) -> Floats:
    """`draws` times w·(1 + u), u uniform on ±`noise`: shape (draws, k). Not normalized again.

    The same seed gives the same draws (NumPy's PCG64). `noise` lies between 0 and 1, so that no
    weight turns negative.
    """
    if not 0 <= noise <= 1:
        raise BadInput(f"the noise is {noise:g}; it lies between 0 and 1.")
    if draws < 1:
        raise BadInput(f"{draws} draws are none.")
    given = np.asarray(weights, float)
    spread = np.random.default_rng(seed).uniform(-noise, noise, (draws, given.size))
    return given * (1 + spread)


@dataclass(frozen=True)
class Optimized:
    """`weights` (k,) summing to 1; `correlations` (k,) of the members with the total they give.

    `importance` (k,) are the correlations divided by their sum, `gap` their greatest distance
    from the target asked for (0 when the target was met; NaN for "infomax").
    """

    weights: Floats
    correlations: Floats
    importance: Floats
    gap: float


def weighted_mean(members: Floats) -> Callable[[Floats], Floats]:
    """The total of `members` (n, k) as a function of k weights: their mean over what is present."""
    present = (~np.isnan(members)).astype(float)
    zeroed = np.where(np.isnan(members), 0.0, members)

    def total(weights: Floats) -> Floats:
        carried = present @ weights
        score = np.full(len(members), np.nan)
        np.divide(zeroed @ weights, carried, out=score, where=carried > 0)
        return score

    return total


def through_tree(
    tree: Structure, codes: Sequence[str], scores: Mapping[str, Floats], root: str
) -> Callable[[Floats], Floats]:
    """The score of `root` as a function of the weights of `codes`, by weighted means above them.

    `scores` holds, by code, the (n,) scores of `codes` and of every other member that their
    ancestors have. Other weights stay the tree's. BadInput where a code is not beneath `root`.
    """
    at = {code: number for number, code in enumerate(codes)}
    above: set[str] = set()
    for code in codes:
        line = [code]
        while (up := tree.parent.get(line[-1], "")) and line[-1] != root:
            line.append(up)
        if line[-1] != root:
            raise BadInput(f"{code} does not stand beneath {root}.")
        above.update(line[1:])
    steps = [group for group in tree.order if group in above]
    lacking = [m for g in steps for m in tree.members[g] if m not in above and m not in scores]
    if lacking:
        raise BadInput(f"the scores of {lacking[0]} are needed, too.")

    def total(weights: Floats) -> Floats:
        made: dict[str, Floats] = {}
        for group in steps:
            members = tree.members[group]
            own = [
                weights[at[m]] if m in at else w
                for m, w in zip(members, tree.weights[group], strict=True)
            ]
            inside = np.column_stack([made[m] if m in made else scores[m] for m in members])
            made[group] = weighted_mean(inside)(np.array(own))
        return made[root]

    return total


def optimized(
    members: Floats,
    target: Sequence[float] | Floats | None,
    *,
    total: Callable[[Floats], Floats] | None = None,
    columns: Sequence[str] | None = None,
) -> Optimized:
    """Weights, none negative, with which the members matter as much as they are meant to.

    `target` (k,), relative importances: the members' Pearson correlations with the total, divided
    by their sum, come as near to target/Σtarget as possible by least squares (Becker et al. 2017,
    Ecological Indicators 80, in COINr's linear form). `target=None` ("infomax") makes the sum of
    the correlations as great as possible. `members` (n, k) are the scores whose weights vary;
    `total` gives the index from k weights, by default their weighted mean; with groups between
    them, `through_tree`, where only the weights within one group can be compared. Starts from
    equal weights and, where that misses, from the target; no randomness. BadInput names a member
    that does not vary, and says where the members cancel each other out.
    """
    names = list(columns) if columns else [str(at + 1) for at in range(members.shape[1])]
    related = _correlations_with(members, total, names)
    k = members.shape[1]
    starts = [equal(k)]
    goal = None
    if target is not None:
        goal = normalized(target, names)
        if goal.size != k:
            raise BadInput(f"there are {k} members but {goal.size} targets.")
        starts.append(np.maximum(goal, 1e-3 / k))
    best, miss = _search(related, goal, starts[0])
    if goal is not None and miss > 1e-20:
        best = min((best, miss), _search(related, goal, starts[1]), key=lambda found: found[1])[0]
    best = best / best.sum()
    r = related(best)
    if not r.sum() > LEAST_SUM:
        raise BadInput("the members cancel each other out; no weights make all of them count.")
    share = r / r.sum()
    gap = float(np.max(np.abs(share - goal))) if goal is not None else float("nan")
    return Optimized(best, r, share, gap)


LEAST_SUM = 1e-9  # of correlations: below, there is no total to speak of
FAR_OFF = 1e3


def _search(
    related: Callable[[Floats], Floats], goal: Floats | None, start: Floats
) -> tuple[Floats, float]:
    from scipy.optimize import least_squares, minimize

    if goal is None:
        found = minimize(
            lambda w: -float(np.nan_to_num(related(w / w.sum())).sum()),
            start,
            method="L-BFGS-B",
            bounds=[(1e-9, 1)] * start.size,
            options={"ftol": 1e-15, "gtol": 1e-10},
        )
        return np.asarray(found.x), float(found.fun)

    def off(weights: Floats) -> Floats:
        r = related(weights / weights.sum())
        if not r.sum() > LEAST_SUM:
            return np.full(r.size + 1, FAR_OFF)
        # Correlations know no scale of the weights; the last residual holds their sum at 1.
        return np.append(r / r.sum() - goal, weights.sum() - 1)

    found = least_squares(
        off, start, bounds=(1e-9, np.inf), xtol=1e-12, ftol=1e-12, gtol=1e-12, max_nfev=300
    )
    return np.asarray(found.x), float(found.cost)


def _correlations_with(
    members: Floats, total: Callable[[Floats], Floats] | None, names: Sequence[str]
) -> Callable[[Floats], Floats]:
    """The members' correlations with the total, as a function of the weights."""
    has = ~np.isnan(members)
    for at, name in enumerate(names):
        column = members[has[:, at], at]
        if column.size < 3 or column.min() == column.max():
            raise BadInput("it does not vary, so it cannot correlate with a total.", column=name)
    if total is None and has.all():
        covariance = np.atleast_2d(np.cov(members, rowvar=False))
        variance = np.diag(covariance)

        def by_covariance(weights: Floats) -> Floats:
            with_total = covariance @ weights
            of_total = float(weights @ with_total)
            if of_total <= 1e-14 * float(weights**2 @ variance):
                return np.zeros(weights.shape)
            return np.asarray(with_total / np.sqrt(variance * of_total))

        return by_covariance
    index = total or weighted_mean(members)

    def by_unit(weights: Floats) -> Floats:
        score = index(weights)
        return np.array([correlation(column, score) for column in members.T])

    return by_unit
