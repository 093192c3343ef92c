"""A number as one line of a table: the same words in every table, file and figure."""

from __future__ import annotations

from dataclasses import dataclass

from thrive.indicators.queries import words
from thrive.indicators.queries.numbers import About, Number


@dataclass(frozen=True, slots=True)
class Line:
    """`said` is empty where the number is hidden: then `reason` says why. `mark` flags it."""

    label: str
    said: str
    margin: str
    reach: str
    period: str
    reason: str
    state: str
    number: Number
    letter: str = ""
    url: str = ""

    @property
    def mark(self) -> str:
        return "*" if self.state == "unstable" else ""


def line(label: str, number: Number, about: About, *, letter: str = "", url: str = "") -> Line:
    state = "" if number.is_shown else "withheld" if number.is_withheld else "missing"
    return Line(
        label=label,
        said=words.said(number.value, about),
        margin=words.margin(number, about),
        reach=words.reach(number, about),
        period=words.period(number.period),
        reason=number.reason,
        state="unstable" if number.is_unstable else state,
        number=number,
        letter=letter,
        url=url,
    )
