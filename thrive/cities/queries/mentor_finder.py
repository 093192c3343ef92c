"""Mentoring of one city: what it offers or looks for, its pairs, and Vanguards that may suit it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from thrive.base.decisions import Decision
from thrive.base.prepared import prepared
from thrive.cities.models import (
    Answer,
    CityRole,
    Community,
    Enrollment,
    MentoringTopics,
    MentorPairing,
)
from thrive.cities.queries.mentoring import PairLine, acted_for, lines_of, look_for_mentor
from thrive.cities.queries.mentoring_facts import area_names, city_facts, with_enrollments
from thrive.cities.rules import mentoring as rules
from thrive.cities.rules.mentor_fit import Fit, Profile, fits
from thrive.cities.rules.mentor_line import way_in
from thrive.places.regions import REGIONS
from thrive.program import registry

ASKED = "action_areas"  # the question of the application in which a city names its areas
_REGION_NAMES = {one.slug: one.name for one in REGIONS}


@dataclass(frozen=True)
class FinderPage:
    """`named` are slugs, `areas` their names. `from_application`: its application named them, and
    nothing was said since. `room` says why a Vanguard has none, if so; `way` how to ask it. Another
    city's `fits` may be asked by those who `may_ask`."""

    community: Community
    city: rules.City
    mode: str
    named: tuple[str, ...]
    areas: tuple[str, ...]
    words: str
    from_application: bool
    may_say: Decision
    may_ask: bool
    way: str
    room: str
    pairs: tuple[PairLine, ...]
    fits: tuple[Fit, ...]


def find_city(user: Any, slug: str) -> Community | None:
    """A city this person acts for or coaches; any for administrators. Two queries."""
    rows = _any(slug) if "admin" in user.program_roles else _of_person(slug, user.pk)
    return with_enrollments(rows)[0] if rows else None


@prepared
def _any(slug: str) -> QuerySet[Community]:
    return Community.objects.filter(slug=slug)


@prepared
def _of_person(slug: str, person: int) -> QuerySet[Community]:
    mine = Community.objects.of(person).values("pk")
    return Community.objects.filter(slug=slug, pk__in=mine)


def finder_page(user: Any, community: Community) -> FinderPage:
    """At most twelve queries after the city."""
    city = city_facts(community)
    of_city = bool(community.roles_of(user))
    admin = "admin" in user.program_roles
    mode = mode_of(city)
    said = said_by(community, mode)
    slugs = said.areas if said else _named_in_application(community, mode)
    seeks = bool(rules.may_have_mentor(city))
    room = rules.has_room(city) if city.tier == "vanguard" else None
    looks = room is not None and look_for_mentor(acted_for(user))  # of another city, too
    return FinderPage(
        community=community,
        city=city,
        mode=mode,
        named=tuple(slugs),
        areas=area_names(slugs),
        words=said.words if said else "",
        from_application=said is None and bool(slugs),
        may_say=rules.may_name_topics(of_city, admin, city),
        may_ask=seeks and bool(rules.proposes(rules.Sides(mentee=of_city, admin=admin))),
        way=way_in(rules.Sides(of_city, looks, admin), city),
        room=str(room.sentence) if room is not None else "",
        pairs=lines_of(community),
        fits=_fits(community, slugs) if seeks else (),
    )


def proposable(user: Any) -> tuple[list[Community], list[Community]]:
    """Mentors and mentees this person may choose between: one's own city with any other that fits;
    all for administrators. Three queries."""
    found = Community.objects.taking_part().prefetch_related("enrollments").order_by("name")
    facts = [(one, city_facts(one, 0)) for one in found]
    mentors = [one for one, city in facts if rules.may_mentor(city)]
    mentees = [one for one, city in facts if rules.may_have_mentor(city)]
    if "admin" in user.program_roles:
        return mentors, mentees
    held = CityRole.objects.today().filter(person=user)
    mine = set(held.values_list("community", flat=True))
    my_mentors = [one for one in mentors if one.pk in mine]
    my_mentees = [one for one in mentees if one.pk in mine]
    return mentors if my_mentees else my_mentors, mentees if my_mentors else my_mentees


def mode_of(city: rules.City) -> str:
    """A Vanguard offers, every other city looks for."""
    modes = MentoringTopics.Mode
    return modes.OFFER.value if city.tier == "vanguard" else modes.SEEK.value


def said_by(community: Community, mode: str) -> MentoringTopics | None:
    return next(iter(_said(community.pk, mode)), None)


@prepared
def _said(community: int, mode: str) -> QuerySet[MentoringTopics]:
    return MentoringTopics.objects.filter(community=community, mode=mode)


def _named_in_application(community: Community, mode: str) -> list[str]:
    """What the city itself wrote when it applied: shown to it alone, until it says more."""
    if mode == MentoringTopics.Mode.OFFER:
        return []
    found = next(iter(_answers(community.pk, ASKED)), None)
    return [slug for slug in found if isinstance(slug, str)] if isinstance(found, list) else []


@prepared
def _answers(community: int, question: str) -> QuerySet[Answer, Any]:
    answers = Answer.objects.filter(application__community=community, question=question)
    return answers.order_by("-application__sent_at", "-pk").values_list("value", flat=True)[:1]


def _fits(community: Community, seeks: Iterable[str]) -> tuple[Fit, ...]:
    """Six queries. Cities that are open pairs with this one already stand above, in its list."""
    found = with_enrollments(_vanguards_not_paired(community.pk))
    cities = {one.pk: one for one in found if rules.may_mentor(city_facts(one, 0))}
    offers = dict(_said_in(cities, MentoringTopics.Mode.OFFER.value))
    busy = Counter(_at_work(cities))
    spoken = languages_of([community.pk, *cities])
    profiles = [
        profile(
            one,
            offers.get(pk, []),
            free=max(rules.MOST_PAIRS - busy[pk], 0),
            languages=spoken[pk],
        )
        for pk, one in cities.items()
    ]
    return fits(profile(community, seeks, languages=spoken[community.pk]), profiles)


def languages_of(cities: Collection[int]) -> dict[int, frozenset[str]]:
    """In which languages the people who act for these cities use the site. One query."""
    found: dict[int, set[str]] = {pk: set() for pk in cities}
    for pk, language in _spoken(cities):
        found[pk].add(language)
    return {pk: frozenset(codes) for pk, codes in found.items()}


@prepared
def _spoken(cities: Collection[int]) -> QuerySet[CityRole, tuple[int, str]]:
    held = CityRole.objects.today().filter(community__in=cities)
    return held.values_list("community", "person__language").distinct()


@prepared
def _vanguards_not_paired(mentee: int) -> QuerySet[Community]:
    held = Enrollment.objects.holding_a_seat().in_tier("vanguard").values("community")
    taken = MentorPairing.objects.open().filter(mentee=mentee).values("mentor")
    found = Community.objects.filter(pk__in=held).exclude(pk=mentee).exclude(pk__in=taken)
    return found.order_by("name")


@prepared
def _said_in(cities: Collection[int], mode: str) -> QuerySet[MentoringTopics, tuple[int, Any]]:
    said = MentoringTopics.objects.filter(community__in=cities, mode=mode)
    return said.values_list("community", "areas")


@prepared
def _at_work(mentors: Collection[int]) -> QuerySet[MentorPairing, int]:
    return (
        MentorPairing.objects.taking_a_place()
        .filter(mentor__in=mentors)
        .values_list("mentor", flat=True)
    )


def profile(
    one: Community,
    slugs: Iterable[str],
    *,
    free: int | None = None,
    languages: frozenset[str] = frozenset(),
) -> Profile:
    wanted = set(slugs)
    return Profile(
        name=one.name,
        slug=one.slug,
        areas=tuple(
            (area.slug, str(area.name)) for area in registry.current().areas if area.slug in wanted
        ),
        region=one.region,
        region_name=str(_REGION_NAMES.get(one.region, one.region)),
        population=one.population or 0,
        has_room=free is None or free > 0,
        languages=languages,
        free=free,
    )
