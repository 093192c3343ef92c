"""A milestone with what led to it and where it leads: its page, and what the city writes on it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from thrive.base.errands import sent
from thrive.base.web import (
    AT_WORK,
    EVERYONE_AND_AT_WORK,
    reader,
    reads,
    reads_and_writes,
    show,
    writes,
)
from thrive.indicators.queries.story_charts import numbers_of
from thrive.journey.actions import roadmap as acts
from thrive.journey.forms.roadmap import NumberForm, PolicyForm
from thrive.journey.models import MilestoneHop, RoadmapMilestone
from thrive.journey.queries.thread import find_hop, thread_page
from thrive.journey.queries.workspace import Workspace
from thrive.journey.views.finding import in_city
from thrive.journey.views.on_roadmap import add_row, change_row, press
from thrive.journey.views.roadmap import milestone_or_404


@reads(EVERYONE_AND_AT_WORK)
def milestone(request: HttpRequest, slug: str, goal: int) -> HttpResponse:
    """Who reads the roadmap reads this: what was said, what is planned, the policy, the number."""
    page = thread_page(reader(request), slug, goal)
    if page is None:
        raise Http404(_("There is no such page, or it belongs to another city."))
    return show(request, "journey/thread.html", page=page)


@reads_and_writes(AT_WORK)
@in_city
def add_policy(request: HttpRequest, at: Workspace, goal: int) -> HttpResponse:
    row, form = milestone_or_404(at, goal), PolicyForm(sent(request))
    said, title = _("The policy is written down."), _("Name the policy")
    return _add_hop(request, at, row, form, said=said, title=title)


@reads_and_writes(AT_WORK)
@in_city
def change_policy(request: HttpRequest, at: Workspace, goal: int, hop: int) -> HttpResponse:
    row = _hop_or_404(at, goal, hop)
    if row.kind != MilestoneHop.Kind.POLICY:
        raise Http404
    form = PolicyForm(sent(request), row=row)
    return change_row(
        request,
        at,
        form,
        lambda seat, seen, by: acts.change_hop(seat, row=row, hop=form.hop(), seen=seen, by=by),
        title=_("Change this policy"),
        version=row.version,
        now=[row.name, date_format(row.passed_on) if row.passed_on else "", row.url],
        goal=row.milestone,
    )


@reads_and_writes(AT_WORK)
@in_city
def add_number(request: HttpRequest, at: Workspace, goal: int) -> HttpResponse:
    row = milestone_or_404(at, goal)
    form = NumberForm(sent(request), numbers=numbers_of(at.community))
    said, title = _("The number is written down."), _("Choose the number it should move")
    return _add_hop(request, at, row, form, said=said, title=title)


@writes(AT_WORK)
@in_city
def take_off_hop(request: HttpRequest, at: Workspace, goal: int, hop: int) -> HttpResponse:
    row = _hop_or_404(at, goal, hop)
    return press(request, at, row, acts.take_off, _("It is taken off."), goal=row.milestone)


def _add_hop(
    request: HttpRequest, at: Workspace, row: RoadmapMilestone, form: Any, **words: str
) -> HttpResponse:
    return add_row(
        request,
        at,
        form,
        lambda seat, by: acts.add_hop(seat, row=row, hop=form.hop(), by=by),
        goal=row,
        **words,
    )


def _hop_or_404(at: Workspace, goal: int, pk: int) -> MilestoneHop:
    row = find_hop(at, goal, pk)
    if row is None:
        raise Http404
    return row
