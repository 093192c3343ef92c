"""The selects above the list of cities: what each is called, and what can be chosen in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from thrive.base.lifecycle import Words
from thrive.places import tables
from thrive.portal.queries.city_groups import ORDERS, SIZES, STANDING_WORDS
from thrive.program.rulebook import Rulebook

if TYPE_CHECKING:
    from thrive.portal.queries.cities import CityFilter


@dataclass(frozen=True, slots=True)
class Choice:
    """One select of the filter bar: its name, its words, and what can be chosen."""

    name: str
    label: Words
    options: tuple[tuple[str, Any], ...]
    chosen: str


@lru_cache(maxsize=1)
def counties() -> tuple[tuple[str, str], ...]:
    """(slug, name) of each county."""
    return tuple((slugify(each.name), each.name) for each in tables.counties())


def choices_of(asked: CityFilter, rulebook: Rulebook) -> tuple[Choice, ...]:
    return (
        Choice("county", _("County"), (("", _("All counties")), *counties()), asked.county),
        Choice(
            "region",
            _("Region"),
            (("", _("All regions")), *((each.slug, each.name) for each in tables.regions())),
            asked.region,
        ),
        Choice(
            "standing",
            _("In the program"),
            (("", _("All")), *STANDING_WORDS.items()),
            asked.standing,
        ),
        Choice(
            "tier",
            _("Tier"),
            (("", _("All tiers")), *((tier.slug, tier.name) for tier in rulebook.tiers)),
            asked.tier,
        ),
        Choice(
            "stage",
            _("Stage"),
            (
                ("", _("All stages")),
                *((stage.slug, f"{stage.letter} · {stage.name}") for stage in rulebook.stages),
            ),
            asked.stage,
        ),
        Choice(
            "size",
            _("Size"),
            (("", _("All sizes")), *((slug, size[0]) for slug, size in SIZES.items())),
            asked.size,
        ),
        Choice(
            "sort",
            _("Order"),
            tuple((slug, order[0]) for slug, order in ORDERS.items()),
            asked.sort,
        ),
    )
