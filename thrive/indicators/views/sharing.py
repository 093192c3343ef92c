"""Data sets that cities share with each other."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.errands import errand, sent
from thrive.base.web import (
    AT_WORK,
    EVERYONE_AND_AT_WORK,
    MEMBERS,
    reader,
    reads,
    reads_and_writes,
    show,
    writes,
)
from thrive.cities.models import Community
from thrive.indicators.actions import sharing as acts
from thrive.indicators.forms.sharing import AskForm, BringForm, TermsForm
from thrive.indicators.models import SharedDataset
from thrive.indicators.queries.sharing import safe_csv, shared_list, shared_page
from thrive.indicators.queries.workspace import CityData
from thrive.indicators.rules.sharing import may_bring
from thrive.indicators.views.in_city import own_city, trail
from thrive.people.signed_in import signed_in


@reads(EVERYONE_AND_AT_WORK)
def shared_datasets(request: HttpRequest) -> HttpResponse:
    page = shared_list(reader(request), request.GET.get("page", "1")[:9])
    return show(request, "indicators/shared_list.html", page=page)


@reads(EVERYONE_AND_AT_WORK)
def shared_dataset(request: HttpRequest, shared: str) -> HttpResponse:
    by = reader(request)
    return show(request, "indicators/shared.html", page=shared_page(by, _found(request, shared)))


@writes(EVERYONE_AND_AT_WORK)
def take_shared(request: HttpRequest, shared: str) -> HttpResponse:
    """The file, and a line in its log."""
    found = acts.take_along(_found(request, shared), by=reader(request))
    try:
        written = safe_csv(found)
    except FileNotFoundError as gone:
        raise Http404 from gone
    answer = HttpResponse(written, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{found.slug}.csv"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@reads_and_writes(MEMBERS)
def ask_to_see(request: HttpRequest, shared: str) -> HttpResponse:
    found = _found(request, shared)
    form, by = AskForm(sent(request)), signed_in(request)
    return errand(
        request,
        form,
        lambda: acts.ask_to_see(found, why=form.cleaned_data["why"], by=by),
        said=_("Your request is with the city’s Core Team."),
        title=_("Ask to see it"),
        place=found.title,
        trail=_above(found),
        says=_("The city’s Core Team reads your name and what you write here."),
        may=lambda: shared_page(by, found).may_ask,
    )


@reads_and_writes(AT_WORK)
@own_city
def bring_shared(request: HttpRequest, at: CityData) -> HttpResponse:
    form = BringForm(sent(request), request.FILES or None, others=_others(request, at))
    kept: list[SharedDataset] = []
    return errand(
        request,
        form,
        lambda: kept.append(
            acts.bring_shared(
                at.community, terms=form.terms(), sheet=form.sheet, by=signed_in(request)
            )
        ),
        said=_("It is kept. Data staff look at it before anybody outside the city sees it."),
        title=_("Share a data set"),
        place=at.community.name,
        trail=trail(at),
        button=_("Keep it for the check"),
        then=lambda: kept[0].get_absolute_url(),
        may=lambda: may_bring(at.me, at.seat),
    )


@reads_and_writes(AT_WORK)
def change_terms(request: HttpRequest, shared: str) -> HttpResponse:
    found, by = _found(request, shared), signed_in(request)
    cities = Community.objects.visible_to(by).taking_part().exclude(pk=found.community_id)
    form = TermsForm(sent(request), others=cities.order_by("name"), row=found)
    return errand(
        request,
        form,
        lambda: acts.change_terms(found, terms=form.terms(), by=by),
        said=_("The terms are changed."),
        title=_("Change the terms"),
        place=found.title,
        trail=_above(found),
        may=lambda: shared_page(by, found).may_change,
    )


def _found(request: HttpRequest, slug: str) -> SharedDataset:
    rows = SharedDataset.objects.visible_to(reader(request)).select_related("community")
    return get_object_or_404(rows, slug=slug)


def _above(found: SharedDataset) -> list[tuple[str, str]]:
    return [
        (_("Data"), reverse("data")),
        (_("Shared data sets"), reverse("shared_datasets")),
        (found.title, found.get_absolute_url()),
    ]


def _others(request: HttpRequest, at: CityData) -> list[Community]:
    rows = Community.objects.visible_to(signed_in(request)).taking_part()
    return list(rows.exclude(pk=at.community.pk).order_by("name"))
