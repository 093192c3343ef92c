"""What every page frame knows: the site's name, whether it is a demo, the other language."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language


@lru_cache(maxsize=1024)
def _in_other(address: str, other: str, _spoken: str) -> str:
    """The same page in the other language; what is spoken now decides how the address is read."""
    return translate_url(address, other)


def site(request: HttpRequest) -> dict[str, Any]:
    """`site` for templates, and the same as `house`: sign-in pages put another `site` on top.

    `there` is this page in the other language, with its query; `canonical` and `alternates` are
    whole addresses without it. Costs no query to the database.
    """
    language = "es" if (get_language() or "en").startswith("es") else "en"
    other = "en" if language == "es" else "es"
    languages = dict(settings.LANGUAGES)
    there = _in_other(request.get_full_path(), other, language)
    paths = {language: request.path, other: there.partition("?")[0]}
    facts = {
        "name": settings.SITE_NAME,
        "demo": settings.DEMO,
        "url": settings.SITE_URL,
        "mail": settings.DEFAULT_FROM_EMAIL,
        "language": language,
        "other_language": other,
        "other_language_name": languages[other],
        "here": request.get_full_path(),
        "there": there,
        "canonical": settings.SITE_URL + request.path,
        "alternates": [(code, settings.SITE_URL + paths[code]) for code in languages],
    }
    return {"site": facts, "house": facts}
