"""Pages of the frame itself: what was not found, what broke, and the style gallery."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template import engines
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thrive.base.web import EVERYONE, reads, show, wants_json
from thrive.ui.gallery import COMPONENTS, ROLES, SIZES


@reads(EVERYONE)
def style(request: HttpRequest) -> HttpResponse:
    """Every component in every state."""
    return show(request, "ui/style.html", gallery=_gallery(get_language()))


@cache
def _gallery(language: str | None) -> str:
    """The samples belong to no request and no person: they are put together once a language."""
    nobody = HttpRequest()
    shown = [
        (part, [(s.name, s.source, _read(s.source).render(s.given, nobody)) for s in part.states])
        for part in COMPONENTS
    ]
    return render_to_string(
        "ui/parts/gallery.html", {"components": shown, "colors": ROLES, "sizes": SIZES}
    )


@cache
def _read(source: str) -> Any:
    """A sample of the gallery as a template. To read all of them takes longest, so once is enough."""
    return engines["django"].from_string(source)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"refused": _("There is nothing at this address.")}, status=404)
    return render(request, "404.html", status=404)


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler400: the request itself could not be read, so nothing of it is used."""
    return HttpResponse(_plain_page("400.html"), status=400)


def broken(request: HttpRequest) -> HttpResponse:
    """Without the page frame: whatever broke must not break this page too."""
    return HttpResponse(_plain_page("500.html"), status=500)


def _plain_page(template: str) -> str:
    """No request, no person, no database; without its styles when even these cannot be found."""
    try:
        styles = static("ui/css/site.css")
    except ValueError:  # no manifest: the styles were never collected
        styles = ""
    return render_to_string(template, {"styles": styles})
