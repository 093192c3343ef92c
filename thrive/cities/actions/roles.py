"""Who may act for a city: roles are given and ended, never deleted."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.base.history import HasRef
from thrive.base.refs import Ref
from thrive.cities.models import CityRole, Community
from thrive.cities.role_ends import tell_rooms_above
from thrive.cities.rules import coaching as rules
from thrive.people.models import Person


@transaction.atomic
def give_city_role(community: Community, *, person: Person, role: str, by: Any) -> CityRole:
    """From now on `person` may act for the city as its contact or in its Core Team."""
    community = Community.objects.select_for_update(no_key=True).get(pk=community.pk)
    require(rules.may_give_city_role(by, community, person, role))
    return hold_city_role(community, person=person, role=role, by=by)


@transaction.atomic
def end_city_role(held: CityRole, *, by: Any) -> CityRole:
    """The role ends now, and with it what rooms above hang on it (a seat of the Core Team); what the
    person did stays under their reference."""
    held = (
        CityRole.objects.select_for_update(no_key=True).select_related("community").get(pk=held.pk)
    )
    require(rules.may_end_city_role(by, held))
    held.until = clock.now()
    held.save(update_fields=["until"])
    tell_rooms_above(held, by=by)
    history.record(
        "end_city_role", on=held.community, by=by, role=held.role, person=str(held.person.public_id)
    )
    return held


def hold_city_role(
    community: Community, *, person: Person, role: str, by: HasRef | Ref
) -> CityRole:
    """Write the role down, once. Whoever calls has asked the rule."""
    held, new = CityRole.objects.get_or_create(
        community=community,
        person=person,
        role=role,
        until=None,
        defaults={"since": clock.now()},
    )
    if new:
        history.record(
            "give_city_role", on=community, by=by, role=role, person=str(person.public_id)
        )
    return held
