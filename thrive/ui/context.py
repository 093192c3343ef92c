"""What every page frame knows: the site's name, whether it is a demo, the other language."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils.translation import get_language

from thrive.base.addresses import address_of

# Names of the main navigation's addresses (`ui/parts/nav.html`).
SECTIONS = ("cities", "data", "get_involved", "toolkit", "events", "forum", "about")


# The site map's addresses that have one language only.
OUTSIDE = ("health/", "api/v1/")


def in_other(address: str) -> str:
    """The same page in the other language: what `translate_url` finds by trying the whole site map."""
    start = get_script_prefix()
    rest = address.removeprefix(start)
    if rest.startswith(OUTSIDE):
        return address
    if rest == "es" or rest.startswith("es/"):
        return start + rest[3:].lstrip("/")  # two slashes would begin another site's address
    return f"{start}es/{rest}"


def section_of(path: str) -> str:
    """The section a page stands in, with a mark on its first page; nothing elsewhere."""
    for name in SECTIONS:
        address = address_of(name)
        if path.startswith(address):
            return f"{name}!" if path == address else name
    return ""


def site(request: HttpRequest) -> dict[str, Any]:
    """`site` for templates, and the same as `house`: sign-in pages put another `site` on top.

    `there` is this page in the other language, with its query; `canonical` and `alternates` are
    whole addresses without it. Costs no query to the database.
    """
    language = "es" if (get_language() or "en").startswith("es") else "en"
    other = "en" if language == "es" else "es"
    languages = dict(settings.LANGUAGES)
    there = in_other(request.get_full_path())
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
        "section": section_of(request.path),
        "alternates": [(code, settings.SITE_URL + paths[code]) for code in languages],
    }
    return {"site": facts, "house": facts}
