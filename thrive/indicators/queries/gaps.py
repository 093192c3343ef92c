"""How far groups lie apart: one absolute and one relative measure, always together.

Both are the method library's pair difference and ratio, between the highest and the lowest group
that is published and reliable. A hidden group is in neither, so that neither can give it away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _

from thrive.indicators.queries import words
from thrive.indicators.queries.numbers import About, Number
from thrive.method.errors import BadInput
from thrive.method.inequality import pairs
from thrive.method.inequality.groups import Groups
from thrive.method.inequality.measure import Measure
from thrive.method.precision.acs import Z90

FEWEST = 3  # groups that must be left


@dataclass(frozen=True, slots=True)
class Gap:
    """`high` and `low` are the two groups in words; intervals are 95 %, "" where none is known."""

    high: str
    low: str
    points: str
    points_range: str
    times: str
    times_range: str
    is_sure: bool  # the interval of the difference does not reach zero
    said: str  # the difference with its unit


def gap(numbers: Sequence[Number], about: About) -> Gap | None:
    """Of a breakdown without its row for everyone; None where fewer than three groups are left."""
    shown = [one for one in numbers if one.groups and one.is_shown and not one.is_unstable]
    if len(shown) < FEWEST:
        return None
    values = np.array([one.value for one in shown], dtype=float)
    errors = np.array([np.nan if one.moe is None else one.moe / Z90 for one in shown])
    compared = Groups.of(values, favorable=about.direction == "up", se=errors)
    try:
        points, times = pairs.difference(compared), pairs.ratio(compared)
    except BadInput:
        return None
    high, low = shown[int(values.argmax())], shown[int(values.argmin())]
    return Gap(
        high=words.groups(high.groups),
        low=words.groups(low.groups),
        points=words.said(points.estimate, about).removesuffix("%"),
        points_range=_between(points, about),
        times=f"{times.estimate:.2f}",
        times_range=_("%(low)s to %(high)s")
        % {"low": f"{times.lower:.2f}", "high": f"{times.upper:.2f}"}
        if times.lower == times.lower
        else "",
        is_sure=bool(points.lower > 0),
        said=_with_unit(points.estimate, about),
    )


def _with_unit(difference: float, about: About) -> str:
    words_ = words.said(difference, about).removesuffix("%")
    return _("%(n)s points") % {"n": words_} if about.unit == "percent" else words_


def _between(measure: Measure, about: About) -> str:
    if measure.lower != measure.lower:
        return ""
    low, high = (
        words.said(each, about).removesuffix("%") for each in (measure.lower, measure.upper)
    )
    return _("%(low)s to %(high)s") % {"low": low, "high": high}
