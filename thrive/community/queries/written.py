"""When people last wrote where all members read it: what a city shares with other cities."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Any

from django.db.models import Max, QuerySet
from django.utils import timezone

from thrive.base.prepared import prepared
from thrive.community.models import Post
from thrive.community.models.threads import READABLE
from thrive.community.reach import EVERYWHERE


def last_written(
    people: Collection[int], since: datetime.date
) -> list[tuple[int, datetime.datetime]]:
    """(person, moment of their newest post) since that day, for those who wrote. One query."""
    return _last(people, timezone.make_aware(datetime.datetime.combine(since, datetime.time())))


@prepared
def _last(people: Collection[int], since: datetime.datetime) -> QuerySet[Post, tuple[Any, ...]]:
    rows = Post.objects.shown().filter(author__in=people, written_at__gte=since)
    open_to_cities = rows.filter(
        thread__status__in=READABLE, thread__space__access__in=sorted(EVERYWHERE)
    )
    return open_to_cities.values_list("author").annotate(newest=Max("written_at")).order_by()
