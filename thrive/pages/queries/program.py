"""What the program says about itself, drawn from the rulebook of the cycle that runs now."""

from __future__ import annotations

from dataclasses import dataclass

from thrive.cities.models import ProgramCycle
from thrive.pages.words import OwnWord, own_words
from thrive.program import current
from thrive.program.rulebook import (
    GlossaryTerm,
    Objective,
    Organization,
    Rulebook,
    Strategy,
    TransformationGoal,
    ValueStatement,
)
from thrive.search.words import folded


@dataclass(frozen=True, slots=True)
class AboutPage:
    rulebook: Rulebook
    cycle: ProgramCycle | None
    cycles: tuple[ProgramCycle, ...]
    sponsors: tuple[Organization, ...]
    operators: tuple[Organization, ...]
    partners: tuple[Organization, ...]
    strategies: tuple[Strategy, ...]
    goals: tuple[TransformationGoal, ...]
    objectives: tuple[Objective, ...]
    principles: tuple[ValueStatement, ...]
    shared_values: tuple[ValueStatement, ...]
    governmental_values: tuple[ValueStatement, ...]


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """`asked` narrows by word; `found` of `everything` terms are shown, the plan's ten apart."""

    asked: str
    seeds: tuple[GlossaryTerm | OwnWord, ...]
    others: tuple[GlossaryTerm | OwnWord, ...]
    everything: int

    @property
    def found(self) -> int:
        return len(self.seeds) + len(self.others)


def rules_today() -> tuple[ProgramCycle | None, Rulebook]:
    """The cycle that runs now with its rulebook; before the first cycle, the newest rulebook."""
    cycle = ProgramCycle.objects.current()
    return cycle, cycle.rulebook if cycle else current()


def about_page() -> AboutPage:
    """Two queries."""
    cycle, book = rules_today()
    return AboutPage(
        rulebook=book,
        cycle=cycle,
        cycles=tuple(ProgramCycle.objects.order_by("-starts_on", "-pk")),
        sponsors=_in_role(book, "sponsor"),
        operators=_in_role(book, "operator"),
        partners=_in_role(book, "fiscal_partner"),
        strategies=book.strategies,
        goals=book.goals,
        objectives=book.objectives,
        principles=book.values_of("principle"),
        shared_values=book.values_of("shared_value"),
        governmental_values=book.values_of("governmental_value"),
    )


def glossary_page(asked: str) -> GlossaryPage:
    """Terms whose name, other name or meaning holds the asked words, by name. Two queries."""
    _cycle, book = rules_today()
    known = {term.slug for term in book.glossary}
    words: tuple[GlossaryTerm | OwnWord, ...] = (
        *book.glossary,
        *(word for word in own_words() if word.slug not in known),
    )
    terms = sorted(
        (term for term in words if holds(term, asked)),
        key=lambda term: folded(str(term.term)),
    )
    return GlossaryPage(
        asked=asked,
        seeds=tuple(term for term in terms if term.seed),
        others=tuple(term for term in terms if not term.seed),
        everything=len(words),
    )


def holds(term: GlossaryTerm | OwnWord, asked: str) -> bool:
    text = " ".join(folded(str(part)) for part in (term.term, *term.aka, term.definition))
    return all(word in text for word in folded(asked).split())


def _in_role(book: Rulebook, role: str) -> tuple[Organization, ...]:
    return tuple(each for each in book.organizations if each.role == role)
