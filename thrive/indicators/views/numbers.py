"""What everybody reads: the framework, an indicator in a place, a city's profile, two places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt

from thrive.base.web import EVERYONE, reads, show
from thrive.cities.models import Community
from thrive.indicators.files.giving import KINDS, Given, given, streamed
from thrive.indicators.models import MAKERS
from thrive.indicators.plan_items import planned_for
from thrive.indicators.queries.city_numbers import CityNumbers, city_numbers
from thrive.indicators.queries.downloads import citation, table_of, table_of_all
from thrive.indicators.queries.fair import fair_page
from thrive.indicators.queries.framework_page import about_of, framework_page
from thrive.indicators.queries.number_page import Asked, NumberPage, number_page
from thrive.indicators.queries.numbers import About, Number
from thrive.indicators.queries.places import STATE, Placed, by_slug, named_like, placed
from thrive.indicators.queries.recommendations import recommended
from thrive.indicators.queries.shelf import Shelf, on_shelf
from thrive.indicators.rules import may_set_target

LONGEST = 80  # characters of a question that are read


def in_any_frame(view: Any) -> Any:
    """Every other page refuses to stand in a frame; this one is made for it."""
    return xframe_options_exempt(csp_replace({"frame-ancestors": ["*"]})(view))


@reads(EVERYONE)
def data(request: HttpRequest) -> HttpResponse:
    """The framework; a place that somebody typed leads on to its numbers."""
    typed = request.GET.get("place", "").strip()[:LONGEST]
    where = named_like(typed) if typed else None
    if where is not None and where.kind == "place":
        return redirect("city_numbers", where.slug)
    page = framework_page(on_shelf(), request.GET.get("q", "").strip()[:LONGEST])
    return show(
        request,
        "indicators/data.html",
        page=page,
        typed=typed,
        lost=bool(typed),
        recommended=recommended(request.user),
    )


@reads(EVERYONE)
def indicator(request: HttpRequest, indicator: str) -> HttpResponse:
    """Statewide, with a map of the counties; a place that somebody typed leads on to it."""
    shelf = on_shelf()
    about = _about(shelf, indicator)
    typed = request.GET.get("place", "").strip()[:LONGEST]
    where = named_like(typed) if typed else None
    if where is not None:
        kept = {name: request.GET[name] for name in ("year", "by") if request.GET.get(name)}
        query = f"?{urlencode(kept)}" if kept else ""
        return redirect(reverse("number", args=[about.slug, where.slug]) + query)
    page = number_page(shelf, about, placed(STATE), _asked(request))
    return _shown(request, shelf, page, typed=typed)


@reads(EVERYONE)
def number(request: HttpRequest, indicator: str, place: str) -> HttpResponse:
    shelf = on_shelf()
    page = number_page(shelf, _about(shelf, indicator), _place(place), _asked(request))
    return _shown(request, shelf, page)


@reads(EVERYONE)
def number_file(request: HttpRequest, indicator: str, place: str, kind: str) -> HttpResponse:
    """Exactly the numbers on the page, in its language."""
    shelf = on_shelf()
    page = number_page(shelf, _about(shelf, indicator), _place(place), _asked(request))
    path = reverse("number", args=[indicator, place])
    return _file(page.numbers, page.about, page.headline, path, f"{indicator}-{place}", kind)


@reads(EVERYONE)
def all_places_file(
    request: HttpRequest, indicator: str, places: str, year: int, kind: str
) -> HttpResponse:
    """One indicator in one year for all places of a kind, groups among them."""
    shelf = on_shelf()
    about = _about(shelf, indicator)
    rows = shelf.all_places(about.slug, places, year)
    if not rows or kind not in KINDS:
        raise Http404
    path = reverse("indicator", args=[indicator])
    whole = table_of_all(rows, str(about.name), path, str(about.definition))
    pieces = _spoken(streamed(whole, kind))
    answer: Any = StreamingHttpResponse(pieces, content_type=KINDS[kind])
    return _named(answer, f"{indicator}-{places}-{year}.{kind}")


@reads(EVERYONE)
@in_any_frame
def embed(request: HttpRequest, indicator: str, place: str) -> HttpResponse:
    """The figures alone, for a frame on any other site."""
    shelf = on_shelf()
    page = number_page(shelf, _about(shelf, indicator), _place(place), _asked(request))
    address = settings.SITE_URL + reverse("number", args=[indicator, place])
    return show(request, "indicators/embed.html", page=page, address=address)


@reads(EVERYONE)
def profile(request: HttpRequest, slug: str) -> HttpResponse:
    community, page = _profile(request, slug, request.GET.get("page") or "1")
    return show(request, "indicators/city.html", page=page, community=community, kinds=list(KINDS))


@reads(EVERYONE)
def profile_file(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Every number on a city's profile."""
    _community, page = _profile(request, slug)
    title = _("Numbers of %(city)s") % {"city": page.where.name}
    whole = table_of(page.numbers, title, reverse("city_numbers", args=[slug]))
    return _answer(whole, f"{slug}-numbers", kind)


@reads(EVERYONE)
def compare(request: HttpRequest) -> HttpResponse:
    """Two places that somebody chose; each is asked for again where we do not know it."""
    typed = [request.GET.get(name, "").strip()[:LONGEST] for name in ("one", "other")]
    one, other = (named_like(each) if each else None for each in typed)
    page = fair_page(on_shelf(), one, other) if one and other and one != other else None
    lost = [words for words, found in zip(typed, (one, other), strict=True) if words and not found]
    return show(request, "indicators/compare.html", page=page, typed=typed, lost=lost)


def _shown(
    request: HttpRequest, shelf: Shelf, page: NumberPage, *, typed: str = ""
) -> HttpResponse:
    path = reverse("number", args=[page.about.slug, page.where.slug])
    chosen = {"year": page.asked.year, "by": page.asked.key}
    asked = "?" + urlencode({name: value for name, value in chosen.items() if value})
    files = [
        (
            kind.upper(),
            reverse("number_file", args=[page.about.slug, page.where.slug, kind]) + asked,
        )
        for kind in KINDS
    ]
    year = page.asked.year
    whole = [
        (
            kind.upper(),
            reverse("all_places_file", args=[page.about.slug, page.where.kind, year, kind]),
        )
        for kind in KINDS
        if year is not None
    ]
    return show(
        request,
        "indicators/number.html",
        page=page,
        typed=typed,
        planned=planned_for(page.about.slug, page.where.slug) if page.where.kind == "place" else (),
        may_target=_may_target(request, page.where),
        works_on_data=_works_on_data(request),
        path=path,
        files=files,
        whole=whole,
        citation=citation(page.numbers, page.headline, settings.SITE_URL + path),
        embed=settings.SITE_URL + reverse("embed", args=[page.about.slug, page.where.slug]),
    )


def _may_target(request: HttpRequest, where: Placed) -> bool:
    """Visitors, nearly all who read here, cost no query."""
    if where.kind != "place" or not request.user.is_authenticated:
        return False
    city = Community.objects.visible_to(request.user).filter(slug=where.slug).first()
    return city is not None and bool(may_set_target(request.user, city))


def _works_on_data(request: HttpRequest) -> bool:
    user: Any = request.user
    return user.is_authenticated and bool(user.program_roles & MAKERS)


def _profile(request: HttpRequest, slug: str, turn: str = "") -> tuple[Community, CityNumbers]:
    community = get_object_or_404(Community.objects.visible_to(request.user), slug=slug)
    where = by_slug(slug)
    if where is None or where.kind != "place" or community.kind != Community.Kind.CITY:
        raise Http404
    return community, city_numbers(on_shelf(), where, turn)


def _about(shelf: Shelf, slug: str) -> About:
    found = about_of(shelf, slug)
    if found is None:
        raise Http404
    return found


def _place(slug: str) -> Placed:
    found = by_slug(slug)
    if found is None:
        raise Http404
    return found


def _asked(request: HttpRequest) -> Asked:
    year = request.GET.get("year", "")
    known = year.isascii() and year.isdecimal() and len(year) == 4
    return Asked(int(year) if known else None, request.GET.get("by", "")[:20])


def _file(
    numbers: Sequence[Number], about: About, title: str, path: str, name: str, kind: str
) -> HttpResponse:
    return _answer(table_of(numbers, title, path, str(about.definition)), name, kind)


def _answer(whole: Given, name: str, kind: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    return _named(HttpResponse(given(whole, kind), content_type=KINDS[kind]), f"{name}.{kind}")


def _named(answer: HttpResponse, file: str) -> HttpResponse:
    answer["Content-Disposition"] = f'attachment; filename="{file}"'
    return answer


def _spoken(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Pieces are made when the view is long done; each in the language it was asked in."""
    language = get_language()
    piece: bytes | None = b""
    while piece is not None:
        with override(language):
            piece = next(pieces, None)
        if piece:
            yield piece
