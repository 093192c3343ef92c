"""What everybody reads: the list, an entry, several side by side, what changed, files."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language

from thrive.base.web import EVERYONE, EVERYONE_AND_AT_WORK, reader, reads, show, writes
from thrive.toolkit.actions.using import count_download
from thrive.toolkit.content import LANGUAGES, pieces
from thrive.toolkit.models.entry import edits
from thrive.toolkit.papers import WORD, as_pdf, as_word
from thrive.toolkit.queries.entry import (
    MOST_COMPARED,
    EntryPage,
    comparison,
    entry_page,
    versions_of,
)
from thrive.toolkit.queries.model_text import ModelText, cities_of, find_city, model_text
from thrive.toolkit.queries.shelf import ShelfFilter, shelf_page
from thrive.toolkit.words import SCHEMES

LONGEST_SLUG = 80


def spoken() -> str:
    return (get_language() or "en")[:2]


@reads(EVERYONE)
def toolkit(request: HttpRequest) -> HttpResponse:
    page = shelf_page(ShelfFilter.read(request.GET), spoken())
    return show(request, "toolkit/shelf.html", page=page)


@reads(EVERYONE)
def ratings(request: HttpRequest) -> HttpResponse:
    """How to read a rating: whose it is, and what its levels mean."""
    return show(request, "toolkit/ratings.html", schemes=SCHEMES.values())


@reads(EVERYONE)
def compare(request: HttpRequest) -> HttpResponse:
    named = [slug[:LONGEST_SLUG] for slug in request.GET.getlist("e")[:10] if slug]
    page = comparison(named, spoken())
    slots = [card.entry.slug for card in page.cards]
    slots += [""] * (MOST_COMPARED - len(slots))
    return show(request, "toolkit/compare.html", page=page, slots=slots)


@reads(EVERYONE)
def entry(request: HttpRequest, entry: str) -> HttpResponse:
    return show(
        request,
        "toolkit/entry.html",
        page=page_or_404(request, entry),
        cities=cities_of(request.user),
    )


@reads(EVERYONE_AND_AT_WORK)
def versions(request: HttpRequest, entry: str) -> HttpResponse:
    page, who = page_or_404(request, entry), reader(request)
    texts = versions_of(page.entry, everything=edits(who), language=spoken())
    return show(request, "toolkit/versions.html", page=page, texts=texts)


@reads(EVERYONE)
def text(request: HttpRequest, entry: str) -> HttpResponse:
    """The model text on a page, filled for a city if one was chosen."""
    page = page_or_404(request, entry)
    if not page.said.clauses:
        raise Http404
    made = _text(request.GET.get("lang", ""), request.GET.get("city", ""), page)
    return show(
        request,
        "toolkit/text.html",
        page=page,
        text=made,
        clauses=[(one, [pieces(line) for line in one.lines]) for one in made.clauses],
        asked_city=request.GET.get("city", "")[:LONGEST_SLUG],
        cities=cities_of(request.user),
    )


@writes(EVERYONE)
def download(request: HttpRequest, entry: str) -> HttpResponse:
    """A file. It is asked for by POST, because a download is counted; nothing says by whom."""
    asked = request.POST.get("lang", "")
    language = asked if asked in LANGUAGES else spoken()
    page = entry_page(request.user, entry, language)
    if page is None:
        raise Http404
    form = request.POST.get("form", "")
    if form == "docx" and page.said.clauses:
        made = _text(language, request.POST.get("city", ""), page)
        content, kind, name = as_word(made), WORD, f"{made.file_name}.docx"
    elif form == "pdf":
        address = settings.SITE_URL + page.entry.get_absolute_url()
        content, kind = as_pdf(page, address), "application/pdf"
        name = f"{page.entry.slug}-{language}.pdf"
    else:
        raise Http404
    count_download(page.entry, form=form, language=language)
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _text(language: str, city: str, page: EntryPage) -> ModelText:
    chosen = language if language in LANGUAGES else spoken()
    community = find_city(city[:LONGEST_SLUG]) if city else None
    return model_text(page.entry.slug, page.content, chosen, community)


def page_or_404(request: HttpRequest, slug: str) -> EntryPage:
    page = entry_page(request.user, slug, spoken())
    if page is None:
        raise Http404
    return page
