"""The people of an application, and the private links they hold."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from thrive.base.decisions import YES
from thrive.base.web import EVERYONE, reads_and_writes, show, writes
from thrive.cities.actions import co_applicants as acts
from thrive.cities.actions import official
from thrive.cities.forms.applying import EmailForm, InviteForm
from thrive.cities.models import VISITOR, Applicant, official_of
from thrive.cities.queries.applying import applicant_by_link, application_by_official_link
from thrive.cities.queries.official import official_page
from thrive.cities.queries.team import team_page
from thrive.cities.rules import applying as rules
from thrive.cities.views import limits
from thrive.cities.views.private import applicant_or_404, let_in

MOST_LINKS = 10  # tries from one address in ten minutes
MOST_INVITED = 20  # mails to people who did not ask for one


@reads_and_writes(EVERYONE)
@never_cache
def people(request: HttpRequest, code: str) -> HttpResponse:
    """Who writes it, who changed what; POST invites somebody."""
    me = applicant_or_404(request, code)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if limits.count(request, "invite") > MOST_INVITED:
            return limits.too_many(request)
        acts.invite(me.application, email=form.cleaned_data["email"], by=me)
        messages.info(
            request,
            _("The invitation is on its way. The link works for %(days)s days.")
            % {"days": rules.INVITATION_DAYS},
        )
        return redirect("application_people", code)
    status = 422 if form.errors else 200
    may_invite = rules.may_invite(me, me.application)
    page = team_page(me)
    return show(
        request,
        "cities/applying/people.html",
        status,
        page=page,
        me=me,
        form=form,
        may_invite=may_invite,
    )


@writes(EVERYONE)
def remove(request: HttpRequest, code: str, number: int) -> HttpResponse:
    me = applicant_or_404(request, code)
    gone = get_object_or_404(me.application.co_applicants.all(), number=number)
    acts.remove(gone, by=me)
    messages.info(
        request, _("Person %(number)s can no longer open the application.") % {"number": number}
    )
    return redirect("application_people", code)


@reads_and_writes(EVERYONE)
@never_cache
def go_on(request: HttpRequest, token: str) -> HttpResponse:
    """A private link. Opening it changes nothing; “Continue” lets this browser in."""
    if limits.used_up(request, "link", MOST_LINKS):
        return limits.too_many(request)
    found = applicant_by_link(token)
    if found is None:
        limits.count(request, "link")
        return show(request, "cities/applying/link_gone.html", 404, sentence="")
    decision = YES if isinstance(found, Applicant) else rules.may_join(found)
    if not decision:
        return show(request, "cities/applying/link_gone.html", 410, sentence=decision.sentence)
    if request.method == "POST":
        user: Any = request.user
        person = user if user.is_authenticated else None
        if isinstance(found, Applicant):
            me = found
            if person:
                acts.attach_account(found.application, person=person)
        else:
            me = acts.join(found, by=person or VISITOR)
        draft = me.application.status == "draft"
        target = "apply_edit" if draft else "application_status"
        return let_in(request, redirect(target, me.application.code), me)
    return show(request, "cities/applying/continue.html", application=found.application)


@reads_and_writes(EVERYONE)
@never_cache
def lost_link(request: HttpRequest) -> HttpResponse:
    """Mail the links of an address again. The answer is the same, known address or not."""
    form = EmailForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if limits.count(request, "lost") > MOST_LINKS:
            return limits.too_many(request)
        acts.send_links(form.cleaned_data["email"], by=VISITOR)
        return show(request, "cities/applying/lost_link.html", asked=form.cleaned_data["email"])
    status = 422 if form.errors else 200
    return show(request, "cities/applying/lost_link.html", status, form=form)


@reads_and_writes(EVERYONE)
@never_cache
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The city official's page: who applies, and a yes or a no."""
    if limits.used_up(request, "link", MOST_LINKS):
        return limits.too_many(request)
    application = application_by_official_link(token)
    if application is None:
        limits.count(request, "link")
        return show(request, "cities/applying/link_gone.html", 404, sentence="", official=True)
    decision = rules.may_confirm(application)
    if not decision and not application.official_confirmed_at:
        return show(
            request,
            "cities/applying/link_gone.html",
            410,
            sentence=decision.sentence,
            official=True,
        )
    said = ""
    if request.method == "POST":
        said = "no" if request.POST.get("answer") == "no" else "yes"
        if said == "yes":
            official.confirm(application, by=official_of(application))
        else:
            official.decline(application, by=official_of(application))
        application.refresh_from_db()
    page = official_page(application)
    return show(request, "cities/applying/official.html", page=page, said=said)
