"""A first draft of the commitment, on the page and as a file."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language

from thrive.base.web import AT_WORK, reads, show
from thrive.journey.papers import WORD, as_pdf, as_word
from thrive.journey.queries.draft import KINDS, LANGUAGES, Draft, draft_of, parts
from thrive.journey.queries.workspace import Workspace
from thrive.journey.views.finding import in_city


@reads(AT_WORK)
@in_city
def draft(request: HttpRequest, at: Workspace, paper: str) -> HttpResponse:
    found = _draft(request, at, paper)
    shown = [(one, [parts(line) for line in one.lines], one.numbered) for one in found.clauses]
    return show(request, "journey/draft.html", at=at, draft=found, clauses=shown)


@reads(AT_WORK)
@in_city
def draft_word(request: HttpRequest, at: Workspace, paper: str) -> HttpResponse:
    found = _draft(request, at, paper)
    return _file(as_word(found), WORD, f"{found.file_name}.docx")


@reads(AT_WORK)
@in_city
def draft_pdf(request: HttpRequest, at: Workspace, paper: str) -> HttpResponse:
    found = _draft(request, at, paper)
    return _file(as_pdf(found), "application/pdf", f"{found.file_name}.pdf")


def _draft(request: HttpRequest, at: Workspace, paper: str) -> Draft:
    """In the language asked for, else in the one of the page."""
    asked = request.GET.get("lang", "") or (get_language() or "en")[:2]
    if paper not in KINDS or at.enrollment is None:
        raise Http404
    return draft_of(at.enrollment, paper, asked if asked in LANGUAGES else "en")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
