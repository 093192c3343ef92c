"""A model text with its brackets filled from what the city has on record.

What is not on record stays in [brackets]: nobody votes on a sentence that a page made up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from thrive.cities.models import Community
from thrive.toolkit.content import GAP, Clause, Content, plain

MOST_CITIES = 40
# What a bracket is called in either language, and the fact that fills it.
NAMES = {
    "city": "place",
    "ciudad": "place",
    "council": "body",
    "concejo": "body",
    "county": "county",
    "condado": "county",
    "population": "people",
    "población": "people",
}


@dataclass(frozen=True)
class ModelText:
    """Ready for a page or a paper. `place` is empty where no city was chosen."""

    slug: str
    title: str
    note: str
    language: str
    place: str
    clauses: tuple[Clause, ...]

    @property
    def gaps(self) -> int:
        return sum(len(GAP.findall(line)) for one in self.clauses for line in one.lines)

    @property
    def file_name(self) -> str:
        return f"{self.slug}-{self.language}"


def model_text(
    slug: str, content: Content, language: str, community: Community | None
) -> ModelText:
    facts = _facts(community, language) if community else {}
    said = content.said_in(language)
    with override(language):
        note = _(
            "A model to start from. Words in [brackets] are still to be filled in. "
            "Have the city attorney read it before it goes on an agenda."
        )
    return ModelText(
        slug=slug,
        title=plain(said.title),
        note=note,
        language=language,
        place=community.name if community else "",
        clauses=tuple(
            Clause(
                _filled(one.heading, facts),
                tuple(_filled(line, facts) for line in one.lines),
                one.numbered,
            )
            for one in said.clauses
        ),
    )


def _filled(line: str, facts: dict[str, str]) -> str:
    def fill(found: re.Match[str]) -> str:
        fact = NAMES.get(found.group(1)[1:-1].strip().casefold(), "")
        return facts.get(fact) or found.group(1)

    return GAP.sub(fill, plain(line))


def _facts(community: Community, language: str) -> dict[str, str]:
    """Nothing is guessed: a fact that is not on record is missing. The words of a record are only
    words: brackets in them would be read as gaps."""
    place, people, facts = community.geography, "", {"place": community.name}
    if community.population and place and place.source:
        year = re.search(r"\d{4}", place.source.vintage)
        source = ", ".join(filter(None, (place.source.publisher, year.group() if year else "")))
        people = f"{community.population:,} ({source})"
    county = community.county.name if community.county else ""
    if county:
        with override(language):
            county = _("%(county)s County") % {"county": county}
    facts |= {"body": community.legislative_body, "county": county, "people": people}
    return {
        name: plain(fact).replace("[", "(").replace("]", ")")
        for name, fact in facts.items()
        if fact
    }


def cities_of(user: Any) -> tuple[Community, ...]:
    """The cities somebody acts for or coaches, for whom a text can be filled in. One query."""
    if not user.is_authenticated:
        return ()
    return tuple(Community.objects.of(user).order_by("name")[:MOST_CITIES])


def find_city(slug: str) -> Community | None:
    rows = Community.objects.filter(kind=Community.Kind.CITY, slug=slug)
    return rows.select_related("geography", "county").first()
