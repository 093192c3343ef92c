"""The checklist of a city, one step of it, and what can be done with a step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thrive.base.errands import done, download, errand, sent, status_of
from thrive.base.web import AT_WORK, EVERYONE, reads, reads_and_writes, show, writes
from thrive.cities.forms.staff import ReasonForm
from thrive.journey.actions import milestones as acts
from thrive.journey.forms.milestones import AcceptForm, EvidenceForm
from thrive.journey.lifecycle import MILESTONE
from thrive.journey.models import Evidence
from thrive.journey.queries import words
from thrive.journey.queries.milestones import checklist_page, step_page
from thrive.journey.queries.workspace import Workspace
from thrive.journey.views.finding import in_city
from thrive.people.signed_in import signed_in

DEEDS: dict[str, tuple[Callable[..., Any], type[Form]]] = {
    "submit": (acts.submit, Form),
    "claim": (lambda *a, **k: acts.submit(*a, prior=True, **k), Form),
    "take-back": (acts.take_back, Form),
    "verify": (acts.verify, Form),
    "accept": (acts.accept, AcceptForm),
    "send-back": (acts.send_back, ReasonForm),
    "reopen": (acts.reopen, ReasonForm),
    "leave-out": (acts.leave_out, Form),
    "take-up": (acts.take_up, Form),
    "waive": (acts.waive, ReasonForm),
    "ask-again": (acts.ask_again, ReasonForm),
}
SAYS = {
    "submit": gettext_lazy(
        "Whoever checks this step gets a mail. You can take it back until then."
    ),
    "claim": gettext_lazy(
        "The coach checks whether the proof is from before the city joined and shows the whole step."
    ),
    "take-back": gettext_lazy("You can add to it again, and send it later."),
    "verify": gettext_lazy("The step counts from now on. The city gets a mail."),
    "accept": gettext_lazy("With this the city takes the plan as its own. The step is done."),
    "send-back": gettext_lazy("The city reads your reason by mail and on the page."),
    "reopen": gettext_lazy("The step no longer counts. What was shown for it stays."),
    "leave-out": gettext_lazy("Nothing is held against the city. You can take it up at any time."),
    "take-up": gettext_lazy("The step is open again."),
    "waive": gettext_lazy(
        "The step is not asked of this city any more. The reason stays in the record."
    ),
    "ask-again": gettext_lazy("The step is asked of the city again."),
}


@reads(AT_WORK)
@in_city
def milestones(request: HttpRequest, at: Workspace) -> HttpResponse:
    return show(request, "journey/checklist.html", page=checklist_page(at), at=at)


@reads_and_writes(AT_WORK)
@in_city
def milestone(request: HttpRequest, at: Workspace, requirement: str) -> HttpResponse:
    """One step; POST adds a proof."""
    page = step_page(at, requirement)
    if page is None:
        raise Http404
    form = EvidenceForm(request.POST or None, request.FILES or None)
    by = signed_in(request)

    def keep() -> None:
        assert at.enrollment is not None
        acts.give_evidence(at.enrollment, code=requirement, proof=form.proof(), by=by)

    if done(form, keep):
        messages.info(request, _("It is kept with this step."))
        return redirect("milestone", at.community.slug, requirement)
    return show(request, "journey/step.html", status_of(form), page=page, at=at, form=form)


@reads_and_writes(AT_WORK)
@in_city
def deed(request: HttpRequest, at: Workspace, requirement: str, deed: str) -> HttpResponse:
    """Send, take back, check, send back, waive …: says first what will happen."""
    page = step_page(at, requirement)
    if page is None or deed not in DEEDS:
        raise Http404
    act, kind = DEEDS[deed]
    form = kind(sent(request))
    by = signed_in(request)
    name = "credit" if deed == "verify" and page.line.row.fact.prior else deed.replace("-", "_")
    step, city = str(page.line.row.step.name), at.community
    return errand(
        request,
        form,
        lambda: act(at.enrollment, code=requirement, by=by, **form.cleaned_data),
        title=str(words.CLAIM if deed == "claim" else MILESTONE.move(name).label),
        lead=step,
        says=str(SAYS[deed]),
        said=_("Done. It stands in the history of the step."),
        place=str(city),
        trail=[(str(city), reverse("milestones", args=[city.slug])), (step, page.line.url)],
    )


@writes(AT_WORK)
@in_city
def take_off(request: HttpRequest, at: Workspace, evidence: int) -> HttpResponse:
    """Remove a proof while its step is open."""
    seen = Evidence.objects.visible_to(request.user)
    found = get_object_or_404(
        seen.select_related("milestone__enrollment__community"),
        pk=evidence,
        milestone__enrollment=at.enrollment,
    )
    acts.take_off_evidence(found, by=signed_in(request))
    messages.info(request, _("It was removed."))
    return redirect("milestone", at.community.slug, found.milestone.code)


@reads(EVERYONE)
def evidence_file(request: HttpRequest, slug: str, evidence: int) -> HttpResponse:
    """The file of a proof: for the city and the program, or for everybody where it is public."""
    seen = Evidence.objects.visible_to(request.user).filter(kind=Evidence.Kind.FILE)
    found = get_object_or_404(seen, pk=evidence, milestone__enrollment__community__slug=slug)
    return download(found.file, name=found.name, media_type=found.media_type)
