"""Sobol' shares: how much of an output's variance each uncertain factor accounts for.

Design (Saltelli et al. 2010, Variance based sensitivity analysis of model output): two random
matrices A and B of N rows and d factors, and d matrices AB_i, which are A with column i of B;
N(d + 2) runs. With f the model and V the variance (divisor 2N - 1) over A and B together,

    first order  S_i = mean(f(B) (f(AB_i) - f(A))) / V
    total order  T_i = sum((f(A) - f(AB_i))²) / (2 N V)

S_i is the share factor i explains alone, T_i with all its interactions. Both are estimates: at
small N a first-order share may come out negative or above 1. They are therefore only given with
bootstrap intervals over the N rows.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thrive.method.errors import BadInput
from thrive.method.uncertainty import quantiles

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Shares:
    """Shares of variance by factor, each array of shape (factors,), with bounds at `level`."""

    factors: tuple[str, ...]
    first: Floats
    first_lower: Floats
    first_upper: Floats
    total: Floats
    total_lower: Floats
    total_upper: Floats
    variance: float
    rows: int
    level: float
    resamples: int
    seed: int


def design(rows: int, factors: int, seed: int) -> Floats:
    """Points in [0, 1), shape (rows · (factors + 2), factors): A, then B, then AB_1 … AB_d."""
    if rows < 2 or factors < 1:
        raise BadInput("a sensitivity analysis needs at least two rows and one factor.")
    random = np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed)))
    a, b = random.random((2, rows, factors))
    mixed = np.repeat(a[np.newaxis], factors, axis=0)
    for factor in range(factors):
        mixed[factor, :, factor] = b[:, factor]
    return np.concatenate([a, b, mixed.reshape(-1, factors)])


def shares(
    output: Floats,
    factors: tuple[str, ...],
    *,
    seed: int,
    level: float = 0.90,
    resamples: int = 1000,
) -> Shares:
    """Shares from the model's outputs at `design`'s points, float64 of shape (rows · (d + 2),).

    The interval is the percentile bootstrap: the N rows are drawn anew with replacement
    `resamples` times. An output that never moves has no variance to share out: BadInput.
    """
    count = len(factors)
    output = np.asarray(output, np.float64)
    rows = len(output) // (count + 2)
    if rows < 2 or rows * (count + 2) != len(output):
        raise BadInput(f"{len(output)} outputs are not a whole design for {count} factors.")
    if not np.isfinite(output).all():
        raise BadInput("the output of the sensitivity analysis is missing or infinite in a run.")
    runs = output.reshape(count + 2, rows)
    first, total, variance = _estimates(runs)
    if variance <= 1e-24 * float(np.abs(output).max()) ** 2:
        raise BadInput("the output is the same in every run: there is no variance to share out.")
    bounds = _bootstrap(runs, resamples, level, seed)
    return Shares(
        factors, first, *bounds[0], total, *bounds[1], variance, rows, level, resamples, seed
    )


def _estimates(runs: Floats) -> tuple[Floats, Floats, float]:
    a, b, mixed = runs[0], runs[1], runs[2:]
    variance = float(np.var(runs[:2], ddof=1))
    with np.errstate(divide="ignore", invalid="ignore"):
        first = (b * (mixed - a)).mean(axis=1) / variance
        total = ((a - mixed) ** 2).sum(axis=1) / (2 * runs.shape[1] * variance)
    return first, total, variance


def _bootstrap(
    runs: Floats, resamples: int, level: float, seed: int
) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
    rows = runs.shape[1]
    random = np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(1,))))
    found = np.empty((2, runs.shape[0] - 2, resamples))
    for turn in range(resamples):
        again = runs[:, random.integers(0, rows, rows)]
        found[0, :, turn], found[1, :, turn], _ = _estimates(again)
    ends = ((1 - level) / 2, (1 + level) / 2)
    first, total = (quantiles.of_present(kind, ends) for kind in found)
    return (first[0], first[1]), (total[0], total[1])
