"""A city with what nearly every page about it asks: its seats in the program, and its coach."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from thrive.base.prepared import fetched, prepared
from thrive.cities.models import CityRole, CoachAssignment, Community, Enrollment


def city_with_seats(viewer: Any, slug: str) -> Community | None:
    """The community with its enrollments fetched, its coach of today as `community.today`, and its
    county; None for a place that this viewer may not see. Three queries."""
    rows = _any(slug) if viewer.is_authenticated and viewer.program_roles else _public(slug)
    if not rows:
        return None
    return with_seats(rows[0])


def with_seats(community: Community) -> Community:
    """The same of a community that was read already. Two queries."""
    fetched(community, "enrollments", _seats(community.pk))
    community.today = _coaching(community.pk)  # type: ignore[attr-defined]
    return community


def people_of(community: Community) -> tuple[CityRole, ...]:
    """Who may act for a city today. One query."""
    return tuple(_people(community.pk))


@prepared
def _people(community: int) -> QuerySet[CityRole]:
    held = CityRole.objects.today().filter(community=community)
    return held.select_related("person").order_by("role", "since")


@prepared
def _any(slug: str) -> QuerySet[Community]:
    """The twin of `visible_to` for the program's staff, who see every place."""
    return Community.objects.filter(slug=slug).select_related("county", "geography")


@prepared
def _public(slug: str) -> QuerySet[Community]:
    seen = Community.objects.visible_to(AnonymousUser())
    return seen.filter(slug=slug).select_related("county", "geography")


@prepared
def _seats(community: int) -> QuerySet[Enrollment]:
    return Enrollment.objects.filter(community=community).select_related("cycle").order_by("pk")


@prepared
def _coaching(community: int) -> QuerySet[CoachAssignment]:
    rows = CoachAssignment.objects.today().filter(community=community)
    return rows.select_related("coach").order_by("pk")
