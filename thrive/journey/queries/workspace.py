"""The city whose way one looks at, and what one is to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from thrive.base.prepared import prepared
from thrive.cities.models import Community, Enrollment
from thrive.journey.models.milestones import READERS, read_as_ones_own
from thrive.journey.queries.record import newest_enrollment
from thrive.journey.rules.hands import Hands, hands_of
from thrive.program.rulebook import Rulebook


@dataclass(frozen=True)
class Workspace:
    """`enrollment` is None for a city that is not in the program (yet)."""

    community: Community
    enrollment: Enrollment | None
    me: Hands

    @property
    def book(self) -> Rulebook:
        assert self.enrollment is not None
        return self.enrollment.cycle.rulebook


def workspace(user: Any, slug: str) -> Workspace | None:
    """None where this person may not look. Four queries, five for a coach."""
    if not user.is_authenticated:
        return None
    rows = _any(slug) if user.program_roles & READERS else _ones_own(user.pk, slug)
    if not rows:
        return None
    community = rows[0]
    enrollment = newest_enrollment(community.pk)
    if enrollment:
        enrollment.community = community
    return Workspace(community, enrollment, hands_of(user, community))


@prepared
def _any(slug: str) -> QuerySet[Community]:
    return Community.objects.filter(slug=slug)


@prepared
def _ones_own(person: int, slug: str) -> QuerySet[Community]:
    return read_as_ones_own(person).filter(slug=slug)
