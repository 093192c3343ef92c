"""News, glossary additions and reports on objectives: the desk side."""

from __future__ import annotations

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.errands import errand, sent
from thrive.base.web import program, reads, reads_and_writes, show, writes
from thrive.pages.actions import written as acts
from thrive.pages.forms.writing import NewPostForm, NewWordForm, PostForm, ReportForm, WordForm
from thrive.pages.models import AddedWord, NewsPost
from thrive.pages.queries.desk import find_post, find_word, posts_desk, words_desk
from thrive.pages.queries.written import objectives_page
from thrive.people.signed_in import signed_in

WRITERS = program("expert")


@reads(WRITERS)
def news_desk(request: HttpRequest) -> HttpResponse:
    return show(request, "pages/staff/news.html", posts=posts_desk())


@reads_and_writes(WRITERS)
def new_post(request: HttpRequest) -> HttpResponse:
    form, by = NewPostForm(sent(request)), signed_in(request)
    return errand(
        request,
        form,
        lambda: acts.write_post(by=by, is_new=True, **form.cleaned_data),
        said=_("The draft is kept."),
        title=_("Write a post"),
        place=_("News"),
        trail=[(_("News desk"), reverse("news_desk"))],
        button=_("Keep the draft"),
        says=_("Nobody reads it before it is published. Write both languages."),
    )


@reads_and_writes(WRITERS)
def edit_post(request: HttpRequest, post: str) -> HttpResponse:
    row, by = _post(post), signed_in(request)
    form = PostForm(sent(request), initial=_columns(row, PostForm))
    return errand(
        request,
        form,
        lambda: acts.write_post(row.slug, by=by, **form.cleaned_data),
        said=_("The post is changed."),
        title=_("Change a post"),
        place=str(row),
        trail=[(_("News desk"), reverse("news_desk"))],
        button=_("Keep the change"),
        says=_("What changes in a published post is read at once.")
        if row.status == "published"
        else "",
    )


@writes(WRITERS)
def post_deed(request: HttpRequest, post: str, move: str) -> HttpResponse:
    act = {"publish": acts.publish_post, "withdraw": acts.withdraw_post}.get(move)
    if act is None:
        raise Http404
    act(_post(post), by=signed_in(request))
    messages.info(request, _("Done."))
    return redirect("news_desk")


@reads(WRITERS)
def words_board(request: HttpRequest) -> HttpResponse:
    return show(request, "pages/staff/words.html", page=words_desk())


@reads_and_writes(WRITERS)
def new_word(request: HttpRequest) -> HttpResponse:
    form, by = NewWordForm(sent(request)), signed_in(request)
    return errand(
        request,
        form,
        lambda: acts.write_word(by=by, is_new=True, **form.cleaned_data),
        said=_("The draft is kept."),
        title=_("Explain a word"),
        place=_("Glossary"),
        trail=[(_("Words of the editors"), reverse("words_desk"))],
        button=_("Keep the draft"),
    )


@reads_and_writes(WRITERS)
def edit_word(request: HttpRequest, word: str) -> HttpResponse:
    row, by = _word(word), signed_in(request)
    form = WordForm(sent(request), initial=_columns(row, WordForm))
    return errand(
        request,
        form,
        lambda: acts.write_word(row.slug, by=by, **form.cleaned_data),
        said=_("The word is changed."),
        title=_("Change a word"),
        place=str(row),
        trail=[(_("Words of the editors"), reverse("words_desk"))],
        button=_("Keep the change"),
    )


@writes(WRITERS)
def word_deed(request: HttpRequest, word: str, move: str) -> HttpResponse:
    act = {"publish": acts.publish_word, "withdraw": acts.withdraw_word}.get(move)
    if act is None:
        raise Http404
    act(_word(word), by=signed_in(request))
    messages.info(request, _("Done."))
    return redirect("words_desk")


@reads_and_writes(program("admin"))
def report(request: HttpRequest, objective: str) -> HttpResponse:
    found = next((one for one in objectives_page() if one.objective.slug == objective), None)
    if found is None:
        raise Http404
    form, by = ReportForm(sent(request), status=found.status), signed_in(request)
    return errand(
        request,
        form,
        lambda: acts.report_objective(objective, by=by, **form.cleaned_data),
        said=_("The report stands on the page of the objectives."),
        title=_("Say how an objective stands"),
        place=str(found.objective.name),
        trail=[(_("Objectives"), reverse("objectives"))],
        button=_("Put it on the page"),
        lead=str(found.objective.name),
        says=_("Everybody reads it. Earlier reports stay below it with their days."),
    )


def _columns(row: NewsPost | AddedWord, form: type[Form]) -> dict[str, str]:
    return {name: getattr(row, name) for name in form.base_fields}


def _post(slug: str) -> NewsPost:
    row = find_post(slug)
    if row is None:
        raise Http404
    return row


def _word(slug: str) -> AddedWord:
    row = find_word(slug)
    if row is None:
        raise Http404
    return row
