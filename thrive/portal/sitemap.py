"""For search engines: what may be read, and every public page in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override

from thrive.base.web import EVERYONE, reads
from thrive.indicators.queries.framework_page import real_ones
from thrive.indicators.queries.shelf import on_shelf
from thrive.pages.models import NewsPost
from thrive.pages.queries import rules_today
from thrive.portal.queries.standing import listed
from thrive.toolkit.models import ToolkitEntry

PAGES = (
    *("home", "cities", "get_involved", "tiers", "mentoring", "about", "glossary"),
    *("accessibility", "privacy", "help_near_you", "toolkit", "toolkit_ratings", "action_areas"),
    *("why", "values", "goals", "objectives", "partners", "team", "learning_community", "news"),
    *("contact", "events", "trainings", "ta", "data", "compare", "catalog", "forum"),
    *("index_home", "index_method", "index_published", "forum_rules"),
)
PRIVATE = (
    *("/desk/", "/staff/", "/me/", "/accounts/", "/demo/", "/mailbox/", "/search/"),
    *("/data/import/", "/data/releases/", "/data/index/editions/"),
    *("/events/mine/", "/events/place/", "/events/feed/"),
    *("/community/mine/", "/community/moderation/", "/community/care/", "/community/posts/"),
)
_SPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
)


@reads(EVERYONE)
def robots(request: HttpRequest) -> HttpResponse:
    closed = [f"Disallow: {start}{path}" for start in ("", "/es") for path in PRIVATE]
    lines = ["User-agent: *", *closed, f"Sitemap: {settings.SITE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@reads(EVERYONE)
def sitemap(request: HttpRequest) -> HttpResponse:
    """One entry a page and language, each naming the page's address in every language."""
    entries = [_entry(_addresses(page)) for page in PAGES]
    city = {
        code: address.rsplit("slug/", 1)[0] for code, address in _addresses("city", "slug").items()
    }
    for slug in listed().order_by("slug").values_list("slug", flat=True):
        entries.append(_entry({code: f"{start}{slug}/" for code, start in city.items()}))
    for name, slugs in _things().items():
        entries += [_entry(_addresses(name, slug)) for slug in slugs]
    entries += [_entry(_addresses("indicator", slug)) for slug in real_ones(on_shelf())]
    text = "".join(entries)
    whole = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {_SPACES}>{text}</urlset>'
    return HttpResponse(whole, content_type="application/xml; charset=utf-8")


def _things() -> dict[str, Iterable[str]]:
    """Addresses with a name of their own: entries of the toolkit, action areas, news."""
    return {
        "toolkit_entry": ToolkitEntry.objects.on_the_shelf().values_list("slug", flat=True),
        "action_area": [area.slug for area in rules_today()[1].areas],
        "news_post": NewsPost.objects.filter(status="published").values_list("slug", flat=True),
    }


def _entry(spoken: dict[str, str]) -> str:
    """One page in each of its languages. A slug holds nothing that XML would have to escape."""
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{address}"/>'
        for code, address in spoken.items()
    )
    return "".join(f"<url><loc>{address}</loc>{links}</url>" for address in spoken.values())


def _addresses(name: str, *args: str) -> dict[str, str]:
    found = {}
    for code, _language in settings.LANGUAGES:
        with override(code):
            found[code] = escape(f"{settings.SITE_URL}{reverse(name, args=args)}")
    return found
