"""How the list of cities is narrowed, ordered and grouped: words, neutral orders, and counts.

Inside every group cities stand by name. A tier is how much support a city gets and a stage where its
work is; neither says how good a city is, so no order here is a ranking.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, IntegerField, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thrive.base.lifecycle import Words
from thrive.cities.models.seats import STAGES, TIERS
from thrive.program.rulebook import Rulebook

SIZES: dict[str, tuple[Words, int, int | None]] = {
    "under-20": (gettext_lazy("Under 20,000 people"), 0, 20_000),
    "20-50": (gettext_lazy("20,000 to 50,000"), 20_000, 50_000),
    "50-100": (gettext_lazy("50,000 to 100,000"), 50_000, 100_000),
    "100-250": (gettext_lazy("100,000 to 250,000"), 100_000, 250_000),
    "over-250": (gettext_lazy("250,000 and more"), 250_000, None),
}
STANDING_WORDS: dict[str, Words] = {
    "taking_part": gettext_lazy("Taking part"),
    "applying": gettext_lazy("Applying"),
    "not_yet": gettext_lazy("Not yet"),
}


def _in_order(column: str, known: Iterable[tuple[str, Any]]) -> Case:
    """The values in the order of the program; cities without one come last."""
    places = [When(**{column: slug}, then=Value(place)) for place, (slug, _w) in enumerate(known)]
    return Case(*places, default=Value(len(places)), output_field=IntegerField())


ORDERS: dict[str, tuple[Words, tuple[Any, ...]]] = {
    "name": (gettext_lazy("Name"), ("slug", "pk")),
    "county": (gettext_lazy("County, then name"), ("county__slug", "slug", "pk")),
    "tier": (gettext_lazy("By tier, then name"), (_in_order("tier", TIERS), "slug", "pk")),
    "stage": (gettext_lazy("By stage, then name"), (_in_order("stage", STAGES), "slug", "pk")),
    "population": (gettext_lazy("Population"), ("-population", "slug", "pk")),
}


@dataclass(frozen=True, slots=True)
class Facet:
    """How many of the cities found stand here, and the address that shows only them."""

    words: str
    count: int
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """Stages down, tiers across; the last of each line is its sum."""

    tiers: tuple[str, ...]
    lines: tuple[tuple[str, tuple[Facet, ...]], ...]


def grid_of(
    found: Iterable[dict[str, Any]],
    book: Rulebook,
    address: Callable[[str, str], str],
    chosen: tuple[str, str],
) -> Grid | None:
    """None where no city found takes part. `address` and `chosen` take a tier and a stage."""
    count = Counter((row["tier"], row["stage"]) for row in found if row["tier"])
    if not count:
        return None
    tiers = [(tier.slug, str(tier.name)) for tier in book.tiers] + [("", _("All tiers"))]
    stages = [(stage.slug, f"{stage.letter} · {stage.name}") for stage in book.stages]

    def facet(tier: tuple[str, str], stage: tuple[str, str]) -> Facet:
        number = sum(
            many
            for (of_tier, of_stage), many in count.items()
            if tier[0] in ("", of_tier) and stage[0] in ("", of_stage)
        )
        at = (tier[0], stage[0])
        return Facet(f"{tier[1]}, {stage[1]}", number, address(*at), at == chosen)

    return Grid(
        tiers=tuple(words for _slug, words in tiers),
        lines=tuple(
            (stage[1], tuple(facet(tier, stage) for tier in tiers))
            for stage in [*stages, ("", _("All stages"))]
        ),
    )


def group_words(order: str, tier: Any, stage: Any) -> str:
    """The heading above a city where the list is grouped; empty where it is not."""
    if order == "tier":
        return str(tier.name) if tier else _("Not taking part")
    if order == "stage":
        return f"{stage.letter} · {stage.name}" if stage else _("Not taking part")
    return ""
