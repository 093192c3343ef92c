"""How a city joins, and what each tier offers and asks: drawn from the rulebook."""

from __future__ import annotations

from dataclasses import dataclass

from thrive.cities.models import ProgramCycle
from thrive.portal.queries.home import TierOffer, tier_offers
from thrive.portal.queries.seats import rules_today, seats_of
from thrive.program.rulebook import CELL_NAMES, Cell, Encouraged, Offering, Requirement, Rulebook
from thrive.program.sources import Cite
from thrive.program.text import Text

CELL_MARKS: dict[Cell, str] = {
    "required": "done",
    "optional": "open",
    "prior_ok": "done-before",
    "none": "none",
}


@dataclass(frozen=True, slots=True)
class CellShown:
    """One cell of Table II: the tier it belongs to, its word, and the shape that repeats it."""

    tier: Text
    cell: Cell
    word: Text
    mark: str


@dataclass(frozen=True, slots=True)
class OfferingRow:
    offering: Offering
    cells: tuple[tuple[Text, bool], ...]


@dataclass(frozen=True, slots=True)
class RequirementRow:
    requirement: Requirement
    cells: tuple[CellShown, ...]

    @property
    def done_by_act(self) -> bool:
        return self.requirement.responsible == "act"


@dataclass(frozen=True, slots=True)
class JoiningPage:
    """For both pages: `/get-involved/` and `/get-involved/tiers/`."""

    rulebook: Rulebook
    cycle: ProgramCycle | None
    tiers: tuple[TierOffer, ...]
    offerings: tuple[OfferingRow, ...]
    requirements: tuple[RequirementRow, ...]
    encouraged: tuple[tuple[Encouraged, tuple[Text, ...]], ...]
    notes: tuple[Cite, ...]
    cell_words: tuple[tuple[Cell, Text, str], ...]


def joining_page() -> JoiningPage:
    """Three queries."""
    cycle, rulebook = rules_today()
    return JoiningPage(
        rulebook=rulebook,
        cycle=cycle,
        tiers=tier_offers(rulebook, seats_of(cycle, rulebook)),
        offerings=tuple(_offering(row, rulebook) for row in rulebook.offerings),
        requirements=tuple(_requirement(row, rulebook) for row in rulebook.requirements),
        encouraged=tuple(
            (row, tuple(rulebook.tier(tier).name for tier in row.tiers))
            for row in rulebook.encouraged
        ),
        notes=tuple(cite for cite in _cites(rulebook) if cite.note),
        cell_words=tuple((cell, CELL_NAMES[cell], CELL_MARKS[cell]) for cell in CELL_MARKS),
    )


def _cites(rulebook: Rulebook) -> tuple[Cite, ...]:
    return (
        *(row.cite for row in rulebook.tiers),
        *(row.cite for row in rulebook.offerings),
        *(row.cite for row in rulebook.requirements),
    )


def _offering(row: Offering, rulebook: Rulebook) -> OfferingRow:
    return OfferingRow(row, tuple((tier.name, tier.slug in row.tiers) for tier in rulebook.tiers))


def _requirement(row: Requirement, rulebook: Rulebook) -> RequirementRow:
    return RequirementRow(
        row,
        tuple(
            CellShown(tier.name, cell, CELL_NAMES[cell], CELL_MARKS[cell])
            for tier in rulebook.tiers
            for cell in [row.cells[tier.slug]]
        ),
    )
