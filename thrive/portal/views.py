"""Pages that compose: home, cities, joining, desks, search."""

from __future__ import annotations

import csv
from io import StringIO

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thrive.base.web import EVERYONE, MEMBERS, program, reads, show
from thrive.cities.models import Community
from thrive.pages.queries import rules_today
from thrive.portal.queries.area import area_page
from thrive.portal.queries.cities import CityFilter, all_rows, cities_page
from thrive.portal.queries.city import city_page
from thrive.portal.queries.coach_desk import coach_desk
from thrive.portal.queries.coach_desk_file import coach_desk_csv
from thrive.portal.queries.desk import desk_page
from thrive.portal.queries.finding import finding_page
from thrive.portal.queries.home import home_page
from thrive.portal.queries.joining import joining_page
from thrive.portal.queries.staff import staff_desk_page


@reads(EVERYONE)
def home(request: HttpRequest) -> HttpResponse:
    return show(request, "portal/home.html", page=home_page())


@reads(EVERYONE)
def cities(request: HttpRequest) -> HttpResponse:
    asked = CityFilter.read(request.GET)
    return show(
        request,
        "portal/cities.html",
        part="portal/parts/city_list.html",
        page=cities_page(asked),
        file_query=asked.address(page=1),
    )


@reads(EVERYONE)
def cities_file(request: HttpRequest) -> HttpResponse:
    """Exactly the cities that the filter in the address lets through, in its order."""
    asked = CityFilter.read(request.GET)
    text = StringIO()
    lines = csv.writer(text)
    lines.writerow(_city_columns())
    for row in all_rows(asked):
        lines.writerow(
            [
                *(row.name, row.legal_name, row.geoid, row.county),
                *(row.region.name if row.region else "", row.population),
                *(row.standing, row.tier.slug if row.tier else ""),
                *(row.stage.slug if row.stage else "", "demo" if row.is_demo else ""),
            ]
        )
    answer = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="cities.csv"'
    return answer


@reads(EVERYONE)
def city(request: HttpRequest, slug: str) -> HttpResponse:
    visible = Community.objects.visible_to(request.user)
    community = get_object_or_404(visible.select_related("county", "geography"), slug=slug)
    page = city_page(community)
    if not page.is_public:
        raise Http404
    return show(request, "portal/city.html", page=page)


@reads(EVERYONE)
def areas(request: HttpRequest) -> HttpResponse:
    """The six of them, each with its goals and the way to its page."""
    return show(request, "portal/areas.html", rulebook=rules_today()[1])


@reads(EVERYONE)
def area(request: HttpRequest, area: str) -> HttpResponse:
    page = area_page(area)
    if page is None:
        raise Http404
    return show(request, "portal/area.html", page=page)


@reads(EVERYONE)
def get_involved(request: HttpRequest) -> HttpResponse:
    return show(request, "portal/get_involved.html", page=joining_page())


@reads(EVERYONE)
def tiers(request: HttpRequest) -> HttpResponse:
    return show(request, "portal/tiers.html", page=joining_page())


@reads(MEMBERS)
def desk(request: HttpRequest) -> HttpResponse:
    return show(request, "portal/desk.html", page=desk_page(request.user))


@reads(program())
def staff_desk(request: HttpRequest) -> HttpResponse:
    return show(request, "portal/staff_desk.html", page=staff_desk_page(request.user))


@reads(program("coach"))
def my_cities(request: HttpRequest) -> HttpResponse:
    """All cities of a coach; administrators choose whose."""
    return show(request, "portal/coach_desk.html", page=coach_desk(request.user, request.GET))


@reads(program("coach"))
def my_cities_file(request: HttpRequest) -> HttpResponse:
    """The rows of the coach desk, with its filter and in its order."""
    text = coach_desk_csv(coach_desk(request.user, request.GET))
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="my-cities.csv"'
    return answer


@reads(EVERYONE)
def search(request: HttpRequest) -> HttpResponse:
    page = finding_page(request.GET.dict(), user=request.user, language=get_language() or "en")
    return show(request, "portal/search.html", page=page, found=page.found)


def _city_columns() -> list[str]:
    return [
        *(_("Name"), _("Legal name"), _("Census code"), _("County"), _("Region")),
        *(_("Population, 2020 Census"), _("Standing"), _("Tier"), _("Stage"), _("Demo")),
    ]
