"""Six plain questions: what the answers point to, what that tier offers and asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from thrive.program.classify import Likely, likely_tier
from thrive.program.rulebook import Cell, Offering, PrecheckQuestion, Requirement, Rulebook, Tier


@dataclass(frozen=True)
class Asked:
    """A plain question with the answer that was chosen (empty: none yet)."""

    question: PrecheckQuestion
    chosen: str


@dataclass(frozen=True)
class Precheck:
    questions: tuple[Asked, ...]
    likely: Likely | None
    tier: Tier | None
    next_tier: Tier | None
    offered: tuple[Offering, ...]
    required: tuple[tuple[Requirement, Cell], ...]
    answered: int


def precheck(rulebook: Rulebook, sent: Mapping[str, str]) -> Precheck:
    """Pure: nothing is read from or written to a table. Answers the rulebook lacks are left out."""
    known = {
        question.code: sent.get(question.code, "")
        for question in rulebook.precheck
        if sent.get(question.code, "") in {answer.value for answer in question.answers}
    }
    questions = tuple(Asked(q, known.get(q.code, "")) for q in rulebook.precheck)
    if not known:
        return Precheck(questions, None, None, None, (), (), 0)
    likely = likely_tier(rulebook, known)
    return Precheck(
        questions=questions,
        likely=likely,
        tier=rulebook.tier(likely.tier),
        next_tier=rulebook.tier(likely.next_tier) if likely.next_tier else None,
        offered=rulebook.offered_to(likely.tier),
        required=rulebook.asked_of(likely.tier),
        answered=len(known),
    )
