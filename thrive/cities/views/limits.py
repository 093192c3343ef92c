"""Soft limits against guessing: a count per address in the cache, answered with a sentence."""

from __future__ import annotations

import hashlib

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from thrive.base.web import refused


def count(request: HttpRequest, what: str) -> int:
    """Count one more try of `what` from this visitor's address within ten minutes."""
    key = _key(request, what)
    cache.add(key, 0, timeout=600)
    try:
        return cache.incr(key)
    except ValueError:  # it ran out between the two lines
        cache.set(key, 1, timeout=600)
        return 1


def used_up(request: HttpRequest, what: str, most: int) -> bool:
    return int(cache.get(_key(request, what), 0)) >= most


def too_many(request: HttpRequest) -> HttpResponse:
    return refused(request, _("That was a lot of tries. Wait ten minutes, then try again."), 429)


def _key(request: HttpRequest, what: str) -> str:
    address = str(request.META.get("REMOTE_ADDR", ""))
    return f"tries:{what}:{hashlib.sha256(address.encode()).hexdigest()[:24]}"
