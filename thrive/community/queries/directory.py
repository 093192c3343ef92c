"""The directory as its page reads it: filters, cards, and why somebody may suit whoever looks."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.decisions import Decision
from thrive.cities.models import Community
from thrive.cities.queries.mentoring_facts import area_names
from thrive.community.models import DirectoryEntry, DirectoryLetter, LetterAct
from thrive.community.queries.standing import body_of
from thrive.community.rules import directory as rules
from thrive.community.words import LANGUAGES, NAMES
from thrive.people.models import Person
from thrive.people.models.person import Affiliation
from thrive.program import registry

DAY = datetime.timedelta(days=1)
ON_A_PAGE = 30
PARTS = ("affiliation", "organization", "title")


@dataclass(frozen=True, slots=True)
class Choice:
    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class Card:
    """What one person shows, and nothing else. `why`: what ties them to whoever looks."""

    public_id: str
    name: str
    note: str
    city: str
    city_slug: str
    languages: str
    about: str
    offers: tuple[str, ...]
    seeks: tuple[str, ...]
    why: tuple[str, ...]
    takes_letters: bool
    is_me: bool


@dataclass(frozen=True, slots=True)
class DirectoryPage:
    cards: tuple[Card, ...]
    links: Page[DirectoryEntry]
    choices: tuple[Choice, ...]
    is_narrowed: bool
    is_listed: bool


def directory_page(asked: Mapping[str, str], user: Any) -> DirectoryPage:
    """Seven queries at most. A word in the address that means nothing here is left out."""
    seen = DirectoryEntry.objects.visible_to(user)
    choices = _choices(asked, seen)
    chosen = {one.name: one.chosen for one in choices if one.chosen}
    links = Paginator(_narrowed(seen, chosen).told(), ON_A_PAGE).get_page(asked.get("page", "1"))
    mine = seen.filter(person=user).prefetch_related("areas").first()
    cards = tuple(_card(one, mine, user) for one in links)
    return DirectoryPage(cards, links, choices, bool(chosen), mine is not None)


def reachable_by(person: Person) -> QuerySet[Person]:
    """Adults whom this person finds to write to: they take letters, or have written to this person."""
    adults = Person.objects.filter(age_band="adult", erased_at=None)
    return adults.filter(
        Q(directory_entry__takes_letters=True) | Q(letters_sent__to=person)
    ).distinct()


def last_letter(one: Person, other: Person) -> DirectoryLetter | None:
    """The newest between these two."""
    return DirectoryLetter.objects.of(one).of(other).order_by("-at", "-pk").first()


def may_write(to: Person, *, by: Person) -> Decision:
    """Asked before anybody writes a letter in vain, and once more while both rows are held."""
    last = last_letter(to, by)
    return rules.may_write_letter(
        youth=by.is_youth,
        same=to == by,
        adult=not to.is_youth and to.erased_at is None,
        fellows=bool(body_of(by)) and body_of(by) == body_of(to),
        takes_letters=DirectoryEntry.objects.filter(person=to, takes_letters=True).exists(),
        waits_for_answer=last is not None and last.by_id == to.pk,
        stopped=LetterAct.objects.in_force(by).first(),
        today=DirectoryLetter.objects.filter(by=by, at__gt=clock.now() - DAY).count(),
    )


def _narrowed(seen: Any, chosen: Mapping[str, str]) -> Any:
    if "area" in chosen:
        seen = seen.filter(areas__area=chosen["area"], areas__mode="offer")
    if "city" in chosen:
        seen = seen.filter(city__slug=chosen["city"])
    if "language" in chosen:
        seen = seen.filter(languages__contains=f",{chosen['language']},")
    if "who" in chosen:
        shows = seen.filter(person__affiliation=chosen["who"]).values_list("pk", "shows")
        seen = seen.filter(pk__in=[pk for pk, parts in shows if "affiliation" in parts])
    return seen


def _choices(asked: Mapping[str, str], seen: Any) -> tuple[Choice, ...]:
    """Cities only as they occur in the directory."""
    cities = Community.objects.filter(pk__in=seen.exclude(city=None).values("city"))
    areas = [(one.slug, str(one.name)) for one in registry.current().areas]
    parts = [(key, str(said)) for key, said in Affiliation.choices]
    shown: list[tuple[str, str, list[tuple[str, str]]]] = [
        ("area", _("Can help with"), [("", _("Every action area")), *areas]),
        ("city", _("City"), [("", _("Every city")), *cities.order_by("name").values_list("slug", "name")]),
        ("language", _("Speaks"), [("", _("Every language")), *LANGUAGES]),
        ("who", _("Takes part as"), [("", _("Everybody")), *parts]),
    ]  # fmt: skip
    return tuple(
        Choice(name, label, tuple(options), value if (value := asked.get(name, "")) in dict(options) else "")
        for name, label, options in shown
    )  # fmt: skip


def _card(one: DirectoryEntry, mine: DirectoryEntry | None, user: Any) -> Card:
    person, shows = one.person, set(one.shows)
    parts = {
        "affiliation": str(person.get_affiliation_display()),
        "title": person.title,
        "organization": person.organization,
    }
    spoken = [code for code in one.languages.split(",") if code in NAMES]
    return Card(
        public_id=str(person.public_id),
        name=person.shown_name,
        note=" · ".join(said for part, said in parts.items() if part in shows and said),
        city=one.city.name if one.city else "",
        city_slug=one.city.slug if one.city else "",
        languages=", ".join(NAMES[code] for code in spoken),
        about=one.about,
        offers=area_names(_areas(one, "offer")),
        seeks=area_names(_areas(one, "seek")),
        why=_why(one, mine) if mine and mine.pk != one.pk else (),
        takes_letters=one.takes_letters,
        is_me=person.pk == user.pk,
    )


def _why(one: DirectoryEntry, mine: DirectoryEntry) -> tuple[str, ...]:
    said = []
    helps = area_names(_areas(one, "offer") & _areas(mine, "seek"))
    if helps:
        said.append(
            _("Can help with what you look for: %(areas)s.")
            % {"areas": get_text_list(list(helps), _("and"))}
        )
    asks = area_names(_areas(one, "seek") & _areas(mine, "offer"))
    if asks:
        said.append(
            _("Looks for what you can help with: %(areas)s.")
            % {"areas": get_text_list(list(asks), _("and"))}
        )
    if said and one.city_id and one.city_id == mine.city_id:
        said.append(_("Is in your city."))
    return tuple(said)


def _areas(one: DirectoryEntry, mode: str) -> set[str]:
    return {each.area for each in one.areas.all() if each.mode == mode}
