"""Pages that explain: the program, its words, access, privacy, and where to find help."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from thrive.base.web import EVERYONE, reads, show
from thrive.pages.help_lines import HELP_LINES
from thrive.pages.queries import about_page, glossary_page
from thrive.pages.queries.texts import read_page

LONGEST_TEXT = 80


@reads(EVERYONE)
def about(request: HttpRequest) -> HttpResponse:
    text = read_page("about", (get_language() or "en")[:2])
    return show(request, "pages/about.html", page=about_page(), text=text)


@reads(EVERYONE)
def glossary(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("q", "").strip()[:LONGEST_TEXT]
    return show(
        request,
        "pages/glossary.html",
        part="pages/parts/glossary_terms.html",
        page=glossary_page(asked),
    )


@reads(EVERYONE)
def accessibility(request: HttpRequest) -> HttpResponse:
    return show(request, "pages/accessibility.html", contact=settings.DEFAULT_FROM_EMAIL)


@reads(EVERYONE)
def privacy(request: HttpRequest) -> HttpResponse:
    return show(request, "pages/privacy.html", contact=settings.DEFAULT_FROM_EMAIL)


@reads(EVERYONE)
def help_near_you(request: HttpRequest) -> HttpResponse:
    return show(request, "pages/help.html", lines=HELP_LINES)
