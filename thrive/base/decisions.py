"""A decision is yes, or a refusal with a sentence written for a resident.

Rules answer with a `Decision`; actions `require` it; a refused one travels as `Refused` and is shown
with its sentence by page, form and JSON alike (see `thrive.base.web`).
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Decision:
    """`sentence` is empty for yes; for no it says why, and what would help."""

    allowed: bool
    sentence: str | Promise = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Decision(True)


def no(sentence: str | Promise) -> Decision:
    if not sentence:
        raise ValueError("A refusal needs its sentence.")
    return Decision(False, sentence)


class Refused(Exception):
    """Raised by `require` when the answer is no. `sentence` is what the person reads."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(decision.sentence)
        self.decision = decision

    @property
    def sentence(self) -> str:
        return str(self.decision.sentence)


def require(decision: Decision) -> None:
    """Go on if the answer is yes; raise `Refused` with its sentence if it is no."""
    if not decision:
        raise Refused(decision)


def first_no(*decisions: Decision) -> Decision:
    """The first refusal among several, or yes when there is none."""
    return next((decision for decision in decisions if not decision), YES)
