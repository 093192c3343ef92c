"""The document “Data City Recommendations”: everybody takes it along, data staff keep it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from thrive.base.errands import done, download, sent, status_of
from thrive.base.web import (
    EVERYONE_AND_AT_WORK,
    program,
    reader,
    reads,
    reads_and_writes,
    show,
    writes,
)
from thrive.indicators.actions import recommendations as actions
from thrive.indicators.forms.recommendations import RecommendationsForm
from thrive.indicators.models import Recommendations
from thrive.indicators.queries.recommendations import kept_documents
from thrive.people.signed_in import signed_in

DATA = program("data")


@reads_and_writes(DATA)
def recommendations(request: HttpRequest) -> HttpResponse:
    """What stands on the data pages, what stood there, and the form for the next."""
    form = RecommendationsForm(sent(request), request.FILES or None)
    by = signed_in(request)
    if done(form, lambda: actions.put(form.said(), file=form.cleaned_data["file"], by=by)):
        messages.info(request, _("It stands on the data pages now."))
        return redirect("recommendations")
    return show(
        request,
        "indicators/recommendations.html",
        status_of(form),
        page=kept_documents(),
        form=form,
    )


@reads(EVERYONE_AND_AT_WORK)
def recommendations_file(request: HttpRequest, document: int) -> HttpResponse:
    found = _found(request, document)
    return download(found.file, name=found.name, media_type="application/pdf")


@writes(DATA)
def take_off_recommendations(request: HttpRequest, document: int) -> HttpResponse:
    actions.take_off(_found(request, document), by=signed_in(request))
    messages.info(request, _("It is taken off. It stays among the earlier ones here."))
    return redirect("recommendations")


def _found(request: HttpRequest, document: int) -> Recommendations:
    return get_object_or_404(Recommendations.objects.visible_to(reader(request)), pk=document)
