"""Finding an application by what people hold: a code, a private link, a place's name."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from thrive.base.prepared import prepared
from thrive.cities.models import (
    Applicant,
    CityApplication,
    CoApplicant,
    Community,
    InfoSession,
    InfoSessionQuerySet,
    ProgramCycle,
)
from thrive.people.links import fingerprint
from thrive.places.queries import find_city, folded

MOST_FOUND = 12


@dataclass(frozen=True)
class Found:
    """A city that fits what was typed. `is_here`: it takes part in this cycle already."""

    community: Community
    county: str
    is_here: bool


def current_cycle() -> ProgramCycle | None:
    return ProgramCycle.objects.current()


def place_by_slug(slug: str) -> Community | None:
    """Any place on record, also one that has no public page yet."""
    return Community.objects.select_related("county").filter(slug=slug).first()


def application_by_code(code: str) -> CityApplication | None:
    return next(iter(_by_code(code)), None)


@prepared
def _by_code(code: str) -> QuerySet[CityApplication]:
    return CityApplication.objects.select_related("community", "cycle").filter(code=code)


def applicant_by_link(token: str) -> Applicant | CoApplicant | None:
    """Whose private link this is: the first contact, or somebody invited (joined or not)."""
    mark = fingerprint(token)
    rows = CityApplication.objects.select_related("community", "cycle")
    application = rows.filter(link_hash=mark).first()
    if application:
        return Applicant(application, 1)
    invited = CoApplicant.objects.select_related("application__community", "application__cycle")
    return invited.filter(link_hash=mark).first()


def application_by_official_link(token: str) -> CityApplication | None:
    rows = CityApplication.objects.select_related("community", "cycle")
    return rows.filter(official_hash=fingerprint(token)).first()


def sessions_for(application: CityApplication) -> InfoSessionQuerySet:
    """Sessions of this application's world: demo with demo, real with real."""
    return InfoSession.objects.filter(is_demo=application.is_demo)


def find_places(words: str, cycle: ProgramCycle | None) -> tuple[Found, ...]:
    """Cities whose name begins with the words, then those that hold them. At most 12."""
    wanted = folded(words)
    if not wanted:
        return ()
    first = [city.pk for city in find_city(words, most=MOST_FOUND)]
    cities = Community.objects.filter(kind=Community.Kind.CITY)
    if len(first) < MOST_FOUND:
        names = cities.values_list("geography_id", "name")
        inside = [pk for pk, name in names if wanted in folded(name) and pk not in first]
        first += inside[: MOST_FOUND - len(first)]
    chosen = cities.filter(geography__in=first).select_related("county", "geography__parent")
    here = set(
        cycle.enrollments.holding_a_seat()
        .filter(community__geography__in=first)
        .values_list("community_id", flat=True)
        if cycle
        else ()
    )
    by_geography = {community.geography_id: community for community in chosen}
    return tuple(
        Found(by_geography[pk], _county(by_geography[pk]), by_geography[pk].pk in here)
        for pk in first
        if pk in by_geography
    )


def _county(community: Community) -> str:
    return community.county.name if community.county else ""
