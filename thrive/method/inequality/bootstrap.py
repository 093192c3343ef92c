"""Distances between groups, and their intervals by a parametric bootstrap.

Each draw takes every group's estimate anew from a normal distribution around it, truncated to
what is possible (not below 0; for percentages not above 100), and measures the draw as the
estimates were measured: its own mean, its own best group. The interval is the 2.5th to 97.5th
percentile of the draws, the standard error their standard deviation.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from thrive.method.errors import BadInput
from thrive.method.inequality import measure
from thrive.method.inequality.groups import Floats, Groups, averaged, estimated
from thrive.method.inequality.measure import Measure
from thrive.method.inequality.pairs import reference

DRAWS = 10_000
FEWEST = 100
SEED = 1
BLOCK = 1 << 16  # numbers drawn at a time: 512 KiB stay in the cache
BY_SHARE = ("bgsd", "covar", "idisw", "mdbw", "mdmw", "mdrw")
TO_MEAN = ("idisu", "mdmu")
UNWEIGHTED = ("mdbu", "mdru")
CODES = (*BY_SHARE, *TO_MEAN, *UNWEIGHTED)
RELATIVE = ("covar", "idisw", "idisu")
TO_REFERENCE = ("mdrw", "mdru")


def dispersion(
    groups: Groups, *, draws: int = DRAWS, seed: int = SEED, force: bool = False
) -> dict[str, Measure]:
    """Every measure of distance by its code; what cannot be computed says why in its note.

    bgsd = √(Σ p (y - μ)²) · covar = 100 bgsd/μ · idisu = 100/n Σ |y - μ|/μ ·
    idisw = 100 Σ p |y - μ|/μ · mdm, mdb, mdr = mean distance to the mean, the best group, the
    reference group, each u (every group counts 1/n) and w (counts p).
    Same input, draws and seed give the same numbers. Raises BadInput for too few draws or a
    negative seed.
    """
    if draws < FEWEST:
        raise BadInput(f"{draws} draws are too few; take {FEWEST} or more.")
    if seed < 0:
        raise BadInput(f"The seed {seed} is negative.")
    found: dict[str, Measure] = {}
    try:
        plain = estimated(groups, force=force)
    except BadInput as fault:
        return {code: measure.refused(code, str(fault)) for code in CODES}
    try:
        kept, mean = averaged(groups, force=force)
    except BadInput as fault:
        found |= {code: measure.refused(code, str(fault)) for code in (*BY_SHARE, *TO_MEAN)}
        kept, mean = plain, math.nan
    if len(kept) == len(plain):
        how = (plain.notes, draws, seed)
        return _measured(kept, mean, CODES, *how) | found
    # a group without population has no share, but its distance still counts 1/n
    found |= _measured(kept, mean, (*BY_SHARE, *TO_MEAN), kept.notes, draws, seed)
    return found | _measured(plain, math.nan, UNWEIGHTED, plain.notes, draws, seed)


def distances(
    values: Floats, shares: Floats | None, mean: float, favorable: bool, base: int | None
) -> dict[str, Floats]:
    """Every measure that can be had of `values` (draws, n): arrays (draws,) by code.

    `shares` (n,) weigh and give each draw its mean; without them a given `mean` stands still (NaN: none).
    `base` is the position of the reference group.
    """
    best = values.max(axis=1) if favorable else values.min(axis=1)
    found = {"mdbu": np.abs(best - values.mean(axis=1))}
    away = np.empty_like(values)
    if base is not None:
        np.abs(np.subtract(values, values[:, [base]], out=away), out=away)
        found["mdru"] = away.mean(axis=1)
        if shares is not None:
            found["mdrw"] = away @ shares
    if shares is not None:
        middle: Floats | float = values @ shares
        found["mdbw"] = np.abs(best - middle)
        np.subtract(values, np.asarray(middle)[:, None], out=away)
    elif not math.isnan(mean):
        middle = mean
        np.subtract(values, mean, out=away)
    else:
        return found
    np.abs(away, out=away)
    found["mdmu"] = away.mean(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        found["idisu"] = 100 * found["mdmu"] / middle
        if shares is not None:
            found["mdmw"] = away @ shares
            found["idisw"] = 100 * found["mdmw"] / middle
            found["bgsd"] = np.sqrt(np.square(away, out=away) @ shares)
            found["covar"] = 100 * found["bgsd"] / middle
    return found


def simulated(groups: Groups, draws: int, seed: int) -> Iterator[Floats]:
    """Blocks of draws, (some, n), from the truncated normal of every group's estimate."""
    from scipy.special import ndtr, ndtri

    rng = np.random.default_rng(seed)
    y, s = groups.estimate, groups.se
    top = 100.0 if groups.scale == 100 else np.inf
    wide = np.where(s > 0, s, 1.0)
    below, above = ndtr(-y / wide), ndtr((top - y) / wide)
    size = max(1, BLOCK // len(y))
    for start in range(0, draws, size):
        values = rng.standard_normal((min(size, draws - start), len(y)))
        values *= s
        values += y
        # the normal draws that are possible follow the truncated distribution as they are;
        # only the others are drawn again, by its inverse
        off = np.flatnonzero((values < 0) | (values > top))
        at = off % len(y)
        again = y[at] + s[at] * ndtri(below[at] + rng.random(len(off)) * (above - below)[at])
        values.ravel()[off] = np.clip(again, 0, top)
        yield values


def _measured(
    kept: Groups,
    mean: float,
    codes: tuple[str, ...],
    plain_notes: tuple[str, ...],
    draws: int,
    seed: int,
) -> dict[str, Measure]:
    shares = None if math.isnan(mean) or not kept.counts_people else kept.shares
    found: dict[str, Measure] = {}
    base, why = None, ""
    try:
        base = reference(kept, kept)
    except BadInput as fault:
        why = str(fault)
    how: Any = (shares, mean, kept.favorable, base)
    estimates = distances(kept.estimate[None, :], *how)
    no_interval = _no_interval(kept)
    drawn: dict[str, Floats] = {}
    if not no_interval:
        blocks = [distances(values, *how) for values in simulated(kept, draws, seed)]
        drawn = {code: np.concatenate([block[code] for block in blocks]) for code in estimates}
    by = no_interval or f"Standard error and interval from {draws:,} bootstrap draws, seed {seed}."
    for code in codes:
        if code in TO_REFERENCE and base is None:
            found[code] = measure.refused(code, why)
        elif code in RELATIVE and mean <= 0:
            why_not = "The mean is not above zero, so nothing can be told relative to it."
            found[code] = measure.refused(code, why_not)
        elif code not in estimates:
            found[code] = measure.refused(code, "Populations are needed, and none is given.")
        else:
            notes = plain_notes if code in UNWEIGHTED else kept.notes
            note = measure.said([*notes, by])
            found[code] = _answer(code, float(estimates[code][0]), drawn.get(code), note)
    return found


def _answer(code: str, estimate: float, drawn: Floats | None, note: str) -> Measure:
    if drawn is None:
        return Measure(code, estimate, note=note)
    lower, upper = np.quantile(drawn, [0.025, 0.975])
    return Measure(code, estimate, float(drawn.std(ddof=1)), float(lower), float(upper), note)


def _no_interval(kept: Groups) -> str:
    if np.isnan(kept.se).any():
        return "No interval: not every group has a standard error."
    if kept.estimate.min() < 0 or (kept.scale == 100 and kept.estimate.max() > 100):
        return "No interval: an estimate lies outside the values an indicator can take."
    return ""
