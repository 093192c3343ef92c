"""Seats as they stand in the application, before step g sets the team (C21)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from thrive.cities.models import Answer, Community
from thrive.cities.rules.invitation import CLOSED
from thrive.program.rulebook import Rulebook

Named = dict[str, Mapping[str, str]]


def provisional_seats(community: Community, rulebook: Rulebook) -> Named:
    """Seat code → {"name", "email", "organization"} of the newest open application. One query."""
    return seats_in_answers([community.pk], rulebook).get(community.pk, {})


def seats_in_answers(communities: Iterable[int], rulebook: Rulebook) -> dict[int, Named]:
    """The same for several communities, by their number. One query."""
    codes = [seat.code for seat in rulebook.seats]
    rows = (
        Answer.objects.filter(application__community__in=list(communities), question__in=codes)
        .exclude(application__status__in=CLOSED)
        .order_by("application__started_at")
        .values_list("application__community", "application", "question", "value")
    )
    newest: dict[int, tuple[int, Named]] = {}
    for community, application, code, value in rows:
        if newest.get(community, (None,))[0] != application:
            newest[community] = (application, {})
        if isinstance(value, dict) and value.get("name") and not value.get("looking"):
            newest[community][1][code] = value
    return {community: named for community, (_application, named) in newest.items()}
