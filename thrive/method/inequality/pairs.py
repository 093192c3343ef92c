"""Two groups compared: difference and ratio.

Which two: in an ordered dimension the most and the least advantaged; without order and with a
reference group the reference against the lowest (favorable indicator) or the highest against the
reference (adverse); with neither, the highest against the lowest. The better situation leads for
a favorable indicator, the worse for an adverse one, so disparity shows as D > 0 and R > 1.
"""

from __future__ import annotations

import math

import numpy as np

from thrive.method.errors import BadInput
from thrive.method.inequality import measure
from thrive.method.inequality.groups import Groups, estimated
from thrive.method.inequality.measure import Measure

SAME_GROUP = "The reference group is itself the extreme one."
NO_SE = "No standard error is given for the two groups compared."


def difference(groups: Groups, *, force: bool = False) -> Measure:
    """D = y1 - y2 in units of the indicator; se = √(s1² + s2²).

    Raises BadInput when fewer than two groups have an estimate or the pair is not defined.
    """
    kept, first, second = pair(groups, force=force)
    estimate = float(kept.estimate[first] - kept.estimate[second])
    notes = list(kept.notes)
    se = math.hypot(kept.se[first], kept.se[second])
    if first == second:
        return Measure("d", 0.0, note=measure.said([*notes, SAME_GROUP]))
    if math.isnan(se):
        notes.append(NO_SE)
    return measure.normal("d", estimate, se, notes)


def ratio(groups: Groups, *, force: bool = False) -> Measure:
    """R = y1 / y2; se(ln R) = √((s1/y1)² + (s2/y2)²).

    Raises BadInput as `difference`, or when an estimate is negative or the denominator zero.
    """
    kept, first, second = pair(groups, force=force)
    top, bottom = float(kept.estimate[first]), float(kept.estimate[second])
    if top < 0 or bottom < 0:
        raise BadInput("A ratio of negative estimates has no meaning.")
    if bottom == 0:
        raise BadInput(f"The ratio would divide by zero: {kept.names[second]} is at 0.")
    notes = list(kept.notes)
    if first == second:
        return Measure("r", 1.0, note=measure.said([*notes, SAME_GROUP]))
    if top == 0:
        notes.append(f"{kept.names[first]} is at 0, so the logarithm has no standard error.")
        return Measure("r", 0.0, note=measure.said(notes))
    se = math.hypot(kept.se[first] / top, kept.se[second] / bottom)
    if math.isnan(se):
        notes.append(NO_SE)
    return measure.ratio("r", top / bottom, se, notes)


def pair(groups: Groups, *, force: bool = False) -> tuple[Groups, int, int]:
    """The groups with an estimate and the two of them to compare, as positions."""
    ordered = groups.order is not None
    kept = estimated(groups, force=force, in_order=ordered, at_least=2)
    last = len(kept) - 1
    if ordered:
        return (kept, last, 0) if kept.favorable else (kept, 0, last)
    low, high = int(np.argmin(kept.estimate)), int(np.argmax(kept.estimate))
    if not groups.reference.any():
        return kept, high, low
    at = reference(groups, kept)
    return (kept, at, low) if kept.favorable else (kept, high, at)


def reference(groups: Groups, kept: Groups) -> int:
    """The position of the one reference group among those kept. Raises BadInput without one."""
    marked = int(groups.reference.sum())
    if marked == 0:
        raise BadInput("No reference group is marked.")
    if marked > 1:
        raise BadInput(f"{marked} reference groups are marked where one is meant.")
    if not kept.reference.any():
        raise BadInput("The reference group has no estimate, or no population where one is needed.")
    return int(np.argmax(kept.reference))
