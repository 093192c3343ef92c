"""The commitment of a city: what is on paper, and who says that it counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from thrive.base.errands import done, download, errand, sent, status_of
from thrive.base.web import AT_WORK, EVERYONE, reads, reads_and_writes, show
from thrive.cities.forms.staff import ReasonForm
from thrive.journey.actions import commitment as acts
from thrive.journey.forms.commitment import ActForm
from thrive.journey.lifecycle import COMMITMENT
from thrive.journey.models import CommitmentInstrument
from thrive.journey.queries.commitment import commitment_page
from thrive.journey.queries.workspace import Workspace
from thrive.journey.views.finding import in_city
from thrive.people.signed_in import signed_in


@reads_and_writes(AT_WORK)
@in_city
def commitment(request: HttpRequest, at: Workspace) -> HttpResponse:
    """Everything kept; POST records an act."""
    form = ActForm(request.POST or None, request.FILES or None)
    by = signed_in(request)

    def keep() -> None:
        assert at.enrollment is not None
        acts.record_act(at.enrollment, act=form.act(), by=by)

    if done(form, keep):
        messages.info(request, _("It is kept with its document."))
        return redirect("commitment", at.community.slug)
    page = commitment_page(at)
    return show(request, "journey/commitment.html", status_of(form), page=page, at=at, form=form)


@reads_and_writes(AT_WORK)
@in_city
def check(request: HttpRequest, at: Workspace, instrument: int) -> HttpResponse:
    """A coach or an administrator confirms that it commits the city."""
    found, by = _found(request, at, instrument), signed_in(request)
    form = Form(sent(request))
    return _errand(
        request,
        found,
        form,
        lambda: acts.check_act(found, by=by),
        title=str(COMMITMENT.move("check").label),
        says=_("The commitment step of the checklist is verified. The city gets a mail."),
        said=_("It counts. The commitment step is verified."),
    )


@reads_and_writes(AT_WORK)
@in_city
def send_back(request: HttpRequest, at: Workspace, instrument: int) -> HttpResponse:
    found, by = _found(request, at, instrument), signed_in(request)
    form = ReasonForm(sent(request))
    return _errand(
        request,
        found,
        form,
        lambda: acts.return_act(found, by=by, **form.cleaned_data),
        title=str(COMMITMENT.move("send_back").label),
        says=_("The record stays, with your reason. The city can record another act."),
        said=_("Sent back. The city reads your reason."),
    )


@reads(EVERYONE)
def commitment_file(request: HttpRequest, slug: str, instrument: int) -> HttpResponse:
    """The document: public once it was checked."""
    seen = CommitmentInstrument.objects.visible_to(request.user).exclude(file="")
    found = get_object_or_404(seen, pk=instrument, community__slug=slug)
    return download(found.file, name=found.name, media_type=found.media_type)


def _found(request: HttpRequest, at: Workspace, pk: int) -> CommitmentInstrument:
    seen = CommitmentInstrument.objects.visible_to(request.user)
    return get_object_or_404(seen, pk=pk, community=at.community)


def _errand(
    request: HttpRequest,
    found: CommitmentInstrument,
    form: Form,
    act: Callable[[], Any],
    **words: Any,
) -> HttpResponse:
    city = found.community
    return errand(
        request,
        form,
        act,
        place=str(city),
        trail=[
            (str(city), reverse("milestones", args=[city.slug])),
            (_("Commitment"), reverse("commitment", args=[city.slug])),
        ],
        lead=f"{found}, {date_format(found.action_date, 'DATE_FORMAT')}",
        **words,
    )
