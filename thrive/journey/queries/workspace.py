"""The city whose way one looks at, and what one is to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from thrive.cities.models import Community, Enrollment
from thrive.journey.models.milestones import read_by
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
    community = read_by(user).filter(slug=slug).first()
    if community is None:
        return None
    enrollment = newest_enrollment(community.pk)
    if enrollment:
        enrollment.community = community
    return Workspace(community, enrollment, hands_of(user, community))
