"""Technical assistance: questions to the experts, and the log of help both sides read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.decisions import require
from thrive.base.errands import errand, sent
from thrive.base.web import (
    AT_WORK,
    EVERYONE_AND_AT_WORK,
    program,
    reader,
    reads,
    reads_and_writes,
    show,
    writes,
)
from thrive.cities.queries.coaching_lines import offerings_of
from thrive.events.actions import ta_log, ta_requests
from thrive.events.forms.ta import (
    AnswerForm,
    AskForm,
    CommonQuestionForm,
    DoubtForm,
    HelpForm,
    ReplyForm,
    RouteForm,
    as_it_stands,
)
from thrive.events.models import TAEntry, TARequest
from thrive.events.queries import ta as queries
from thrive.events.queries.ta import QuestionPage
from thrive.events.queries.ta_help import CityHelp, city_help, help_of_all
from thrive.events.rules import ta as rules
from thrive.people.signed_in import signed_in

ANSWERERS = program("coach", "expert", "data")


@reads(EVERYONE_AND_AT_WORK)
def ta(request: HttpRequest) -> HttpResponse:
    """Common questions for everybody; one's own for those who have asked."""
    page = queries.help_page(reader(request), request.GET.get("area", ""))
    return show(request, "events/ta.html", page=page)


@reads_and_writes(AT_WORK)
def ask(request: HttpRequest) -> HttpResponse:
    by = signed_in(request)
    require(queries.may_ask(by))
    cities = queries.cities_of(by)
    form = AskForm(sent(request), cities=cities, may_skip=bool(by.program_roles))
    made: list[TARequest] = []
    return errand(
        request,
        form,
        lambda: made.append(ta_requests.ask_question(**form.said(), by=by)),
        said=_("Your question is on its way. The answer comes by mail and stands here."),
        title=_("Ask our experts"),
        button=_("Send the question"),
        place=_("Help for your work"),
        trail=_trail(),
        then=lambda: reverse("ta_request", args=[made[0].pk]),
    )


@reads(ANSWERERS)
def ta_queue(request: HttpRequest) -> HttpResponse:
    """Questions that wait, the longest wait first."""
    chosen, number = request.GET.get("which", ""), request.GET.get("page", "1")
    page = queries.queue_page(request.user, chosen, number)
    return show(request, "events/ta_queue.html", page=page)


@reads(AT_WORK)
def ta_request(request: HttpRequest, question: int) -> HttpResponse:
    return show(request, "events/ta_request.html", page=_question_or_404(request, question))


@reads_and_writes(ANSWERERS)
def route_question(request: HttpRequest, question: int) -> HttpResponse:
    page, by = _question_or_404(request, question), signed_in(request)
    form = RouteForm(sent(request), experts=page.experts)
    return _question_errand(
        request,
        page,
        form,
        lambda: ta_requests.route_question(page.row, to=form.expert(), by=by),
        title=_("Pass the question on"),
        button=_("Pass it on"),
        said=_("Passed on. They get a mail."),
        may=lambda: page.may_route,
    )


@reads_and_writes(ANSWERERS)
def answer_question(request: HttpRequest, question: int) -> HttpResponse:
    page, by = _question_or_404(request, question), signed_in(request)
    form = AnswerForm(sent(request))
    return _question_errand(
        request,
        page,
        form,
        lambda: ta_requests.answer_question(page.row, answer=form.cleaned_data["answer"], by=by),
        title=_("Answer the question"),
        button=_("Send the answer"),
        said=_("The answer is sent."),
        lead=page.row.question,
        may=lambda: page.may_answer,
    )


@reads_and_writes(ANSWERERS)
def publish_question(request: HttpRequest, question: int) -> HttpResponse:
    page, by = _question_or_404(request, question), signed_in(request)
    form = CommonQuestionForm(sent(request), initial={"answer": page.row.answer})
    return _question_errand(
        request,
        page,
        form,
        lambda: ta_requests.publish_question(page.row, **form.cleaned_data, by=by),
        title=_("Add it to the common questions"),
        button=_("Show it to everybody"),
        said=_("It stands in the common questions."),
        lead=page.row.question,
        may=lambda: page.may_publish,
    )


@writes(ANSWERERS)
def unpublish_question(request: HttpRequest, question: int) -> HttpResponse:
    page = _question_or_404(request, question)
    ta_requests.unpublish_question(page.row, by=signed_in(request))
    messages.info(request, _("It is out of the common questions."))
    return redirect("ta_request", question)


@reads(AT_WORK)
def help_of_a_city(request: HttpRequest, slug: str) -> HttpResponse:
    """The nine rows of Table I, and what this city got of each."""
    return show(request, "events/city_help.html", page=_help_or_404(request, slug))


@reads(program())
def help_of_cities(request: HttpRequest) -> HttpResponse:
    """Help beside need, city by city, by name."""
    return show(request, "events/help_of_all.html", page=help_of_all())


@reads_and_writes(AT_WORK)
def write_help(request: HttpRequest, slug: str) -> HttpResponse:
    page, by = _help_or_404(request, slug), signed_in(request)
    form = HelpForm(sent(request), offerings=offerings_of(page.community))
    return _help_errand(
        request,
        page,
        form,
        lambda: ta_log.write_help(page.community, **form.cleaned_data, by=by),
        title=_("Write help down"),
        button=_("Write it down"),
        said=_("It is written down. The city is asked to confirm it."),
        may=lambda: page.may_write,
    )


@reads_and_writes(AT_WORK)
def correct_help(request: HttpRequest, slug: str, entry: int) -> HttpResponse:
    page, by = _help_or_404(request, slug), signed_in(request)
    row = _entry_or_404(page, entry)
    offerings = offerings_of(page.community)
    form = HelpForm(sent(request), offerings=offerings, initial=as_it_stands(row))
    return _help_errand(
        request,
        page,
        form,
        lambda: ta_log.correct_help(row, **form.cleaned_data, by=by),
        title=_("Put it right"),
        said=_("It is put right, and the city is asked again."),
        may=lambda: rules.may_correct(by, row),
    )


@reads_and_writes(AT_WORK)
def confirm_help(request: HttpRequest, slug: str, entry: int) -> HttpResponse:
    page, by = _help_or_404(request, slug), signed_in(request)
    row = _entry_or_404(page, entry)
    form = ReplyForm(sent(request))
    return _help_errand(
        request,
        page,
        form,
        lambda: ta_log.confirm_help(row, reply=form.cleaned_data["reply"], by=by),
        title=_("Confirm that it happened"),
        button=_("It happened"),
        lead=row.what,
        said=_("Thank you. It is confirmed."),
        may=lambda: rules.may_settle(by, row, "confirm"),
    )


@reads_and_writes(AT_WORK)
def doubt_help(request: HttpRequest, slug: str, entry: int) -> HttpResponse:
    page, by = _help_or_404(request, slug), signed_in(request)
    row = _entry_or_404(page, entry)
    form = DoubtForm(sent(request))
    return _help_errand(
        request,
        page,
        form,
        lambda: ta_log.doubt_help(row, reply=form.cleaned_data["reply"], by=by),
        title=_("Say how you saw it"),
        button=_("Send it"),
        lead=row.what,
        said=_("Your word stands beside it."),
        may=lambda: rules.may_settle(by, row, "doubt"),
    )


@writes(AT_WORK)
def withdraw_help(request: HttpRequest, slug: str, entry: int) -> HttpResponse:
    page = _help_or_404(request, slug)
    ta_log.withdraw_help(_entry_or_404(page, entry), by=signed_in(request))
    messages.info(request, _("It is withdrawn and counts no longer."))
    return redirect("city_help", slug)


def _question_or_404(request: HttpRequest, pk: int) -> QuestionPage:
    page = queries.question_page(signed_in(request), pk)
    if page is None:
        raise Http404
    return page


def _help_or_404(request: HttpRequest, slug: str) -> CityHelp:
    page = city_help(signed_in(request), slug)
    if page is None:
        raise Http404
    return page


def _entry_or_404(page: CityHelp, pk: int) -> TAEntry:
    row: TAEntry = get_object_or_404(page.community.ta_entries, pk=pk)
    row.community = page.community
    return row


def _question_errand(
    request: HttpRequest, page: QuestionPage, form: Form, act: Callable[[], Any], **words: Any
) -> HttpResponse:
    here = (_("Question"), reverse("ta_request", args=[page.row.pk]))
    return errand(request, form, act, place=page.area, trail=[*_trail(), here], **words)


def _help_errand(
    request: HttpRequest, page: CityHelp, form: Form, act: Callable[[], Any], **words: Any
) -> HttpResponse:
    city = page.community
    trail = [
        (city.name, reverse("city", args=[city.slug])),
        (_("Help received"), reverse("city_help", args=[city.slug])),
    ]
    return errand(request, form, act, place=city.name, trail=trail, **words)


def _trail() -> list[tuple[str, str]]:
    return [(_("Help for your work"), reverse("ta"))]
