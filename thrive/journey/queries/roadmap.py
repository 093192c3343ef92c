"""A city's roadmap as a page: its milestones by date, its resources with their sums, what is off."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thrive.base import clock
from thrive.base.decisions import Decision
from thrive.cities.models import Community, Enrollment
from thrive.journey.models import AlignedResource, Roadmap, RoadmapMilestone
from thrive.journey.queries.because import because_of, policies_of
from thrive.journey.queries.record import newest_enrollment
from thrive.journey.queries.roadmap_drawing import Strip, draw
from thrive.journey.queries.workspace import Workspace, workspace
from thrive.journey.queries.written import who_wrote, writers
from thrive.journey.rules import roadmap as rules
from thrive.journey.rules.hands import Hands

ON_A_PAGE = 50
DOTS = {"done": "q3", "planned": "dot-hollow", "late": "tgt"}


@dataclass(frozen=True)
class Planned:
    """A milestone with its number in the drawing. `standing`: done, planned or late. `because`:
    (words, address) of the stories and notes it came from, as everybody may read them. `became`:
    names of policies."""

    number: int
    row: RoadmapMilestone
    area: str
    standing: str
    because: tuple[tuple[str, str], ...] = ()
    became: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return {"done": _("It is done"), "planned": _("Planned"), "late": _("Its day has passed")}[
            self.standing
        ]

    @property
    def tone(self) -> str:
        return {"done": "ok", "planned": "open", "late": "warn"}[self.standing]


@dataclass(frozen=True)
class Sum:
    """What one source gives: dollars, from how many rows, and how many rows are in kind."""

    source: str
    dollars: str
    rows: int
    in_kind: int


@dataclass(frozen=True)
class RoadmapPage:
    """`at` is None for a visitor of a public roadmap, who gets no notes and no rows that are off.

    `proposes`: one of the city's people who reads it without writing it. `wrote`: who wrote down its
    milestones.
    """

    community: Community
    at: Workspace | None
    is_public: bool
    strip: Strip | None
    milestones: tuple[Planned, ...]
    resources: Page[AlignedResource]
    sums: tuple[Sum, ...]
    total: str
    off_milestones: tuple[RoadmapMilestone, ...]
    off_resources: tuple[AlignedResource, ...]
    may_write: Decision
    proposes: bool
    may_show: Decision
    may_hide: Decision
    today: datetime.date
    wrote: str

    @property
    def finding(self) -> str:
        """What the drawing shows, in a sentence."""
        done = sum(one.standing == "done" for one in self.milestones)
        words = ngettext(
            "%(done)s of %(n)s milestone is done.",
            "%(done)s of %(n)s milestones are done.",
            len(self.milestones),
        ) % {"done": done, "n": len(self.milestones)}
        ahead = next((one.row for one in self.milestones if one.standing != "done"), None)
        if ahead is None:
            return words
        return f"{words} " + _("Next: %(what)s, by %(day)s.") % {
            "what": ahead.title,
            "day": date_format(ahead.due_on),
        }


def roadmap_page(user: Any, slug: str, number: str = "1") -> RoadmapPage | None:
    """None where this person may read nothing. Six queries after the workspace."""
    at = workspace(user, slug) if user.is_authenticated else None
    if at:
        roadmap = Roadmap.objects.filter(community=at.community).first()
        community, seat, me = at.community, at.enrollment, at.me
    else:
        seen = Roadmap.objects.visible_to(user).filter(community__slug=slug, is_public=True)
        roadmap = seen.select_related("community").first()
        if roadmap is None:
            return None
        community, me = roadmap.community, Hands()
        seat = newest_enrollment(community.pk)
    milestones, off_milestones = _rows(RoadmapMilestone, roadmap, "due_on")
    resources, off_resources = _rows(AlignedResource, roadmap, "-year")
    today, is_public = clock.today(), bool(roadmap and roadmap.is_public)
    became = policies_of(one.pk for one in milestones)
    planned = tuple(planned_of(milestones, seat, today, because_of(community), became))
    status = seat.status if seat else ""
    own = at is not None and status == "active" and not user.program_roles
    return RoadmapPage(
        community=community,
        at=at,
        is_public=is_public,
        strip=draw([(one.row.due_on, DOTS[one.standing]) for one in planned], today),
        milestones=planned,
        resources=Paginator(resources, ON_A_PAGE).get_page(number),
        sums=tuple(_sums(resources)),
        total=in_dollars(sum(one.dollars or 0 for one in resources)),
        off_milestones=tuple(off_milestones) if at else (),
        off_resources=tuple(off_resources) if at else (),
        may_write=rules.may_write(me, status),
        proposes=own and not me.core,
        may_show=rules.may_show(me, status, is_public),
        may_hide=rules.may_hide(me, is_public),
        today=today,
        wrote=who_wrote(
            (one.pk for one in milestones), writers(roadmap, "roadmap_milestone"), community
        ),
    )


def planned_of(
    rows: Iterable[RoadmapMilestone],
    seat: Enrollment | None,
    today: datetime.date,
    because: Mapping[int, tuple[tuple[str, str], ...]] = MappingProxyType({}),
    became: Mapping[int, tuple[str, ...]] = MappingProxyType({}),
) -> Iterable[Planned]:
    areas = {one.slug: str(one.name) for one in seat.cycle.rulebook.areas} if seat else {}
    for number, row in enumerate(rows, 1):
        late = row.status == "planned" and row.due_on < today
        standing, area = "late" if late else row.status, areas.get(row.area, row.area)
        why, policies = because.get(row.pk, ()), became.get(row.pk, ())
        yield Planned(number, row, area, standing, why, policies)


def in_dollars(amount: int) -> str:
    return f"${amount:,}"


def find_milestone(at: Workspace, pk: int) -> RoadmapMilestone | None:
    return RoadmapMilestone.objects.filter(roadmap__community=at.community, pk=pk).first()


def find_resource(at: Workspace, pk: int) -> AlignedResource | None:
    rows = AlignedResource.objects.filter(roadmap__community=at.community, pk=pk)
    return rows.select_related("milestone").first()


def milestones_to_choose(
    at: Workspace, now: RoadmapMilestone | None = None
) -> tuple[RoadmapMilestone, ...]:
    """Those on the roadmap, and the one a resource is linked to today."""
    rows = RoadmapMilestone.objects.filter(roadmap__community=at.community)
    found = rows.order_by("due_on", "pk")
    return tuple(one for one in found if one.off_at is None or one == now)


def _rows(model: Any, roadmap: Roadmap | None, order: str) -> tuple[list[Any], list[Any]]:
    """Rows on the roadmap, and those taken off, the newest of these first."""
    if roadmap is None:
        return [], []
    rows = model.objects.filter(roadmap=roadmap).order_by(order, "pk")
    found = list(rows.select_related("milestone") if model is AlignedResource else rows)
    off = sorted((one for one in found if one.off_at), key=lambda one: one.off_at, reverse=True)
    return [one for one in found if one.off_at is None], off[:ON_A_PAGE]


def _sums(resources: Sequence[AlignedResource]) -> Iterable[Sum]:
    """One line for each source that gives something, in the order of the list of sources."""
    for source, label in AlignedResource.Source.choices:
        here = [one for one in resources if one.source == source]
        if here:
            money = [one.dollars for one in here if one.dollars]
            yield Sum(str(label), in_dollars(sum(money)), len(money), len(here) - len(money))
