"""A score sheet as it was sent: whole scores by criterion; what cannot be read counts as not given."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from thrive.program.rulebook import TOP_SCORE, Rulebook

LONGEST_NOTE = 4000


@dataclass(frozen=True)
class Sheet:
    scores: dict[str, int]
    tier: str
    note: str


def read_sheet(rulebook: Rulebook, data: QueryDict) -> Sheet:
    known = {str(score): score for score in range(TOP_SCORE + 1)}
    sent = {one.code: data.get(f"score-{one.code}", "") for one in rulebook.criteria}
    return Sheet(
        scores={code: known[value] for code, value in sent.items() if value in known},
        tier=data.get("tier", "")[:12],
        note=data.get("note", "").replace("\x00", "")[:LONGEST_NOTE],
    )
