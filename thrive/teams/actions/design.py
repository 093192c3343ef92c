"""The Design Team: formed, joined, left; its subgroups, their representatives and supporters."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.cities.models import Community
from thrive.people.actions import invite
from thrive.people.models import Invitation, Person
from thrive.teams.models import DesignTeam, DesignTeamMembership, Subgroup, SubgroupSupport
from thrive.teams.rules import design as rules
from thrive.teams.rules.newcomers import Newcomer, is_new


@transaction.atomic
def form_design_team(
    community: Community,
    *,
    formed_on: datetime.date | None = None,
    existing_coalition: str = "",
    by_council_action: bool = False,
    by: Any,
) -> DesignTeam:
    """The team and its two subgroups exist from now on; people come next."""
    community = Community.objects.select_for_update(no_key=True).get(pk=community.pk)
    require(rules.may_form(by, community, formed_on=formed_on))
    team = DesignTeam.objects.create(
        community=community,
        formed_on=formed_on or clock.today(),
        existing_coalition=existing_coalition.strip(),
        by_council_action=by_council_action,
    )
    Subgroup.objects.bulk_create([Subgroup(team=team, kind=kind) for kind in Subgroup.Kind.values])
    history.record(
        "form_design_team",
        on=team,
        by=by,
        formed_on=team.formed_on,
        by_council_action=by_council_action,
        from_coalition=bool(team.existing_coalition),
    )
    return team


@transaction.atomic
def add_members(
    team: DesignTeam, *, people: Sequence[Newcomer], by: Any, joined_on: datetime.date | None = None
) -> list[DesignTeamMembership]:
    """People who take part on paper, all or none. Residents go straight into their subgroup."""
    team = _locked(team)
    require(rules.may_add_members(by, team))
    require(rules.is_past(joined_on))
    circles = {circle.kind: circle for circle in team.subgroups.all()}
    made = []
    for one in people:
        require(is_new(team, one))
        made.append(
            DesignTeamMembership.objects.create(
                team=team,
                name=one.name,
                email=one.email,
                category=one.category,
                institution_type=one.institution_type,
                organization=one.organization,
                subgroup=circles.get(one.category),
                is_minor=one.is_minor and one.category == "youth",
                on_paper=True,
                joined_on=joined_on or clock.today(),
            )
        )
    categories = sorted({one.category for one in people})
    history.record("add_members", on=team, by=by, number=len(made), categories=categories)
    return made


@transaction.atomic
def invite_member(
    team: DesignTeam, *, email: str, category: str, language: str, by: Any, institution: str = ""
) -> Invitation:
    """A private link; whoever accepts it joins in this category."""
    require(rules.may_add_members(by, team))
    role = f"{category}/{institution}" if institution else category
    return invite(email=email, role=role, for_thing=team.ref(), language=language, by=by)


@transaction.atomic
def join_team(team: DesignTeam, *, role: str, by: Person) -> DesignTeamMembership:
    """An invitation was accepted. Somebody who was there on paper keeps the place, now by account."""
    team = _locked(team)
    category, _slash, institution = role.partition("/")
    require(rules.may_join(team, category=category, is_youth=by.is_youth))
    here = team.memberships.today()
    found = here.filter(person=by).first() or here.filter(person=None, email=by.email).first()
    if found is None:
        found = DesignTeamMembership(team=team, joined_on=clock.today())
        found.category, found.institution_type = category, institution
        found.subgroup = team.subgroups.filter(kind=category).first()
    found.person, found.on_paper, found.is_minor = by, False, by.is_youth
    found.name, found.email = by.name, by.email
    found.organization = found.organization or by.organization
    found.save()
    history.record("join_team", on=team, by=by, category=found.category)
    return found


@transaction.atomic
def sit_in(
    membership: DesignTeamMembership, *, subgroup: Subgroup | None, by: Any
) -> DesignTeamMembership:
    """Into a subgroup, or out of it; whoever leaves it no longer represents it."""
    membership = _locked_member(membership)
    require(rules.may_add_members(by, membership.team))
    require(rules.is_here(membership))
    if subgroup:
        require(rules.may_sit_in(subgroup, membership))
    membership.subgroup = subgroup
    membership.is_representative = membership.is_representative and subgroup is not None
    membership.save(update_fields=["subgroup", "is_representative"])
    kind = subgroup.kind if subgroup else ""
    history.record("sit_in", on=membership.team, by=by, subgroup=kind)
    return membership


@transaction.atomic
def name_representative(
    membership: DesignTeamMembership, *, chosen: bool, by: Any
) -> DesignTeamMembership:
    """The subgroup sends this person to the larger team, or no longer does."""
    membership = _locked_member(membership)
    require(rules.may_name_representative(by, membership))
    if membership.is_representative != chosen:
        membership.is_representative = chosen
        membership.save(update_fields=["is_representative"])
        kind = membership.subgroup.kind if membership.subgroup else ""
        history.record(
            "name_representative", on=membership.team, by=by, subgroup=kind, chosen=chosen
        )
    return membership


@transaction.atomic
def end_membership(
    membership: DesignTeamMembership, *, reason: str = "", by: Any
) -> DesignTeamMembership:
    """Leaving, or being taken off the list. The row stays with its dates."""
    membership = _locked_member(membership)
    require(rules.may_end_membership(by, membership, reason))
    membership.left_on, membership.is_representative = clock.today(), False
    membership.left_reason = reason.strip()
    membership.save(update_fields=["left_on", "is_representative", "left_reason"])
    own = membership.person_id == getattr(by, "pk", None)
    facts = {"category": membership.category, "own_choice": own}
    history.record("end_membership", on=membership.team, by=by, **facts)
    return membership


@transaction.atomic
def add_support(
    subgroup: Subgroup, *, kind: str, name: str = "", organization: str = "", by: Any
) -> SubgroupSupport:
    """A coach, a community-based or a youth organization supports the subgroup from today."""
    team = _locked(subgroup.team)
    require(rules.may_add_members(by, team))
    made = SubgroupSupport.objects.create(
        subgroup=subgroup,
        kind=kind,
        name=name.strip(),
        organization=organization.strip(),
        since=clock.today(),
    )
    history.record("add_support", on=team, by=by, subgroup=subgroup.kind, support=kind)
    return made


@transaction.atomic
def end_support(support: SubgroupSupport, *, by: Any) -> SubgroupSupport:
    team = _locked(support.subgroup.team)
    require(rules.may_add_members(by, team))
    if support.until is None:
        support.until = clock.today()
        support.save(update_fields=["until"])
        facts = {"subgroup": support.subgroup.kind, "support": support.kind}
        history.record("end_support", on=team, by=by, **facts)
    return support


def _locked(team: DesignTeam) -> DesignTeam:
    chosen = DesignTeam.objects.select_for_update(of=("self",), no_key=True)
    return chosen.select_related("community").get(pk=team.pk)


def _locked_member(membership: DesignTeamMembership) -> DesignTeamMembership:
    chosen = DesignTeamMembership.objects.select_for_update(of=("self",), no_key=True)
    return chosen.select_related("team__community", "subgroup", "person").get(pk=membership.pk)
