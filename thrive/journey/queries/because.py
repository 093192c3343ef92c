"""The roadmap and what residents said, joined at both ends: what may be linked to, why a milestone
stands there, and for a story or a number, where it led on to (R82)."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from thrive.base.prepared import prepared
from thrive.base.refs import Ref
from thrive.cities.models import Community
from thrive.indicators.models import PlanLink
from thrive.indicators.plan_items import Onward
from thrive.indicators.rules.consents import is_in_force
from thrive.journey.models import MilestoneHop, RoadmapMilestone

KIND = "roadmap_milestone"
IN_ORDER = F("passed_on").asc(nulls_last=True), "pk"  # what is on its way comes last
Because = dict[int, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Said:
    """A published story, or a note that is shown (then `who` spoke), as everybody may read it."""

    words: str
    url: str
    on: datetime.date
    language: str
    who: str = ""


def on_the_roadmap(community: Community) -> list[Ref]:
    """Every milestone that stands on the city's roadmap today, by date."""
    rows = RoadmapMilestone.objects.on_it().filter(roadmap__community=community)
    return [Ref(KIND, str(one.pk), one.title) for one in rows.order_by("due_on", "pk")]


def because_of(community: Community) -> Because:
    """Milestone → published stories and shown notes that led to it: words, and their address."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for milestone, one in _said(PlanLink.objects.filter(community=community)):
        found[milestone].append((one.words, one.url))
    return {pk: tuple(words) for pk, words in found.items()}


def said_before(milestone: RoadmapMilestone) -> tuple[Said, ...]:
    """What led to one milestone, oldest first."""
    here = PlanLink.objects.filter(community=milestone.roadmap.community)
    rows = _said(here.filter(to_id=str(milestone.pk)))
    return tuple(sorted((one for _pk, one in rows), key=lambda one: one.on))


def _said(rows: QuerySet[PlanLink]) -> Iterable[tuple[int, Said]]:
    ends = rows.filter(to_kind=KIND).select_related(
        "story", "finding__session__community", "finding__consent__person"
    )
    for link in ends.order_by("pk"):
        tale, note = link.story, link.finding
        if tale and tale.status == "published" and tale.published_at:
            day = localdate(tale.published_at)
            yield int(link.to_id), Said(tale.title, tale.get_absolute_url(), day, tale.language)
        if note and note.status == "shown" and note.consent and is_in_force(note.consent):
            who = f"{note.get_prompt_display()} · {note.get_voice_display()}"
            day = note.session.held_on
            yield (
                int(link.to_id),
                Said(note.words, note.get_absolute_url(), day, note.language, who),
            )


def policies_of(milestones: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Milestone → names of the policies it became. One query, none where there is no milestone."""
    found: dict[int, list[str]] = defaultdict(list)
    for one in _policies(sorted(milestones)):
        found[one.milestone_id].append(one.name)
    return {pk: tuple(names) for pk, names in found.items()}


def onward(links: Sequence[Ref]) -> dict[Ref, Onward]:
    """Where these links lead, with the policies behind them: what everybody may follow."""
    ours = {to: int(to.id) for to in links if to.kind == KIND}
    shown = {one.pk: one for one in _shown(sorted(set(ours.values())))}
    became = policies_of(shown)
    return {
        to: Onward(to.text, address(shown[pk]), became.get(pk, ()))
        for to, pk in ours.items()
        if pk in shown
    }


def moving(indicator: str, city: str) -> tuple[Onward, ...]:
    """What this city plans so that this number moves, as everybody may read it."""
    rows = (one.milestone for one in _aimed(indicator, city))
    return tuple(Onward(one.title, address(one)) for one in dict.fromkeys(rows))


def address(milestone: RoadmapMilestone) -> str:
    return reverse(KIND, args=[milestone.roadmap.community.slug, milestone.pk])


@prepared
def _policies(milestones: list[int]) -> QuerySet[MilestoneHop]:
    rows = MilestoneHop.objects.on_it().filter(kind="policy", milestone__in=milestones)
    return rows.order_by(*IN_ORDER)


@prepared
def _shown(milestones: list[int]) -> QuerySet[RoadmapMilestone]:
    rows = RoadmapMilestone.objects.on_it().filter(pk__in=milestones, roadmap__is_public=True)
    return rows.select_related("roadmap__community")


@prepared
def _aimed(indicator: str, city: str) -> QuerySet[MilestoneHop]:
    rows = MilestoneHop.objects.on_it().filter(
        kind="number",
        indicator=indicator,
        milestone__off_at=None,
        roadmap__is_public=True,
        roadmap__community__slug=city,
    )
    return rows.select_related("milestone__roadmap__community").order_by("milestone__due_on", "pk")
