"""People of the Design Team: invited, added on paper, pasted as a list; subgroups and support."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thrive.base.decisions import YES, Decision
from thrive.base.web import AT_WORK, reads_and_writes, writes
from thrive.cities.forms.staff import ReasonForm
from thrive.people.actions import withdraw_invitation
from thrive.people.signed_in import signed_in
from thrive.teams.actions import design as actions
from thrive.teams.forms.core import IN_THE_TEAM
from thrive.teams.forms.design import InviteForm, ListForm, MemberForm, SupportForm
from thrive.teams.models import DesignTeam, Subgroup
from thrive.teams.queries.access import rulebook_of
from thrive.teams.queries.design import open_invitations
from thrive.teams.rules import design as rules
from thrive.teams.views.finding import answered, member_or_404, team_errand, team_or_404


@reads_and_writes(AT_WORK)
def invite(request: HttpRequest, slug: str) -> HttpResponse:
    team, by = team_or_404(request, slug), signed_in(request)
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

    return _errand(
        request,
        team,
        form,
        send,
        title=_("Invite somebody by mail"),
        button=_("Send the invitation"),
        says=_("Whoever opens the link signs in or joins, and is in the team."),
        said=_("The invitation is on its way."),
    )


@reads_and_writes(AT_WORK)
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Somebody takes part without an account."""
    team, by = team_or_404(request, slug), signed_in(request)
    form = MemberForm(request.POST or None, rulebook=rulebook_of(team.community))
    return _errand(
        request,
        team,
        form,
        lambda: actions.add_members(team, people=[form.newcomer()], by=by),
        title=_("Add somebody on paper"),
        button=_("Add them"),
        says=_("They need no account. Their name is read by the city’s own teams only."),
        said=_("They are in the team."),
    )


@reads_and_writes(AT_WORK)
def add_list(request: HttpRequest, slug: str) -> HttpResponse:
    """A coalition that exists becomes part of the team: paste its list."""
    team, by = team_or_404(request, slug), signed_in(request)
    form = ListForm(request.POST or None, rulebook=rulebook_of(team.community), team=team)

    def said() -> str:
        number = len(form.newcomers)
        return ngettext("%(n)s person is added.", "%(n)s people are added.", number) % {"n": number}

    return _errand(
        request,
        team,
        form,
        lambda: actions.add_members(team, people=form.newcomers, by=by),
        title=_("Add several people at once"),
        button=_("Add them all"),
        says=_("Start from a group that exists. Each line is checked before anybody is added."),
        said=said,
    )


@writes(AT_WORK)
def withdraw(request: HttpRequest, slug: str, invitation: int) -> HttpResponse:
    """Take an invitation back that nobody has answered."""
    team, by = team_or_404(request, slug), signed_in(request)
    withdraw_invitation(get_object_or_404(open_invitations(team), pk=invitation), by=by)
    return answered(request, "design_team", slug, _("The invitation is taken back."))


@writes(AT_WORK)
def subgroup(request: HttpRequest, slug: str, member: int) -> HttpResponse:
    """Into one's subgroup, or out of it."""
    found, by = member_or_404(request, slug, member), signed_in(request)
    circle = (
        get_object_or_404(found.team.subgroups, kind=found.category)
        if request.POST.get("sits") == "yes"
        else None
    )
    actions.sit_in(found, subgroup=circle, by=by)
    said = _("They sit in the subgroup now.") if circle else _("They left the subgroup.")
    return answered(request, "design_team", slug, said)


@writes(AT_WORK)
def representative(request: HttpRequest, slug: str, member: int) -> HttpResponse:
    """The subgroup sends somebody to the larger team, or no longer does."""
    found, by = member_or_404(request, slug, member), signed_in(request)
    chosen = request.POST.get("chosen") == "yes"
    actions.name_representative(found, chosen=chosen, by=by)
    said = _("They represent the subgroup now.") if chosen else _("They no longer represent it.")
    return answered(request, "design_team", slug, said)


@reads_and_writes(AT_WORK)
def leave(request: HttpRequest, slug: str, member: int) -> HttpResponse:
    """Leaving oneself, or ending somebody's membership with a reason."""
    found, by = member_or_404(request, slug, member), signed_in(request)
    own = found.person_id == by.pk
    form = ReasonForm(request.POST or None, hint=IN_THE_TEAM)
    form.fields["reason"].required = not own
    return _errand(
        request,
        found.team,
        form,
        lambda: actions.end_membership(found, by=by, **form.cleaned_data),
        may=(lambda: YES) if own else None,
        title=_("Leave the Design Team") if own else _("End a membership"),
        button=_("Leave the team") if own else _("End the membership"),
        says=_("What was done stays in the record, without a name."),
        said=_("The membership has ended."),
    )


@reads_and_writes(AT_WORK)
def support(request: HttpRequest, slug: str, circle: str) -> HttpResponse:
    """A coach, a community-based or a youth organization supports a subgroup (R51)."""
    team, by = team_or_404(request, slug), signed_in(request)
    group = _circle_or_404(team, circle)
    form = SupportForm(request.POST or None)
    return _errand(
        request,
        team,
        form,
        lambda: actions.add_support(group, by=by, **form.cleaned_data),
        title=_("Who supports this subgroup? %(name)s") % {"name": group},
        button=_("Write it down"),
        said=_("The supporter is written down."),
    )


@writes(AT_WORK)
def end_support(request: HttpRequest, slug: str, circle: str, support: int) -> HttpResponse:
    team, by = team_or_404(request, slug), signed_in(request)
    group = _circle_or_404(team, circle)
    actions.end_support(get_object_or_404(group.supports, pk=support, until=None), by=by)
    return answered(request, "design_team", slug, _("The support has ended."))


def _circle_or_404(team: DesignTeam, kind: str) -> Subgroup:
    found: Subgroup = get_object_or_404(team.subgroups, kind=kind)
    found.team = team
    return found


def _errand(
    request: HttpRequest,
    team: DesignTeam,
    form: Form,
    act: Callable[[], Any],
    *,
    may: Callable[[], Decision] | None = None,
    **words: Any,
) -> HttpResponse:
    """An errand about the people of a Design Team, for whoever runs the city's teams."""
    by, city = signed_in(request), team.community
    back = (_("Design Team"), reverse("design_team", args=[city.slug]))
    allowed = may or (lambda: rules.may_add_members(by, team))
    return team_errand(request, city, form, act, back=back, may=allowed, **words)
