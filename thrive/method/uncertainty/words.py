"""What an interval says, in plain English."""

from __future__ import annotations

import math


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, … 11th, 12th, 13th, … 21st; thousands with a comma."""
    ending = "th"
    if number % 100 not in (11, 12, 13):
        ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"


def could_be(lower: float, upper: float) -> str:
    """“could be anywhere from 12th to 31st”; the bounds are widened to whole ranks.

    Neighbors read “could be 12th or 13th”, a single rank “is 12th in nearly every draw”. NaN, a
    unit without a rank, reads “has no rank”.
    """
    if math.isnan(lower) or math.isnan(upper):
        return "has no rank"
    first, last = math.floor(lower), math.ceil(upper)
    if first == last:
        return f"is {ordinal(first)} in nearly every draw"
    if last == first + 1:
        return f"could be {ordinal(first)} or {ordinal(last)}"
    return f"could be anywhere from {ordinal(first)} to {ordinal(last)}"
