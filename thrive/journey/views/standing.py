"""Stage and level of a city."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from thrive.base.web import MEMBERS, reads_and_writes, show
from thrive.cities.forms.staff import ReasonForm
from thrive.cities.views.staff.answering import done, status_of
from thrive.journey.actions import standing as acts
from thrive.journey.forms.standing import AnswerForm, ConfirmForm, ProposeForm, RatingForm
from thrive.journey.lifecycle import ASSESSMENT, STAGE_CHANGE
from thrive.journey.queries.standing import StagePage, progress_page, stage_page
from thrive.journey.queries.workspace import Workspace
from thrive.journey.views.finding import in_city
from thrive.people.signed_in import signed_in

Act = Callable[..., Any]
STAGES: dict[str, Act] = {"confirm": acts.confirm_stage, "decline": acts.decline_stage}
READINGS: dict[str, Act] = {"confirm": acts.confirm_reading, "send_back": acts.return_reading}


@reads_and_writes(MEMBERS)
@in_city
def stage(request: HttpRequest, at: Workspace) -> HttpResponse:
    """Where the city is and what opens the next stage; POST proposes a change."""
    page, by = stage_page(at), signed_in(request)
    form = ProposeForm(request.POST or None, stages=page.targets)
    if done(form, lambda: acts.propose_stage(at.enrollment, by=by, **form.cleaned_data)):  # type: ignore[arg-type]
        messages.info(request, _("Proposed. An administrator confirms it."))
        return redirect("stage", at.community.slug)
    return show(request, "journey/stage.html", status_of(form), page=page, at=at, form=form)


@reads_and_writes(MEMBERS)
@in_city
def confirm_stage(request: HttpRequest, at: Workspace, proposal: int) -> HttpResponse:
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    return _settle_stage(request, at, proposal, form, "confirm")


@reads_and_writes(MEMBERS)
@in_city
def decline_stage(request: HttpRequest, at: Workspace, proposal: int) -> HttpResponse:
    form = AnswerForm(request.POST if request.method == "POST" else None)
    return _settle_stage(request, at, proposal, form, "decline")


@reads_and_writes(MEMBERS)
@in_city
def progress(request: HttpRequest, at: Workspace) -> HttpResponse:
    """The level and the four capacities; POST is the city's own reading."""
    page, by = progress_page(at), signed_in(request)
    levels = [one for one, _floor in page.levels]
    form = RatingForm(request.POST or None, capacities=page.capacities, levels=levels)

    def rate() -> None:
        said = form.cleaned_data
        assert at.enrollment is not None
        acts.rate_capacities(
            at.enrollment,
            ratings=form.ratings(),
            level=said["level"],
            evidence=said["evidence"],
            by=by,
        )

    if done(form, rate):
        messages.info(request, _("Kept. An administrator reads it next."))
        return redirect("progress", at.community.slug)
    return show(request, "journey/progress.html", status_of(form), page=page, at=at, form=form)


@reads_and_writes(MEMBERS)
@in_city
def confirm_reading(request: HttpRequest, at: Workspace, reading: int) -> HttpResponse:
    form = Form(request.POST if request.method == "POST" else None)
    return _settle_reading(request, at, reading, form, "confirm")


@reads_and_writes(MEMBERS)
@in_city
def return_reading(request: HttpRequest, at: Workspace, reading: int) -> HttpResponse:
    form = ReasonForm(request.POST if request.method == "POST" else None)
    return _settle_reading(request, at, reading, form, "send_back")


def _settle_stage(
    request: HttpRequest, at: Workspace, pk: int, form: Form, move: str
) -> HttpResponse:
    page, by = stage_page(at), signed_in(request)
    found = next((one for one in page.changes if one[0].pk == pk), None)
    if found is None:
        raise Http404
    act = STAGES[move]
    if done(form, lambda: act(found[0], by=by, **form.cleaned_data)):
        messages.info(request, _("Done. It stands in the history of the city."))
        return redirect("stage", at.community.slug)
    says = {
        "confirm": _("The city enters the stage today. Its level and its tier stay as they are."),
        "decline": _("The city stays in its stage. The coach and the city read your answer."),
    }
    words = {
        "title": STAGE_CHANGE.move(move).label,
        "says": says[move],
        "about": f"{found[1].letter} · {found[1].name} → {found[2].letter} · {found[2].name}",
        "open": _open(page) if move == "confirm" else (),
        "back": "stage",
    }
    return show(request, "journey/settle.html", status_of(form), at=at, form=form, words=words)


def _open(page: StagePage) -> list[str]:
    return [str(one.text) for one in page.conditions if not one.met]


def _settle_reading(
    request: HttpRequest, at: Workspace, pk: int, form: Form, move: str
) -> HttpResponse:
    page, by = progress_page(at), signed_in(request)
    found = next((one for one in page.readings if one.reading.pk == pk), None)
    if found is None:
        raise Http404
    act = READINGS[move]
    if done(form, lambda: act(found.reading, by=by, **form.cleaned_data)):
        messages.info(request, _("Done. It stands in the history of the city."))
        return redirect("progress", at.community.slug)
    says = {
        "confirm": _("This is the city’s level from today. It opens and closes nothing."),
        "send_back": _("The city reads your reason and can rate itself again."),
    }
    words = {
        "title": ASSESSMENT.move(move).label,
        "says": says[move],
        "about": f"{found.level.number} · {found.level.name}",
        "open": (),
        "back": "progress",
    }
    return show(request, "journey/settle.html", status_of(form), at=at, form=form, words=words)
