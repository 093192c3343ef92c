"""A Design Team weighs the index: the sitting, one's own points, and what is done with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.errands import errand, sent
from thrive.base.web import AT_WORK, reads, reads_and_writes, show, writes
from thrive.cities.forms.staff import ReasonForm
from thrive.people.signed_in import signed_in
from thrive.teams.rules.belonging import membership_of
from thrive.wellbeing.actions import sittings as acts
from thrive.wellbeing.forms.sittings import PointsForm, SittingForm
from thrive.wellbeing.models import WeighingSitting
from thrive.wellbeing.queries.sittings import (
    SittingPage,
    own_points,
    paper_member,
    paper_name,
    sitting_page,
)
from thrive.wellbeing.rules import sittings as rules


@reads(AT_WORK)
def sitting(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, "wellbeing/sitting.html", page=_page(request, slug))


@reads_and_writes(AT_WORK)
def open_sitting(request: HttpRequest, slug: str) -> HttpResponse:
    page, form = _page(request, slug), SittingForm(sent(request))
    return _errand(
        request,
        page,
        form,
        lambda: acts.open_sitting(
            page.community, question=form.cleaned_data["question"], by=signed_in(request)
        ),
        title=_("Open a sitting about weights"),
        says=_(
            "Every member of the Design Team can spread 100 points over the six areas. Nobody sees "
            "another’s points, and a median stands only from five people on."
        ),
        said=_("The sitting is open. Tell the team."),
        may=lambda: page.may_open,
    )


@reads_and_writes(AT_WORK)
def give(request: HttpRequest, slug: str) -> HttpResponse:
    page = _page(request, slug)
    row, by = _sitting(page), signed_in(request)
    form = PointsForm(sent(request), own_points(row, by))
    return _errand(
        request,
        page,
        form,
        lambda: acts.give_points(row, points=form.points(), by=by),
        title=_("Spread 100 points"),
        lead=row.question,
        says=_(
            "More points, more weight. You can change them until the sitting is closed. Only "
            "medians are shown, youth and adults apart, and none of fewer than five people."
        ),
        said=_("Your points are counted."),
        button=_("Give these points"),
        may=lambda: rules.may_give(by, row, membership_of(by, page.community)),
    )


@reads_and_writes(AT_WORK)
def write_down(request: HttpRequest, slug: str, member: int) -> HttpResponse:
    """Points a member without an account gave on paper."""
    page = _page(request, slug)
    row, by = _sitting(page), signed_in(request)
    found = paper_member(row, member)
    if found is None:
        raise Http404
    form, name = PointsForm(sent(request), {}), paper_name(found)
    return _errand(
        request,
        page,
        form,
        lambda: acts.write_points_down(row, membership=found, points=form.points(), by=by),
        title=_("Write down the points of %(name)s") % {"name": name},
        lead=row.question,
        says=_("Write what stands on the paper, and keep it to yourself."),
        said=_("The points of %(name)s are counted.") % {"name": name},
        button=_("Count these points"),
        may=lambda: rules.may_write_down(by, row, found),
    )


@writes(AT_WORK)
def close(request: HttpRequest, slug: str) -> HttpResponse:
    return _deed(request, slug, acts.close_sitting, _("The sitting is closed."))


@writes(AT_WORK)
def reopen(request: HttpRequest, slug: str) -> HttpResponse:
    return _deed(request, slug, acts.reopen_sitting, _("The sitting is open again."))


@writes(AT_WORK)
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    said = _("The weights are published. Anybody can now look at the index with them.")
    return _deed(request, slug, acts.publish_weights, said)


@reads_and_writes(AT_WORK)
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    page, form = _page(request, slug), ReasonForm(sent(request))
    row = _sitting(page)
    return _errand(
        request,
        page,
        form,
        lambda: acts.withdraw_weights(
            row, reason=form.cleaned_data["reason"], by=signed_in(request)
        ),
        title=_("Take the weights back"),
        says=_("Nobody can choose these weights any more. The reason stays in the record."),
        said=_("The weights are taken back."),
    )


def _deed(request: HttpRequest, slug: str, deed: Callable[..., Any], said: str) -> HttpResponse:
    deed(_sitting(_page(request, slug)), by=signed_in(request))
    messages.info(request, said)
    return redirect("index_weights", slug)


def _errand(
    request: HttpRequest, page: SittingPage, form: Any, act: Callable[[], Any], **words: Any
) -> HttpResponse:
    city = page.community
    trail = [
        (city.name, reverse("city", args=[city.slug])),
        (_("Weights of the index"), reverse("index_weights", args=[city.slug])),
    ]
    return errand(request, form, act, place=city.name, trail=trail, **words)


def _page(request: HttpRequest, slug: str) -> SittingPage:
    page = sitting_page(request.user, slug)
    if page is None:
        raise Http404
    return page


def _sitting(page: SittingPage) -> WeighingSitting:
    if page.sitting is None:
        raise Http404
    return page.sitting
