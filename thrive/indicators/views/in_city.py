"""Which city's data work a request is about: found through what the reader may see, else a 404."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.web import reader
from thrive.indicators.queries.workspace import CityData, city_data
from thrive.people.signed_in import signed_in

View = Callable[..., HttpResponse]


def open_city(view: View) -> View:
    """For pages that everybody reads: the view gets the city instead of the slug."""
    return _found(view, reader)


def own_city(view: View) -> View:
    """For work: a 404 for whoever is not inside this city's work."""
    return _found(view, signed_in, inside=True)


def _found(view: View, who: Callable[[HttpRequest], Any], *, inside: bool = False) -> View:
    @functools.wraps(view)
    def found(request: HttpRequest, slug: str, *words: Any, **named: Any) -> HttpResponse:
        at = city_data(who(request), slug)
        if at is None or (inside and not at.me.inside):
            raise Http404(_("There is no such page, or it belongs to another city."))
        return view(request, at, *words, **named)

    return found


def trail(at: CityData, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The pages above one of the journey."""
    return [
        (at.community.name, reverse("city", args=[at.slug])),
        (_("Data"), reverse("data_journey", args=[at.slug])),
        *more,
    ]
