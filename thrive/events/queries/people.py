"""Who comes to an event: for those who run it, with what each needs, and as a file."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from thrive.events.models import Event, EventQuestion, Registration, SupportRequest
from thrive.events.queries.event import Numbers, numbers_of, questions_of
from thrive.events.words import LANGUAGE_WORDS, Support
from thrive.people.spreadsheet import safe_cell


@dataclass(frozen=True, slots=True)
class Guest:
    """A place as a line. `needs`: what makes it possible to come, in words."""

    row: Registration
    name: str
    address: str
    city: str
    needs: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PeoplePage:
    """`supports`: (words, how many asked, whether the event offers it). `interpreters` by language."""

    event: Event
    guests: tuple[Guest, ...]
    numbers: Numbers
    supports: tuple[tuple[str, int, bool], ...]
    interpreters: tuple[tuple[str, int], ...]
    unmarked: int


def people_page(event: Event) -> PeoplePage:
    """Five queries, whoever comes."""
    questions = questions_of(event)
    rows = list(
        event.registrations.filter(status__in=("registered", "waiting"))
        .select_related("person", "community")
        .prefetch_related("needs")
        .order_by("status", "number")
    )
    guests = tuple(_guest(row, questions) for row in rows)
    return PeoplePage(
        event=event,
        guests=guests,
        numbers=numbers_of(event),
        supports=tuple(_supports(event, rows)),
        interpreters=_interpreters(rows),
        unmarked=sum(row.attended is None and row.status == "registered" for row in rows),
    )


def supports_asked(events: Sequence[Event]) -> dict[int, dict[str, int]]:
    """Event → kind → how many with a place or in line asked for it. One query."""
    rows = SupportRequest.objects.filter(
        registration__event__in=events, registration__status__in=("registered", "waiting")
    )
    found: dict[int, dict[str, int]] = {}
    for event, kind, number in (
        rows.order_by().values_list("registration__event", "kind").annotate(Count("pk"))
    ):
        found.setdefault(event, {})[kind] = number
    return found


def as_csv(page: PeoplePage) -> str:
    """One row a place. Youth stand in it by the name they have chosen and without an address; what
    a spreadsheet would run as a formula is written as text."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(
        [
            *(_("Number"), _("Name"), _("Email"), _("City"), _("Where it stands")),
            *(_("Came"), _("Needs"), _("Answers"), _("Asked")),
        ]
    )
    came = {True: _("yes"), False: _("no"), None: ""}
    for guest in page.guests:
        row = guest.row
        cells = [
            str(row.number),
            guest.name,
            guest.address,
            guest.city,
            str(row.get_status_display()),
            came[row.attended],
            "; ".join(guest.needs),
            "; ".join(f"{words} {said}" for words, said in guest.answers),
            timezone.localtime(row.asked_at).date().isoformat(),
        ]
        rows.writerow([safe_cell(cell) for cell in cells])
    return "\ufeff" + written.getvalue()


def _guest(row: Registration, questions: Sequence[EventQuestion]) -> Guest:
    is_youth = bool(row.person and row.person.is_youth)
    return Guest(
        row=row,
        name=row.shown_name or _("Somebody who has left"),
        address="" if is_youth else row.address,
        city=row.community.name if row.community else "",
        needs=tuple(_need(one) for one in row.needs.all()),
        answers=tuple(
            (one.said, row.answers[str(one.pk)]) for one in questions if str(one.pk) in row.answers
        ),
    )


def _need(one: SupportRequest) -> str:
    words = str(one.get_kind_display())
    if one.language:
        words = f"{words} ({LANGUAGE_WORDS.get(one.language, one.language)})"
    return f"{words}: {one.note}" if one.note else words


def _supports(event: Event, rows: Sequence[Registration]) -> list[tuple[str, int, bool]]:
    asked = Counter(one.kind for row in rows for one in row.needs.all())
    return [
        (str(Support(kind).label), asked[kind], kind in event.supports)
        for kind in Support.values
        if asked[kind] or kind in event.supports
    ]


def _interpreters(rows: Sequence[Registration]) -> tuple[tuple[str, int], ...]:
    asked = Counter(
        one.language for row in rows for one in row.needs.all() if one.kind == Support.INTERPRETER
    )
    return tuple(
        (str(LANGUAGE_WORDS.get(code, code)), number) for code, number in sorted(asked.items())
    )
