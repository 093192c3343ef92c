"""The parts of one place's index: its areas, the total, and every indicator, as all doors show them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _

from thrive.indicators.queries.words import plus_minus
from thrive.indicators.store.schema import HIDDEN, MISSING
from thrive.wellbeing.editions.keeping import Numbers
from thrive.wellbeing.models import IndexEdition
from thrive.wellbeing.queries import words
from thrive.wellbeing.queries.editions import kept
from thrive.wellbeing.queries.whatif import Chosen
from thrive.wellbeing.recipes.choices import AREAS
from thrive.wellbeing.recipes.writing import TOTAL


@dataclass(frozen=True, slots=True)
class Component:
    """One indicator of a place, as page, table and files show it. Numbers are None where hidden or
    missing; `why_not` then says so. `good` and `bad` are its goalposts, None before it has any."""

    code: str
    name: str
    area: int
    area_name: str
    unit: str
    value: float | None
    moe: float | None
    status: str
    period: str
    source: str
    position: float | None
    bad: float | None
    good: float | None
    is_unstable: bool

    @property
    def said(self) -> str:
        return "" if self.value is None else words.amount(self.value, self.unit)

    @property
    def margin(self) -> str:
        return "" if self.moe is None else plus_minus(self.moe, 1)

    @property
    def is_hidden(self) -> bool:
        """Withheld to protect people, here or at the source."""
        return self.status in HIDDEN - {MISSING}

    @property
    def why_not(self) -> str:
        return "" if self.value is not None else words.no_number(self.status)


@dataclass(frozen=True, slots=True)
class Part:
    """An area, or the total (`area` 0). `present` of `of` components are there; `state` is the
    score of California between the same goalposts; `chosen` the score with the reader's choices."""

    area: int
    name: str
    score: float | None
    low: float | None
    high: float | None
    present: int
    of: int
    state: float | None
    moved: words.Moved | None
    chosen: float | None = None

    @property
    def said(self) -> str:
        if self.score is not None:
            return words.whole(self.score)
        return _("no score yet")

    @property
    def likely(self) -> str:
        return words.likely(self.low, self.high) if self.score is not None else ""

    @property
    def counted(self) -> str:
        if not self.area:
            return _("from its areas")
        if not self.of:
            return _("no public number yet")
        return _("numbers: %(present)s of %(of)s") % {"present": self.present, "of": self.of}


def parts_of(
    edition: IndexEdition,
    row: int | None,
    earlier: IndexEdition | None = None,
    code: str = "",
    found: Chosen | None = None,
) -> list[Part]:
    """The six areas and then the total, if the recipe has one. `row` None: a place not in it."""
    numbers, how = kept(edition).numbers, edition.recipe.recipe
    then = kept(earlier).numbers if earlier else None
    row_then = then.row_of(code) if then else None
    made = []
    for area in (*AREAS, 0):
        group = f"D{area}" if area else TOTAL
        members = [at for at, one in enumerate(how.indicators) if not area or one.group == group]
        score, low, high = _range(numbers, group, row)
        moved = None
        if then is not None and score is not None:
            old, low_then, high_then = _range(then, group, row_then)
            if old is not None:
                moved = words.moved(score, old, (low, high), (low_then, high_then))
        here = (
            []
            if row is None
            else [at for at in members if not np.isnan(numbers.positions[row, at])]
        )
        made.append(
            Part(
                area,
                edition.recipe.area_name(area) if area else _("All together"),
                score,
                low,
                high,
                len(here),
                len(members),
                _at(numbers.scores.get(group), -1),
                moved,
                found.score_of(group) if found else None,
            )
        )
    return made


def components_of(edition: IndexEdition, row: int | None) -> list[Component]:
    """Every indicator of the recipe in its order, also those without a number."""
    about, recipe = kept(edition), edition.recipe
    numbers = about.numbers
    made = []
    for at, one in enumerate(recipe.recipe.indicators):
        status = str(numbers.status[row, at]) if row is not None else "missing"
        posts = one.normalize.goalposts
        bad, good = (posts[::-1] if one.reversed else posts) if posts else (None, None)
        made.append(
            Component(
                one.code,
                recipe.name_of(one.code),
                int(one.group[1:]),
                recipe.area_name(int(one.group[1:])),
                recipe.unit_of(one.code),
                _cell(numbers.values, row, at),
                _cell(numbers.moe, row, at),
                status,
                numbers.periods[at],
                about.about["from"].get(one.code, ""),
                _cell(numbers.positions, row, at),
                bad,
                good,
                status == "unstable",
            )
        )
    return made


def _range(
    of: Numbers, group: str, row: int | None
) -> tuple[float | None, float | None, float | None]:
    """Score, low and high of a group in a row."""
    score, low, high = (_at(kind.get(group), row) for kind in (of.scores, of.low, of.high))
    return score, low, high


def _at(column: object, row: int | None) -> float | None:
    if column is None or row is None:
        return None
    value = float(column[row])  # type: ignore[index]
    return value if value == value else None


def _cell(matrix: object, row: int | None, at: int) -> float | None:
    if row is None:
        return None
    value = float(matrix[row, at])  # type: ignore[index]
    return value if value == value else None
