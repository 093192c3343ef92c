"""Inequality along an order from a sample of persons: SII, RII, ACI, RCI with the survey's design.

Standard errors by Taylor linearization: within each stratum h with m_h primary sampling units,
the weighted scores are summed per unit, and m_h/(m_h - 1) times the squared deviations from the
stratum's mean is added up (Binder 1983). Without any design the persons are independent: the HC1
sandwich for SII and RII, ordinary least squares for ACI and RCI. The ridits are taken as known.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thrive.method.errors import BadInput
from thrive.method.inequality import measure
from thrive.method.inequality.cases import ABSENT
from thrive.method.inequality.gradient import relative
from thrive.method.inequality.groups import above_zero
from thrive.method.inequality.measure import Measure
from thrive.method.inequality.regression import Floats, Line, logistic, straight
from thrive.method.tables import Table


@dataclass(frozen=True)
class Sample:
    """n persons: outcome in [0, 1], place in the order, weight, and the number of their stratum
    and primary sampling unit, each (n,). `designed` is False where none of the last three was
    given."""

    outcome: Floats
    order: Floats
    weight: Floats
    stratum: NDArray[np.intp]
    unit: NDArray[np.intp]
    designed: bool
    note: str = ""

    @property
    def ridits(self) -> Floats:
        """The middle of each person's group in the cumulative weighted share."""
        _, at = np.unique(self.order, return_inverse=True)
        share = np.bincount(at, self.weight) / self.weight.sum()
        middle = np.cumsum(share) - share / 2
        return np.asarray(middle[at])

    def meat(self, scores: Floats) -> Floats:
        """The covariance (2, 2) of the summed scores (n, 2) under the design."""
        if not self.designed:
            n = len(scores)
            plain: Floats = scores.T @ scores * (n / (n - 2))
            return plain
        units = np.column_stack([np.bincount(self.unit, column) for column in scores.T])
        _, first = np.unique(self.unit, return_index=True)
        home = self.stratum[first]
        count = np.bincount(home)
        mean = np.column_stack([np.bincount(home, column) for column in units.T]) / count[:, None]
        away = (units - mean[home]) * np.sqrt(count / (count - 1))[home][:, None]
        meat: Floats = away.T @ away
        return meat


def design(
    table: Table,
    outcome: str,
    order: str,
    weight: str | None = None,
    psu: str | None = None,
    strata: str | None = None,
) -> Sample:
    """A sample from named columns; units are nested in their strata, persons without values go.

    Raises BadInput for an outcome outside [0, 1], a negative weight, fewer than three groups, or a
    stratum with a single sampling unit.
    """
    y, place = table.numbers(outcome, ABSENT), table.numbers(order, ABSENT)
    w = table.numbers(weight, ABSENT) if weight else np.ones(len(table))
    for column, off, says in (
        (outcome, (y < 0) | (y > 1), "the outcome is not between 0 and 1."),
        (weight, w < 0, "the weight is negative."),
    ):
        if off.any():
            line = table.lines[int(np.argmax(off))]
            raise BadInput(says, file=table.file, line=line, column=column)
    whole = ~(np.isnan(y) | np.isnan(place) | np.isnan(w))
    if np.unique(place[whole & (w > 0)]).size < 3:
        raise BadInput("fewer than three groups have persons.", file=table.file, column=order)
    stratum = _numbered(table.text(strata) if strata else [""] * len(table))
    unit = _numbered(table.text(psu)) if psu else np.arange(len(table))
    stratum, unit = _numbered(stratum[whole]), unit[whole]
    unit = _numbered(stratum * (unit.max() + 1) + unit)
    alone = np.bincount(stratum[np.unique(unit, return_index=True)[1]]) < 2
    if (weight or psu or strata) and alone.any():
        raise BadInput(
            "a stratum has a single sampling unit, so its variance is unknown.",
            file=table.file,
            column=strata or psu,
        )
    left = len(table) - int(whole.sum())
    note = f"{left} persons with missing values left out." if left else ""
    designed = bool(weight or psu or strata)
    return Sample(y[whole], place[whole], w[whole], stratum, unit, designed, note)


def survey_measures(sample: Sample) -> list[Measure]:
    """SII and RII (logistic, linear), ACI, RCI and its corrections; a refusal stands in `note`.

    SII and ACI are on the outcome's own scale of 0 to 1.
    """
    tries: list[tuple[str, Callable[..., Measure], Callable[..., Line]]] = [
        ("sii", _slope, logistic),
        ("sii_linear", _slope, straight),
        ("rii", _ratio, logistic),
        ("rii_linear", _ratio, straight),
        ("aci", _concentration, straight),
        ("rci", _concentration, straight),
        ("rci_wagstaff", _concentration, straight),
        ("rci_erreygers", _concentration, straight),
    ]
    found = []
    for code, attempt, fit in tries:
        try:
            found.append(attempt(sample, code, fit))
        except BadInput as fault:
            found.append(measure.refused(code, str(fault)))
    return found


def _slope(sample: Sample, code: str, fit: Callable[..., Line]) -> Measure:
    line = fit(sample.ridits, sample.outcome, sample.weight)
    low, high, by_low, by_high = line.ends()
    gradient = by_high - by_low
    return measure.normal(code, high - low, _se(sample, line, gradient), [sample.note])


def _ratio(sample: Sample, code: str, fit: Callable[..., Line]) -> Measure:
    line = fit(sample.ridits, sample.outcome, sample.weight)
    estimate, gradient = relative(line)
    return measure.ratio(code, estimate, _se(sample, line, gradient), [sample.note])


def _se(sample: Sample, line: Line, gradient: Floats) -> float:
    return math.sqrt(gradient @ line.sandwich(sample.meat(line.scores)) @ gradient)


def _concentration(sample: Sample, code: str, fit: Callable[..., Line]) -> Measure:
    w, x = sample.weight, sample.ridits
    mean = float(w @ sample.outcome / w.sum())
    spread = float(w @ (x - 0.5) ** 2 / w.sum())
    line = fit(x, 2 * spread * sample.outcome, w)
    if sample.designed:
        variance = line.sandwich(sample.meat(line.scores))[1, 1]
    else:
        left = 2 * spread * sample.outcome - line.beta[0] - line.beta[1] * x
        variance = left @ left / (len(x) - 2) * line.bread[1, 1]
    by = {"aci": 1.0, "rci_erreygers": 4.0}.get(code)
    if by is None:
        by = 1 / above_zero(mean)
        if code == "rci_wagstaff":
            if mean >= 1:
                raise BadInput("The mean lies at a bound, so the Wagstaff index is not defined.")
            by /= 1 - mean
    aci = float(line.beta[1])
    return measure.normal(code, aci * by, math.sqrt(variance) * by, [sample.note])


def _numbered(labels: list[str] | NDArray[np.intp]) -> NDArray[np.intp]:
    return np.asarray(np.unique(np.asarray(labels), return_inverse=True)[1])
