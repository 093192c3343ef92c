"""Rows of a city's data work, held in one order: the community first, then the thing."""

from __future__ import annotations

from typing import Any

from thrive.cities.models import Community
from thrive.indicators.models import Consent


def held_city(community_pk: int) -> Community:
    return Community.objects.select_for_update(no_key=True).get(pk=community_pk)


def as_it_is_now(consent: Consent | None) -> Consent | None:
    """The consent read anew: taking one back holds the city's row too, so it cannot end meanwhile."""
    if consent is None:
        return None
    return Consent.objects.select_related("person").get(pk=consent.pk)


def held(thing: Any) -> Any:
    """The thing as it is now; its city's row is held before it."""
    city = held_city(thing.community.pk)
    row = type(thing)._default_manager.select_for_update(of=("self",), no_key=True).get(pk=thing.pk)
    if hasattr(row, "community_id"):
        row.community = city
    return row
