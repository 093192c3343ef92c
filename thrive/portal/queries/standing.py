"""Where a community stands with the program: taking part, applying, or not yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from thrive.base.prepared import prepared
from thrive.cities.lifecycle import UNDER_WAY
from thrive.cities.models import CityApplication, Community, Enrollment
from thrive.program.rulebook import Rulebook, Stage, Tier

STANDINGS = ("taking_part", "applying", "not_yet")


@dataclass(frozen=True, slots=True)
class Pin:
    """A community on the statewide map. `status` is one of `STANDINGS`."""

    slug: str
    name: str
    status: str
    tier: Tier | None
    latitude: float
    longitude: float
    county_geoid: str


def with_standing(communities: QuerySet[Community]) -> QuerySet[Any]:
    """Each community with `tier`, `stage` (None when it takes no part), `applying` and `told`.

    `told`: its part in the program belongs to the demonstration.
    """
    seat = (
        Enrollment.objects.holding_a_seat()
        .filter(community=OuterRef("pk"))
        .order_by("-effective_on", "-pk")
    )
    under_way = CityApplication.objects.filter(community=OuterRef("pk"), status__in=UNDER_WAY)
    return communities.annotate(
        tier=Subquery(seat.values("tier")[:1]),
        stage=Subquery(seat.values("stage")[:1]),
        applying=Exists(under_way),
        told=Exists(seat.filter(cycle__is_demo=True)) | Exists(under_way.filter(is_demo=True)),
    )


def listed() -> QuerySet[Any]:
    """What the public lists show, with standing: every city, and other places once they apply.

    Anybody can name a neighborhood when they start to apply; until it is sent, nobody reads of it.
    """
    known = Q(kind=Community.Kind.CITY) | Q(tier__isnull=False) | Q(applying=True)
    return with_standing(Community.objects.all()).filter(known)


def current_seat(community: Community) -> Enrollment | None:
    """The newest seat a community holds, with its cycle."""
    return next(iter(_newest_seat(community.pk)), None)


@prepared
def _newest_seat(community: int) -> QuerySet[Enrollment]:
    held = Enrollment.objects.holding_a_seat().filter(community=community)
    return held.select_related("cycle").order_by("-effective_on", "-pk")[:1]


def in_standing(annotated: QuerySet[Any], standing: str) -> QuerySet[Any]:
    """Of communities from `with_standing`, those in one standing; all for an unknown word."""
    if standing == "taking_part":
        return annotated.filter(tier__isnull=False)
    if standing == "applying":
        return annotated.filter(tier=None, applying=True)
    if standing == "not_yet":
        return annotated.filter(tier=None, applying=False)
    return annotated


def standing_of(row: dict[str, Any]) -> str:
    if row["tier"]:
        return "taking_part"
    return "applying" if row["applying"] else "not_yet"


def pins(rulebook: Rulebook) -> tuple[Pin, ...]:
    """Every community that takes part or applies and has a position, by name. Two queries."""
    columns = ("pk", "slug", "name", "latitude", "longitude", "county__geoid")
    placed = Community.objects.exclude(latitude=None)
    seats = Enrollment.objects.holding_a_seat().filter(community__in=placed)
    tiers = dict(seats.order_by("effective_on", "pk").values_list("community", "tier"))
    applying = CityApplication.objects.filter(status__in=UNDER_WAY).values("community")
    rows = placed.filter(pk__in=tiers) | placed.filter(pk__in=applying)
    return tuple(
        Pin(
            slug=row["slug"],
            name=row["name"],
            status="taking_part" if row["pk"] in tiers else "applying",
            tier=rulebook.tier(tiers[row["pk"]]) if row["pk"] in tiers else None,
            latitude=row["latitude"],
            longitude=row["longitude"],
            county_geoid=row["county__geoid"] or "",
        )
        for row in rows.order_by("name", "pk").values(*columns)
    )


def tier_named(rulebook: Rulebook, slug: str | None) -> Tier | None:
    return rulebook.tier(slug) if slug else None


def stage_named(rulebook: Rulebook, slug: str | None) -> Stage | None:
    return rulebook.stage(slug) if slug else None
