"""What every view of this room begins with: the city, its teams, and who asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from thrive.base.errands import errand
from thrive.cities.models import Community
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


def team_errand(
    request: HttpRequest,
    community: Community,
    form: Form,
    act: Callable[[], Any],
    *,
    back: tuple[str, str],
    **words: Any,
) -> HttpResponse:
    """One errand of a city's teams; `back` is the page it was opened from: its words, its address."""
    city = (str(community), reverse("city", args=[community.slug]))
    return errand(request, form, act, place=str(community), trail=[city, back], **words)


def answered(request: HttpRequest, name: str, slug: str, sentence: str) -> HttpResponse:
    messages.info(request, sentence)
    return redirect(name, slug)
