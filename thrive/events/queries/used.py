"""Which rows of Table I this room helped cities with, for many cities at once. Coaching contacts
are another record (`thrive.cities.queries.coaching_record`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet, Value

from thrive.base.prepared import prepared
from thrive.events.models import Registration, TAEntry, TARequest

# What anybody may use without signing in leaves no trace, so nobody is told that it is unused.
NOT_COUNTED = frozenset({"T1_1"})
QUESTIONS = "T1_2"  # an answered question is help of this row


def offerings_used(communities: Collection[int]) -> dict[int, frozenset[str]]:
    """Community → rows of Table I, from the log, events its people came to, answered questions.
    One query."""
    used: dict[int, set[str]] = defaultdict(set)
    for community, code in _used(set(communities)) if communities else ():
        used[community].add(code)
    return {community: frozenset(codes) for community, codes in used.items()}


@prepared
def _used(communities: Collection[int]) -> QuerySet[Any, tuple[int, str]]:
    log = TAEntry.objects.counting().filter(community__in=communities)
    came = Registration.objects.who_came().filter(community__in=communities)
    answered = TARequest.objects.filter(community__in=communities, answered_at__isnull=False)
    return (
        log.order_by().values_list("community", "offering")
        .union(
            came.exclude(event__offering="").order_by()
            .values_list("community", "event__offering"),
            answered.annotate(code=Value(QUESTIONS)).order_by().values_list("community", "code"),
        )
    )  # fmt: skip
