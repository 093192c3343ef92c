"""What residents said about a number, to stand beside its chart (R79, R112).

    context_of("poverty", ["place:0681666"])      # Context rows, oldest session first

Only notes that the city shows and whose consent is in force, never a name. A tract of a city counts
as a place of its own.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from thrive.indicators.models import Finding
from thrive.indicators.rules.consents import is_in_force


@dataclass(frozen=True, slots=True)
class Context:
    """`prompt` is notice, wonder, missing or decides; `asked` and `voice` say it in the page's
    language. `words` are in `language`, in serif. `led_to`: (text, address) of plan items."""

    indicator: str
    place: str
    prompt: str
    asked: str
    words: str
    language: str
    voice: str
    said_on: datetime.date
    session: str
    url: str
    led_to: tuple[tuple[str, str | None], ...]


def context_of(indicator: str, places: Collection[str] = ()) -> tuple[Context, ...]:
    """Three queries however many; one where nobody has said anything. No places: from anywhere."""
    rows = Finding.objects.public().filter(indicator=indicator)
    if places:
        rows = rows.filter(place__in=list(places))
    found = rows.select_related("session__community", "consent__person").prefetch_related("links")
    return tuple(
        context(one)
        for one in found.order_by("session__held_on", "pk")
        if one.consent and is_in_force(one.consent)
    )


def context(one: Finding) -> Context:
    return Context(
        indicator=one.indicator,
        place=one.place,
        prompt=one.prompt,
        asked=one.get_prompt_display(),
        words=one.words,
        language=one.language,
        voice=one.get_voice_display(),
        said_on=one.session.held_on,
        session=one.session.title,
        url=one.get_absolute_url(),
        led_to=tuple((link.to_text, link.to.url()) for link in one.links.all()),
    )
