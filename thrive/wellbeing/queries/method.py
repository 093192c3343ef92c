"""The method page, generated from a recipe: every choice, its reason, its source, what it moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from thrive.wellbeing.models import IndexEdition
from thrive.wellbeing.models.editions import spoken
from thrive.wellbeing.queries.editions import designs_of, kept, readable
from thrive.wellbeing.queries.parts import Component, components_of
from thrive.wellbeing.recipes.sensitivity import Move, told


@dataclass(frozen=True, slots=True)
class Said:
    """One choice with its reason and its source."""

    choice: str
    why: str
    source: str


@dataclass(frozen=True, slots=True)
class Step:
    """One alternative and how far it moves places, in points of 100."""

    name: str
    move: Move


@dataclass(frozen=True)
class MethodPage:
    edition: IndexEdition
    tabs: list[tuple[str, str, bool]]
    reasons: list[Said]
    components: list[Component]
    base: str
    steps: list[Step]
    most: Step | None
    releases: list[dict[str, Any]]
    command: str


def method_page(design: str) -> MethodPage | None:
    """None while no edition is published. One query."""
    newest = designs_of(readable(), "place") or designs_of(readable(), "county")
    if not newest:
        return None
    edition = next((one for one in newest if one.recipe.slug == design), newest[0])
    about, recipe = kept(edition).about, edition.recipe
    steps = [Step(_name(one, recipe.name_of), one) for one in told(about["sensitivity"])]
    base = recipe.about["base"]
    kinds = {"place": _("cities"), "county": _("counties")}
    return MethodPage(
        edition,
        [(one.recipe.short, one.recipe.slug, one == edition) for one in newest],
        [
            Said(spoken(one["choice"]), spoken(one["why"]), one["source"])
            for one in recipe.about["reasons"]
        ],
        components_of(edition, None),
        _("California’s %(kind)s, numbers of up to %(year)s: %(releases)s")
        % {
            "kind": kinds[base["kind"]],
            "year": base["year"],
            "releases": "; ".join(base["releases"]),
        },
        steps,
        max(steps, key=lambda one: one.move.mean, default=None),
        about["releases"],
        f"thrive index build {recipe.slug}-{recipe.version}.toml numbers.csv --out scores.csv",
    )


def _name(move: Move, name_of: Callable[[str], str]) -> str:
    kind, _colon, which = move.choice.partition(":")
    if kind == "without":
        return _("without “%(indicator)s”") % {"indicator": name_of(which)}
    return str(CHOICES[move.choice]())


CHOICES: dict[str, Callable[[], str]] = {
    "scale:wide": lambda: _("goalposts at the 5th and 95th percentile"),
    "scale:ends": lambda: _("goalposts at the lowest and the highest place"),
    "scale:position": lambda: _("position among all places instead of goalposts"),
    "share:one": lambda: _("a score from one indicator on"),
    "share:half": lambda: _("a score from half of the indicators on"),
    "share:all": lambda: _("a score only where every indicator is there"),
    "mean:geometric": lambda: _("a low area counts more (geometric mean)"),
}
