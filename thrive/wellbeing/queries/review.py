"""Editions on their way to everybody, as data staff see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from thrive.base.decisions import Decision
from thrive.wellbeing.models import IndexEdition
from thrive.wellbeing.queries.editions import kept
from thrive.wellbeing.queries.home import AreaSpread, spreads
from thrive.wellbeing.rules import editions as rules

TONES = {
    "draft": "open",
    "first_yes": "info",
    "published": "ok",
    "returned": "warn",
    "withdrawn": "bad",
}


@dataclass(frozen=True)
class EditionLine:
    edition: IndexEdition
    tone: str


@dataclass(frozen=True)
class EditionPage:
    edition: IndexEdition
    tone: str
    about: dict[str, Any]
    rows: list[AreaSpread]
    may_approve: Decision
    may_publish: Decision
    may_send_back: bool
    may_withdraw: bool


def edition_lines(user: Any) -> list[EditionLine]:
    """All that this person may review, newest first. One query."""
    rows = IndexEdition.objects.visible_to(user).select_related("recipe").newest_first()
    return [EditionLine(one, TONES[one.status]) for one in rows]


def edition_page(edition: IndexEdition, user: Any) -> EditionPage:
    reason = "A reason of more than ten letters."
    return EditionPage(
        edition,
        TONES[edition.status],
        dict(kept(edition).about),
        spreads(edition),
        rules.may_approve(user, edition),
        rules.may_publish(user, edition),
        bool(rules.may_send_back(user, edition, reason=reason)),
        bool(rules.may_withdraw(user, edition, reason=reason)),
    )
