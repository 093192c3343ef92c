"""The buttons of a thing: each a move that this hand may make now, with its address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from thrive.indicators.queries.moments import KINDS, moment_of, open_moves
from thrive.indicators.rules.hands import Hands
from thrive.indicators.rules.moves import WITH_A_REASON, may

# What leads on is a full button; what takes back is a quiet one.
LEADS_ON = frozenset(
    {
        *(("plan", "hand_over"), ("plan", "accept"), ("phase", "begin"), ("phase", "close")),
        *(("neighborhood", "choose"), ("pin", "show"), ("session", "hold"), ("finding", "show")),
        *(("story", "send"), ("story", "review"), ("story", "publish"), ("shared", "check")),
        *(("shared", "share"), ("request", "grant")),
    }
)


@dataclass(frozen=True, slots=True)
class Deed:
    """`asks`: it has a page of its own, for a reason; otherwise one press does it."""

    name: str
    label: str
    url: str
    quiet: bool
    asks: bool


def deeds_of(thing: Any, me: Hands, by: Any, seat: str) -> tuple[Deed, ...]:
    """Nothing is asked of the database for somebody without any capacity here."""
    if not me.inside and getattr(thing, "added_by_id", None) != getattr(by, "pk", 0):
        return ()
    at, kind = moment_of(thing, by, seat=seat), KINDS[type(thing)]
    return tuple(
        Deed(
            name,
            label,
            deed_url(thing, name),
            (kind, name) not in LEADS_ON,
            (kind, name) in WITH_A_REASON,
        )
        for name, label in open_moves(me, at)
    )


def why_not(thing: Any, me: Hands, by: Any, seat: str, move: str) -> str:
    """Why the move is not open to this hand now; "" where it is."""
    return str(may(me, moment_of(thing, by, seat=seat), move).sentence)


def deed_url(thing: Any, name: str) -> str:
    kind = KINDS[type(thing)]
    return reverse("data_deed", args=[thing.community.slug, kind, thing.pk, name.replace("_", "-")])
