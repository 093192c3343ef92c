"""A rulebook must agree with itself before anyone is asked to follow it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from .articles import CELL_NAMES
from .questions import TOP_SCORE, ApplicationForm, PrecheckQuestion

if TYPE_CHECKING:
    from .book import Rulebook

NAMED_BY = {
    "tiers": "slug",
    "offerings": "code",
    "requirements": "code",
    "encouraged": "code",
    "steps": "letter",
    "stages": "slug",
    "levels": "number",
    "capacities": "slug",
    "seats": "code",
    "subgroups": "slug",
    "design_categories": "slug",
    "institution_types": "slug",
    "areas": "slug",
    "map_kinds": "slug",
    "data_phases": "number",
    "training_modules": "slug",
    "strategies": "slug",
    "goals": "slug",
    "objectives": "slug",
    "values": "slug",
    "outcomes": "group",
    "lenses": "slug",
    "organizations": "slug",
    "precheck": "code",
    "criteria": "code",
    "bars": "tier",
    "glossary": "slug",
    "frictions": "code",
}


def faults_in(book: Rulebook) -> Iterator[str]:
    """Every contradiction, one sentence each; nothing when the rulebook is sound."""
    yield from _names_said_twice(book)
    yield from _tables_that_miss_a_tier(book)
    yield from _orders_with_a_hole(book)
    yield from _bars_that_ask_the_unknown(book)
    yield from _bars_that_sink(book)
    for question in book.precheck:
        yield from _answers_out_of_order(question)
    if book.application:
        yield from _form_faults(book.application, {seat.code for seat in book.seats})
    try:
        date.fromisoformat(book.in_force_from)
    except ValueError:
        yield f"{book.in_force_from!r} is not an ISO date."


def _names_said_twice(book: Rulebook) -> Iterator[str]:
    for chapter, name in NAMED_BY.items():
        articles = getattr(book, chapter)
        yield from _twice(chapter, (getattr(article, name) for article in articles))


def _twice(where: str, names: Iterable[object]) -> Iterator[str]:
    for name, times in Counter(names).items():
        if times > 1:
            yield f"{where} names {name!r} {times} times."


def _tables_that_miss_a_tier(book: Rulebook) -> Iterator[str]:
    tiers = {tier.slug for tier in book.tiers}
    for tier in book.tiers:
        if tier.cap is not None and tier.cap < 1:
            yield f"The cap of {tier.slug} must be at least 1."
    named = {
        **{offering.code: offering.tiers for offering in book.offerings},
        **{step.code: step.tiers for step in book.encouraged},
        **{f"Map {kind.slug}": kind.facilitated_for for kind in book.map_kinds},
    }
    for where, slugs in named.items():
        if unknown := set(slugs) - tiers:
            yield f"{where} names unknown tiers {sorted(unknown)}."
    for kind in book.map_kinds:
        if kind.counts_toward and kind.counts_toward not in {r.code for r in book.requirements}:
            yield f"Map {kind.slug} counts toward unknown {kind.counts_toward}."
    for requirement in book.requirements:
        if set(requirement.cells) != tiers:
            yield f"{requirement.code} needs one cell for each of {sorted(tiers)}."
        if strange := set(requirement.cells.values()) - set(CELL_NAMES):
            yield f"{requirement.code} has unknown cells {sorted(strange)}."


def _orders_with_a_hole(book: Rulebook) -> Iterator[str]:
    counted = {
        "levels": [level.number for level in book.levels],
        "areas": [area.number for area in book.areas],
        "data_phases": [phase.number for phase in book.data_phases],
        "training_modules": [module.number for module in book.training_modules],
        "objectives": [objective.number for objective in book.objectives],
    }
    for chapter, numbers in counted.items():
        if numbers != list(range(1, len(numbers) + 1)):
            yield f"{chapter} must be numbered from 1 without a hole."
    letters = "".join(step.letter for step in book.steps)
    if letters != "abcdefghijklmnopqrstuvwxyz"[: len(letters)]:
        yield f"Invitation steps must run a, b, c…; they run {letters}."


def _bars_that_ask_the_unknown(book: Rulebook) -> Iterator[str]:
    tiers = [tier.slug for tier in book.tiers]
    if [bar.tier for bar in book.bars] not in ([], tiers):
        yield "There must be one bar for each tier, in the same order."
    criteria = {criterion.code for criterion in book.criteria}
    questions = {question.code for question in book.precheck}
    for bar in book.bars:
        if unknown := set(bar.floors) - criteria:
            yield f"The bar of {bar.tier} names unknown criteria {sorted(unknown)}."
        if unknown := set(bar.precheck) - questions:
            yield f"The bar of {bar.tier} names unknown plain questions {sorted(unknown)}."
        if not all(0 <= floor <= TOP_SCORE for floor in bar.floors.values()):
            yield f"The floors of {bar.tier} must be 0 to {TOP_SCORE}."
    for criterion in book.criteria:
        if criterion.weight < 1:
            yield f"The weight of {criterion.code} must be at least 1."
    if book.bars and (book.bars[0].share or book.bars[0].floors or book.bars[0].precheck):
        yield "The first tier must be open to everyone."


def _bars_that_sink(book: Rulebook) -> Iterator[str]:
    for lower, higher in pairwise(book.bars):
        asked = {**higher.floors, **higher.precheck, "share": higher.share}
        below = {**lower.floors, **lower.precheck, "share": lower.share}
        if sunk := [name for name, least in below.items() if asked.get(name, 0) < least]:
            yield f"{higher.tier} asks less than {lower.tier} in {', '.join(sunk)}."


def _answers_out_of_order(question: PrecheckQuestion) -> Iterator[str]:
    yield from _twice(question.code, (answer.value for answer in question.answers))
    if question.unanswered.rank > min(answer.rank for answer in question.answers):
        yield f"{question.code} left out must not count for more than an answer."


def _form_faults(form: ApplicationForm, seats: set[str]) -> Iterator[str]:
    yield from _twice("The application form", (question.code for question in form.questions))
    if [section.number for section in form.sections] != list(range(1, len(form.sections) + 1)):
        yield "Sections of the form must be numbered from 1."
    for question in form.questions:
        if (question.kind in ("choice", "choices")) != bool(question.options):
            yield f"Question {question.code} must have options exactly when it is a choice."
        if question.kind == "seat" and question.code not in seats:
            yield f"Question {question.code} asks for a seat the Core Team does not have."
