"""The desk where pages are written, and the board of translations."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.errands import done, errand, sent, status_of
from thrive.base.web import program, reads, reads_and_writes, show, writes
from thrive.pages.actions import texts as acts
from thrive.pages.forms.writing import NewPageForm, TextForm, sources_as_lines
from thrive.pages.queries.texts import Bench, bench, board
from thrive.people.signed_in import signed_in

WRITERS = program("expert")
DEEDS = {"check": acts.check, "publish": acts.publish, "set-aside": acts.set_aside}


@reads(WRITERS)
def pages_board(request: HttpRequest) -> HttpResponse:
    return show(request, "pages/staff/board.html", lines=board())


@reads_and_writes(WRITERS)
def new_page(request: HttpRequest) -> HttpResponse:
    form, by = NewPageForm(sent(request)), signed_in(request)
    return errand(
        request,
        form,
        lambda: acts.begin_page(by=by, **form.cleaned_data),
        said=_("The page is begun. Write its English and its Spanish."),
        title=_("Begin a page"),
        place=_("Pages of the program"),
        trail=[(_("Pages of the program"), reverse("pages_board"))],
    )


@reads_and_writes(WRITERS)
def write_page(request: HttpRequest, page: str, language: str) -> HttpResponse:
    """The form, with the draft below it as its readers will see it."""
    at, by = _at(request, page, language), signed_in(request)
    form = TextForm(sent(request), initial=_initial(at))
    if done(form, lambda: acts.write(at.page, language=language, said=form.said(), by=by)):
        messages.info(request, _("The draft is kept. Below you see it as its readers will."))
        return redirect("write_page", page, language)
    return show(request, "pages/staff/write.html", status_of(form), form=form, at=at)


@writes(WRITERS)
def page_deed(request: HttpRequest, page: str, language: str, move: str) -> HttpResponse:
    at, by = _at(request, page, language), signed_in(request)
    if move not in DEEDS:
        raise Http404
    DEEDS[move](at.page, language=language, by=by)
    messages.info(request, _("Done. The history of the page says so."))
    return redirect("write_page", page, language)


def _initial(at: Bench) -> dict[str, str]:
    start = at.start
    if start is None:
        return {}
    sources = sources_as_lines(start.sources)
    return {"title": start.title, "lead": start.lead, "body": start.body, "sources": sources}


def _at(request: HttpRequest, slug: str, language: str) -> Bench:
    at = bench(request.user, slug, language)
    if at is None:
        raise Http404
    return at
