"""`{% entry_card %}`: an entry in a list. A published text never changes, so a card is drawn once in
each language; two dozen of them were two thirds of the list's time."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

if TYPE_CHECKING:  # every start of the site loads the tags of all rooms
    from thrive.toolkit.queries.shelf import Card


register = template.Library()


@dataclass(frozen=True, slots=True)
class Drawing:
    """Two are the same when everything a reader sees of the card is."""

    key: tuple[Any, ...]
    card: Card = field(compare=False)


@register.simple_tag
def entry_card(card: Card, *, picks: bool) -> SafeString:
    """`picks`: with a box to choose it for the comparison. Stands in ul.entry-list."""
    key = (card.entry.slug, card.version, card.said.title, card.cities, card.is_stale)
    return _drawn(Drawing(key, card), picks, get_language())


@lru_cache(maxsize=4096)
def _drawn(drawing: Drawing, picks: bool, language: str | None) -> SafeString:
    return render_to_string("toolkit/parts/card.html", {"card": drawing.card, "picks": picks})
