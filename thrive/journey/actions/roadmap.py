"""The roadmap: rows written, changed, done, taken off and put back; where they lead; who may read it.

The seat's row is held first, then the roadmap's, then the row's; so that limits and versions hold.
"""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.http import Http404

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.cities.models import Enrollment
from thrive.indicators.queries.story_charts import numbers_of
from thrive.journey.actions.locks import held
from thrive.journey.lifecycle import ROADMAP
from thrive.journey.models import AlignedResource, MilestoneHop, Roadmap, RoadmapMilestone
from thrive.journey.rules import roadmap as rules
from thrive.journey.rules.hands import hands_of

Row = RoadmapMilestone | AlignedResource | MilestoneHop
_KINDS: dict[type[Any], tuple[str, int]] = {
    RoadmapMilestone: ("roadmap_milestone", rules.MOST_MILESTONES),
    AlignedResource: ("aligned_resource", rules.MOST_RESOURCES),
    MilestoneHop: ("milestone_hop", rules.MOST_HOPS),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """A milestone as somebody writes it. `area` is a slug of the rulebook, or empty."""

    title: str
    due_on: datetime.date
    area: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Means:
    """A resource as somebody writes it: whole dollars, or what is given in kind in words."""

    what: str
    source: str
    owner: str
    year: int
    dollars: int | None = None
    in_kind: str = ""
    url: str = ""
    milestone: RoadmapMilestone | None = None


@dataclass(frozen=True, slots=True)
class Hop:
    """Where a milestone leads, as somebody writes it: a policy, or with `indicator` a number."""

    name: str
    kind: str = MilestoneHop.Kind.POLICY
    passed_on: datetime.date | None = None
    url: str = ""
    indicator: str = ""


@transaction.atomic
def add_milestone(enrollment: Enrollment, *, plan: Plan, by: Any) -> RoadmapMilestone:
    """A new row, and with the first of them the roadmap itself. Pressed twice it is one row."""
    return _added(enrollment, RoadmapMilestone, asdict(plan), by)


@transaction.atomic
def add_resource(enrollment: Enrollment, *, means: Means, by: Any) -> AlignedResource:
    return _added(enrollment, AlignedResource, _columns(means), by)


@transaction.atomic
def add_hop(enrollment: Enrollment, *, row: RoadmapMilestone, hop: Hop, by: Any) -> MilestoneHop:
    """This milestone led to that policy, or should move that number. Pressed twice it is one row."""
    seat, goal = _held_row(enrollment, row)
    me = hands_of(by, seat.community)
    require(rules.may_lead_on(me, seat.status, _state(goal), hop.passed_on, clock.today()))
    if hop.indicator:
        require(rules.is_counted(hop.indicator in dict(numbers_of(seat.community))))
        beside = MilestoneHop.objects.on_it().filter(milestone=goal, indicator=hop.indicator)
        if same := beside.first():  # its name may stand there in the other language
            return same
    return _added(seat, MilestoneHop, {"milestone": goal, **asdict(hop)}, by)


@transaction.atomic
def change_hop(
    enrollment: Enrollment, *, row: MilestoneHop, hop: Hop, seen: int | None, by: Any
) -> MilestoneHop:
    """A policy passed, or got its address. Another number is another row."""
    seat, row = _held_row(enrollment, row)
    me = hands_of(by, seat.community)
    goal = _state(row.milestone)
    require(rules.may_lead_on(me, seat.status, goal, hop.passed_on, clock.today()))
    return _changed(seat, row, asdict(hop), seen, by)


@transaction.atomic
def change_milestone(
    enrollment: Enrollment, *, row: RoadmapMilestone, plan: Plan, seen: int | None, by: Any
) -> RoadmapMilestone:
    """`seen` is the version the form was drawn with: who meets a newer one is told so."""
    return _changed(enrollment, row, asdict(plan), seen, by)


@transaction.atomic
def change_resource(
    enrollment: Enrollment, *, row: AlignedResource, means: Means, seen: int | None, by: Any
) -> AlignedResource:
    return _changed(enrollment, row, _columns(means), seen, by)


@transaction.atomic
def finish(
    enrollment: Enrollment, *, row: RoadmapMilestone, on: datetime.date, by: Any
) -> RoadmapMilestone:
    """Done on that day."""
    seat, row = _held_row(enrollment, row)
    me = hands_of(by, seat.community)
    require(rules.may_finish(me, seat.status, _state(row), on, clock.today()))
    row.status, row.done_on = ROADMAP.after(row.status, "finish"), on
    _keep(row, by)
    history.record("finish_roadmap_milestone", on=row.roadmap, by=by, row=row.pk, of=on)
    return row


@transaction.atomic
def plan_again(enrollment: Enrollment, *, row: RoadmapMilestone, by: Any) -> RoadmapMilestone:
    """It is not done after all."""
    seat, row = _held_row(enrollment, row)
    require(rules.may_plan_again(hands_of(by, seat.community), seat.status, _state(row)))
    row.status, row.done_on = ROADMAP.after(row.status, "plan_again"), None
    _keep(row, by)
    history.record("reopen_roadmap_milestone", on=row.roadmap, by=by, row=row.pk)
    return row


@transaction.atomic
def take_off(enrollment: Enrollment, *, row: Row, by: Any) -> Row:
    """The row leaves the roadmap and can be put back."""
    seat, row = _held_row(enrollment, row)
    require(rules.may_take_off(hands_of(by, seat.community), seat.status, _state(row)))
    row.off_at = clock.now()
    _keep(row, by)
    history.record(f"take_off_{_kind(row)}", on=row.roadmap, by=by, row=row.pk)
    return row


@transaction.atomic
def put_back(enrollment: Enrollment, *, row: Row, by: Any) -> Row:
    seat, row = _held_row(enrollment, row)
    count, most = _beside(row).count(), _KINDS[type(row)][1]
    me = hands_of(by, seat.community)
    require(rules.may_put_back(me, seat.status, _state(row), count, most))
    row.off_at = None
    _keep(row, by)
    history.record(f"put_back_{_kind(row)}", on=row.roadmap, by=by, row=row.pk)
    return row


@transaction.atomic
def show_to_everybody(enrollment: Enrollment, *, by: Any) -> Roadmap:
    seat, roadmap = _held_roadmap(enrollment)
    require(rules.may_show(hands_of(by, seat.community), seat.status, roadmap.is_public))
    roadmap.is_public = True
    roadmap.save()
    history.record("show_roadmap", on=roadmap, by=by)
    return roadmap


@transaction.atomic
def hide(enrollment: Enrollment, *, by: Any) -> Roadmap:
    """Only the city and the program read it from now on."""
    seat, roadmap = _held_roadmap(enrollment)
    require(rules.may_hide(hands_of(by, seat.community), roadmap.is_public))
    roadmap.is_public = False
    roadmap.save()
    history.record("hide_roadmap", on=roadmap, by=by)
    return roadmap


def _added(enrollment: Enrollment, model: Any, columns: dict[str, Any], by: Any) -> Any:
    seat, roadmap = _held_roadmap(enrollment)
    here = model.objects.on_it().filter(roadmap=roadmap) if roadmap.pk else model.objects.none()
    me = hands_of(by, seat.community)
    require(rules.may_add(me, seat.status, here.count(), _KINDS[model][1]))
    same = here.filter(**columns).first()
    if same:
        return same
    now = clock.now()
    if roadmap.pk is None:
        roadmap.save()
    row = model.objects.create(
        roadmap=roadmap, **columns, added_at=now, changed_at=now, changed_by=by
    )
    history.record(f"add_{_kind(row)}", on=roadmap, by=by, row=row.pk)
    return row


def _changed(
    enrollment: Enrollment, row: Any, columns: dict[str, Any], seen: int | None, by: Any
) -> Any:
    seat, row = _held_row(enrollment, row)
    me = hands_of(by, seat.community)
    require(rules.may_write(me, seat.status))
    changed = [name for name, value in columns.items() if getattr(row, name) != value]
    if not changed and not row.off_at:
        return row
    require(rules.may_change(me, seat.status, _state(row, seen)))
    for name, value in columns.items():
        setattr(row, name, value)
    _keep(row, by)
    history.record(f"change_{_kind(row)}", on=row.roadmap, by=by, row=row.pk, changed=changed)
    return row


def _held_roadmap(enrollment: Enrollment) -> tuple[Enrollment, Roadmap]:
    """The roadmap as it is now; in memory only while it has no row yet. The seat's row guards it."""
    seat = held(enrollment)
    found = Roadmap.objects.select_for_update(no_key=True).filter(community=seat.community).first()
    roadmap = found or Roadmap(community=seat.community, opened_at=clock.now())
    roadmap.community = seat.community
    return seat, roadmap


def _held_row(enrollment: Enrollment, row: Any) -> tuple[Enrollment, Any]:
    """The row as it is now; a 404 for a row of another city."""
    seat, roadmap = _held_roadmap(enrollment)
    found = type(row).objects.filter(pk=row.pk, roadmap__community=seat.community).first()
    if found is None:
        raise Http404
    found.roadmap = roadmap
    return seat, found


def _keep(row: Any, by: Any) -> None:
    row.version += 1
    row.changed_at, row.changed_by = clock.now(), by
    row.save()


def _columns(means: Means) -> dict[str, Any]:
    """`asdict` would copy the milestone itself."""
    return {name: getattr(means, name) for name in Means.__slots__}


def _beside(row: Any) -> Any:
    return type(row).objects.on_it().filter(roadmap=row.roadmap)


def _kind(row: Any) -> str:
    return _KINDS[type(row)][0]


def _state(row: Any, seen: int | None = None) -> rules.RowState:
    return rules.RowState(row.version, bool(row.off_at), getattr(row, "status", ""), seen)
