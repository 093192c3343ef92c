"""What every view of this room begins with: the city, its teams, and who asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from thrive.base.decisions import Refused, no, require
from thrive.base.web import show
from thrive.cities.models import Community
from thrive.people.models import Person
from thrive.people.signed_in import signed_in
from thrive.teams.models import DesignTeam, DesignTeamMembership
from thrive.teams.queries.access import city_at_work


def city_or_404(request: HttpRequest, slug: str) -> Community:
    community = city_at_work(request.user, slug)
    if community is None:
        raise Http404
    return community


def team_or_404(request: HttpRequest, slug: str) -> DesignTeam:
    community = city_or_404(request, slug)
    team: DesignTeam = get_object_or_404(DesignTeam, community=community)
    team.community = community
    return team


def member_or_404(request: HttpRequest, slug: str, member: int) -> DesignTeamMembership:
    """Somebody in the team today."""
    team = team_or_404(request, slug)
    rows = team.memberships.today().select_related("person", "subgroup")
    found: DesignTeamMembership = get_object_or_404(rows, pk=member)
    found.team = team
    return found


def at_work(request: HttpRequest) -> Person:
    """The signed-in person. People of the program act only after their second sign-in step."""
    by = signed_in(request)
    if by.needs_second_step(request):
        require(no(_("Set up your second sign-in step first. You find it on your own page.")))
    return by


def done(form: Form, act: Callable[[], Any]) -> bool:
    """True when the form was right and the action went through; else its sentence is in the form."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return False
    return True


def ask(
    request: HttpRequest,
    community: Community,
    form: Form,
    *,
    title: str,
    button: str,
    says: str = "",
    back: str,
    back_words: str,
) -> HttpResponse:
    """One errand with its form on a page of its own."""
    return show(
        request,
        "teams/ask.html",
        422 if form.is_bound else 200,
        community=community,
        form=form,
        title=title,
        button=button,
        says=says,
        back=back,
        back_words=back_words,
    )


def answered(request: HttpRequest, name: str, slug: str, sentence: str) -> HttpResponse:
    messages.info(request, sentence)
    return redirect(name, slug)
