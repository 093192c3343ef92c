"""What this room has to show on an action area's page and on a city's (what everybody may see), and
in a city's hand-over pack.
"""

from __future__ import annotations

import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.prepared import prepared
from thrive.cities.gathering import Gathered, Item
from thrive.cities.queries.coaching_lines import in_words
from thrive.events.models import Event, TAEntry
from thrive.events.words import Who
from thrive.program import registry

MOST = 6
_COLUMNS = (
    *("slug", "title", "title_es", "kind", "starts_at", "zone", "place", "link", "is_demo"),
    "community__name",
)


def events_of_area(slug: str) -> Gathered:
    """Public events ahead that are about this area, the next one first. One query, at most two."""
    rows = Event.objects.going_ahead().ahead().filter(who=Who.PUBLIC, areas__has=slug)
    shown = rows.select_related("community").only(*_COLUMNS).order_by("starts_at", "pk")[:MOST]
    items = tuple(map(_item, shown))
    total = len(items) if len(items) < MOST else rows.count()
    more = f"{reverse('events')}?view=list&area={slug}"
    return Gathered(_("Coming up on the calendar"), items, total, more)


def events_of_city(slug: str) -> Gathered:
    """The city's next dates that everybody may see. One query."""
    items = tuple(map(_item, _next_of(slug, clock.now())))
    more = f"{reverse('events')}?view=list&city={slug}"
    return Gathered(_("Next dates"), items, len(items), more)


@prepared
def _next_of(slug: str, now: datetime.datetime) -> QuerySet[Event]:
    rows = Event.objects.going_ahead().filter(ends_at__gt=now, who=Who.PUBLIC, community__slug=slug)
    rows = rows.select_related("community").only(*_COLUMNS)
    return rows.order_by("starts_at", "pk")[:MOST]


def help_for_the_pack(slug: str) -> Gathered:
    """The newest lines of the log of help, with what the city said to each. One query."""
    names = {one.code: str(one.name) for one in registry.current().offerings}
    page = reverse("city_help", args=[slug])
    items = tuple(
        Item(
            names.get(row.offering, row.offering),
            page,
            f"{formats.date_format(row.held_on)} · {in_words(row.minutes)} · "
            f"{row.get_status_display()} · {row.what}",
        )
        for row in _helped(slug)
    )
    return Gathered(_("Help from the log, newest first"), items, len(items), page)


@prepared
def _helped(slug: str) -> QuerySet[TAEntry]:
    rows = TAEntry.objects.counting().filter(community__slug=slug)
    return rows.order_by("-held_on", "-pk")[:MOST]


def _item(event: Event) -> Item:
    where = event.place or (_("Online") if event.link else "")
    day = f"{formats.date_format(event.starts)}, {formats.time_format(event.starts)}"
    said = (day, where or (event.community.name if event.community else ""))
    note = " · ".join(word for word in said if word)
    return Item(event.said_title, event.get_absolute_url(), note, is_demo=event.is_demo)
