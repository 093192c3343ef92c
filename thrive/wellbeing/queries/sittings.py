"""A city's sittings about weights, as its team works with them and as everybody reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from thrive.base.decisions import Decision
from thrive.cities.models import Community
from thrive.cities.queries.city import city_with_seats
from thrive.teams.models import DesignTeam, DesignTeamMembership
from thrive.teams.queries.shown import shown_in_team
from thrive.teams.rules.belonging import membership_of
from thrive.wellbeing.models import WeighingSitting, WeightVote
from thrive.wellbeing.queries import words
from thrive.wellbeing.recipes.medians import AREAS, GROUPS, TOGETHER, Medians, medians
from thrive.wellbeing.rules import sittings as rules


@dataclass(frozen=True, slots=True)
class AreaPoints:
    """One area's medians in each group; None where that group's are withheld."""

    area: int
    name: str
    points: list[float | None]


@dataclass(frozen=True, slots=True)
class GroupHead:
    """A group whose medians are withheld (`is_shown` false) says why."""

    name: str
    people: int
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Result:
    heads: list[GroupHead]
    rows: list[AreaPoints]

    @property
    def is_shown(self) -> bool:
        return any(head.is_shown for head in self.heads)


@dataclass(frozen=True, slots=True)
class PaperMember:
    """A member without an account, whose points somebody else writes down."""

    pk: int
    name: str
    has_given: bool


@dataclass(frozen=True)
class SittingPage:
    """The newest sitting and earlier ones. `mine` are the reader's own points, empty before any."""

    community: Community
    sitting: WeighingSitting | None
    result: Result | None
    mine: Mapping[int, int]
    on_paper: list[PaperMember]
    earlier: list[WeighingSitting]
    may_open: Decision
    may_give: bool
    may_close: bool
    may_reopen: bool
    may_publish: Decision
    may_withdraw: bool


def sitting_page(viewer: Any, slug: str) -> SittingPage | None:
    """None where there is no such city, or this viewer does not belong to it."""
    community = city_with_seats(viewer, slug)
    if community is None or not rules.may_read(viewer, community):
        return None
    rows = list(WeighingSitting.objects.filter(community=community).newest_first())
    for row in rows:
        row.community = community
    sitting = rows[0] if rows else None
    membership = membership_of(viewer, community)
    has_team = DesignTeam.objects.filter(community=community).exists()
    is_open = any(row.status == "open" for row in rows)
    found = _shown(sitting) if sitting else None
    reason = "A reason of more than ten letters."
    return SittingPage(
        community=community,
        sitting=sitting,
        result=result_of(found) if found else None,
        mine=_mine(sitting, membership) if sitting and membership else {},
        on_paper=_on_paper(sitting) if sitting and rules.may_close(viewer, sitting) else [],
        earlier=rows[1:],
        may_open=rules.may_open(viewer, community, has_team=has_team, is_open=is_open),
        may_give=bool(sitting and rules.may_give(viewer, sitting, membership)),
        may_close=bool(sitting and rules.may_close(viewer, sitting)),
        may_reopen=bool(sitting and rules.may_reopen(viewer, sitting, is_open=is_open)),
        may_publish=rules.may_publish(viewer, sitting, found)
        if sitting and found
        else rules.may_open(viewer, community, has_team=has_team, is_open=is_open),
        may_withdraw=bool(sitting and rules.may_withdraw(viewer, sitting, reason=reason)),
    )


def paper_member(sitting: WeighingSitting, pk: int) -> DesignTeamMembership | None:
    """A member of this team today without an account."""
    rows = DesignTeamMembership.objects.today().filter(team__community=sitting.community)
    return rows.filter(pk=pk, person=None).select_related("team").first()


def paper_name(member: DesignTeamMembership) -> str:
    return shown_in_team(member, frozenset())


def _on_paper(sitting: WeighingSitting) -> list[PaperMember]:
    rows = DesignTeamMembership.objects.today().filter(
        team__community=sitting.community, person=None
    )
    given = set(sitting.votes.values_list("membership", flat=True))
    return [
        PaperMember(row.pk, paper_name(row), row.pk in given) for row in rows.order_by("name", "pk")
    ]


def published_sitting(slug: str, number: int) -> WeighingSitting | None:
    """For everybody. One query."""
    rows = WeighingSitting.objects.published().select_related("community")
    return rows.filter(community__slug=slug, number=number).first()


def own_points(sitting: WeighingSitting, viewer: Any) -> Mapping[int, int]:
    membership = membership_of(viewer, sitting.community)
    return _mine(sitting, membership) if membership else {}


def result_of(found: Medians) -> Result:
    groups = (*GROUPS, TOGETHER)
    names = {
        "youth": _("Youth members"),
        "adult": _("Adult members"),
        TOGETHER: _("Everybody together"),
    }
    heads = [GroupHead(names[one], found.people[one], one in found.points) for one in groups]
    rows = [
        AreaPoints(
            area,
            words.area_name(area),
            [found.points[one][area] if one in found.points else None for one in groups],
        )
        for area in AREAS
    ]
    return Result(heads, rows)


def medians_of(sitting: WeighingSitting) -> Medians:
    """What may be shown of the points as they are now. One query."""
    votes = sitting.votes.order_by("pk").values_list("group", "points")
    return medians(
        [(group, {int(area): value for area, value in of.items()}) for group, of in votes]
    )


def _shown(sitting: WeighingSitting) -> Medians:
    """What was published stays as it was published."""
    return Medians.from_json(sitting.result) if sitting.result else medians_of(sitting)


def _mine(sitting: WeighingSitting, membership: Any) -> Mapping[int, int]:
    found = WeightVote.objects.filter(sitting=sitting, membership=membership).first()
    return {int(area): value for area, value in found.points.items()} if found else {}
