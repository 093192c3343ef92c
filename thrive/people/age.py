"""How old somebody is, from month and year alone. Computed, used, and forgotten."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.contrib.sessions.backends.base import SessionBase

YOUNGEST = 13
GROWN = 18


@dataclass(frozen=True, slots=True)
class Age:
    """`band` is child (under 13), youth (13 to 17) or adult. `adult_from` only for youth."""

    band: str
    adult_from: datetime.date | None = None


ADULT = Age("adult")


def age_of(*, born_year: int, born_month: int, today: datetime.date) -> Age:
    """The band on `today`. The day is not asked, so a birthday counts once its month is over."""
    months = (today.year - born_year) * 12 + today.month - born_month - 1
    if months < YOUNGEST * 12:
        return Age("child")
    if months < GROWN * 12:
        return Age("youth", _first_of_next_month(born_year + GROWN, born_month))
    return ADULT


def _first_of_next_month(year: int, month: int) -> datetime.date:
    return datetime.date(year + month // 12, month % 12 + 1, 1)


_IN_SESSION = "age"


def remember(session: SessionBase, age: Age) -> None:
    """Between the age screen and sign-up: the band, never the month and year of birth."""
    first_day = age.adult_from.isoformat() if age.adult_from else None
    session[_IN_SESSION] = {"band": age.band, "adult_from": first_day}


def recall(session: SessionBase) -> Age | None:
    kept = session.get(_IN_SESSION)
    if not kept:
        return None
    day = kept["adult_from"]
    return Age(kept["band"], datetime.date.fromisoformat(day) if day else None)


def forget(session: SessionBase) -> None:
    session.pop(_IN_SESSION, None)
