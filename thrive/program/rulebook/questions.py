"""What is asked of a place that wants to join: six plain questions, a form, and a rubric."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ..sources import Cite
from ..text import Text
from .articles import Option

Met = Literal["yes", "partly", "no", "unknown"]
QuestionKind = Literal[
    "text",
    "long",
    "email",
    "phone",
    "choice",
    "choices",
    "yesno",
    "number",
    "url",
    "file",
    "seat",
    "consent",
]


@dataclass(frozen=True, slots=True)
class PrecheckAnswer:
    """One answer to a plain question, and what it tells us.

    `rank` orders the answers of a question: a higher rank never leads to a lower tier.
    `would_change` says what to do next; None where there is nothing left to do.
    `first` is a condition that must be met before the place can join at all.
    """

    value: str
    label: Text
    rank: int
    met: Met
    because: Text
    would_change: Text | None = None
    first: Text | None = None


@dataclass(frozen=True, slots=True)
class PrecheckQuestion:
    """A question anyone can answer from memory. Left out, it is read as `unanswered`."""

    code: str
    asks: Text
    answers: tuple[PrecheckAnswer, ...]
    unanswered: PrecheckAnswer
    cite: Cite

    def answer(self, value: str | None) -> PrecheckAnswer:
        """The answer with this value; ValueError names the question if there is none."""
        if value is None or value == "":
            return self.unanswered
        for answer in self.answers:
            if answer.value == value:
                return answer
        known = ", ".join(answer.value for answer in self.answers)
        raise ValueError(f"Question {self.code!r} has no answer {value!r}; it has {known}.")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the eligibility rubric. `anchors` say what a score of 0, 1, 2, 3, 4 means.

    A criterion with a `gate` must reach `GATE_SCORE` before any tier can be recommended.
    `in_reach` is False where nothing the applicant does can change the score.
    """

    code: str
    name: Text
    question: Text
    anchors: tuple[Text, Text, Text, Text, Text]
    weight: int
    gate: bool
    cite: Cite
    in_reach: bool = True


GATE_SCORE = 2
TOP_SCORE = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """What a tier asks before it is recommended.

    `share` is the least total, in percent of the highest possible; `floors` the least score on
    single criteria; `precheck` the least rank on single plain questions.
    """

    tier: str
    share: int
    floors: Mapping[str, int] = field(hash=False)
    precheck: Mapping[str, int] = field(hash=False)
    cite: Cite


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the application form. `max_length` is in characters, `max_bytes` in bytes.

    `parts` are the parts of a seat that must be filled in unless the place is still looking.
    `shown_to_reviewers` is False where an answer would not help a fair reading.
    """

    code: str
    label: Text
    hint: Text | None
    kind: QuestionKind
    cite: Cite
    options: tuple[Option, ...] = ()
    required: bool = True
    max_length: int | None = None
    least: int | None = None
    most: int | None = None
    accepts: tuple[str, ...] = ()
    max_bytes: int | None = None
    parts: tuple[str, ...] = ()
    autocomplete: str = ""
    shown_to_reviewers: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """One page of the form."""

    number: int
    slug: str
    title: Text
    intro: Text
    questions: tuple[Question, ...]
    cite: Cite


@dataclass(frozen=True, slots=True)
class ApplicationForm:
    """The whole form, and the burden it puts on the person who fills it in."""

    minutes: int
    burden: Text
    have_ready: tuple[Text, ...]
    sections: tuple[Section, ...]
    cite: Cite

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for section in self.sections for question in section.questions)

    def question(self, code: str) -> Question:
        for question in self.questions:
            if question.code == code:
                return question
        raise KeyError(f"The application form has no question {code!r}.")

    def section(self, slug: str) -> Section:
        for section in self.sections:
            if section.slug == slug:
                return section
        raise KeyError(f"The application form has no section {slug!r}.")
