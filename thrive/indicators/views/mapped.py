"""Neighborhoods, tracts somebody picked, and pins."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.errands import done, sent, status_of
from thrive.base.web import (
    AT_WORK,
    EVERYONE_AND_AT_WORK,
    reader,
    reads,
    reads_and_writes,
    show,
    writes,
)
from thrive.indicators.actions import mapping as acts
from thrive.indicators.forms.journey import DrawForm, PinForm
from thrive.indicators.queries.aggregate import as_csv, together
from thrive.indicators.queries.finding import find_thing
from thrive.indicators.queries.mapped import (
    drawn_page,
    find_neighborhood,
    neighborhoods_page,
    pins_page,
)
from thrive.indicators.queries.tract_map import pick_map, tracts_of_city
from thrive.indicators.queries.workspace import CityData
from thrive.indicators.views.in_city import open_city, own_city
from thrive.people.signed_in import signed_in

MOST_TRACTS = 60


@reads(EVERYONE_AND_AT_WORK)
@open_city
def neighborhoods(request: HttpRequest, at: CityData) -> HttpResponse:
    return show(request, "indicators/neighborhoods.html", page=neighborhoods_page(at), at=at)


@reads(EVERYONE_AND_AT_WORK)
@open_city
def tracts(request: HttpRequest, at: CityData) -> HttpResponse:
    """Any tracts of the city, picked in the address: a page to send to somebody."""
    chosen = request.GET.getlist("tract")[:MOST_TRACTS]
    page = drawn_page(at, chosen, reader(request))
    return show(request, "indicators/drawn.html", page=page, at=at)


@reads(EVERYONE_AND_AT_WORK)
@open_city
def tracts_file(request: HttpRequest, at: CityData) -> HttpResponse:
    known = {one.geoid for one in tracts_of_city(at.community)}
    chosen = sorted(set(request.GET.getlist("tract")[:MOST_TRACTS]) & known)
    if not chosen:
        raise Http404
    answer = HttpResponse(as_csv(together(chosen), chosen), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{at.slug}-neighborhood.csv"'
    return answer


@reads(EVERYONE_AND_AT_WORK)
@open_city
def neighborhood(request: HttpRequest, at: CityData, neighborhood: int) -> HttpResponse:
    thing = find_neighborhood(at, neighborhood)
    if thing is None:
        raise Http404(_("There is no such page, or it belongs to another city."))
    page = drawn_page(at, thing.tracts, reader(request), thing)
    return show(request, "indicators/drawn.html", page=page, at=at)


@reads_and_writes(AT_WORK)
@own_city
def propose_neighborhood(request: HttpRequest, at: CityData) -> HttpResponse:
    form = DrawForm(
        sent(request), community=at.community, chosen=request.GET.getlist("tract")[:MOST_TRACTS]
    )
    by = signed_in(request)
    if done(form, lambda: acts.propose_neighborhood(at.community, drawn=form.drawn(), by=by)):
        messages.info(request, _("It is proposed. The Core Team or the coach chooses it."))
        return redirect("neighborhoods", at.slug)
    return _draw(request, at, form, _("Propose a neighborhood"))


@reads_and_writes(AT_WORK)
@own_city
def redraw_neighborhood(request: HttpRequest, at: CityData, neighborhood: int) -> HttpResponse:
    thing = find_neighborhood(at, neighborhood)
    if thing is None:
        raise Http404
    form = DrawForm(sent(request), community=at.community, row=thing)
    by = signed_in(request)
    if done(form, lambda: acts.redraw_neighborhood(thing, drawn=form.drawn(), by=by)):
        messages.info(request, _("The neighborhood is drawn anew."))
        return redirect(thing)
    return _draw(request, at, form, _("Draw it anew"))


def _draw(request: HttpRequest, at: CityData, form: DrawForm, title: str) -> HttpResponse:
    drawn = pick_map(at.community, form.picked)
    return show(
        request,
        "indicators/draw.html",
        status_of(form),
        at=at,
        form=form,
        map=drawn,
        title=title,
        back=reverse("neighborhoods", args=[at.slug]),
    )


@reads(EVERYONE_AND_AT_WORK)
@open_city
def pins(request: HttpRequest, at: CityData) -> HttpResponse:
    page = pins_page(at, reader(request))
    return show(request, "indicators/pins.html", page=page, at=at)


@reads_and_writes(AT_WORK)
@own_city
def put_pin(request: HttpRequest, at: CityData) -> HttpResponse:
    form = PinForm(sent(request), community=at.community)
    by = signed_in(request)
    if done(form, lambda: acts.put_pin(at.community, put=form.put(), by=by)):
        messages.info(request, _("It is kept. The Core Team or the coach looks at it first."))
        return redirect("pins", at.slug)
    return show(
        request,
        "indicators/put_pin.html",
        status_of(form),
        at=at,
        form=form,
        map=pick_map(at.community, grid=True),
    )


@writes(AT_WORK)
@own_city
def note_agreement(request: HttpRequest, at: CityData, pin: int) -> HttpResponse:
    found = find_thing(at, "pin", pin)
    if found is None:
        raise Http404
    acts.note_agreement(found, by=signed_in(request))
    messages.info(request, _("It is noted that they agree."))
    return redirect("pins", at.slug)
