"""People of the Design Team: invited, added on paper, pasted as a list; subgroups and support."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thrive.base.decisions import require
from thrive.base.web import MEMBERS, reads_and_writes, writes
from thrive.people.actions import withdraw_invitation
from thrive.teams.actions import design as actions
from thrive.teams.forms.core import ReasonForm
from thrive.teams.forms.design import InviteForm, ListForm, MemberForm, SupportForm
from thrive.teams.models import DesignTeam, Subgroup
from thrive.teams.queries.access import rulebook_of
from thrive.teams.queries.design import open_invitations
from thrive.teams.rules import design as rules
from thrive.teams.views.finding import (
    answered,
    ask,
    at_work,
    done,
    member_or_404,
    team_or_404,
)


@reads_and_writes(MEMBERS)
def invite(request: HttpRequest, slug: str) -> HttpResponse:
    team, by = team_or_404(request, slug), at_work(request)
    form = InviteForm(request.POST or None, rulebook=rulebook_of(team.community))

    def send() -> None:
        said = form.cleaned_data
        actions.invite_member(
            team,
            email=said["email"].lower(),
            category=said["category"],
            institution=said["institution_type"],
            language=said["language"],
            by=by,
        )

    if done(form, send):
        return answered(request, "design_team", slug, _("The invitation is on its way."))
    if not form.is_bound:
        require(rules.may_add_members(by, team))
    return ask(
        request,
        team.community,
        form,
        title=_("Invite somebody by mail"),
        button=_("Send the invitation"),
        says=_("Whoever opens the link signs in or joins, and is in the team."),
        **_back(slug),
    )


@reads_and_writes(MEMBERS)
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Somebody takes part without an account."""
    team, by = team_or_404(request, slug), at_work(request)
    form = MemberForm(request.POST or None, rulebook=rulebook_of(team.community))
    if done(form, lambda: actions.add_members(team, people=[form.newcomer()], by=by)):
        return answered(request, "design_team", slug, _("They are in the team."))
    if not form.is_bound:
        require(rules.may_add_members(by, team))
    return ask(
        request,
        team.community,
        form,
        title=_("Add somebody on paper"),
        button=_("Add them"),
        says=_("They need no account. Their name is read by the city’s own teams only."),
        **_back(slug),
    )


@reads_and_writes(MEMBERS)
def add_list(request: HttpRequest, slug: str) -> HttpResponse:
    """A coalition that exists becomes part of the team: paste its list."""
    team, by = team_or_404(request, slug), at_work(request)
    form = ListForm(request.POST or None, rulebook=rulebook_of(team.community), team=team)
    if done(form, lambda: actions.add_members(team, people=form.newcomers, by=by)):
        number = len(form.newcomers)
        said = ngettext("%(n)s person is added.", "%(n)s people are added.", number)
        return answered(request, "design_team", slug, said % {"n": number})
    if not form.is_bound:
        require(rules.may_add_members(by, team))
    return ask(
        request,
        team.community,
        form,
        title=_("Add several people at once"),
        button=_("Add them all"),
        says=_("Start from a group that exists. Each line is checked before anybody is added."),
        **_back(slug),
    )


@writes(MEMBERS)
def withdraw(request: HttpRequest, slug: str, invitation: int) -> HttpResponse:
    """Take an invitation back that nobody has answered."""
    team, by = team_or_404(request, slug), at_work(request)
    withdraw_invitation(get_object_or_404(open_invitations(team), pk=invitation), by=by)
    return answered(request, "design_team", slug, _("The invitation is taken back."))


@writes(MEMBERS)
def subgroup(request: HttpRequest, slug: str, member: int) -> HttpResponse:
    """Into one's subgroup, or out of it."""
    found, by = member_or_404(request, slug, member), at_work(request)
    circle = (
        get_object_or_404(found.team.subgroups, kind=found.category)
        if request.POST.get("sits") == "yes"
        else None
    )
    actions.sit_in(found, subgroup=circle, by=by)
    said = _("They sit in the subgroup now.") if circle else _("They left the subgroup.")
    return answered(request, "design_team", slug, said)


@writes(MEMBERS)
def representative(request: HttpRequest, slug: str, member: int) -> HttpResponse:
    """The subgroup sends somebody to the larger team, or no longer does."""
    found, by = member_or_404(request, slug, member), at_work(request)
    chosen = request.POST.get("chosen") == "yes"
    actions.name_representative(found, chosen=chosen, by=by)
    said = _("They represent the subgroup now.") if chosen else _("They no longer represent it.")
    return answered(request, "design_team", slug, said)


@reads_and_writes(MEMBERS)
def leave(request: HttpRequest, slug: str, member: int) -> HttpResponse:
    """Leaving oneself, or ending somebody's membership with a reason."""
    found, by = member_or_404(request, slug, member), at_work(request)
    own = found.person_id == by.pk
    form = ReasonForm(request.POST or None)
    form.fields["reason"].required = not own
    if done(form, lambda: actions.end_membership(found, by=by, **form.cleaned_data)):
        return answered(request, "design_team", slug, _("The membership has ended."))
    if not form.is_bound and not own:
        require(rules.may_add_members(by, found.team))
    return ask(
        request,
        found.team.community,
        form,
        title=_("Leave the Design Team") if own else _("End a membership"),
        button=_("Leave the team") if own else _("End the membership"),
        says=_("What was done stays in the record, without a name."),
        **_back(slug),
    )


@reads_and_writes(MEMBERS)
def support(request: HttpRequest, slug: str, circle: str) -> HttpResponse:
    """A coach, a community-based or a youth organization supports a subgroup (R51)."""
    team, by = team_or_404(request, slug), at_work(request)
    group = _circle_or_404(team, circle)
    form = SupportForm(request.POST or None)
    if done(form, lambda: actions.add_support(group, by=by, **form.cleaned_data)):
        return answered(request, "design_team", slug, _("The supporter is written down."))
    if not form.is_bound:
        require(rules.may_add_members(by, team))
    return ask(
        request,
        team.community,
        form,
        title=_("Who supports this subgroup? %(name)s") % {"name": group},
        button=_("Write it down"),
        **_back(slug),
    )


@writes(MEMBERS)
def end_support(request: HttpRequest, slug: str, circle: str, support: int) -> HttpResponse:
    team, by = team_or_404(request, slug), at_work(request)
    group = _circle_or_404(team, circle)
    actions.end_support(get_object_or_404(group.supports, pk=support, until=None), by=by)
    return answered(request, "design_team", slug, _("The support has ended."))


def _circle_or_404(team: DesignTeam, kind: str) -> Subgroup:
    found: Subgroup = get_object_or_404(team.subgroups, kind=kind)
    found.team = team
    return found


def _back(slug: str) -> dict[str, Any]:
    return {"back": reverse("design_team", args=[slug]), "back_words": _("Design Team")}
