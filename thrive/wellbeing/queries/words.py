"""What numbers of the index say in words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format, number_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from thrive.indicators.queries.numbers import REASONS
from thrive.wellbeing.models import IndexEdition
from thrive.wellbeing.queries.editions import kept
from thrive.wellbeing.queries.inputs import ABSENT
from thrive.wellbeing.recipes.designs import AREA_NAMES

ENDINGS = ("csv", "xlsx", "parquet", "json")
FLAT = 5.0  # percent: smaller changes have no arrow
MIDDLE = 50.0


def area_name(number: int) -> str:
    """A Community Action Area by its number, as short as it stands in figures and tables."""
    return str(AREA_NAMES[number])


def source_of(edition: IndexEdition) -> str:
    """Where an edition's scores come from, in a line under its figures."""
    used = dict.fromkeys(kept(edition).about["from"].values())
    facts = {
        "recipe": edition.recipe.version,
        "releases": ", ".join(used),
        "day": date_format(edition.published_at or edition.made_at, "DATE_FORMAT"),
    }
    said = _("Recipe %(recipe)s, from releases %(releases)s, made of protected numbers only.")
    return said % facts + " " + _("Published %(day)s.") % facts


def whole(score: float) -> str:
    """A score as it is shown: without decimals."""
    return number_format(math.floor(score + 0.5), 0, use_l10n=True)


def likely(low: float | None, high: float | None) -> str:
    """“likely from 41 to 51”; says so where no margin of error was published."""
    if low is None or high is None:
        return _("no margin of error published")
    first, last = whole(low), whole(high)
    if first == last:
        return _("likely %(score)s") % {"score": first}
    return _("likely from %(low)s to %(high)s") % {"low": first, "high": last}


def amount(value: float, unit: str) -> str:
    """A number in its unit: 12.3%, 9.0 micrograms per cubic meter."""
    rounded = round(value, 1)  # number_format alone would cut it off
    said = number_format(rounded, 1, use_l10n=True, force_grouping=True)
    return f"{said}%" if unit == "%" else f"{said} {unit}"


def no_number(status: str) -> str:
    """Why a place has no number of an indicator."""
    if status == ABSENT:
        return _("No public table holds this for places of this kind yet.")
    return str(REASONS[status])


@dataclass(frozen=True, slots=True)
class Moved:
    """What a score did since an earlier edition. `way` is up, flat or down: 5 percent or more."""

    way: str
    earlier: float
    percent: float | None
    within_ranges: bool

    @property
    def said(self) -> str:
        words = {"up": _("↑ better"), "flat": _("→ flat"), "down": _("↓ worse")}
        return words[self.way]


def moved(
    now: float,
    then: float,
    now_range: tuple[float | None, float | None],
    then_range: tuple[float | None, float | None],
) -> Moved:
    """An arrow from a change of 5 percent on; from 0, of 5 points. Ranges that overlap say so."""
    percent = 100 * (now - then) / then if then else None
    change = percent if percent is not None else now - then
    way = "up" if change >= FLAT else "down" if change <= -FLAT else "flat"
    (low, high), (low_then, high_then) = now_range, then_range
    known = None not in (low, high, low_then, high_then)
    overlap = known and low <= high_then and low_then <= high  # type: ignore[operator]
    return Moved(way, then, percent, bool(overlap))


def finding(
    place: str, areas: Sequence[tuple[str, float | None, float | None, float | None]]
) -> str:
    """A sentence first: which areas (name, score, low, high) lie clearly above or below the middle.

    An area without a range is left to the picture: nobody can say how sure its number is.
    """
    told = [(name, low, high) for name, score, low, high in areas if score is not None]
    if not told:
        return _("%(place)s has too few public numbers for a score.") % {"place": place}
    above = [name for name, low, _high in told if low is not None and low > MIDDLE]
    below = [name for name, _low, high in told if high is not None and high < MIDDLE]
    facts = {"place": place, "above": _list(above), "below": _list(below)}
    if above and below:
        return (
            _("In %(place)s, %(above)s: clearly above the middle of the scale. %(below)s: below.")
            % facts
        )
    if above:
        return _("In %(place)s, %(above)s: clearly above the middle of the scale.") % facts
    if below:
        return _("In %(place)s, %(below)s: clearly below the middle of the scale.") % facts
    return _("In %(place)s, no area lies clearly above or below the middle of the scale.") % facts


def _list(names: Sequence[str]) -> str:
    return get_text_list(list(names), _("and"))
