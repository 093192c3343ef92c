"""What a city has lined up for its roadmap: dollars and things in kind."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from thrive.base.errands import sent
from thrive.base.web import AT_WORK, reads_and_writes, writes
from thrive.journey.actions import roadmap as acts
from thrive.journey.forms.roadmap import MeansForm
from thrive.journey.models import AlignedResource
from thrive.journey.queries.roadmap import find_resource, in_dollars, milestones_to_choose
from thrive.journey.queries.workspace import Workspace
from thrive.journey.views.finding import in_city
from thrive.journey.views.on_roadmap import PUT_BACK, TAKEN_OFF, add_row, change_row, press


@reads_and_writes(AT_WORK)
@in_city
def add_resource(request: HttpRequest, at: Workspace) -> HttpResponse:
    form = MeansForm(sent(request), milestones=milestones_to_choose(at))
    return add_row(
        request,
        at,
        form,
        lambda seat, by: acts.add_resource(seat, means=form.means(), by=by),
        said=_("It stands with the resources."),
        title=_("Add a resource"),
    )


@reads_and_writes(AT_WORK)
@in_city
def change_resource(request: HttpRequest, at: Workspace, resource: int) -> HttpResponse:
    row = _resource_or_404(at, resource)
    form = MeansForm(sent(request), milestones=milestones_to_choose(at, row.milestone), row=row)
    amount = in_dollars(row.dollars) if row.dollars else row.in_kind
    return change_row(
        request,
        at,
        form,
        lambda seat, seen, by: acts.change_resource(
            seat, row=row, means=form.means(), seen=seen, by=by
        ),
        title=_("Change this resource"),
        version=row.version,
        now=[row.what, row.get_source_display(), amount, row.owner, str(row.year), row.url],
    )


@writes(AT_WORK)
@in_city
def take_off_resource(request: HttpRequest, at: Workspace, resource: int) -> HttpResponse:
    return press(request, at, _resource_or_404(at, resource), acts.take_off, TAKEN_OFF)


@writes(AT_WORK)
@in_city
def put_back_resource(request: HttpRequest, at: Workspace, resource: int) -> HttpResponse:
    return press(request, at, _resource_or_404(at, resource), acts.put_back, PUT_BACK)


def _resource_or_404(at: Workspace, pk: int) -> AlignedResource:
    row = find_resource(at, pk)
    if row is None:
        raise Http404
    return row
