"""The rulebook itself: all its chapters, and how to look something up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar, cast

from ..sources import Cite
from ..text import Text
from . import articles as a
from . import work as w
from .canonical import fingerprint, plain
from .coherence import faults_in
from .questions import ApplicationForm, Bar, Criterion, PrecheckQuestion

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules of one initiative for one cycle. An empty chapter means it has no such thing.

    `in_force_from` is an ISO date. A rulebook that contradicts itself cannot be made
    (ValueError lists every fault).
    """

    key: str
    version: str
    initiative: Text
    cycle: Text
    in_force_from: str
    purpose: Text
    note: Text
    cite: Cite

    tiers: tuple[a.Tier, ...] = ()
    offerings: tuple[a.Offering, ...] = ()
    requirements: tuple[a.Requirement, ...] = ()
    encouraged: tuple[a.Encouraged, ...] = ()

    steps: tuple[a.InvitationStep, ...] = ()
    stages: tuple[a.Stage, ...] = ()
    levels: tuple[a.Level, ...] = ()
    capacities: tuple[a.Capacity, ...] = ()

    seats: tuple[a.Seat, ...] = ()
    subgroups: tuple[a.Subgroup, ...] = ()
    design_categories: tuple[a.DesignCategory, ...] = ()
    institution_types: tuple[a.InstitutionType, ...] = ()

    areas: tuple[w.ActionArea, ...] = ()
    map_kinds: tuple[w.MapKind, ...] = ()
    data_phases: tuple[w.DataPhase, ...] = ()
    training_modules: tuple[w.TrainingModule, ...] = ()

    strategies: tuple[w.Strategy, ...] = ()
    goals: tuple[w.TransformationGoal, ...] = ()
    objectives: tuple[w.Objective, ...] = ()
    values: tuple[w.ValueStatement, ...] = ()
    outcomes: tuple[w.VisionOutcome, ...] = ()
    lenses: tuple[w.Lens, ...] = ()
    organizations: tuple[w.Organization, ...] = ()

    precheck: tuple[PrecheckQuestion, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    bars: tuple[Bar, ...] = ()
    application: ApplicationForm | None = None

    glossary: tuple[w.GlossaryTerm, ...] = ()
    frictions: tuple[w.Friction, ...] = ()

    def __post_init__(self) -> None:
        faults = tuple(faults_in(self))
        if faults:
            raise ValueError(f"Rulebook {self} contradicts itself: {' '.join(faults)}")

    def __str__(self) -> str:
        return f"{self.key}/{self.version}"

    # One look-up a chapter. Each answers with the article, or a KeyError that is a sentence.

    def tier(self, slug: str) -> a.Tier:
        return self._one(self.tiers, "slug", slug, "tier")

    def offering(self, code: str) -> a.Offering:
        return self._one(self.offerings, "code", code, "offering")

    def requirement(self, code: str) -> a.Requirement:
        return self._one(self.requirements, "code", code, "requirement")

    def step(self, letter: str) -> a.InvitationStep:
        return self._one(self.steps, "letter", letter, "invitation step")

    def stage(self, slug: str) -> a.Stage:
        return self._one(self.stages, "slug", slug, "stage")

    def level(self, number: int) -> a.Level:
        return self._one(self.levels, "number", number, "level")

    def seat(self, code: str) -> a.Seat:
        return self._one(self.seats, "code", code, "seat")

    def subgroup(self, slug: str) -> a.Subgroup:
        return self._one(self.subgroups, "slug", slug, "subgroup")

    def area(self, slug: str) -> w.ActionArea:
        return self._one(self.areas, "slug", slug, "action area")

    def map_kind(self, slug: str) -> w.MapKind:
        return self._one(self.map_kinds, "slug", slug, "map kind")

    def data_phase(self, number: int) -> w.DataPhase:
        return self._one(self.data_phases, "number", number, "data phase")

    def criterion(self, code: str) -> Criterion:
        return self._one(self.criteria, "code", code, "criterion")

    def precheck_question(self, code: str) -> PrecheckQuestion:
        return self._one(self.precheck, "code", code, "plain question")

    def bar(self, tier: str) -> Bar:
        return self._one(self.bars, "tier", tier, "bar for the tier")

    def term(self, slug: str) -> w.GlossaryTerm:
        return self._one(self.glossary, "slug", slug, "glossary term")

    def friction(self, code: str) -> w.Friction:
        return self._one(self.frictions, "code", code, "friction")

    # What follows from the tables.

    def offered_to(self, tier: str) -> tuple[a.Offering, ...]:
        """The rows of Table I with a tick for this tier."""
        slug = self.tier(tier).slug
        return tuple(offering for offering in self.offerings if slug in offering.tiers)

    def asked_of(self, tier: str) -> tuple[tuple[a.Requirement, a.Cell], ...]:
        """The rows of Table II that concern this tier, each with its cell; never "none"."""
        slug = self.tier(tier).slug
        return tuple(
            (requirement, requirement.cells[slug])
            for requirement in self.requirements
            if requirement.cells[slug] != "none"
        )

    def next_step_after(self, letter: str) -> a.InvitationStep | None:
        """The invitation step that follows; None after the last."""
        following = self.steps.index(self.step(letter)) + 1
        return self.steps[following] if following < len(self.steps) else None

    def next_tier_after(self, slug: str) -> a.Tier | None:
        """The tier with more support; None at the top."""
        following = self.tiers.index(self.tier(slug)) + 1
        return self.tiers[following] if following < len(self.tiers) else None

    def values_of(self, kind: w.ValueKind) -> tuple[w.ValueStatement, ...]:
        return tuple(value for value in self.values if value.kind == kind)

    # The whole, written down.

    def as_json(self) -> dict[str, object]:
        """Every chapter as plain data; each article with its `cite`, each Text as {en, es}."""
        return cast("dict[str, object]", plain(self))

    def fingerprint(self) -> str:
        """Changes when any word or number of this rulebook changes."""
        return fingerprint(self.as_json())

    def _one(self, chapter: Iterable[Found], name: str, wanted: object, what: str) -> Found:
        for article in chapter:
            if getattr(article, name) == wanted:
                return article
        raise KeyError(f"Rulebook {self} has no {what} {wanted!r}.")
