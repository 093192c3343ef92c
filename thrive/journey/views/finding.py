"""Which city a request is about: found through what the person may read, else a 404."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from thrive.base.web import show
from thrive.journey.queries.workspace import workspace
from thrive.people.signed_in import signed_in

View = Callable[..., HttpResponse]


def in_city(view: View) -> View:
    """The view gets the workspace instead of the slug."""

    @functools.wraps(view)
    def found(request: HttpRequest, slug: str, *words: Any, **named: Any) -> HttpResponse:
        at = workspace(signed_in(request), slug)
        if at is None:
            raise Http404(_("There is no such page, or it belongs to another city."))
        if at.enrollment is None:
            return show(request, "journey/not_yet.html", 404, at=at)
        return view(request, at, *words, **named)

    return found
