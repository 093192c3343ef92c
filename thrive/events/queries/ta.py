"""Questions to the experts: one's own, the queue, how long answers take, and the common questions."""

from __future__ import annotations

import datetime
import statistics
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thrive.base import clock
from thrive.base.decisions import Decision
from thrive.cities.belonging import belonging_of
from thrive.cities.models import Community
from thrive.events.models import TARequest
from thrive.events.rules import ta as rules
from thrive.people.models import Person
from thrive.program import registry

ON_A_PAGE = 20
A_QUARTER = datetime.timedelta(days=91)


@dataclass(frozen=True)
class Line:
    """A question as a line. `waits` in words: how long it has waited, or how long it took."""

    row: TARequest
    area_number: int
    area: str
    waits: str
    is_late: bool


@dataclass(frozen=True)
class FAQ:
    area_number: int
    area: str
    rows: tuple[TARequest, ...]


@dataclass(frozen=True)
class HelpPage:
    """`faqs` for everybody; `mine` what the viewer and their cities asked; `may_ask` in words."""

    faqs: tuple[FAQ, ...]
    mine: tuple[Line, ...]
    may_ask: Decision
    answers: bool


@dataclass(frozen=True)
class QueuePage:
    """`median` and `late` say how fast answers were in the last 91 days."""

    lines: Page[Line]
    chosen: str
    counts: tuple[tuple[str, str, int], ...]
    median: str
    answered: int


@dataclass(frozen=True)
class QuestionPage:
    row: TARequest
    area: str
    area_number: int
    took: str
    may_route: Decision
    may_answer: Decision
    may_publish: Decision
    may_unpublish: Decision
    experts: tuple[Person, ...]


LATE = datetime.timedelta(days=7)


def help_page(viewer: Any, area: str = "") -> HelpPage:
    """At most seven queries."""
    published = list(TARequest.objects.published().order_by("area", "-published_at", "pk"))
    mine: tuple[Line, ...] = ()
    if viewer.is_authenticated:
        rows = TARequest.objects.visible_to(viewer).select_related("community")
        if viewer.program_roles:
            rows = rows.filter(asked_by=viewer)
        mine = tuple(_line(one) for one in rows.order_by("-asked_at", "-pk")[:ON_A_PAGE])
    return HelpPage(
        faqs=tuple(
            FAQ(one.number, str(one.name), found)
            for one in registry.current().areas
            if area in ("", one.slug)
            and (found := tuple(row for row in published if row.area == one.slug))
        ),
        mine=mine,
        may_ask=may_ask(viewer),
        answers=viewer.is_authenticated and bool(viewer.program_roles & rules.ANSWERERS),
    )


def may_ask(viewer: Any) -> Decision:
    if not viewer.is_authenticated:
        return Decision(False, _("Sign in to ask a question for your city."))
    return rules.may_ask(viewer, next(iter(cities_of(viewer)), None), 0)


def cities_of(viewer: Any) -> list[Community]:
    """Cities for which somebody may ask: their own that take part. Two queries."""
    mine = Community.objects.taking_part().filter(pk__in=sorted(belonging_of(viewer).cities))
    return list(mine.prefetch_related("enrollments").order_by("name", "pk"))


def queue_page(viewer: Any, chosen: str, number: str) -> QueuePage:
    """At most five queries."""
    rows = TARequest.objects.visible_to(viewer).select_related("community", "assigned_to")
    groups = {
        "mine": (_("With me"), rows.open().filter(assigned_to=viewer)),
        "open": (_("All open"), rows.open()),
        "answered": (_("Answered"), rows.exclude(status__in=("asked", "routed"))),
    }
    chosen = chosen if chosen in groups else "mine"
    order = ("-answered_at", "-pk") if chosen == "answered" else ("asked_at", "pk")
    lines = Paginator(groups[chosen][1].order_by(*order), ON_A_PAGE).get_page(number)
    lines.object_list = [_line(one) for one in lines.object_list]  # type: ignore[misc]
    since = clock.now() - A_QUARTER
    took = [
        (answered - asked).total_seconds()
        for asked, answered in rows.filter(answered_at__gt=since).values_list(
            "asked_at", "answered_at"
        )
        if answered
    ]
    return QueuePage(
        lines=lines,  # type: ignore[arg-type]
        chosen=chosen,
        counts=tuple((key, words, found.count()) for key, (words, found) in groups.items()),
        median=in_words(datetime.timedelta(seconds=statistics.median(took))) if took else "",
        answered=len(took),
    )


def question_page(viewer: Any, pk: int) -> QuestionPage | None:
    """At most seven queries; None for a question this viewer may not read."""
    rows = TARequest.objects.visible_to(viewer)
    row = rows.select_related("community", "assigned_to", "answered_by", "asked_by").filter(pk=pk)
    found = row.first()
    if found is None:
        return None
    area = registry.current().area(found.area)
    may_route = rules.may_route(viewer, found)
    experts: tuple[Person, ...] = ()
    if may_route:
        present = Person.objects.present().with_role(*rules.ANSWERERS)
        experts = tuple(present.exclude(pk=found.assigned_to_id).order_by("name", "pk"))
    return QuestionPage(
        row=found,
        area=str(area.name),
        area_number=area.number,
        took=in_words(found.took) if found.took else "",
        may_route=may_route,
        may_answer=rules.may_answer(viewer, found),
        may_publish=rules.may_publish(viewer, found),
        may_unpublish=rules.may_unpublish(viewer, found),
        experts=experts,
    )


def in_words(time: datetime.timedelta) -> str:
    """Hours up to two days, then days."""
    hours = max(int(time.total_seconds() // 3600), 1)
    if hours < 48:
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    return ngettext("%(n)s day", "%(n)s days", hours // 24) % {"n": hours // 24}


def _line(row: TARequest) -> Line:
    area = registry.current().area(row.area)
    waited = (row.answered_at or clock.now()) - row.asked_at
    return Line(
        row=row,
        area_number=area.number,
        area=str(area.name),
        waits=in_words(waited),
        is_late=row.answered_at is None and waited > LATE,
    )
