"""Pages that all visitors read alike, kept as they left the house.

    @reads(EVERYONE)
    @kept
    def forum(request): ...

A visitor comes without a session. What such a page says changes only by an action, and every action
ends by writing history inside its own transaction. So a page is good while the newest entry of the
history has the seal it had before the page was drawn: whatever was posted, changed, hidden, renamed
or erased since then has another seal, in every process that serves the site, at the very next read.
A view may only be kept if all it shows changes by actions, or with the day.
"""

from __future__ import annotations

import functools
import gzip
import hashlib
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from thrive.base import clock, history

LEVEL = 4  # most pages are read once or twice: two percent longer, a third less work
View = Callable[..., HttpResponse]


def kept(view: View) -> View:
    @functools.wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if {settings.SESSION_COOKIE_NAME, "messages"} & request.COOKIES.keys():
            return view(request, *args, **kwargs)
        shelf, place = caches["pages"], _place_of(request)
        state = history.seal(), clock.today()
        found = shelf.get(place)
        if found is None or found[0] != state:
            drawn = view(request, *args, **kwargs)
            if not _is_for_all(request, drawn):
                return drawn
            found = state, dict(drawn.items()), gzip.compress(drawn.content, LEVEL, mtime=0)
            shelf.set(place, found)
        return _handed_out(request, *found[1:])

    return answer


def _place_of(request: HttpRequest) -> str:
    """Whatever a page for visitors may depend on."""
    said = f"{get_language()} {request.build_absolute_uri()}"
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _is_for_all(request: HttpRequest, drawn: HttpResponse) -> bool:
    """A form's token is for one visitor; a cookie, too."""
    asks_token = request.META.get("CSRF_COOKIE_NEEDS_UPDATE", False)
    return drawn.status_code == 200 and not (drawn.streaming or drawn.cookies or asks_token)


def _handed_out(request: HttpRequest, headers: dict[str, str], packed: bytes) -> HttpResponse:
    """Kept packed, because nearly every browser takes it so. It holds no secret of anybody's, so
    its length tells nothing (the attack called BREACH)."""
    answer = HttpResponse(headers=headers)
    patch_vary_headers(answer, ["Accept-Encoding", "Cookie"])
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        answer.content, answer["Content-Encoding"] = packed, "gzip"
    else:
        answer.content = gzip.decompress(packed)
    answer["Content-Length"] = str(len(answer.content))
    return answer
