"""For search engines: what may be read, and every public page in both languages."""

from __future__ import annotations

from xml.etree import ElementTree

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override

from thrive.base.web import EVERYONE, reads
from thrive.portal.queries.standing import listed

PAGES = (
    *("home", "cities", "get_involved", "tiers", "about", "glossary"),
    *("accessibility", "privacy", "help_near_you"),
)
PRIVATE = ("/desk/", "/staff/", "/me/", "/accounts/", "/demo/", "/mailbox/", "/search/")
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


@reads(EVERYONE)
def robots(request: HttpRequest) -> HttpResponse:
    closed = [f"Disallow: {start}{path}" for start in ("", "/es") for path in PRIVATE]
    lines = ["User-agent: *", *closed, f"Sitemap: {settings.SITE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@reads(EVERYONE)
def sitemap(request: HttpRequest) -> HttpResponse:
    """One entry a page and language, each naming the page's address in every language."""
    ElementTree.register_namespace("", _SITEMAP)
    ElementTree.register_namespace("xhtml", _XHTML)
    root = ElementTree.Element(f"{{{_SITEMAP}}}urlset")
    named: list[tuple[str, tuple[str, ...]]] = [(page, ()) for page in PAGES]
    named += [
        ("city", (slug,)) for slug in listed().order_by("slug").values_list("slug", flat=True)
    ]
    for name, args in named:
        spoken = {code: _address(name, args, code) for code, _language in settings.LANGUAGES}
        for address in spoken.values():
            url = ElementTree.SubElement(root, f"{{{_SITEMAP}}}url")
            ElementTree.SubElement(url, f"{{{_SITEMAP}}}loc").text = address
            for code, other in spoken.items():
                link = {"rel": "alternate", "hreflang": code, "href": other}
                ElementTree.SubElement(url, f"{{{_XHTML}}}link", link)
    text = ElementTree.tostring(root, encoding="unicode", xml_declaration=False)
    whole = f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'
    return HttpResponse(whole, content_type="application/xml; charset=utf-8")


def _address(name: str, args: tuple[str, ...], language: str) -> str:
    with override(language):
        return f"{settings.SITE_URL}{reverse(name, args=args)}"
