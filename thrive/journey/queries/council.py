"""The next dates on which a council takes up something of a city."""

from __future__ import annotations

from thrive.base import clock
from thrive.cities.models import Community
from thrive.journey.models import CouncilDate
from thrive.journey.queries.workspace import Workspace


def next_dates(community: Community) -> tuple[CouncilDate, ...]:
    """All that lie ahead, for the city and the program. One query."""
    return tuple(CouncilDate.objects.filter(community=community).ahead(clock.today()))


def public_dates(community: Community) -> tuple[CouncilDate, ...]:
    """Those the city opened to everybody. One query."""
    ahead = CouncilDate.objects.filter(community=community, is_public=True)
    return tuple(ahead.ahead(clock.today()))


def find_date(at: Workspace, pk: int) -> CouncilDate | None:
    return CouncilDate.objects.filter(community=at.community, pk=pk).first()
