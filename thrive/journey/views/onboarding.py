"""A city's first steps: the list, and what people write down themselves."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.decisions import Decision
from thrive.base.errands import errand, sent
from thrive.base.web import AT_WORK, reads, reads_and_writes, show, writes
from thrive.journey.actions import onboarding as acts
from thrive.journey.forms.onboarding import TickForm
from thrive.journey.queries.onboarding import FirstStep, find_step, onboarding_page
from thrive.journey.queries.workspace import Workspace
from thrive.journey.rules import onboarding as rules
from thrive.journey.views.finding import in_city
from thrive.people.signed_in import signed_in


@reads(AT_WORK)
@in_city
def onboarding(request: HttpRequest, at: Workspace) -> HttpResponse:
    return show(request, "journey/onboarding.html", page=onboarding_page(at), at=at)


@reads_and_writes(AT_WORK)
@in_city
def tick(request: HttpRequest, at: Workspace, first_step: str) -> HttpResponse:
    """Write down on which day it happened."""
    step, seat = _step_or_404(at, first_step), at.enrollment
    assert seat is not None
    form = TickForm(sent(request))

    def write() -> None:
        said = form.cleaned_data
        acts.tick(seat, step=step.item, on=said["on"], note=said["note"], by=signed_in(request))

    def may() -> Decision:
        return rules.may_onboard(at.me, seat.status)

    slug = at.community.slug
    return errand(
        request,
        form,
        write,
        said=_("It is written down."),
        title=str(step.item.name),
        place=at.community.name,
        trail=[
            (at.community.name, reverse("city", args=[slug])),
            (_("First steps"), reverse("onboarding", args=[slug])),
        ],
        button=_("Write it down"),
        lead=str(step.item.why),
        says=_("The day, your name and your words stand in the list of the city’s first steps."),
        may=may,
    )


@writes(AT_WORK)
@in_city
def untick(request: HttpRequest, at: Workspace, first_step: str) -> HttpResponse:
    """It was written down by mistake."""
    step = _step_or_404(at, first_step)
    assert at.enrollment is not None
    acts.untick(at.enrollment, step=step.item, by=signed_in(request))
    messages.info(request, _("It is open again. History keeps that it was written down."))
    return redirect("onboarding", at.community.slug)


def _step_or_404(at: Workspace, code: str) -> FirstStep:
    """A step that only people can tick; what the platform sees by itself has no form."""
    step = find_step(at, code)
    if step is None or step.item.known is not None:
        raise Http404
    return step
