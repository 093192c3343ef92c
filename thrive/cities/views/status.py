"""Where an application stands, for everybody who has its number; its verbs, for its people."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from thrive.base.decisions import Refused
from thrive.base.web import EVERYONE, reads, reads_and_writes, show, writes
from thrive.cities.actions import affiliate, official, signing_up
from thrive.cities.actions.applying import withdraw as withdraw_application
from thrive.cities.actions.official import NAMED_BY
from thrive.cities.actions.starting import start_again
from thrive.cities.forms.applying import CodeForm, OfficialForm, WithdrawForm
from thrive.cities.models import Applicant
from thrive.cities.queries.applying import application_by_code, current_cycle, sessions_for
from thrive.cities.queries.status import status_page
from thrive.cities.rules import applying as rules
from thrive.cities.views import limits
from thrive.cities.views.private import applicant, applicant_or_404, let_in

MOST_MISSES = 20  # wrong numbers from one address in ten minutes
MOST_ASKED = 10  # mails to an official


@reads(EVERYONE)
@never_cache
def search(request: HttpRequest) -> HttpResponse:
    """Type the number, see where it stands."""
    if limits.used_up(request, "code", MOST_MISSES):
        return limits.too_many(request)
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_bound and form.is_valid():
        code = form.cleaned_data["code"]
        if application_by_code(code):
            return redirect("application_status", code)
        return _unknown(request, form)
    return show(
        request, "cities/applying/status_search.html", 422 if form.errors else 200, form=form
    )


@reads(EVERYONE)
@never_cache
def status(request: HttpRequest, code: str) -> HttpResponse:
    """Steps and dates, no answers and no names. Its people also find what they can do."""
    if limits.used_up(request, "code", MOST_MISSES):
        return limits.too_many(request)
    application = application_by_code(code)
    if application is None:
        return _unknown(request, CodeForm({"code": code}))
    me = applicant(request, application)
    page = status_page(application, me)
    may = _may(me) if me else {}
    return show(request, "cities/applying/status.html", page=page, me=me, may=may)


@reads_and_writes(EVERYONE)
@never_cache
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    me = applicant_or_404(request, code)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if form.is_valid():
            withdraw_application(me.application, reason=form.cleaned_data["reason"], by=me)
            messages.info(request, _("The application is withdrawn. Thank you for telling us."))
            return redirect("application_status", code)
        return show(request, "cities/applying/withdraw.html", 422, form=form, me=me, refusal="")
    refusal = rules.may_withdraw(me, me.application).sentence
    return show(request, "cities/applying/withdraw.html", form=form, me=me, refusal=refusal)


@writes(EVERYONE)
def again(request: HttpRequest, code: str) -> HttpResponse:
    """A new draft from the answers of this one."""
    me = applicant_or_404(request, code)
    cycle = current_cycle()
    if cycle is None:
        raise Refused(rules.takes_applications(cycle))
    draft = start_again(me.application, cycle=cycle, by=me)
    messages.info(request, _("A new draft is open, with your earlier answers in it."))
    return let_in(request, redirect("apply_edit", draft.code), Applicant(draft, me.number))


@writes(EVERYONE)
def join_as_affiliate(request: HttpRequest, code: str) -> HttpResponse:
    me = applicant_or_404(request, code)
    affiliate.join_as_affiliate(me.application, by=me)
    messages.info(request, _("Welcome. Your city is an Affiliate from today."))
    return redirect("application_status", code)


@writes(EVERYONE)
def leave_line(request: HttpRequest, code: str) -> HttpResponse:
    me = applicant_or_404(request, code)
    place = get_object_or_404(me.application.wait_list_places.waiting())
    affiliate.leave_line(place, by=me)
    messages.info(request, _("You have left the wait-list."))
    return redirect("application_status", code)


@reads_and_writes(EVERYONE)
@never_cache
def ask_official(request: HttpRequest, code: str) -> HttpResponse:
    """Write to the city official again, or to another one."""
    me = applicant_or_404(request, code)
    rows = me.application.answers.filter(question__in=NAMED_BY)
    said = {
        one.removeprefix("official_"): value for one, value in rows.values_list("question", "value")
    }
    form = OfficialForm(request.POST or None, initial=said)
    if request.method == "POST" and form.is_valid():
        if limits.count(request, "official") > MOST_ASKED:
            return limits.too_many(request)
        official.ask_official(me.application, **form.cleaned_data, by=me)
        messages.info(request, _("We have written to the city official."))
        return redirect("application_status", code)
    refusal = rules.may_ask_official(me, me.application).sentence
    status = 422 if form.errors else 200
    return show(
        request, "cities/applying/ask_official.html", status, form=form, me=me, refusal=refusal
    )


@writes(EVERYONE)
def sign_up(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    me = applicant_or_404(request, code)
    session = get_object_or_404(sessions_for(me.application), pk=pk)
    signing_up.sign_up(me.application, session=session, by=me)
    messages.info(request, _("You have a place. The details are in your mail."))
    return redirect("application_status", code)


@writes(EVERYONE)
def give_back(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    me = applicant_or_404(request, code)
    place = get_object_or_404(me.application.info_session_places.all(), session_id=pk)
    signing_up.give_back(place, by=me)
    messages.info(request, _("Your place is free for somebody else."))
    return redirect("application_status", code)


def _unknown(request: HttpRequest, form: CodeForm) -> HttpResponse:
    limits.count(request, "code")
    if form.is_valid():
        form.add_error(
            "code", _("We have no application with this number. Compare it with your mail.")
        )
    return show(request, "cities/applying/status_search.html", 404, form=form)


def _may(me: Applicant) -> dict[str, bool]:
    """Which buttons are open to this applicant."""
    application = me.application
    cycle = current_cycle()
    return {
        "write": application.status == "draft",
        "withdraw": bool(rules.may_withdraw(me, application)),
        "ask_official": bool(rules.may_ask_official(me, application)),
        "join_as_affiliate": bool(rules.may_join_as_affiliate(me, application)),
        "start_again": application.status in ("withdrawn", "not_now")
        and bool(rules.may_start_again(me, application, cycle)),
    }
