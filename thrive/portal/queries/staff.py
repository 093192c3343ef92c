"""The staff desk: seats, applications at their steps, what is stuck, who waits, what happened."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.models import Entry
from thrive.base.prepared import prepared
from thrive.cities.models import ProgramCycle, WaitListPlace
from thrive.cities.queries.cards import Card, ahead_in, cards_of
from thrive.cities.queries.happened import STAFF_SAYS
from thrive.cities.queries.pipeline import Column
from thrive.notices.models import OutboundMessage
from thrive.portal import needs
from thrive.portal.doors import Door, open_doors
from thrive.portal.needs import Need
from thrive.portal.queries.seats import Seats, rules_today, seats_of
from thrive.program.rulebook import Rulebook

NEWEST = 12
FIRST = 10  # rows of a list that has a page of its own


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of history: what, on which thing, by which role, when."""

    at: datetime.datetime
    what: str
    thing: str
    url: str
    by: str


@dataclass(frozen=True, slots=True)
class StaffDeskPage:
    """`columns` hold the pipeline's own cards, so each count equals its list."""

    cycle: ProgramCycle | None
    seats: tuple[Seats, ...]
    needs: tuple[Need, ...]
    columns: tuple[Column, ...]
    decided: int
    stuck: tuple[Card, ...]
    line: tuple[WaitListPlace, ...]
    unsent: int
    happened: tuple[Happened, ...]
    doors: tuple[Door, ...]

    @property
    def waiting(self) -> int:
        return sum(held.waiting for held in self.seats)

    @property
    def in_progress(self) -> int:
        return sum(len(column.cards) for column in self.columns)


def staff_desk_page(person: Any) -> StaffDeskPage:
    """At most twenty-six queries, whatever the number of applications."""
    cycle, rulebook = rules_today()
    ahead, all_of_them = ahead_in(person, cycle)
    cards = sorted(cards_of(ahead), key=lambda card: -card.days)
    return StaffDeskPage(
        cycle=cycle,
        seats=seats_of(cycle, rulebook),
        needs=needs.of(needs.mine_of(person)),
        columns=tuple(
            Column(
                step.letter,
                str(step.name),
                tuple(card for card in cards if card.step == step.letter),
            )
            for step in rulebook.steps
        ),
        decided=all_of_them - len(cards),
        stuck=tuple(card for card in cards if card.stuck),
        line=_line(cycle),
        unsent=_unsent(person),
        happened=_happened(rulebook),
        doors=tuple(open_doors(person)),
    )


def _line(cycle: ProgramCycle | None) -> tuple[WaitListPlace, ...]:
    return tuple(_first_in_line(cycle.pk)) if cycle else ()


def _happened(rulebook: Rulebook) -> tuple[Happened, ...]:
    names = {tier.slug: str(tier.name) for tier in rulebook.tiers}
    newest = sorted(_newest_entries(), key=lambda entry: (entry.at, entry.number), reverse=True)
    return tuple(
        Happened(
            at=entry.at,
            what=_in_words(entry, names),
            thing=entry.on_text,
            url=_address(entry),
            by=_(entry.by_text),
        )
        for entry in newest
    )


def _unsent(person: Any) -> int:
    if "admin" in person.program_roles:
        return sum(_number_of("failed"))
    return sum(_number_caused("failed", str(person.public_id)))


@prepared
def _number_of(status: str) -> QuerySet[OutboundMessage, int]:
    rows = OutboundMessage.objects.filter(status=status).order_by().values("status")
    return rows.annotate(n=Count("pk")).values_list("n", flat=True)


@prepared
def _number_caused(status: str, by: str) -> QuerySet[OutboundMessage, int]:
    rows = OutboundMessage.objects.caused_by(by).filter(status=status).order_by().values("status")
    return rows.annotate(n=Count("pk")).values_list("n", flat=True)


@prepared
def _first_in_line(cycle: int) -> QuerySet[WaitListPlace]:
    line = WaitListPlace.objects.waiting().filter(cycle=cycle)
    shown = ("tier", "application__code", "application__community__name")
    line = line.select_related("application__community").only(*shown)
    return line.order_by("tier", "number")[:FIRST]


@prepared
def _newest_entries() -> QuerySet[Entry]:
    return Entry.objects.filter(what__in=STAFF_SAYS).order_by("-number")[:NEWEST]


def _address(entry: Entry) -> str:
    """Communities are read at their city page; other things where their room says."""
    if entry.on_kind == "community":
        return reverse("city", args=[entry.on_id])
    if entry.on_kind == "application":
        return reverse("application_staff", args=[entry.on_id])
    return entry.on.url() or ""


def _in_words(entry: Entry, names: dict[str, str]) -> str:
    facts = {name: value for name, value in entry.facts.items() if isinstance(value, str | int)}
    for fact, name in (("tier", "tier_name"), ("before", "before_name"), ("after", "after_name")):
        facts[name] = names.get(str(facts.get(fact, "")), "")
    try:
        return str(STAFF_SAYS[entry.what]) % facts
    except KeyError:
        return str(STAFF_SAYS[entry.what])
