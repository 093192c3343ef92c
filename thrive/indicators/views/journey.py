"""The stepper, the plan, the phases with what they leave, and one address for every move."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.errands import done, errand, sent, status_of
from thrive.base.web import (
    AT_WORK,
    EVERYONE_AND_AT_WORK,
    reader,
    reads,
    reads_and_writes,
    show,
    writes,
)
from thrive.cities.forms.staff import ReasonForm
from thrive.indicators.actions import journey as acts
from thrive.indicators.actions.moving import move
from thrive.indicators.forms.journey import OutputForm, PlanForm
from thrive.indicators.models import DataStory
from thrive.indicators.queries.finding import find_output, find_thing
from thrive.indicators.queries.journey import journey_page, phase_page, plan_page
from thrive.indicators.queries.moments import moment_of
from thrive.indicators.queries.recommendations import recommended
from thrive.indicators.queries.stories import new_version_of
from thrive.indicators.queries.workspace import CityData
from thrive.indicators.rules.moves import LIVES, WITH_A_REASON, may, may_write_plan
from thrive.indicators.views.in_city import open_city, own_city, trail
from thrive.people.signed_in import signed_in


@reads(EVERYONE_AND_AT_WORK)
@open_city
def data_journey(request: HttpRequest, at: CityData) -> HttpResponse:
    by = reader(request)
    return show(
        request,
        "indicators/journey.html",
        page=journey_page(at, by),
        at=at,
        recommended=recommended(by),
    )


@writes(AT_WORK)
@own_city
def open_data_journey(request: HttpRequest, at: CityData) -> HttpResponse:
    acts.open_journey(at.community, by=signed_in(request))
    messages.info(request, _("The data journey is open. Begin with the plan, or with a phase."))
    return redirect("data_journey", at.slug)


@reads(EVERYONE_AND_AT_WORK)
@open_city
def data_plan(request: HttpRequest, at: CityData) -> HttpResponse:
    page = plan_page(at, reader(request))
    if page is None:
        raise Http404(_("The plan is not public yet."))
    return show(request, "indicators/plan.html", page=page, at=at)


@reads_and_writes(AT_WORK)
@own_city
def write_data_plan(request: HttpRequest, at: CityData) -> HttpResponse:
    journey = at.journey
    if journey is None:
        raise Http404
    form = PlanForm(sent(request), journey=journey)
    return errand(
        request,
        form,
        lambda: acts.write_plan(journey, words=form.words(), by=signed_in(request)),
        said=_("The plan is kept."),
        title=_("Write the data plan"),
        place=at.community.name,
        trail=trail(at, (_("Data plan"), reverse("data_plan", args=[at.slug]))),
        button=_("Keep the plan"),
        lead=_("ACT writes it with the city. The Core Team accepts it; then everybody reads it."),
        may=lambda: may_write_plan(at.me, at.seat, journey.status),
    )


@reads_and_writes(EVERYONE_AND_AT_WORK)
@open_city
def data_phase(request: HttpRequest, at: CityData, phase: int) -> HttpResponse:
    """What it leaves behind; the city's teams add to it."""
    by = reader(request)
    page = phase_page(at, phase, by)
    if page is None:
        raise Http404
    form = OutputForm(sent(request))
    row = page.stage.row
    if form.is_bound and not by.is_authenticated:
        raise Http404
    if done(form, lambda: acts.add_output(row, output=form.output(), by=by)):
        messages.info(request, _("It stands below the phase."))
        return redirect(row)
    return show(request, "indicators/phase.html", status_of(form), page=page, at=at, form=form)


@writes(AT_WORK)
@own_city
def take_off_output(request: HttpRequest, at: CityData, output: int) -> HttpResponse:
    found = find_output(at, output)
    if found is None:
        raise Http404
    acts.take_off_output(found, by=signed_in(request))
    messages.info(request, _("It is taken off."))
    return redirect(found.phase)


@reads_and_writes(AT_WORK)
@own_city
def data_deed(
    request: HttpRequest, at: CityData, thing: str, record: int, deed: str
) -> HttpResponse:
    """One move of one thing, said first; a reason is asked for where the move needs one."""
    name = deed.replace("-", "_")
    found = find_thing(at, thing, record)
    if found is None or name not in {one.name for one in LIVES[thing].moves}:
        raise Http404
    label = str(LIVES[thing].move(name).label)
    asks = (thing, name) in WITH_A_REASON
    form = ReasonForm(sent(request)) if asks else forms.Form(sent(request))
    by = signed_in(request)
    back = found.get_absolute_url()
    return errand(
        request,
        form,
        lambda: move(found, to=name, reason=form.cleaned_data.get("reason", ""), by=by),
        said=lambda: _("Done: %(what)s.") % {"what": label},
        title=label,
        place=at.community.name,
        trail=trail(at, (str(found), back)),
        then=lambda: _after(at, thing, record, name) or back,
        may=lambda: may(at.me, moment_of(found, by, seat=at.seat), name),
    )


def _after(at: CityData, thing: str, record: int, deed: str) -> str:
    """Where the thing stands now: a story that is published may have taken another's address. A new
    version is what one goes on with."""
    found = find_thing(at, thing, record)
    if deed == "revise" and isinstance(found, DataStory):
        draft = new_version_of(found)
        return reverse("write_story", args=[at.slug, draft.pk]) if draft else ""
    return str(found.get_absolute_url()) if found is not None else ""
