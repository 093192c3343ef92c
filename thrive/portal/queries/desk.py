"""A person's desk: what needs them next, and the cities they act for or coach."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thrive.base.prepared import prepared
from thrive.cities.models import CityApplication, Community
from thrive.cities.models.coaching import COACHING
from thrive.pages.queries import rules_today
from thrive.portal import needs
from thrive.portal.needs import Need
from thrive.portal.queries.standing import (
    stage_named,
    standing_of,
    tier_named,
    with_standing,
)
from thrive.program.rulebook import Stage, Tier


@dataclass(frozen=True, slots=True)
class MyCity:
    """A city somebody acts for or coaches; `because` says in which part.

    `has_record`: they read its coaching record, which only coached tiers have.
    """

    name: str
    slug: str
    county: str
    standing: str
    tier: Tier | None
    stage: Stage | None
    because: tuple[str, ...]
    since: datetime.datetime | datetime.date
    has_record: bool


@dataclass(frozen=True, slots=True)
class MyApplication:
    city: str
    code: str
    status: str
    status_words: str
    url: str
    moved_at: datetime.datetime


@dataclass(frozen=True, slots=True)
class DeskPage:
    needs: tuple[Need, ...]
    acts_for: tuple[MyCity, ...]
    coaches: tuple[MyCity, ...]
    applications: tuple[MyApplication, ...]

    @property
    def is_new_here(self) -> bool:
        return not (self.needs or self.acts_for or self.coaches or self.applications)


def desk_page(person: Any) -> DeskPage:
    """At most thirty-one queries, however many cities, applications and errands a person has."""
    mine = needs.mine_of(person)
    parts: dict[int, list[tuple[datetime.datetime | datetime.date, str]]] = {}
    for role in mine.roles:
        parts.setdefault(role.community_id, []).append((role.since, role.get_role_display()))
    for one in mine.memberships:
        parts.setdefault(one.team.community_id, []).append((one.joined_on, _("Design Team")))
    acts = {role.community_id for role in mine.roles}
    cities = _cities(set(parts) | {row.community_id for row in mine.coaching})
    return DeskPage(
        needs=needs.of(mine),
        acts_for=tuple(
            _my_city(cities[pk], held[0][0], tuple(words for _since, words in held), pk in acts)
            for pk, held in parts.items()
        ),
        coaches=tuple(_my_city(cities[row.community_id], row.started_at) for row in mine.coaching),
        applications=_applications(person),
    )


def _cities(chosen: set[int]) -> dict[int, dict[str, Any]]:
    if not chosen:
        return {}
    _cycle, rulebook = rules_today()
    return {row["pk"]: {**row, "rulebook": rulebook} for row in _standing(chosen)}


def _my_city(
    row: dict[str, Any],
    since: datetime.datetime | datetime.date,
    because: tuple[str, ...] = (),
    is_near: bool = True,
) -> MyCity:
    """`is_near`: its coach, its Core Team or its contact, not only of its Design Team."""
    offered = row["rulebook"].offered_to(row["tier"]) if row["tier"] else ()
    return MyCity(
        name=row["name"],
        slug=row["slug"],
        county=row["county__name"] or "",
        standing=standing_of(row),
        tier=tier_named(row["rulebook"], row["tier"]),
        stage=stage_named(row["rulebook"], row["stage"]),
        because=because,
        since=since,
        has_record=is_near and COACHING in {one.code for one in offered},
    )


def _applications(person: Any) -> tuple[MyApplication, ...]:
    return tuple(
        MyApplication(
            city=row.community.name,
            code=row.code,
            status=row.status,
            status_words=row.get_status_display(),
            url=row.get_absolute_url(),
            moved_at=row.moved_at,
        )
        for row in _applied(person.pk)
    )


@prepared
def _standing(chosen: Collection[int]) -> QuerySet[Any, dict[str, Any]]:
    columns = ("pk", "name", "slug", "county__name", "tier", "stage", "applying")
    return with_standing(Community.objects.filter(pk__in=chosen)).values(*columns)


@prepared
def _applied(person: int) -> QuerySet[CityApplication]:
    mine = CityApplication.objects.filter(co_applicants__person=person, co_applicants__left_at=None)
    return mine.select_related("community").distinct().order_by("-moved_at", "-pk")
