"""The Design Team's page: its people, its two subgroups, the five parts of the table, the gaps."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from thrive.base.decisions import Decision, first_no
from thrive.cities.models import Community
from thrive.people.models import Invitation
from thrive.program.rulebook import Rulebook
from thrive.program.rulebook import Subgroup as Circle
from thrive.teams.models import DesignTeam, DesignTeamMembership, Subgroup, SubgroupSupport
from thrive.teams.queries.access import Access, access_to, city_at_work, rulebook_of, tabs_of
from thrive.teams.queries.facts import Coverage, coverage_of
from thrive.teams.queries.shown import in_confidence, may_be_named, open_to, shown_in_team
from thrive.teams.rules import design as rules
from thrive.teams.rules.newcomers import kinds_of_members
from thrive.teams.words import role_in_words


@dataclass(frozen=True)
class MemberLine:
    """Somebody in the team as this viewer reads it."""

    row: DesignTeamMembership
    name: str
    kind: str
    note: str
    is_me: bool
    may_represent: bool
    may_end: bool

    @property
    def about(self) -> str:
        return f"{self.kind} · {self.note}" if self.note else self.kind

    @property
    def mark(self) -> str:
        """Which circle the initials stand in."""
        return {"youth": "youth", "city_staff": "staff", "elected": "staff"}.get(
            self.row.category, ""
        )


@dataclass(frozen=True)
class CircleBlock:
    """A subgroup: its members, who supports it, which support is still a gap."""

    row: Subgroup
    about: Circle
    members: tuple[MemberLine, ...]
    number: int
    representatives: int
    supports: tuple[SubgroupSupport, ...]
    gaps: tuple[str, ...]

    @property
    def wants_more(self) -> bool:
        """One representative is enough; two are recommended (C20)."""
        return 0 < self.representatives < rules.RECOMMENDED


@dataclass(frozen=True)
class InvitedLine:
    row: Invitation
    role: str


@dataclass(frozen=True)
class DesignTeamPage:
    """`unnamed`: members whom this viewer reads only as a number."""

    community: Community
    team: DesignTeam | None
    access: Access
    tabs: list[tuple[str, str]]
    may_form: Decision
    circles: tuple[CircleBlock, ...]
    others: tuple[MemberLine, ...]
    coverage: tuple[Coverage, ...]
    why_not: tuple[str, ...]
    invited: tuple[InvitedLine, ...]
    number: int
    unnamed: int

    @property
    def is_valid(self) -> bool:
        return self.team is not None and not self.why_not


def design_team_page(viewer: Any, slug: str) -> DesignTeamPage | None:
    """At most fifteen queries, however many people there are."""
    community = city_at_work(viewer, slug)
    if community is None:
        return None
    access, rulebook = access_to(viewer, community), rulebook_of(community)
    team = DesignTeam.objects.filter(community=community).first()
    rows = list(_members(team)) if team else []
    lines = _lines(rows, community, access, rulebook)
    count: Counter[str] = Counter(row.category for row in rows)
    circles = _circles(team, rows, lines, access, rulebook) if team else ()
    return DesignTeamPage(
        community=community,
        team=team,
        access=access,
        tabs=tabs_of(community, access),
        may_form=first_no(rules.tier_forms_one(community), access.runs),
        circles=circles,
        others=tuple(line for line in lines if line.row.subgroup_id is None),
        coverage=coverage_of(count, rulebook),
        why_not=rules.why_not_valid(
            rulebook,
            {block.row.kind: block.number for block in circles},
            {block.row.kind: block.representatives for block in circles},
        ),
        invited=_invited(team, rulebook) if access.runs and team else (),
        number=len(rows),
        unnamed=len(rows) - len(lines),
    )


def _members(team: DesignTeam) -> Any:
    return team.memberships.today().select_related("person", "subgroup").order_by("joined_on", "pk")


def _lines(
    rows: list[DesignTeamMembership], community: Community, access: Access, rulebook: Rulebook
) -> tuple[MemberLine, ...]:
    """Everybody for the team's own people; for others those who let themselves be seen."""
    ids = [row.person_id for row in rows]
    if access.reads:
        shown = may_be_named(ids) | {access.viewer.pk}
        if in_confidence(access.viewer, community):
            shown |= {pk for pk in ids if pk is not None}
        return tuple(_line(row, shown_in_team(row, shown), access, rulebook) for row in rows)
    seen = open_to(access.viewer, ids)
    return tuple(
        _line(row, str(row.person), access, rulebook) for row in rows if row.person_id in seen
    )


def _line(row: DesignTeamMembership, name: str, access: Access, rulebook: Rulebook) -> MemberLine:
    kinds = dict(kinds_of_members(rulebook))
    institutions = {one.slug: str(one.name) for one in rulebook.institution_types}
    mine = access.membership
    is_me = mine is not None and mine.pk == row.pk
    in_my_circle = mine is not None and mine.subgroup_id is not None
    parts = [row.organization, institutions.get(row.institution_type, "")]
    if access.reads and row.on_paper:
        parts.append(_("on paper"))
    return MemberLine(
        row=row,
        name=name,
        kind=kinds.get(row.category, row.get_category_display()),
        note=" · ".join(part for part in parts if part),
        is_me=is_me,
        may_represent=row.subgroup_id is not None
        and (
            bool(access.runs)
            or (in_my_circle and mine is not None and mine.subgroup_id == row.subgroup_id)
        ),
        may_end=bool(access.runs) or is_me,
    )


def _circles(
    team: DesignTeam,
    rows: list[DesignTeamMembership],
    lines: tuple[MemberLine, ...],
    access: Access,
    rulebook: Rulebook,
) -> tuple[CircleBlock, ...]:
    found = {one.kind: one for one in team.subgroups.prefetch_related("supports")}
    blocks = []
    for about in rulebook.subgroups:
        if about.slug not in found:
            continue
        row = found[about.slug]
        here = [member for member in rows if member.subgroup_id == row.pk]
        supports = tuple(one for one in row.supports.all() if one.until is None)
        blocks.append(
            CircleBlock(
                row=row,
                about=about,
                members=tuple(line for line in lines if line.row.subgroup_id == row.pk),
                number=len(here),
                representatives=sum(member.is_representative for member in here),
                supports=supports if access.reads else (),
                gaps=_gaps(supports),
            )
        )
    return tuple(blocks)


def _gaps(supports: tuple[SubgroupSupport, ...]) -> tuple[str, ...]:
    """Kinds of supporters a subgroup should have and has not (R51): a gap, not an error."""
    there = {one.kind for one in supports}
    return tuple(str(kind.label) for kind in SubgroupSupport.Kind if kind.value not in there)


def open_invitations(team: DesignTeam) -> Any:
    """Links that wait for an answer."""
    return Invitation.objects.open().for_thing(team.ref())


def _invited(team: DesignTeam, rulebook: Rulebook) -> tuple[InvitedLine, ...]:
    return tuple(
        InvitedLine(row, role_in_words(row.role, rulebook)) for row in open_invitations(team)
    )
