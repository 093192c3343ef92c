"""A city's Core Team or coach says what a number should become."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.errands import errand, sent
from thrive.base.web import AT_WORK, reads_and_writes, writes
from thrive.cities.models import Community
from thrive.indicators import rules
from thrive.indicators.actions import targets
from thrive.indicators.forms.targets import TargetForm
from thrive.indicators.queries.framework_page import about_of
from thrive.indicators.queries.shelf import on_shelf
from thrive.people.signed_in import signed_in


@reads_and_writes(AT_WORK)
def set_target(request: HttpRequest, slug: str, indicator: str) -> HttpResponse:
    community, by = _city(request, slug), signed_in(request)
    about = about_of(on_shelf(), indicator)
    if about is None:
        raise Http404
    form = TargetForm(sent(request))
    page = reverse("number", args=[indicator, slug])
    return errand(
        request,
        form,
        lambda: targets.set_target(community, indicator=indicator, by=by, **form.cleaned_data),
        said=_("The target stands beside the chart."),
        title=_("Set a target"),
        lead=str(about.name),
        says=_("Everybody sees it beside the chart. A new target ends the one before it."),
        place=community.name,
        trail=[
            (community.name, reverse("city_numbers", args=[slug])),
            (str(about.name), page),
        ],
        may=lambda: rules.may_set_target(by, community),
    )


@writes(AT_WORK)
def end_target(request: HttpRequest, slug: str, indicator: str) -> HttpResponse:
    community = _city(request, slug)
    targets.end_target(community, indicator=indicator, by=signed_in(request))
    messages.info(request, _("The target is ended."))
    return redirect("number", indicator, slug)


def _city(request: HttpRequest, slug: str) -> Community:
    rows = Community.objects.visible_to(request.user).filter(kind=Community.Kind.CITY)
    return get_object_or_404(rows, slug=slug)
