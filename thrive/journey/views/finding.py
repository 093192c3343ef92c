"""Which city a request is about: found through what the person may read, else a 404."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, cast

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from thrive.base.web import show
from thrive.journey.queries.workspace import workspace
from thrive.people.signed_in import signed_in

View = Callable[..., HttpResponse]


def in_city(view: View) -> View:
    """The view gets the workspace instead of the slug. Staff use their second step here too."""

    @functools.wraps(view)
    def found(request: HttpRequest, slug: str, *words: Any, **named: Any) -> HttpResponse:
        person = signed_in(request)
        if person.needs_second_step(request):
            return redirect("mfa_index")
        at = workspace(person, slug)
        if at is None:
            raise Http404(_("There is no such page, or it belongs to another city."))
        if at.enrollment is None:
            return show(request, "journey/not_yet.html", 404, at=at)
        return view(request, at, *words, **named)

    return found


def download(file: FieldFile, *, name: str, media_type: str) -> HttpResponse:
    """A file people gave us: saved, never shown as a page of ours."""
    answer = FileResponse(
        file.open("rb"), as_attachment=True, filename=name, content_type=media_type
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return cast("HttpResponse", answer)
