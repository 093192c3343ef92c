"""The rulebooks on the shelf."""

from __future__ import annotations

from .act_ca import ACT_CA_1, ACT_CA_2
from .contra_costa import CONTRA_COSTA
from .resilient_carolina import RESILIENT_CAROLINA
from .rulebook import Rulebook

RULEBOOKS: tuple[Rulebook, ...] = (ACT_CA_1, ACT_CA_2, CONTRA_COSTA, RESILIENT_CAROLINA)


def rulebook(key: str, version: str) -> Rulebook:
    """One exact rulebook, so that a past decision can be read under the rules of its day."""
    for book in RULEBOOKS:
        if (book.key, book.version) == (key, version):
            return book
    raise KeyError(f"There is no rulebook {key}/{version}.")


def current(key: str = "act-ca", on: str | None = None) -> Rulebook:
    """The rulebook in force on an ISO date; without a date, the newest."""
    in_force = [
        book for book in RULEBOOKS if book.key == key and (on is None or book.in_force_from <= on)
    ]
    if not in_force:
        raise KeyError(f"No rulebook {key!r} is in force{f' on {on}' if on else ''}.")
    return max(in_force, key=lambda book: book.in_force_from)
