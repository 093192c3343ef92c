"""The pieces of a coaching record: contacts in words, time by row of Table I, private notes by day."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from thrive.base.decisions import Decision
from thrive.base.prepared import prepared
from thrive.cities.models import CoachingContact, Community, EarlierWords, PrivateNote
from thrive.cities.rules import coaching_record as rules
from thrive.cities.rules.coaching_record import Hands
from thrive.people.models import Person


@dataclass(frozen=True)
class Correction:
    """What stood there before: (the field in words, its earlier text)."""

    on: datetime.datetime
    before: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ContactLine:
    row: CoachingContact
    offering: str
    coach: str
    length: str
    corrections: tuple[Correction, ...]
    may_confirm: Decision
    may_correct: Decision
    may_withdraw: Decision
    may_finish: Decision


@dataclass(frozen=True)
class Hours:
    """One row of Table I: what of it was used. `length` is empty for an unused one."""

    code: str
    name: str
    minutes: int
    contacts: int
    length: str


@dataclass(frozen=True)
class NotesOfADay:
    """What the city reads of private notes: how many, on which day."""

    on: datetime.date
    number: int


def offerings_of(community: Community) -> list[tuple[str, str]]:
    """What the city's tier is offered: (code, name), in the order of Table I."""
    seat = rules.seat_of(community)
    rows = seat.cycle.rulebook.offered_to(seat.tier) if seat else ()
    return [(one.code, str(one.name)) for one in rows]


def names_of(community: Community) -> dict[str, str]:
    """Every row of Table I by its code, also those that only another tier is offered."""
    seat = rules.seat_of(community)
    rows = seat.cycle.rulebook.offerings if seat else ()
    return {one.code: str(one.name) for one in rows}


def contact_lines(
    rows: Sequence[CoachingContact],
    hands: Hands,
    names: Mapping[str, str],
    *,
    corrected: bool = True,
) -> tuple[ContactLine, ...]:
    """One query, for what was corrected."""
    earlier = _earlier(rows) if corrected else {}
    return tuple(
        ContactLine(
            row=row,
            offering=names.get(row.offering, row.offering),
            coach=shown(row.coach),
            length=in_words(row.minutes),
            corrections=tuple(earlier.get(row.pk, ())),
            may_confirm=rules.may_confirm(hands, row),
            may_correct=rules.may_correct(hands, row),
            may_withdraw=rules.may_withdraw(hands, row),
            may_finish=rules.may_finish_step(hands, row),
        )
        for row in rows
    )


def hours_by_offering(community: Community) -> tuple[Hours, ...]:
    """Every row of Table I that the tier is offered, and rows used under another tier. One query."""
    used = {code: (minutes, number) for code, minutes, number in _used(community.pk)}
    offered, names = [code for code, _name in offerings_of(community)], names_of(community)
    return tuple(
        Hours(
            code=code,
            name=names.get(code, code),
            minutes=used.get(code, (0, 0))[0],
            contacts=used.get(code, (0, 0))[1],
            length=in_words(used[code][0]) if code in used else "",
        )
        for code in [*offered, *sorted(set(used) - set(offered))]
    )


def notes_by_day(community: Community) -> tuple[NotesOfADay, ...]:
    """The newest day first. One query."""
    days = Counter(timezone.localtime(moment).date() for moment in _notes(community.pk))
    return tuple(NotesOfADay(day, days[day]) for day in sorted(days, reverse=True))


@prepared
def _used(community: int) -> QuerySet[CoachingContact, tuple[str, int, int]]:
    rows = CoachingContact.objects.standing().filter(community=community).order_by()
    return rows.values_list("offering").annotate(Sum("minutes"), Count("pk"))


@prepared
def _notes(community: int) -> QuerySet[PrivateNote, datetime.datetime]:
    return PrivateNote.objects.filter(community=community).values_list("written_at", flat=True)


def in_words(minutes: int) -> str:
    """“1 h 30 min”."""
    hours, rest = divmod(minutes, 60)
    words = [_("%(n)s h") % {"n": hours}] if hours else []
    return " ".join([*words, _("%(n)s min") % {"n": rest}] if rest or not hours else words)


def shown(person: Person) -> str:
    return person.shown_name or _("Somebody who has left")


def _earlier(rows: Sequence[CoachingContact]) -> dict[int, list[Correction]]:
    found: dict[int, list[Correction]] = defaultdict(list)
    for one in _replaced([row.pk for row in rows]):
        before = tuple((_field(name), _text(name, was)) for name, was in one.said.items())
        found[one.contact_id].append(Correction(one.replaced_at, before))
    return found


@prepared
def _replaced(contacts: Collection[int]) -> QuerySet[EarlierWords]:
    kept = EarlierWords.objects.filter(contact__in=contacts)
    return kept.order_by("-replaced_at", "-pk")


def _field(name: str) -> str:
    return {
        "held_on": _("Date"),
        "mode": _("How"),
        "minutes": _("Length in minutes"),
        "offering": _("Kind of help"),
        "topics": _("Topics"),
        "summary": _("What you talked about"),
        "next_step": _("Next step"),
        "next_step_for": _("Whose turn"),
        "next_step_owner": _("Who exactly"),
        "next_step_due": _("Until when"),
    }.get(name, name)


def _text(name: str, was: Any) -> str:
    if name == "mode":
        return str(CoachingContact.Mode(was).label)
    if name == "next_step_for":
        return str(CoachingContact.For(was).label)
    return str(was or "–")
