"""What a city has lined up for its roadmap: dollars and things in kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from thrive.base.web import AT_WORK, reads_and_writes, writes
from thrive.journey.actions import roadmap as acts
from thrive.journey.forms.roadmap import MeansForm
from thrive.journey.models import AlignedResource
from thrive.journey.queries.roadmap import find_resource, in_dollars, milestones_to_choose
from thrive.journey.queries.workspace import Workspace
from thrive.journey.views.finding import in_city
from thrive.journey.views.roadmap import on_roadmap, stands_now
from thrive.people.signed_in import signed_in


@reads_and_writes(AT_WORK)
@in_city
def add_resource(request: HttpRequest, at: Workspace) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    form = MeansForm(sent, milestones=milestones_to_choose(at))
    assert at.enrollment is not None
    seat = at.enrollment
    return on_roadmap(
        request,
        at,
        form,
        lambda: acts.add_resource(seat, means=form.means(), by=signed_in(request)),
        said=_("It stands with the resources."),
        title=_("Add a resource"),
    )


@reads_and_writes(AT_WORK)
@in_city
def change_resource(request: HttpRequest, at: Workspace, resource: int) -> HttpResponse:
    row = _resource_or_404(at, resource)
    sent = request.POST if request.method == "POST" else None
    form = MeansForm(sent, milestones=milestones_to_choose(at, row.milestone), row=row)
    assert at.enrollment is not None
    seat = at.enrollment

    def change() -> None:
        seen = form.cleaned_data["seen"]
        acts.change_resource(seat, row=row, means=form.means(), seen=seen, by=signed_in(request))

    amount = in_dollars(row.dollars) if row.dollars else row.in_kind
    now = [row.what, row.get_source_display(), amount, row.owner, str(row.year), row.url]
    return on_roadmap(
        request,
        at,
        form,
        change,
        said=_("Changed."),
        title=_("Change this resource"),
        lead=stands_now(form, row.version, now),
    )


@writes(AT_WORK)
@in_city
def take_off_resource(request: HttpRequest, at: Workspace, resource: int) -> HttpResponse:
    said = _("It is off the roadmap. At the end of the page you can put it back.")
    return _press(request, at, resource, acts.take_off, said)


@writes(AT_WORK)
@in_city
def put_back_resource(request: HttpRequest, at: Workspace, resource: int) -> HttpResponse:
    return _press(request, at, resource, acts.put_back, _("It is back on the roadmap."))


def _press(
    request: HttpRequest, at: Workspace, pk: int, act: Callable[..., Any], said: str
) -> HttpResponse:
    act(at.enrollment, row=_resource_or_404(at, pk), by=signed_in(request))
    messages.info(request, said)
    return redirect("roadmap", at.community.slug)


def _resource_or_404(at: Workspace, pk: int) -> AlignedResource:
    row = find_resource(at, pk)
    if row is None:
        raise Http404
    return row
