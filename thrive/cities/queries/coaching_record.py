"""The coaching record read: for other pages in one query each, and as a page of its own."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Max, QuerySet

from thrive.base.decisions import Decision
from thrive.base.prepared import prepared
from thrive.cities.models import (
    CoachingContact,
    Community,
    PrivateNote,
)
from thrive.cities.models.coaching import CoachingContactQuerySet
from thrive.cities.queries.city import city_with_seats
from thrive.cities.queries.coaching_lines import (
    ContactLine,
    Hours,
    NotesOfADay,
    contact_lines,
    hours_by_offering,
    in_words,
    names_of,
    notes_by_day,
    shown,
)
from thrive.cities.rules import coaching_record as rules
from thrive.cities.rules.coaching_record import Hands

ON_A_PAGE = 50
MOST_OPEN = 50
IN_THE_PACK = 5


def last_contacts(community_ids: Iterable[int]) -> dict[int, datetime.date]:
    """Community → the day of its last contact. One query."""
    rows = _of(community_ids).values_list("community").annotate(last=Max("held_on"))
    return dict(rows.order_by())


def offerings_used(community_ids: Iterable[int]) -> dict[int, frozenset[str]]:
    """Community → the rows of Table I that its minutes counted toward. One query."""
    used: dict[int, set[str]] = defaultdict(set)
    for community, offering in _of(community_ids).values_list("community", "offering").distinct():
        used[community].add(offering)
    return {community: frozenset(codes) for community, codes in used.items()}


def open_next_steps(community_ids: Iterable[int]) -> dict[int, int]:
    """Community → how many next steps are still open. One query."""
    rows = _of(community_ids).with_open_step().values_list("community")
    return dict(rows.annotate(number=Count("pk")).order_by())


def _of(community_ids: Iterable[int]) -> CoachingContactQuerySet:
    rows: CoachingContactQuerySet = CoachingContact.objects.standing()
    return rows.filter(community__in=list(community_ids))


@dataclass(frozen=True)
class CoachingPage:
    community: Community
    hands: Hands
    chosen: str
    lines: tuple[ContactLine, ...]
    pages: Page[CoachingContact]
    hours: tuple[Hours, ...]
    total: str
    to_confirm: int
    open_steps: tuple[ContactLine, ...]
    notes: tuple[NotesOfADay, ...]
    last: datetime.date | None
    may_write: Decision
    may_read_notes: Decision
    may_note: Decision

    @property
    def unused(self) -> tuple[Hours, ...]:
        return tuple(one for one in self.hours if not one.contacts)


@dataclass(frozen=True)
class NotesPage:
    community: Community
    notes: tuple[tuple[PrivateNote, str], ...]
    may_note: Decision


@dataclass(frozen=True)
class InThePack:
    """What the next coach reads first."""

    last: tuple[ContactLine, ...]
    open_steps: tuple[ContactLine, ...]
    hours: tuple[Hours, ...]
    total: str
    notes: tuple[NotesOfADay, ...]
    may_read_notes: Decision


def coached_city(viewer: Any, slug: str) -> tuple[Community, Hands] | None:
    """A community and what the viewer is to it; None for whoever may not know of its record."""
    found = city_with_seats(viewer, slug)
    if found is None:
        return None
    hands = rules.hands_of(viewer, found)
    return (found, hands) if hands.reads else None


def coaching_page(
    community: Community, hands: Hands, *, chosen: str = "", number: int = 1
) -> CoachingPage:
    """At most nine queries."""
    names = names_of(community)
    chosen = chosen if chosen in names else ""
    pages = Paginator(_chosen(community, chosen), ON_A_PAGE).get_page(number)
    dates = _dates(community.pk)
    hours = hours_by_offering(community)
    return CoachingPage(
        community=community,
        hands=hands,
        chosen=chosen,
        lines=contact_lines(list(pages.object_list), hands, names),
        pages=pages,
        hours=hours,
        total=in_words(sum(one.minutes for one in hours)),
        to_confirm=sum(at is None for _day, at in dates) if hands.of_city else 0,
        open_steps=contact_lines(_open_steps(community.pk), hands, names, corrected=False),
        notes=notes_by_day(community),
        last=max((day for day, _at in dates), default=None),
        may_write=rules.may_write_contacts(hands, community),
        may_read_notes=rules.may_read_notes(hands),
        may_note=rules.may_write_note(hands, community)
        if hands.coaches
        else rules.may_read_notes(hands),
    )


def record_lines(community: Community, hands: Hands, chosen: str) -> tuple[ContactLine, ...]:
    """The whole record, newest first, for a file."""
    names = names_of(community)
    rows = _chosen(community, chosen if chosen in names else "")
    return contact_lines(list(rows), hands, names)


def notes_page(community: Community, hands: Hands) -> NotesPage:
    rows = community.private_notes.select_related("author").order_by("-written_at", "-pk")
    return NotesPage(
        community=community,
        notes=tuple((note, shown(note.author)) for note in rows),
        may_note=rules.may_write_note(hands, community),
    )


def record_in_pack(community: Community, hands: Hands) -> InThePack:
    """Six queries at most."""
    names = names_of(community)
    hours = hours_by_offering(community)
    last, steps = _last_contacts(community.pk), _open_steps(community.pk)
    return InThePack(
        last=contact_lines(last, hands, names, corrected=False),
        open_steps=contact_lines(steps, hands, names, corrected=False),
        hours=hours,
        total=in_words(sum(one.minutes for one in hours)),
        notes=notes_by_day(community),
        may_read_notes=rules.may_read_notes(hands),
    )


@prepared
def _dates(community: int) -> QuerySet[CoachingContact, tuple[datetime.date, Any]]:
    rows = CoachingContact.objects.standing().filter(community=community)
    return rows.values_list("held_on", "confirmed_at")


@prepared
def _last_contacts(community: int) -> QuerySet[CoachingContact]:
    rows = CoachingContact.objects.standing().filter(community=community)
    return rows.select_related("coach").newest_first()[:IN_THE_PACK]


@prepared
def _open_steps(community: int) -> QuerySet[CoachingContact]:
    rows = CoachingContact.objects.with_open_step().filter(community=community)
    return rows.select_related("coach").order_by("next_step_due", "pk")[:MOST_OPEN]


def _chosen(community: Community, offering: str) -> CoachingContactQuerySet:
    rows = community.coaching_contacts.select_related("coach").newest_first()
    return rows.filter(offering=offering) if offering else rows
