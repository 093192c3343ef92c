"""Stage and level of a city."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.errands import done, errand, sent, status_of
from thrive.base.web import AT_WORK, reads_and_writes, show
from thrive.cities.forms.staff import ReasonForm
from thrive.journey.actions import standing as acts
from thrive.journey.forms.standing import AnswerForm, ConfirmForm, ProposeForm, RatingForm
from thrive.journey.lifecycle import ASSESSMENT, STAGE_CHANGE
from thrive.journey.models import ProgressionAssessment, StageChange
from thrive.journey.queries.standing import StagePage, progress_page, stage_page
from thrive.journey.queries.workspace import Workspace
from thrive.journey.views.finding import in_city
from thrive.people.models import Person
from thrive.people.signed_in import signed_in


@reads_and_writes(AT_WORK)
@in_city
def stage(request: HttpRequest, at: Workspace) -> HttpResponse:
    """Where the city is and what opens the next stage; POST proposes a change."""
    page, by = stage_page(at), signed_in(request)
    form = ProposeForm(request.POST or None, stages=page.targets)
    if done(form, lambda: acts.propose_stage(at.enrollment, by=by, **form.cleaned_data)):  # type: ignore[arg-type]
        messages.info(request, _("Proposed. An administrator confirms it."))
        return redirect("stage", at.community.slug)
    return show(request, "journey/stage.html", status_of(form), page=page, at=at, form=form)


@reads_and_writes(AT_WORK)
@in_city
def confirm_stage(request: HttpRequest, at: Workspace, proposal: int) -> HttpResponse:
    says = _("The city enters the stage today. Its level and its tier stay as they are.")
    form = ConfirmForm(sent(request))
    return _on_proposal(request, at, proposal, "confirm", form, acts.confirm_stage, says)


@reads_and_writes(AT_WORK)
@in_city
def decline_stage(request: HttpRequest, at: Workspace, proposal: int) -> HttpResponse:
    says = _("The city stays in its stage. The coach and the city read your answer.")
    form = AnswerForm(sent(request))
    return _on_proposal(request, at, proposal, "decline", form, acts.decline_stage, says)


@reads_and_writes(AT_WORK)
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


@reads_and_writes(AT_WORK)
@in_city
def confirm_reading(request: HttpRequest, at: Workspace, reading: int) -> HttpResponse:
    says = _("This is the city’s level from today. It opens and closes nothing.")
    form = Form(sent(request))
    return _on_reading(request, at, reading, "confirm", form, acts.confirm_reading, says)


@reads_and_writes(AT_WORK)
@in_city
def return_reading(request: HttpRequest, at: Workspace, reading: int) -> HttpResponse:
    says = _("The city reads your reason and can rate itself again.")
    form = ReasonForm(sent(request))
    return _on_reading(request, at, reading, "send_back", form, acts.return_reading, says)


def _on_proposal(
    request: HttpRequest,
    at: Workspace,
    pk: int,
    move: str,
    form: Form,
    act: Callable[..., Any],
    says: str,
) -> HttpResponse:
    """Answer a proposed change of stage; what is still open is shown to whoever confirms it."""
    page = stage_page(at)
    change, about = _proposal(page, pk)
    still_open = [str(one.text) for one in page.conditions if not one.met]
    return _settle(
        request,
        at,
        form,
        lambda by: act(change, by=by, **form.cleaned_data),
        title=STAGE_CHANGE.move(move).label,
        about=about,
        says=says,
        still_open=still_open if move == "confirm" else (),
        back=(_("Stage"), "stage"),
    )


def _on_reading(
    request: HttpRequest,
    at: Workspace,
    pk: int,
    move: str,
    form: Form,
    act: Callable[..., Any],
    says: str,
) -> HttpResponse:
    """Answer a city's reading of itself."""
    found, about = _reading(at, pk)
    return _settle(
        request,
        at,
        form,
        lambda by: act(found, by=by, **form.cleaned_data),
        title=ASSESSMENT.move(move).label,
        about=about,
        says=says,
        back=(_("Level"), "progress"),
    )


def _proposal(page: StagePage, pk: int) -> tuple[StageChange, str]:
    """The proposal, and what it says: from which stage to which."""
    for change, now, then in ((one[0], one[1], one[2]) for one in page.changes):
        if change.pk == pk:
            return change, f"{now.letter} · {now.name} → {then.letter} · {then.name}"
    raise Http404


def _reading(at: Workspace, pk: int) -> tuple[ProgressionAssessment, str]:
    """A city's reading of itself, and the level it names."""
    for one in progress_page(at).readings:
        if one.reading.pk == pk:
            return one.reading, f"{one.level.number} · {one.level.name}"
    raise Http404


def _settle(
    request: HttpRequest,
    at: Workspace,
    form: Form,
    act: Callable[[Person], Any],
    *,
    title: Any,
    about: str,
    says: str,
    back: tuple[str, str],
    still_open: Iterable[str] = (),
) -> HttpResponse:
    """Answer what the city proposed; it stands in the history of the city."""
    by, city = signed_in(request), at.community
    words, name = back
    return errand(
        request,
        form,
        lambda: act(by),
        title=str(title),
        lead=f"{city}, {about}",
        says=says,
        still_open=still_open,
        said=_("Done. It stands in the history of the city."),
        place=str(city),
        trail=[
            (str(city), reverse("milestones", args=[city.slug])),
            (words, reverse(name, args=[city.slug])),
        ],
    )
