"""An action area's page: what the program means by it, which cities chose it, what every room has."""

from __future__ import annotations

from dataclasses import dataclass

from thrive.cities import gathering
from thrive.cities.gathering import Gathered
from thrive.pages.queries import rules_today
from thrive.program.rulebook import ActionArea, Rulebook


@dataclass(frozen=True)
class AreaPage:
    """`parts`: one of each room that has something to show."""

    area: ActionArea
    rulebook: Rulebook
    parts: tuple[Gathered, ...]

    @property
    def others(self) -> tuple[ActionArea, ...]:
        return tuple(one for one in self.rulebook.areas if one.slug != self.area.slug)


def area_page(slug: str) -> AreaPage | None:
    """None for an area that is not in the rulebook. One query, and those of the rooms."""
    _cycle, book = rules_today()
    area = next((one for one in book.areas if one.slug == slug), None)
    return AreaPage(area, book, gathering.gathered("area", slug)) if area else None
