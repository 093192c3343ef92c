"""The index as everybody reads it: statewide, by place, how it is made, and who is alike."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from thrive.base.web import EVERYONE, reads, show
from thrive.places.queries import find_city
from thrive.wellbeing.forms.choices import ChoicesForm
from thrive.wellbeing.queries.home import index_home
from thrive.wellbeing.queries.method import method_page
from thrive.wellbeing.queries.peers import peers_page
from thrive.wellbeing.queries.place import place_page
from thrive.wellbeing.queries.places import IndexPlace, find
from thrive.wellbeing.queries.published import published_indices
from thrive.wellbeing.queries.sittings import published_sitting, result_of
from thrive.wellbeing.queries.weights import sets_of, team_weights
from thrive.wellbeing.recipes.choices import AREAS
from thrive.wellbeing.recipes.medians import Medians


@reads(EVERYONE)
def home(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("q", "")[:80]
    found = find_city(asked)
    if len(found) == 1:
        return redirect("index_place", found[0].slug)
    page = index_home(request.GET.get("index", ""), request.GET.get("kind", ""))
    return show(request, "wellbeing/home.html", page=page, asked=asked, found=found)


@reads(EVERYONE)
def place(request: HttpRequest, place: str) -> HttpResponse:
    """A choice that cannot be read keeps its default; the page says so beside it, and stands."""
    here, sets = _place(place), team_weights()
    form = ChoicesForm(request.GET.dict(), sets)
    choices = form.choices()
    page = place_page(here, request.GET.get("index", ""), choices, sets)
    if page is None:
        return show(request, "wellbeing/nothing_yet.html", place=here)
    form.call_areas({area: page.edition.recipe.area_name(area) for area in AREAS})
    status = 422 if form.errors else 200
    return show(request, "wellbeing/place.html", status, page=page, form=form)


@reads(EVERYONE)
def peers(request: HttpRequest, place: str) -> HttpResponse:
    here = _place(place)
    page = peers_page(here)
    if page is None:
        return show(request, "wellbeing/nothing_yet.html", place=here)
    return show(request, "wellbeing/peers.html", page=page)


@reads(EVERYONE)
def method(request: HttpRequest) -> HttpResponse:
    page = method_page(request.GET.get("index", ""))
    if page is None:
        return show(request, "wellbeing/nothing_yet.html")
    return show(request, "wellbeing/method.html", page=page)


@reads(EVERYONE)
def published(request: HttpRequest) -> HttpResponse:
    return show(request, "wellbeing/published.html", indices=published_indices())


@reads(EVERYONE)
def team(request: HttpRequest, slug: str, sitting: int) -> HttpResponse:
    """Weights a Design Team published."""
    row = published_sitting(slug, sitting)
    if row is None:
        raise Http404(_("There are no such weights, or the team took them back."))
    return show(
        request,
        "wellbeing/team.html",
        sitting=row,
        result=result_of(Medians.from_json(row.result)),
        sets=sets_of(row),
    )


def _place(key: str) -> IndexPlace:
    found = find(key)
    if found is None:
        raise Http404(_("There is no city or county with this address."))
    return found
