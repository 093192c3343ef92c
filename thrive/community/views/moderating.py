"""Reporting, the moderators' queue, appeals, and the log."""

from __future__ import annotations

import csv
from io import StringIO

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.errands import done, errand, sent, status_of
from thrive.base.web import AT_WORK, program, reads, reads_and_writes, show, writes
from thrive.community.actions import moderating, wordlist
from thrive.community.forms.moderating import AnswerForm, AppealForm, HideForm, ReportForm
from thrive.community.forms.wordlist import WordForm
from thrive.community.models import Report, WatchedWord
from thrive.community.queries import log
from thrive.community.queries import moderation as queries
from thrive.community.queries.letters import letters_waiting
from thrive.community.queries.posts import found_act, found_appeal
from thrive.community.queries.wordlist import words_watched
from thrive.community.rules import moderating as rules
from thrive.community.views.finding import post_or_404, trail_to
from thrive.community.views.reading import address_of
from thrive.people.signed_in import signed_in

MODERATORS = program("moderator")


@reads_and_writes(AT_WORK)
def report_post(request: HttpRequest, post: int) -> HttpResponse:
    found = post_or_404(request, post)
    form = ReportForm(sent(request))
    return errand(
        request,
        form,
        lambda: moderating.report(found, **form.cleaned_data, by=signed_in(request)),
        said=_("Thank you. A moderator reads it, usually the same day."),
        title=_("Report this post"),
        place=found.thread.said_title,
        trail=trail_to(found),
        says=_(
            "A moderator reads it, usually the same day. The author does not learn who reported "
            "it. Is somebody in danger right now? Call 911."
        ),
        button=_("Send the report"),
        then=reverse("thread", args=[found.thread_id]),
    )


@reads(MODERATORS)
def moderation(request: HttpRequest) -> HttpResponse:
    return show(
        request,
        "community/moderation.html",
        page=queries.moderation_page(),
        letters=letters_waiting(signed_in(request)),
    )


@reads(MODERATORS)
def read_log(request: HttpRequest) -> HttpResponse:
    rows = log.log_lately(signed_in(request))
    return show(request, "community/moderation_log.html", rows=rows)


@reads(MODERATORS)
def moderation_log(request: HttpRequest) -> HttpResponse:
    """Every act as a CSV file: who, what, under which rule, why. No authors."""
    text = StringIO()
    lines = csv.writer(text)
    lines.writerow(log.LOG)
    lines.writerows(row.cells for row in log.log_rows(signed_in(request)))
    said = "\ufeff" + text.getvalue()  # the mark lets spreadsheets read accents
    answer = HttpResponse(said, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="moderation-log.csv"'
    return answer


@reads_and_writes(MODERATORS)
def word_list(request: HttpRequest) -> HttpResponse:
    """The words moderators watch for, and one more."""
    form = WordForm(sent(request))
    by = signed_in(request)
    if done(form, lambda: wordlist.watch(**form.cleaned_data, by=by)):
        messages.info(request, _("The word stands on the list. It counts from now on."))
        return redirect("word_list")
    words = words_watched()
    return show(request, "community/word_list.html", status_of(form), form=form, words=words)


@writes(MODERATORS)
def stop_watching(request: HttpRequest, word: int) -> HttpResponse:
    found = WatchedWord.objects.visible_to(request.user).filter(pk=word).first()
    if found is None:
        raise Http404
    wordlist.stop_watching(found, by=signed_in(request))
    messages.info(request, _("The word is off the list."))
    return redirect("word_list")


@reads_and_writes(MODERATORS)
def hide_post(request: HttpRequest, post: int) -> HttpResponse:
    """What a report hid already, a person now decides about."""
    found = post_or_404(request, post)
    form = HideForm(sent(request))
    act = moderating.keep_hidden if found.status == "hidden" else moderating.hide
    return errand(
        request,
        form,
        lambda: act(found, **form.cleaned_data, by=signed_in(request)),
        said=_("The post is hidden, and its author can read why."),
        title=_("Hide this post"),
        place=found.thread.said_title,
        trail=trail_to(found),
        says=_(
            "Only its author and moderators read it then. The author gets your reason and can ask "
            "for a second look."
        ),
        then=address_of(found) if not found.is_first else reverse("moderation"),
        may=lambda: rules.may_moderate(signed_in(request)),
    )


@writes(MODERATORS)
def dismiss_report(request: HttpRequest, report: int) -> HttpResponse:
    rows = Report.objects.visible_to(request.user).select_related("post__thread")
    found = rows.filter(pk=report).first()
    if found is None:
        raise Http404
    moderating.dismiss(found, by=signed_in(request))
    return redirect("moderation")


@reads_and_writes(AT_WORK)
def appeal_act(request: HttpRequest, act: int) -> HttpResponse:
    """The author asks for a second look."""
    found = found_act(signed_in(request), act)
    if found is None:
        raise Http404
    form = AppealForm(sent(request))
    return errand(
        request,
        form,
        lambda: moderating.appeal(found, **form.cleaned_data, by=signed_in(request)),
        said=_("Somebody else looks again. The answer comes to this page and by mail."),
        title=_("Ask for a second look"),
        place=_("My community"),
        trail=[(_("Community"), reverse("forum")), (_("My community"), reverse("my_forum"))],
        lead=found.reason,
        button=_("Send it"),
    )


@reads_and_writes(MODERATORS)
def answer_appeal(request: HttpRequest, appeal: int) -> HttpResponse:
    found = found_appeal(signed_in(request), appeal)
    if found is None:
        raise Http404
    form = AnswerForm(sent(request))

    def act() -> None:
        said = form.cleaned_data
        grant = said["grant"] == "yes"
        moderating.answer_appeal(found, grant=grant, answer=said["answer"], by=signed_in(request))

    return errand(
        request,
        form,
        act,
        said=_("The author has your answer."),
        title=_("Answer the appeal"),
        place=_("Moderation"),
        trail=[(_("Moderation"), reverse("moderation"))],
        lead=found.words,
        says=found.act.post.text,
    )
