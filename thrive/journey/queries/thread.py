"""From what was said to what changed: a milestone with what led to it and what it led to (R82).

A stop nobody has written down is shown as missing. Numbers come from the shelf, so a number that may
not be shown stands here as it stands everywhere: hidden, with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from thrive.base import clock
from thrive.base.decisions import Decision
from thrive.cities.models import Community
from thrive.indicators.models import Indicator, Target
from thrive.indicators.queries import words
from thrive.indicators.queries.figures import goal_of
from thrive.indicators.queries.numbers import Number
from thrive.indicators.queries.places import placed
from thrive.indicators.queries.shelf import on_shelf
from thrive.journey.models import MilestoneHop, Roadmap, RoadmapMilestone
from thrive.journey.queries.because import IN_ORDER, Said, said_before
from thrive.journey.queries.record import newest_enrollment
from thrive.journey.queries.roadmap import Planned, planned_of
from thrive.journey.queries.workspace import Workspace, workspace
from thrive.journey.queries.written import who_wrote, writers
from thrive.journey.rules import roadmap as rules
from thrive.journey.rules.hands import Hands


@dataclass(frozen=True)
class Became:
    """A policy, and who wrote it down here."""

    hop: MilestoneHop
    who: str


@dataclass(frozen=True)
class Aimed:
    """A number that should move. `number` is None where it is not published today; `better` says
    which way is wanted, `target` what the city decided."""

    hop: MilestoneHop
    who: str
    name: str
    number: Number | None = None
    sentences: tuple[str, ...] = ()
    better: str = ""
    target: str = ""
    url: str = ""


@dataclass(frozen=True)
class ThreadPage:
    """`at` is None for a visitor of a public roadmap."""

    community: Community
    at: Workspace | None
    is_public: bool
    plan: Planned
    said: tuple[Said, ...]
    policies: tuple[Became, ...]
    numbers: tuple[Aimed, ...]
    may_write: Decision


def thread_page(user: Any, slug: str, pk: int) -> ThreadPage | None:
    """None where this person may not read it, or the milestone is off the roadmap. Five queries
    after the workspace, and the shelf's."""
    at = workspace(user, slug) if user.is_authenticated else None
    shown = Roadmap.objects.visible_to(user)
    rows = RoadmapMilestone.objects.on_it().filter(
        pk=pk,
        roadmap__community__slug=slug,
        roadmap__in=shown if at else shown.filter(is_public=True),
    )
    row = rows.select_related("roadmap__community__geography").first()
    if row is None:
        return None
    community = row.roadmap.community
    seat = at.enrollment if at else newest_enrollment(community.pk)
    hops = list(MilestoneHop.objects.on_it().filter(milestone=row).order_by(*IN_ORDER))
    aims = [one for one in hops if one.kind == MilestoneHop.Kind.NUMBER]
    wrote = writers(row.roadmap, "milestone_hop") if hops else {}
    who = {one.pk: who_wrote([one.pk], wrote, community) for one in hops}
    me, status = at.me if at else Hands(), seat.status if seat else ""
    return ThreadPage(
        community=community,
        at=at,
        is_public=row.roadmap.is_public,
        plan=next(iter(planned_of([row], seat, clock.today()))),
        said=said_before(row),
        policies=tuple(
            Became(one, who[one.pk]) for one in hops if one.kind == MilestoneHop.Kind.POLICY
        ),
        numbers=tuple(_aimed(community, aims, who)) if aims else (),
        may_write=rules.may_write(me, status),
    )


def _aimed(
    community: Community, hops: Iterable[MilestoneHop], who: Mapping[int, str]
) -> Iterable[Aimed]:
    """As they stand on their own pages today."""
    shelf, targets = on_shelf(), Target.objects.in_force().filter(community=community)
    wanted = {one.indicator: one for one in targets}
    at = placed(f"place:{community.geography.geoid}" if community.geography else "")
    for hop in hops:
        about = shelf.abouts.get(hop.indicator)
        number = shelf.number(at.ref, hop.indicator) if about and community.geography else None
        if about is None or number is None:
            yield Aimed(hop, who[hop.pk], str(about.name) if about else hop.name)
            continue
        target = wanted.get(hop.indicator)
        yield Aimed(
            hop,
            who[hop.pk],
            str(about.name),
            number,
            tuple(words.sentences(at.name, number, about)),
            str(Indicator.Direction(about.direction).label) if about.direction else "",
            goal_of(target, about).said if target else "",
            reverse("number", args=[hop.indicator, at.slug]),
        )


def find_hop(at: Workspace, milestone: int, pk: int) -> MilestoneHop | None:
    rows = MilestoneHop.objects.filter(roadmap__community=at.community, milestone=milestone, pk=pk)
    return rows.select_related("milestone").first()
