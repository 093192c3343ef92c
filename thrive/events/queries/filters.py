"""What the calendar is narrowed to. Every filter stands in the address, so a page can be shared
and a feed can be subscribed to exactly as it is seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from thrive.base.prepared import prepared
from thrive.cities.models import Community
from thrive.events.models import Event
from thrive.events.words import LANGUAGE_WORDS, LANGUAGES, Audience, Kind
from thrive.program import registry
from thrive.program.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Filters:
    """Slugs, each empty when it does not narrow. What is not known is dropped, never an error."""

    kind: str = ""
    area: str = ""
    tier: str = ""
    city: str = ""
    language: str = ""
    audience: str = ""

    @property
    def any(self) -> bool:
        return any(getattr(self, one.name) for one in fields(self))

    @property
    def takes_info_sessions(self) -> bool:
        """Information sessions are for everybody who may apply: a city or an area excludes them."""
        return self.kind in ("", Kind.INFO_SESSION) and not (
            self.area or self.tier or self.city or self.audience
        )

    def query(self, **more: str) -> str:
        """As the tail of an address; `more` are the calendar's own words (view, month)."""
        said = {one.name: getattr(self, one.name) for one in fields(self)} | more
        return urlencode({name: value for name, value in said.items() if value})

    def without(self, name: str) -> Filters:
        return replace(self, **{name: ""})

    def narrow(self, rows: QuerySet[Event]) -> QuerySet[Event]:
        chosen = Q()
        if self.kind:
            chosen &= Q(kind=self.kind)
        if self.area:
            chosen &= Q(areas__has=self.area)
        if self.language:
            chosen &= Q(languages__has=self.language)
        if self.audience:
            chosen &= Q(audiences__has=self.audience)
        if self.city:
            chosen &= Q(community__slug=self.city)
        if self.tier:
            codes = [one.code for one in registry.current().offered_to(self.tier)]
            chosen &= Q(offering="") | Q(offering__in=codes)
        return rows.filter(chosen) if chosen else rows


def read(said: Mapping[str, str]) -> Filters:
    """From the words of an address."""
    book = registry.current()
    known: dict[str, set[str]] = {
        "kind": set(Kind.values),
        "area": {one.slug for one in book.areas},
        "tier": {one.slug for one in book.tiers},
        "language": set(LANGUAGE_WORDS),
        "audience": set(Audience.values),
    }
    found = {name: value for name in known if (value := said.get(name, "")) in known[name]}
    city = said.get("city", "")
    if city and len(city) <= 120 and all(sign.isalnum() or sign in "-_" for sign in city):
        found["city"] = city
    return Filters(**found)


@dataclass(frozen=True)
class Choices:
    """What the filters offer: (value, words) each; cities are those that have events."""

    kinds: list[tuple[str, object]]
    areas: list[tuple[str, object]]
    tiers: list[tuple[str, object]]
    cities: list[tuple[str, str]]
    languages: list[tuple[str, object]]
    audiences: list[tuple[str, object]]


def choices() -> Choices:
    """One query."""
    book: Rulebook = registry.current()
    return Choices(
        kinds=list(Kind.choices),
        areas=[(one.slug, one.name) for one in book.areas],
        tiers=[(one.slug, one.name) for one in book.tiers],
        cities=list(_cities()),
        languages=list(LANGUAGES),
        audiences=list(Audience.choices),
    )


@prepared
def _cities() -> QuerySet[Community, tuple[str, str]]:
    held = Event.objects.published().exclude(community=None).order_by().values("community")
    return Community.objects.filter(pk__in=held).order_by("name").values_list("slug", "name")
