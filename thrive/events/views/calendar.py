"""The calendar, one event, a series; and the same as calendar files."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from email.utils import format_datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language

from thrive.base.web import AT_WORK, EVERYONE, EVERYONE_AND_AT_WORK, reader, reads, show
from thrive.events.calendars import MEDIA_TYPE, as_ics
from thrive.events.models import Event
from thrive.events.queries import calendar, feeds, filters
from thrive.events.queries.event import (
    EventPage,
    event_page,
    found_event,
    place_of,
    series_page,
)
from thrive.events.queries.feeds import Mark
from thrive.events.queries.mine import my_events
from thrive.events.queries.trainings import training_page
from thrive.events.words import Training
from thrive.people.signed_in import signed_in

VIEWS = ("month", "agenda", "list")


@reads(EVERYONE_AND_AT_WORK)
def events(request: HttpRequest) -> HttpResponse:
    """Month, agenda or list; whatever narrows it stands in the address."""
    chosen = filters.read(request.GET.dict())
    view = request.GET.get("view", "month")
    if view == "agenda":
        page = calendar.agenda_page(reader(request), chosen)
    elif view == "list":
        past = request.GET.get("when") == "past"
        number = request.GET.get("page", "1")
        page = calendar.list_page(reader(request), chosen, past=past, number=number)
    else:
        month = calendar.month_of(request.GET.get("month", ""))
        page = calendar.month_page(reader(request), chosen, month)
    return show(request, "events/calendar.html", page=page)


@reads(EVERYONE)
def calendar_feed(request: HttpRequest) -> HttpResponse:
    """What everybody may see, narrowed as the calendar is; to subscribe to."""
    chosen = filters.read(request.GET.dict())
    rows, language = feeds.public_events(chosen), _spoken()
    mark = feeds.mark_of(rows, chosen, language)
    return _as_feed(
        request, mark, lambda: as_ics(feeds.public_selection(rows, chosen, language)), "calendar"
    )


@reads(EVERYONE)
def personal_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Somebody's own events, for whoever has the secret address; nothing once it is taken back."""
    feed = feeds.feed_with(token)
    if feed is None:
        raise Http404
    rows = feeds.personal_events(feed)
    places = sorted(feed.person.event_places.values_list("pk", "status"))
    mark = feeds.mark_of(rows, feed.pk, feed.language, places)
    answer = _as_feed(
        request, mark, lambda: as_ics(feeds.personal_selection(feed, rows)), "my-events"
    )
    answer["Cache-Control"] = "private, no-cache"
    answer["X-Robots-Tag"] = "noindex"
    return answer


@reads(EVERYONE_AND_AT_WORK)
def event(request: HttpRequest, event: str) -> HttpResponse:
    return show(request, "events/event.html", page=page_or_404(request, event))


@reads(EVERYONE_AND_AT_WORK)
def event_file(request: HttpRequest, event: str) -> HttpResponse:
    """One event for a calendar; the link to join only for those who have a place."""
    found = event_or_404(request, event)
    place = place_of(reader(request), found)
    mine = place is not None and place.status == "registered"
    selection = feeds.one_event(found, _spoken(), mine=mine)
    return _as_file(as_ics(selection), found.slug)


@reads(EVERYONE_AND_AT_WORK)
def event_series(request: HttpRequest, series: str) -> HttpResponse:
    page = series_page(reader(request), series)
    if page is None:
        raise Http404
    return show(request, "events/series.html", page=page)


@reads(EVERYONE_AND_AT_WORK)
def series_file(request: HttpRequest, series: str) -> HttpResponse:
    """A series as one rule, with what departs from it."""
    page = series_page(reader(request), series)
    if page is None:
        raise Http404
    selection = feeds.one_series(page.series, reader(request), _spoken())
    return _as_file(as_ics(selection), page.series.slug)


@reads(AT_WORK)
def mine(request: HttpRequest) -> HttpResponse:
    return show(request, "events/mine.html", page=my_events(signed_in(request)), address="")


@reads(EVERYONE_AND_AT_WORK)
def trainings(request: HttpRequest) -> HttpResponse:
    pages = [training_page(reader(request), slug) for slug in Training.values]
    return show(request, "events/trainings.html", pages=pages)


@reads(EVERYONE_AND_AT_WORK)
def training(request: HttpRequest, training: str) -> HttpResponse:
    if training not in Training.values:
        raise Http404
    return show(request, "events/training.html", page=training_page(reader(request), training))


def event_or_404(request: HttpRequest, slug: str) -> Event:
    found = found_event(reader(request), slug)
    if found is None:
        raise Http404
    return found


def page_or_404(request: HttpRequest, slug: str) -> EventPage:
    return event_page(reader(request), event_or_404(request, slug))


def _spoken() -> str:
    return (get_language() or "en")[:2]


def _as_feed(
    request: HttpRequest, mark: Mark, write: Callable[[], bytes], name: str
) -> HttpResponse:
    """304 while nothing has changed; the file is only written when it has."""
    changed = int(mark.changed_at.timestamp())
    unchanged = get_conditional_response(request, etag=mark.tag)
    if unchanged is not None:
        return unchanged
    answer = _as_file(write(), name)
    answer["ETag"] = mark.tag
    moment = datetime.datetime.fromtimestamp(changed, datetime.UTC)
    answer["Last-Modified"] = format_datetime(moment, usegmt=True)
    answer["Cache-Control"] = "public, max-age=900"
    patch_vary_headers(answer, ["Accept-Language"])
    return answer


def _as_file(text: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(text, content_type=MEDIA_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{name[:80]}.ics"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
