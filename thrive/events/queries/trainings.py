"""Trainings: what each teaches, when it is held, who has done which part, and n of 4 a city."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.decisions import Decision
from thrive.cities.belonging import belonging_of
from thrive.cities.models import Community, Enrollment
from thrive.events.models import Event, TrainingCompletion
from thrive.events.queries.entries import Entry, entry_of
from thrive.events.rules.registering import is_offered_to
from thrive.events.words import Training
from thrive.program import registry

# The row of Table I each training belongs to (domain brief R22, R19, R74).
OFFERING = {
    Training.ADVOCACY.value: "T1_6",
    Training.SPATIAL_LITERACY.value: "T1_3",
    Training.ENGAGEMENT_EQUITY.value: "T1_6",
}
NEXT = 6


@dataclass(frozen=True)
class Part:
    """One part of a training: `mine` when the viewer has done it."""

    name: str
    teaches: str
    mine: bool


@dataclass(frozen=True)
class CityLine:
    """How far a city is: parts that somebody of it has done, and by how many people each."""

    community: Community
    people: tuple[int, ...]

    @property
    def done(self) -> int:
        return sum(number > 0 for number in self.people)

    @property
    def of(self) -> int:
        return len(self.people)

    @property
    def pairs(self) -> list[tuple[str, int]]:
        """(name of the part, people of this city who came to it) each."""
        names = [str(one.name) for one in registry.current().training_modules]
        return list(zip(names, self.people, strict=True))


@dataclass(frozen=True)
class TrainingPage:
    slug: str
    name: str
    about: str
    offering: str
    tiers: tuple[str, ...]
    parts: tuple[Part, ...]
    ahead: tuple[Entry, ...]
    cities: tuple[CityLine, ...]
    offered: Decision
    came: int


def about(slug: str) -> str:
    return {
        Training.ADVOCACY.value: _(
            "Four parts, held in your city: who decides, how to speak, how to agree, and what "
            "fairness asks for. Each counts on its own, in any order."
        ),
        Training.SPATIAL_LITERACY.value: _(
            "Read a map, a rate and a margin of error, and ask what a number leaves out. It is the "
            "first phase of working with data."
        ),
        Training.ENGAGEMENT_EQUITY.value: _(
            "For city staff and teams: how to share the floor, the agenda and the credit with the "
            "residents who live with a problem."
        ),
    }[slug]


def training_page(viewer: Any, slug: str) -> TrainingPage:
    """At most nine queries. Raises ValueError for a training there is not."""
    training, book = Training(slug), registry.current()
    code = OFFERING[slug]
    offering = book.offering(code)
    mine = set()
    if viewer.is_authenticated:
        rows = TrainingCompletion.objects.filter(person=viewer, training=slug)
        mine = set(rows.values_list("module", flat=True))
    modules = book.training_modules if slug == Training.ADVOCACY else ()
    ahead = Event.objects.visible_to(viewer).filter(training=slug, ends_at__gt=clock.now())
    ahead = ahead.exclude(status="cancelled").select_related("community")
    return TrainingPage(
        slug=slug,
        name=str(training.label),
        about=about(slug),
        offering=str(offering.name),
        tiers=offering.tiers,
        parts=tuple(Part(str(m.name), str(m.teaches), m.slug in mine) for m in modules),
        ahead=tuple(entry_of(one) for one in ahead.order_by("starts_at", "pk")[:NEXT]),
        cities=_city_lines(viewer, slug),
        offered=is_offered_to(viewer, Event(offering=code)),
        came=TrainingCompletion.objects.filter(training=slug).count(),
    )


def city_progress(community: int, slug: str = Training.ADVOCACY) -> tuple[int, int]:
    """(parts done by somebody, parts there are) of one city. One query."""
    rows = TrainingCompletion.objects.filter(community=community, training=slug)
    done = set(rows.values_list("module", flat=True))
    modules = {one.slug for one in registry.current().training_modules}
    return len(done & modules), len(modules)


def _city_lines(viewer: Any, slug: str) -> tuple[CityLine, ...]:
    """For the staff every city that is offered it, by name; for members their own. Three queries."""
    if not viewer.is_authenticated or slug != Training.ADVOCACY:
        return ()
    book = registry.current()
    seats = Enrollment.objects.holding_a_seat().filter(tier__in=book.offering("T1_6").tiers)
    if not viewer.program_roles:
        seats = seats.filter(community__in=sorted(belonging_of(viewer).cities))
    cities = Community.objects.filter(pk__in=seats.values("community")).order_by("name", "pk")
    people: dict[tuple[int, str], set[int]] = defaultdict(set)
    rows = TrainingCompletion.objects.filter(training=slug, community__in=cities)
    for community, module, place in rows.values_list("community", "module", "registration"):
        people[community, module].add(place)
    return tuple(
        CityLine(one, tuple(len(people[one.pk, m.slug]) for m in book.training_modules))
        for one in cities
    )
