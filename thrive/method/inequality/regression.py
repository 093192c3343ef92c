"""Straight and logistic lines through weighted points on a ridit scale, and what they predict.

Shapes: x, y, w are (n,); the design matrix is (1, x), so coefficients are (2,) and their
covariances (2, 2).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thrive.method.errors import BadInput

Floats = NDArray[np.float64]
STEPS = 100


@dataclass(frozen=True)
class Line:
    """A fitted line: coefficients, inverse information and the score of every point, (n, 2)."""

    beta: Floats
    bread: Floats
    scores: Floats
    logistic: bool

    def ends(self) -> tuple[float, float, Floats, Floats]:
        """Predictions at x = 0 and x = 1 with their gradients by the coefficients."""
        at = np.array([[1.0, 0.0], [1.0, 1.0]])
        predicted = at @ self.beta
        if not self.logistic:
            return float(predicted[0]), float(predicted[1]), at[0], at[1]
        shown = expit(predicted)
        steep = shown * (1 - shown)
        return float(shown[0]), float(shown[1]), steep[0] * at[0], steep[1] * at[1]

    def sandwich(self, meat: Floats) -> Floats:
        """bread · meat · bread, where `meat` estimates the covariance of the summed scores."""
        covariance: Floats = self.bread @ meat @ self.bread
        return covariance


def straight(x: Floats, y: Floats, w: Floats) -> Line:
    """Weighted least squares. Raises BadInput when all x are the same."""
    design = np.column_stack([np.ones_like(x), x])
    bread = _inverse((design.T * w) @ design)
    beta = bread @ (design.T @ (w * y))
    return Line(beta, bread, design * (w * (y - design @ beta))[:, None], logistic=False)


def logistic(x: Floats, y: Floats, w: Floats) -> Line:
    """Weighted quasi-binomial regression of y in [0, 1] by Newton's steps, halved where needed.

    Raises BadInput when y leaves [0, 1] or no finite line fits (all 0, all 1, or separated).
    """
    if y.min() < 0 or y.max() > 1:
        raise BadInput("A logistic line needs every estimate between 0 and the scale.")
    if (y == 0).all() or (y == 1).all():
        raise BadInput("Every estimate is at the same end of the scale: no logistic line fits.")
    weighed = w / w.sum()
    mean = float(weighed @ y)
    design = np.column_stack([np.ones_like(x), x])
    _inverse((design.T * weighed) @ design)
    beta = np.array([np.log(mean / (1 - mean)), 0.0])
    reached = _deviance(design @ beta, y, weighed)
    for _ in range(STEPS):
        fitted = expit(design @ beta)
        try:
            bread = _inverse((design.T * (weighed * fitted * (1 - fitted))) @ design)
        except BadInput:
            break  # the line has run off to a step
        step = bread @ (design.T @ (weighed * (y - fitted)))
        size = 1.0
        while size > 1e-10:
            deviance = _deviance(design @ (beta + size * step), y, weighed)
            if deviance <= reached + 1e-15:
                break
            size /= 2
        beta, reached = beta + size * step, min(deviance, reached)
        if np.abs(beta).max() > 500:
            break
        if np.abs(step).max() <= 1e-12 * (1 + np.abs(beta).max()):
            return _fitted(design, y, w, beta)
    raise BadInput(
        "The estimates step from one end of the scale to the other: no logistic line fits."
    )


def expit(z: Floats) -> Floats:
    half: Floats = 0.5 * (1 + np.tanh(z / 2))
    return half


def _fitted(design: Floats, y: Floats, w: Floats, beta: Floats) -> Line:
    fitted = expit(design @ beta)
    bread = _inverse((design.T * (w * fitted * (1 - fitted))) @ design)
    return Line(beta, bread, design * (w * (y - fitted))[:, None], logistic=True)


def _deviance(z: Floats, y: Floats, w: Floats) -> float:
    return float(w @ (np.logaddexp(0, z) - y * z))


def _inverse(information: Floats) -> Floats:
    determinant = information[0, 0] * information[1, 1] - information[0, 1] ** 2
    if not determinant > 1e-14 * information[0, 0] * information[1, 1]:
        raise BadInput("No line fits: the weight lies on a single point.")
    (a, b), (_, d) = information
    return np.array([[d, -b], [-b, a]]) / determinant
