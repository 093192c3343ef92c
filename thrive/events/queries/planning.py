"""For whom somebody may plan events: offered by the form, judged once more by the action."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from thrive.cities.belonging import belonging_of
from thrive.cities.models import Community
from thrive.events.rules.running import HOSTS


@dataclass(frozen=True)
class Ground:
    """`for_all`: events that belong to no single city."""

    cities: tuple[Community, ...]
    for_all: bool

    def with_city(self, community: Community | None) -> Sequence[Community]:
        """The city an event is of stays in the list, whoever changes it."""
        if community is None or community in self.cities:
            return self.cities
        return (*self.cities, community)


def ground_of(person: Any) -> Ground:
    """At most four queries."""
    mine = belonging_of(person)
    chosen = Q(pk__in=sorted(mine.core | mine.coached))
    if "admin" in person.program_roles:
        chosen = Q()
    cities = Community.objects.taking_part().filter(chosen).order_by("name", "pk")
    return Ground(tuple(cities), bool(person.program_roles & HOSTS))
