"""Data staff make editions of the index, and two of them say yes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.errands import errand, sent
from thrive.base.web import program, reads, reads_and_writes, show, writes
from thrive.cities.forms.staff import ReasonForm
from thrive.people.signed_in import signed_in
from thrive.wellbeing.actions import editions as acts
from thrive.wellbeing.forms.editions import EditionForm
from thrive.wellbeing.lifecycle import EDITION
from thrive.wellbeing.models import IndexEdition
from thrive.wellbeing.queries.review import edition_lines, edition_page

DATA = program("data")


@reads(DATA)
def editions(request: HttpRequest) -> HttpResponse:
    return show(request, "wellbeing/editions.html", lines=edition_lines(request.user))


@reads_and_writes(DATA)
def make(request: HttpRequest) -> HttpResponse:
    form, made = EditionForm(sent(request)), []

    def make_it() -> None:
        said = form.cleaned_data
        made.append(
            acts.make_from_design(
                said["design"],
                releases=form.releases(),
                kind=said["kind"],
                year=said["year"],
                base_year=said["base_year"],
                by=signed_in(request),
            )
        )

    return errand(
        request,
        form,
        make_it,
        title=_("Make an edition"),
        place=_("Editions of the index"),
        trail=[(_("Editions of the index"), reverse("index_editions"))],
        says=_(
            "Scores are computed from numbers that are published already. Nobody sees them before "
            "two people said yes."
        ),
        said=_("The draft is made. Look at it, then approve it."),
        then=lambda: made[0].get_absolute_url(),
    )


@reads(DATA)
def edition(request: HttpRequest, edition: int) -> HttpResponse:
    page = edition_page(_found(request, edition), signed_in(request))
    return show(request, "wellbeing/edition.html", page=page)


@writes(DATA)
def approve(request: HttpRequest, edition: int) -> HttpResponse:
    found = acts.approve(_found(request, edition), by=signed_in(request))
    messages.info(request, _("You said yes. A second person looks at the edition next."))
    return redirect(found)


@writes(DATA)
def publish(request: HttpRequest, edition: int) -> HttpResponse:
    found = acts.publish(_found(request, edition), by=signed_in(request))
    messages.info(request, _("It is published."))
    return redirect(found)


@reads_and_writes(DATA)
def send_back(request: HttpRequest, edition: int) -> HttpResponse:
    return _with_reason(
        request,
        _found(request, edition),
        acts.send_back,
        title=str(EDITION.move("send_back").label),
        says=_("Nothing of it is published. Another edition can be made."),
        said=_("It is returned."),
    )


@reads_and_writes(DATA)
def withdraw(request: HttpRequest, edition: int) -> HttpResponse:
    return _with_reason(
        request,
        _found(request, edition),
        acts.withdraw,
        title=str(EDITION.move("withdraw").label),
        says=_("Nobody reads its scores any more. The record keeps that they were published."),
        said=_("It is withdrawn."),
    )


def _with_reason(
    request: HttpRequest,
    found: IndexEdition,
    deed: Callable[..., Any],
    *,
    title: str,
    says: str,
    said: str,
) -> HttpResponse:
    form = ReasonForm(sent(request))
    return errand(
        request,
        form,
        lambda: deed(found, reason=form.cleaned_data["reason"], by=signed_in(request)),
        place=str(found),
        trail=[
            (_("Editions of the index"), reverse("index_editions")),
            (str(found), found.get_absolute_url()),
        ],
        title=title,
        says=says,
        said=said,
    )


def _found(request: HttpRequest, edition: int) -> IndexEdition:
    rows = IndexEdition.objects.visible_to(request.user).select_related("recipe")
    return get_object_or_404(rows, pk=edition)
