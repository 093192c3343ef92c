"""What a viewer is to a city's teams, asked once a page; and the city itself with what rules need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.decisions import Decision
from thrive.cities.models import Community
from thrive.cities.queries.city import city_with_seats
from thrive.program import registry
from thrive.program.rulebook import Rulebook
from thrive.teams.models import DesignTeamMembership
from thrive.teams.rules.belonging import may_run_teams, membership_of


@dataclass(frozen=True)
class Access:
    """`runs`: may change who sits where; `reads`: sees the workspace; `works`: edits what the teams
    work on. Visitors have none."""

    viewer: Any
    runs: Decision
    reads: bool
    membership: DesignTeamMembership | None

    @property
    def works(self) -> bool:
        return bool(self.runs) or self.membership is not None


def city_at_work(viewer: Any, slug: str) -> Community | None:
    """The community with its seats in the program, and its coach of today as `community.today`.

    Three queries. None for a place that is not there, or that has no seat in the program yet.
    """
    found = city_with_seats(viewer, slug)
    return found if found and found.enrollments.all() else None


def rulebook_of(community: Community) -> Rulebook:
    """The rules of the cycle the community takes part in."""
    seat = community.standing()
    return seat.cycle.rulebook if seat else registry.current()


def access_to(viewer: Any, community: Community) -> Access:
    """Up to four queries."""
    runs = may_run_teams(viewer, community)
    membership = membership_of(viewer, community) if viewer.is_authenticated else None
    reads = bool(runs) or membership is not None
    if not reads and viewer.is_authenticated:
        reads = bool(community.roles_of(viewer))
    return Access(viewer, runs, reads, membership)


def tabs_of(community: Community, access: Access) -> list[tuple[str, str]]:
    """The pages of a city's teams that this viewer can open."""
    slug, viewer = community.slug, access.viewer
    own = access.reads or (viewer.is_authenticated and viewer.program_roles)
    return [
        (_("Core Team"), reverse("core_team", args=[slug])),
        (_("Design Team"), reverse("design_team", args=[slug])),
        (_("Meetings"), reverse("meetings", args=[slug])),
        *([(_("Letter of Agreement"), reverse("agreement", args=[slug]))] if access.reads else []),
        *([(_("Our strength"), reverse("capacity", args=[slug]))] if own else []),
    ]
