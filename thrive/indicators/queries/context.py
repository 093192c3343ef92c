"""What people say about a number, beside its chart: a slot that other parts of the house fill.

Only what its speakers agreed to have read by everybody may be told here.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heard:
    """Words in the language they were said in; `gloss` says them in the page's language."""

    words: str
    who: str
    heard_on: datetime.date | None = None
    language: str = ""
    gloss: str = ""
    url: str = ""


Teller = Callable[[str, str], Iterable[Heard]]  # of an indicator's slug and a place
_tellers: list[Teller] = []


def tells(teller: Teller) -> None:
    """From now on ask `teller` too. Called once, when the site starts."""
    _tellers.append(teller)


def heard_about(indicator: str, place: str) -> tuple[Heard, ...]:
    """What was said about an indicator in a place such as `place:0681666`."""
    return tuple(one for teller in _tellers for one in teller(indicator, place))
