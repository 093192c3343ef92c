"""Who answers questions about what, by action area, language and region (R140)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse

from thrive.base.decisions import Decision
from thrive.events.models import Expertise
from thrive.events.rules.knowing import may_offer_expertise
from thrive.events.words import LANGUAGE_WORDS, LANGUAGES
from thrive.people.models import Person
from thrive.places.regions import REGIONS
from thrive.program import registry
from thrive.program.rulebook import ActionArea


@dataclass(frozen=True)
class Expert:
    """One person who may be asked."""

    name: str
    organization: str
    about: str
    areas: tuple[ActionArea, ...]
    languages: str
    region: str


@dataclass(frozen=True)
class ExpertsPage:
    """`area`, `language`, `region`: what was chosen, empty when nothing or nothing known."""

    experts: tuple[Expert, ...]
    area: str
    language: str
    region: str
    areas: list[tuple[str, object]]
    languages: list[tuple[str, object]]
    regions: list[tuple[str, object]]
    may_offer: Decision
    offers: bool

    @property
    def narrowed(self) -> bool:
        return bool(self.area or self.language or self.region)

    @property
    def clear(self) -> str:
        return reverse("experts") if self.narrowed else ""


def own_expertise(person: Person) -> Expertise | None:
    return Expertise.objects.filter(person=person).first()


def experts_page(viewer: Any, said: Mapping[str, str]) -> ExpertsPage:
    """At most four queries. Somebody who knows the whole state stands in every region."""
    book = registry.current()
    regions = {one.slug: one.name for one in REGIONS}
    area = said.get("area", "") if said.get("area") in {one.slug for one in book.areas} else ""
    language = said.get("language", "") if said.get("language") in LANGUAGE_WORDS else ""
    region = said.get("region", "") if said.get("region") in regions else ""
    rows = Expertise.objects.visible_to(viewer).select_related("person")
    if area:
        rows = rows.filter(areas__has=area)
    if language:
        rows = rows.filter(languages__has=language)
    if region:
        rows = rows.filter(Q(region=region) | Q(region=""))
    found = [
        Expert(
            name=one.person.name or one.person.shown_name,
            organization=one.person.organization,
            about=one.about,
            areas=tuple(each for each in book.areas if each.slug in one.areas),
            languages=", ".join(str(LANGUAGE_WORDS[each]) for each in one.languages),
            region=str(regions.get(one.region, "")),
        )
        for one in rows.order_by("person__name", "pk")
    ]
    return ExpertsPage(
        experts=tuple(found),
        area=area,
        language=language,
        region=region,
        areas=[(one.slug, one.name) for one in book.areas],
        languages=list(LANGUAGES),
        regions=list(regions.items()),
        may_offer=may_offer_expertise(viewer),
        offers=viewer.is_authenticated and Expertise.objects.filter(person=viewer).exists(),
    )
