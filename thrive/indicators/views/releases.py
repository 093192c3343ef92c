"""A release: what it holds, what changed, what is hidden, and who says yes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.errands import errand
from thrive.base.web import program, reads, reads_and_writes, show, writes
from thrive.cities.forms.staff import ReasonForm
from thrive.indicators.actions import reviewing, turns
from thrive.indicators.lifecycle import RELEASE
from thrive.indicators.models import Release
from thrive.indicators.queries.releases import release_page
from thrive.people.signed_in import signed_in

DATA = program("data")


@reads(DATA)
def release(request: HttpRequest, dataset: str, release: int) -> HttpResponse:
    found = _found(request, dataset, release)
    page = release_page(found, signed_in(request))
    return show(request, "indicators/release.html", page=page)


@writes(DATA)
def check(request: HttpRequest, dataset: str, release: int) -> HttpResponse:
    found = turns.give_check(_found(request, dataset, release), by=signed_in(request))
    if not found.is_being_checked:
        messages.info(request, _("It is checked. See below what everybody would read."))
    return redirect(found)


@writes(DATA)
def approve(request: HttpRequest, dataset: str, release: int) -> HttpResponse:
    found = reviewing.approve(_found(request, dataset, release), by=signed_in(request))
    messages.info(request, _("You said yes. A second person looks at it next."))
    return redirect(found)


@writes(DATA)
def publish(request: HttpRequest, dataset: str, release: int) -> HttpResponse:
    found = reviewing.publish(_found(request, dataset, release), by=signed_in(request))
    messages.info(request, _("It is published."))
    return redirect(found)


@reads_and_writes(DATA)
def send_back(request: HttpRequest, dataset: str, release: int) -> HttpResponse:
    return _with_reason(
        request,
        _found(request, dataset, release),
        reviewing.send_back,
        title=str(RELEASE.move("send_back").label),
        says=_("Nothing of it is published. The file can be mended and brought again."),
        said=_("It is returned."),
    )


@reads_and_writes(DATA)
def withdraw(request: HttpRequest, dataset: str, release: int) -> HttpResponse:
    return _with_reason(
        request,
        _found(request, dataset, release),
        reviewing.withdraw,
        title=str(RELEASE.move("withdraw").label),
        says=_("Nobody reads its numbers any more. The record keeps that they were published."),
        said=_("It is withdrawn."),
    )


def _with_reason(
    request: HttpRequest,
    found: Release,
    deed: Callable[..., Any],
    *,
    title: str,
    says: str,
    said: str,
) -> HttpResponse:
    form = ReasonForm(request.POST if request.method == "POST" else None)
    return errand(
        request,
        form,
        lambda: deed(found, reason=form.cleaned_data["reason"], by=signed_in(request)),
        place=found.dataset.title,
        trail=[
            (_("Import data"), reverse("import_data")),
            (str(found.dataset), found.get_absolute_url()),
        ],
        title=title,
        says=says,
        said=said,
    )


def _found(request: HttpRequest, dataset: str, number: int) -> Release:
    rows = Release.objects.visible_to(request.user).select_related("dataset__source")
    return get_object_or_404(rows, dataset__slug=dataset, number=number)
