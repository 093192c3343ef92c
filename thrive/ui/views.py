"""Pages of the frame itself: what was not found, what broke, and the style gallery."""

from __future__ import annotations

import errno
import sys
from functools import cache
from typing import Any

from django.db import OperationalError
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
    if cannot_keep(sys.exc_info()[1]):
        return _full_or_locked(request)
    return HttpResponse(_plain_page("500.html"), status=500)


def cannot_keep(problem: BaseException | None) -> bool:
    """Is the database locked, full or away for a while? A table that is missing is our own fault."""
    if isinstance(problem, OSError):
        return problem.errno in (errno.ENOSPC, errno.EDQUOT)
    return isinstance(problem, OperationalError) and "no such" not in str(problem)


def _full_or_locked(request: HttpRequest) -> HttpResponse:
    """It passes by itself: what was typed is handed back, to be copied or sent once more. Every form
    of ours may be sent twice."""
    if wants_json(request):
        said = _("Nothing can be saved for the moment. Try again in half a minute.")
        answer: HttpResponse = JsonResponse({"refused": said}, status=503)
    else:
        given = {"to": request.get_full_path(), **_typed(request)}
        answer = HttpResponse(_plain_page("503.html", given), status=503)
    answer["Retry-After"] = "30"
    return answer


def _typed(request: HttpRequest) -> dict[str, Any]:
    """What the form held, texts apart. Of a form with a password or a code nothing is given back."""
    try:
        sent = [(name, value) for name, all_of in request.POST.lists() for value in all_of]
    except Exception:  # it could not be read to its end
        sent = []
    if any(secret in name for name, _value in sent for secret in ("password", "code", "otp")):
        sent = []
    words = [(name, value) for name, value in sent if len(value.split()) > 1]
    rest = [pair for pair in sent if pair not in words]
    return {"words": words, "rest": rest, "has_files": bool(sent and request.FILES)}


def _plain_page(template: str, given: dict[str, Any] | None = None) -> str:
    """No request, no person, no database; without its styles when even these cannot be found."""
    try:
        styles = static("ui/css/site.css")
    except ValueError:  # no manifest: the styles were never collected
        styles = ""
    return render_to_string(template, {"styles": styles, **(given or {})})
