"""What is public about a city at work: its journey, its record, its team, its posted agendas.

Public is: days of what the program and the city did, commitments that were checked, evidence that the
city opened to everybody and that was checked, agendas that were posted, and people who show
their profile to everybody. Everything else stays out, whoever reads the page.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.prepared import prepared
from thrive.cities.models import Enrollment
from thrive.journey.models import CommitmentInstrument, Evidence
from thrive.journey.queries.record import checklist_of, facts_elsewhere
from thrive.journey.rules.checklist import Fact, Row
from thrive.portal.queries.city_read import Read, read_of
from thrive.teams.models import DesignTeamMembership, Meeting, Subgroup

AREAS = "T2_7"
NEXT_AGENDAS = 3
SETTLED = ("verified", "completed_prior")


@dataclass(frozen=True, slots=True)
class StageOnTheWay:
    """A stage as it is drawn. `state` is done, now or later; days where they are known."""

    node: str
    title: Any
    state: str
    note: str
    since: datetime.date | None
    until: datetime.date | None
    url: str = ""


@dataclass(frozen=True, slots=True)
class StepMark:
    """A step of Table II as everybody may know it. `mark` is the drawing, `words` say the same."""

    row: Row
    mark: str
    words: str
    state: str


@dataclass(frozen=True, slots=True)
class OnRecord:
    """One dated thing: what kind, what, in which words, and where its document is."""

    day: datetime.date
    kind: str
    title: str
    words: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class AtTheTable:
    name: str
    part: str


@dataclass(frozen=True, slots=True)
class Agenda:
    """A meeting whose agenda was posted; `team` is the name of whose it is."""

    pk: int
    title: str
    team: str
    starts_at: datetime.datetime
    place: str


@dataclass(frozen=True)
class Way:
    """`next` is the first required step that nobody has begun; `areas` the public words on them."""

    stages: tuple[StageOnTheWay, ...]
    level: int
    steps: tuple[StepMark, ...]
    asked: int
    met: int
    next: StepMark | None
    record: tuple[OnRecord, ...]
    areas: tuple[OnRecord, ...]
    areas_chosen: bool
    people: tuple[AtTheTable, ...]
    core_seats: int
    design_since: datetime.date | None
    circles: tuple[str, ...]
    ahead: tuple[Agenda, ...]
    earlier: tuple[Agenda, ...]


def city_way(seat: Enrollment) -> Way:
    """Eight queries, however much is on record, and one more where somebody has an account.
    `seat` has its cycle and its community."""
    read = read_of(seat)
    steps = _steps(read)
    shown = _shown(read)
    ahead, earlier = _meetings(seat)
    return Way(
        stages=_stages(read),
        level=read.level,
        steps=steps,
        asked=sum(mark.row.counts for mark in steps),
        met=sum(mark.row.counts and mark.row.settled for mark in steps),
        next=next((mark for mark in steps if mark.state == "next"), None),
        record=_record(read, shown),
        areas=tuple(one for code, one in shown if code == AREAS),
        areas_chosen=any(mark.row.step.code == AREAS and mark.row.settled for mark in steps),
        people=_people(read),
        core_seats=len(read.core),
        design_since=read.members[0].team__formed_on if read.members else None,
        circles=_circles(read),
        ahead=ahead,
        earlier=earlier,
    )


def _steps(read: Read) -> tuple[StepMark, ...]:
    days: dict[int, list[datetime.date]] = defaultdict(list)
    for proof in read.evidence:
        days[proof.milestone].append(proof.happened_on)
    facts = {one.code: Fact(one.status, one.prior, tuple(days[one.pk])) for one in read.milestones}
    facts |= facts_elsewhere(read.seat)
    marks = [_mark(row) for row in checklist_of(read.seat, facts).table]
    first = next((mark for mark in marks if mark.state == "open" and mark.row.counts), None)
    if first:
        coming = StepMark(first.row, "circle", _("Next"), "next")
        marks[marks.index(first)] = coming
    return tuple(marks)


def _mark(row: Row) -> StepMark:
    """How a step stands, without who has to do what: that is between the city and the program."""
    if row.standing == "met":
        return StepMark(row, "done", _("Met"), "met")
    if row.standing == "credited":
        return StepMark(row, "done-before", _("Done before joining"), "met")
    if row.status in ("in_progress", "submitted") or row.lapsed:
        return StepMark(row, "half", _("In progress"), "begun")
    if row.standing == "waived":
        return StepMark(row, "none", _("Not asked of this city"), "none")
    if row.standing == "optional":
        return StepMark(row, "open", _("Optional"), "none")
    return StepMark(row, "open", _("Still ahead"), "open")


def _stages(read: Read) -> tuple[StageOnTheWay, ...]:
    book, seat = read.seat.cycle.rulebook, read.seat
    entered = {
        change.after: localtime(change.settled_at).date()
        for change in read.changes
        if change.settled_at
    }
    entered.setdefault(book.stages[0].slug, seat.effective_on)
    here = [stage.slug for stage in book.stages].index(seat.stage)
    drawn = []
    for place, stage in enumerate(book.stages):
        after = book.stages[place + 1].slug if place < here else ""
        state = "done" if place < here else "now" if place == here else "later"
        note = " ".join(str(text) for text in stage.to_enter) if state == "later" else ""
        drawn.append(
            StageOnTheWay(
                stage.letter,
                stage.name,
                state,
                note or str(stage.goal),
                entered.get(stage.slug),
                entered.get(after),
            )
        )
    return tuple(drawn)


def _shown(read: Read) -> list[tuple[str, OnRecord]]:
    """Public evidence of checked steps, with the code of its step."""
    book, slug = read.seat.cycle.rulebook, read.seat.community.slug
    steps = {one.pk: one.code for one in read.milestones if one.status in SETTLED}
    names = {row.code: row.name for row in book.requirements}
    names |= {row.code: row.name for row in book.encouraged}
    found = []
    for proof in read.evidence:
        code = steps.get(proof.milestone, "")
        if code in names and proof.visibility == Evidence.Visibility.PUBLIC:
            url = proof.url
            if proof.kind == Evidence.Kind.FILE:
                url = reverse("evidence_file", args=[slug, proof.pk])
            line = OnRecord(proof.happened_on, _("A step"), str(names[code]), proof.words, url)
            found.append((code, line))
    return found


def _record(read: Read, shown: list[tuple[str, OnRecord]]) -> tuple[OnRecord, ...]:
    """What is on record with its day, the oldest first."""
    seat, book = read.seat, read.seat.cycle.rulebook
    lines = [OnRecord(seat.effective_on, _("Joined"), str(seat.cycle.name))]
    if read.core:
        day = localtime(read.core[0].team__frozen_at).date()
        lines.append(OnRecord(day, _("A team"), _("The Core Team is set")))
    if seat.agreement_in_force_on:
        title = _("The Letter of Agreement is in force")
        lines.append(OnRecord(seat.agreement_in_force_on, _("An agreement"), title))
    lines += [_act(act, seat.community.slug) for act in read.acts]
    lines += [line for code, line in shown if code != AREAS]
    lines += [
        OnRecord(
            localtime(change.settled_at).date(), _("A stage"), f"{stage.letter} · {stage.name}"
        )
        for change in read.changes
        for stage in [book.stage(change.after)]
        if change.settled_at
    ]
    return tuple(sorted(lines, key=lambda line: line.day))


def _act(act: Any, slug: str) -> OnRecord:
    vote = ""
    if act.ayes is not None and act.noes is not None:
        vote = _("%(ayes)s to %(noes)s") % {"ayes": act.ayes, "noes": act.noes}
    url = act.url or reverse("commitment_file", args=[slug, act.pk])
    words = ", ".join(part for part in (act.body, vote) if part)
    title = f"{CommitmentInstrument.Kind(act.kind).label} {act.number}"
    return OnRecord(act.action_date, _("A commitment"), title, words, url)


def _circles(read: Read) -> tuple[str, ...]:
    kinds = dict.fromkeys(row.subgroup__kind for row in read.members if row.subgroup__kind)
    return tuple(str(Subgroup.Kind(kind).label) for kind in kinds)


def _people(read: Read) -> tuple[AtTheTable, ...]:
    """Adults who show their profile to everybody, once each, with all their parts."""
    seats = {seat.code: seat.name for seat in read.seat.cycle.rulebook.seats}
    kinds = DesignTeamMembership.Category
    parts: dict[int, list[str]] = defaultdict(list)
    for row in read.core:
        if row.person in read.names:
            parts[row.person].append(str(seats[row.seat]))
    for row in read.members:
        if row.person in read.names:
            parts[row.person].append(str(kinds(row.category).label))
    return tuple(AtTheTable(read.names[pk], " · ".join(part)) for pk, part in parts.items())


def _meetings(seat: Enrollment) -> tuple[tuple[Agenda, ...], tuple[Agenda, ...]]:
    """Posted agendas: the next few, and the newest of those that are over."""
    rows = [
        Agenda(pk, title, str(Meeting.Team(team).label), starts_at, place)
        for pk, title, team, starts_at, place in _posted(seat.community_id)
    ]
    now = clock.now()
    ahead = [row for row in rows if row.starts_at >= now]
    return tuple(reversed(ahead)), tuple(row for row in rows if row.starts_at < now)[:NEXT_AGENDAS]


@prepared
def _posted(community: int) -> QuerySet[Meeting, tuple[Any, ...]]:
    posted = Meeting.objects.posted().filter(community=community).order_by("-starts_at")
    columns = ("pk", "title", "of_team", "starts_at", "place")
    return posted.values_list(*columns)[: 2 * NEXT_AGENDAS]
