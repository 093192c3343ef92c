"""The index of one place: parts before the total, what holds it up and down, and other choices.

Shapes: an edition's arrays are (n places, k indicators), the state in the last row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.indicators.queries.words import CAUTIONS
from thrive.ui.drawn.scores import ScoreRow, Scores
from thrive.wellbeing.editions.keeping import Numbers
from thrive.wellbeing.models import IndexEdition
from thrive.wellbeing.queries import words
from thrive.wellbeing.queries.editions import before, designs_of, kept, readable
from thrive.wellbeing.queries.parts import Component, Part, components_of, parts_of
from thrive.wellbeing.queries.places import IndexPlace
from thrive.wellbeing.queries.weights import TeamWeights, with_team
from thrive.wellbeing.queries.whatif import Chosen, chosen
from thrive.wellbeing.recipes.choices import Choices
from thrive.wellbeing.recipes.scoring import Driver, Scored, drivers


@dataclass(frozen=True, slots=True)
class Pull:
    """A driver in words: `points` it holds the total above or below the middle, None without one."""

    name: str
    position: str
    points: float | None


@dataclass(frozen=True)
class PlacePage:
    place: IndexPlace
    edition: IndexEdition
    tabs: list[tuple[str, str, bool]]
    finding: str
    parts: list[Part]
    total: Part | None
    scores: Scores
    components: list[Component]
    up: list[Pull]
    down: list[Pull]
    earlier: IndexEdition | None
    choices: Choices
    chosen: Chosen | None
    team: TeamWeights | None
    teams: list[TeamWeights]

    @property
    def lines(self) -> list[Part]:
        return [*self.parts, *([self.total] if self.total else [])]

    @property
    def heading(self) -> str:
        return _("%(place)s, part by part") % {"place": self.place.name}

    @property
    def source(self) -> str:
        return words.source_of(self.edition)

    @property
    def note(self) -> str:
        """What to know before one reads on: cities are added up from tracts; five-year numbers of
        two editions may overlap."""
        said = [str(CAUTIONS["whole_tracts"])] if self.place.is_city else []
        if self.earlier is not None:
            said.append(
                _(
                    "Numbers of the Census span five years. Where the years of two editions "
                    "overlap, less of the change shows than there was."
                )
            )
        return " ".join(said)

    @property
    def links(self) -> list[tuple[str, str]]:
        asked = f"?index={self.edition.recipe.slug}"
        return [
            (ending.upper(), reverse("index_place_file", args=[self.place.key, ending]) + asked)
            for ending in words.ENDINGS
        ]

    @property
    def earlier_words(self) -> str:
        return _("in %(year)s") % {"year": self.earlier.year} if self.earlier else ""

    @property
    def chosen_words(self) -> str:
        return _("with these choices") if self.chosen else ""

    @property
    def said_anew(self) -> str:
        """The total with these choices beside the published one."""
        if (
            not self.total
            or self.total.score is None
            or not self.chosen
            or self.chosen.total is None
        ):
            return ""
        facts = {
            "name": self.place.name,
            "new": words.whole(self.chosen.total),
            "old": self.total.said,
        }
        if facts["new"] == facts["old"]:
            return _("All together, %(name)s stays at %(new)s.") % facts
        return _("All together, %(name)s has %(new)s instead of %(old)s.") % facts

    @property
    def without_total(self) -> str:
        return self._address(replace(self.choices, total=False))

    @property
    def with_total(self) -> str:
        return self._address(replace(self.choices, total=True))

    def _address(self, choices: Choices) -> str:
        said = choices.address()
        index = f"index={self.edition.recipe.slug}"
        return f"{said}&{index}" if said else f"?{index}"


def place_page(
    place: IndexPlace, design: str, asked: Choices, sets: list[TeamWeights]
) -> PlacePage | None:
    """None where no edition of such places is published. One query.

    design: a slug, or "" for the first design that has a score for the place. sets: the weights of
    teams that may be chosen.
    """
    editions = readable()
    newest = designs_of(editions, place.kind)
    if not newest:
        return None
    edition = next((one for one in newest if one.recipe.slug == design), None)
    edition = edition or _first_with_score(newest, place) or newest[-1]
    choices, team = with_team(asked, sets)
    numbers = kept(edition).numbers
    row = numbers.row_of(place.code)
    found = chosen(edition, choices, place.code) if choices.changed and row is not None else None
    earlier = before(editions, edition)
    parts = parts_of(edition, row, earlier, place.code, found)
    total = next((one for one in parts if not one.area), None)
    areas = [one for one in parts if one.area]
    pulls = _pulls(edition, numbers, row, found) if row is not None else []
    return PlacePage(
        place=place,
        edition=edition,
        tabs=[(one.recipe.short, one.recipe.slug, one == edition) for one in newest],
        finding=words.finding(place.name, [(p.name, p.score, p.low, p.high) for p in areas]),
        parts=areas,
        total=total if choices.total else None,
        scores=_drawn(place, [*areas, *([total] if total and choices.total else [])]),
        components=components_of(edition, row),
        up=[one for one, at in pulls if at >= words.MIDDLE][:5],
        down=[one for one, at in reversed(pulls) if at < words.MIDDLE][:5],
        earlier=earlier,
        choices=asked if team or not asked.team else replace(asked, team=""),
        chosen=found,
        team=team,
        teams=sets,
    )


def _first_with_score(newest: Sequence[IndexEdition], place: IndexPlace) -> IndexEdition | None:
    for one in newest:
        numbers = kept(one).numbers
        row = numbers.row_of(place.code)
        if row is not None and any(score[row] == score[row] for score in numbers.scores.values()):
            return one
    return None


def _pulls(
    edition: IndexEdition, numbers: Numbers, row: int, found: Chosen | None
) -> list[tuple[Pull, float]]:
    """Strongest hold first, each with its position; by the reader's choices where there are any."""
    if found is not None:
        how, made, at = found.recipe, found.made, found.row
    else:
        how, made, at = edition.recipe.recipe, Scored(numbers.positions, numbers.scores), row
    return [(_pull(edition, one), one.position) for one in drivers(how, made, at)]


def _pull(edition: IndexEdition, one: Driver) -> Pull:
    points = None if one.pull is None else round(one.pull, 1)
    return Pull(edition.recipe.name_of(one.code), words.whole(one.position), points)


def _drawn(place: IndexPlace, parts: Sequence[Part]) -> Scores:
    said = "; ".join(
        f"{one.name}: {one.said}" + (f", {one.likely}" if one.likely else "") for one in parts
    )
    label = _("Scores of %(place)s from 0 to 100.") % {"place": place.name}
    return Scores(f"{label} {said}.", tuple(_row(one) for one in parts))


def _row(one: Part) -> ScoreRow:
    return ScoreRow(
        name=one.name,
        note=one.counted,
        said=one.said,
        area=one.area,
        score=one.score,
        low=one.low,
        high=one.high,
        earlier=one.moved.earlier if one.moved else None,
        moved=one.moved.said if one.moved else "",
        chosen=one.chosen,
    )
