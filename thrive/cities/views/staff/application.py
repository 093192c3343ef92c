"""One application, everything on one page; each step of the invitation has its own errand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.errands import done, errand, status_of
from thrive.base.web import reads, reads_and_writes, show, writes
from thrive.cities.actions import invitation, sessions
from thrive.cities.actions.applying import withdraw as withdraw_application
from thrive.cities.actions.deciding import decline as decline_application
from thrive.cities.forms.staff import (
    ConversationForm,
    DeclineForm,
    FollowUpForm,
    IntroductionForm,
    ReasonForm,
)
from thrive.cities.models import CityApplication
from thrive.cities.queries.application import staff_page
from thrive.cities.queries.follow_up import follow_up_letter, usual_dates
from thrive.cities.rules import invitation as rules
from thrive.cities.rules.applying import may_withdraw
from thrive.cities.rules.reviewing import may_open_decline
from thrive.cities.views.staff import ADMINISTRATORS, COACHES, READERS
from thrive.people.signed_in import signed_in


@reads(READERS)
def application(request: HttpRequest, code: str) -> HttpResponse:
    """Answers, steps, reviews, seats, history; what to do next comes first."""
    page = staff_page(request.user, code)
    if page is None:
        raise Http404
    return show(request, "cities/staff/application.html", page=page)


@reads_and_writes(COACHES)
def conversation(request: HttpRequest, code: str) -> HttpResponse:
    """Step b without a session."""
    found, by = find(request, code), signed_in(request)
    form = ConversationForm(request.POST or None)
    return _errand(
        request,
        found,
        form,
        lambda: sessions.record_conversation(found, by=by, **form.cleaned_data),
        may=lambda: rules.may_do_step(by, found, "b"),
        title=_("Record a conversation"),
        button=_("Record it as step b"),
        says=_("It counts like a session: the tiers, what they ask, and their questions."),
        said=_("Step b is done: the conversation is in the record."),
    )


@writes(COACHES)
def count_attendance(request: HttpRequest, code: str) -> HttpResponse:
    """Somebody came to a session before this step was next."""
    sessions.count_attendance(find(request, code), by=signed_in(request))
    return _back(request, code, _("Step b is done: they came to a session."))


@reads_and_writes(COACHES)
def follow_up(request: HttpRequest, code: str) -> HttpResponse:
    """The composer of step c: dates, a note of one's own, and the mail as it will read."""
    found, by = find(request, code), signed_in(request)
    names = ("confirm_by", "decide_by", "coach_by")
    usual = dict(zip(names, usual_dates(), strict=True))
    form = FollowUpForm(request.POST or None, initial=usual)
    look = "look" in request.POST
    if form.is_bound and form.is_valid() and not look:
        note, dates = form.cleaned_data["note"], form.dates()
        if done(form, lambda: invitation.send_follow_up(found, note=note, dates=dates, by=by)):
            return _back(request, code, _("The follow-up mail is on its way."))
    right = form.is_bound and form.is_valid()
    letter = follow_up_letter(
        found,
        note=form.cleaned_data["note"] if right else "",
        dates=form.dates() if right else list(usual.values()),
        by=by,
    )
    return show(
        request,
        "cities/staff/follow_up.html",
        200 if look and right else status_of(form),
        application=found,
        form=form,
        letter=letter,
        may=rules.may_send_follow_up(by, found),
        again=found.steps.filter(step="c").exists(),
    )


@reads_and_writes(COACHES)
def introduction(request: HttpRequest, code: str) -> HttpResponse:
    """Step f: the coach's words, kept with their date and mailed to the city."""
    found, by = find(request, code), signed_in(request)
    form = IntroductionForm(request.POST or None)
    return _errand(
        request,
        found,
        form,
        lambda: invitation.introduce(found, by=by, **form.cleaned_data),
        may=lambda: rules.may_do_step(by, found, "f"),
        title=_("Introduce the city"),
        button=_("Introduce them"),
        says=_("The city gets these words by mail, and its first contacts get access."),
        said=_("The city is introduced."),
    )


@reads_and_writes(ADMINISTRATORS)
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """The city asked us to close it."""
    found, by = find(request, code), signed_in(request)
    form = ReasonForm(request.POST or None)
    return _errand(
        request,
        found,
        form,
        lambda: withdraw_application(found, by=by, **form.cleaned_data),
        may=lambda: may_withdraw(by, found),
        title=_("Withdraw the application"),
        button=_("Withdraw it for the city"),
        says=_("Only when the city has asked for it. The reason stays private."),
        said=_("The application is withdrawn."),
    )


@reads_and_writes(ADMINISTRATORS)
def decline(request: HttpRequest, code: str) -> HttpResponse:
    """Not now, before a full review."""
    found, by = find(request, code), signed_in(request)
    form = DeclineForm(request.POST or None)
    return _errand(
        request,
        found,
        form,
        lambda: decline_application(found, by=by, **form.cleaned_data),
        may=lambda: may_open_decline(by, found),
        title=_("Close with “not now”"),
        button=_("Send the letter"),
        says=_("The city can join as an Affiliate in one step, and apply again."),
        said=_("The letter with your reason is on its way."),
    )


def find(request: HttpRequest, code: str) -> CityApplication:
    """The application, if this person may see it; else there is no such page."""
    rows = CityApplication.objects.visible_to(request.user).select_related("community", "cycle")
    found: CityApplication = get_object_or_404(rows, code=code)
    return found


def trail_of(found: CityApplication) -> list[tuple[str, str]]:
    """From the pipeline to the application, for the errands about it."""
    return [
        (_("Pipeline"), reverse("pipeline")),
        (str(found.community), reverse("application_staff", args=[found.code])),
    ]


def _errand(
    request: HttpRequest,
    found: CityApplication,
    form: Form,
    act: Callable[[], Any],
    **words: Any,
) -> HttpResponse:
    about = f"{found.community} · {found.code}"
    place = str(found.community)
    return errand(request, form, act, trail=trail_of(found), place=place, lead=about, **words)


def _back(request: HttpRequest, code: str, sentence: str) -> HttpResponse:
    messages.info(request, sentence)
    return redirect("application_staff", code)
