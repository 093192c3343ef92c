"""What residents said about a number, told beside its chart (R79, R112; the slot is `context`).

Only notes that the city shows and whose consent is in force, never a name. A tract of a city counts
as a place of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from thrive.base.prepared import prepared
from thrive.indicators.models import Finding
from thrive.indicators.queries.context import Heard
from thrive.indicators.rules.consents import is_in_force


def said_in_sessions(indicator: str, place: str) -> Iterator[Heard]:
    """Oldest session first. One query where every consent is on paper."""
    for one in _shown(indicator, place):
        if one.consent and is_in_force(one.consent):
            yield Heard(
                words=one.words,
                who=f"{one.get_prompt_display()} · {one.get_voice_display()}",
                heard_on=one.session.held_on,
                language=one.language,
                url=one.get_absolute_url(),
            )


@prepared
def _shown(indicator: str, place: str) -> QuerySet[Finding]:
    rows = Finding.objects.public().filter(indicator=indicator, place=place)
    found = rows.select_related("session__community", "consent__person")
    return found.order_by("session__held_on", "pk")
