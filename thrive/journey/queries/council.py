"""The next dates on which a council takes up something of a city."""

from __future__ import annotations

import datetime

from django.db.models import QuerySet

from thrive.base import clock
from thrive.base.prepared import prepared
from thrive.cities.models import Community
from thrive.journey.models import CouncilDate
from thrive.journey.queries.workspace import Workspace


def next_dates(community: Community) -> tuple[CouncilDate, ...]:
    """All that lie ahead, for the city and the program. One query."""
    return tuple(_ahead(community.pk, clock.today()))


def public_dates(community: Community) -> tuple[CouncilDate, ...]:
    """Those the city opened to everybody. One query."""
    return tuple(_public(community.pk, clock.today()))


@prepared
def _ahead(community: int, today: datetime.date) -> QuerySet[CouncilDate]:
    return CouncilDate.objects.filter(community=community).ahead(today)


@prepared
def _public(community: int, today: datetime.date) -> QuerySet[CouncilDate]:
    return CouncilDate.objects.filter(community=community, is_public=True).ahead(today)


def find_date(at: Workspace, pk: int) -> CouncilDate | None:
    return CouncilDate.objects.filter(community=at.community, pk=pk).first()
