"""Information sessions: the list, a new one, a change, a cancellation, and who came."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thrive.base.decisions import require
from thrive.base.errands import done, status_of
from thrive.base.web import reads_and_writes, show
from thrive.cities.actions.sessions import (
    cancel_session,
    change_session,
    mark_attendance,
    open_session,
)
from thrive.cities.forms.staff import CancelSessionForm, SessionForm
from thrive.cities.queries.applying import current_cycle
from thrive.cities.queries.sessions import SessionPage, session_page, sessions_page
from thrive.cities.rules.invitation import may_change_session
from thrive.cities.views.staff import COACHES
from thrive.people.signed_in import signed_in

SAID = {"yes": True, "no": False}


@reads_and_writes(COACHES)
def info_sessions(request: HttpRequest) -> HttpResponse:
    """Those to come and those held; POST sets one up."""
    form, by, cycle = SessionForm(request.POST or None), signed_in(request), current_cycle()
    demo = cycle is not None and cycle.is_demo
    if done(form, lambda: open_session(**form.wanted(), is_demo=demo, by=by)):
        messages.info(request, _("The session is set up. Cities can sign up now."))
        return redirect("info_sessions")
    return show(
        request, "cities/staff/sessions.html", status_of(form), page=sessions_page(), form=form
    )


@reads_and_writes(COACHES)
def info_session(request: HttpRequest, session: int) -> HttpResponse:
    """Who signed up; POST writes down who came, several at once."""
    page = _found(session)
    if request.method == "POST":
        said = {place.pk: request.POST.get(f"came-{place.pk}", "") for place in page.places}
        came = {pk: SAID[word] for pk, word in said.items() if word in SAID}
        changed = mark_attendance(page.session, came=came, by=signed_in(request))
        sentence = ngettext("%(count)s city marked.", "%(count)s cities marked.", changed)
        messages.info(request, sentence % {"count": changed})
        return redirect("info_session", session)
    return show(request, "cities/staff/session.html", page=page)


@reads_and_writes(COACHES)
def change(request: HttpRequest, session: int) -> HttpResponse:
    """Another time, place, language, link or number of places."""
    page, by = _found(session), signed_in(request)
    form = SessionForm.about(page.session, request.POST or None)
    if done(form, lambda: change_session(page.session, **form.wanted(), by=by)):
        messages.info(request, _("The session is changed. The cities that signed up are told."))
        return redirect("info_session", session)
    if not form.is_bound:
        require(may_change_session(by, page.session))
    return show(request, "cities/staff/session_change.html", status_of(form), page=page, form=form)


@reads_and_writes(COACHES)
def cancel(request: HttpRequest, session: int) -> HttpResponse:
    """Say first who will read the reason, then cancel."""
    page, by = _found(session), signed_in(request)
    form = CancelSessionForm(request.POST or None)
    if done(form, lambda: cancel_session(page.session, by=by, **form.cleaned_data)):
        messages.info(request, _("The session is cancelled. Whoever had a place gets a mail."))
        return redirect("info_session", session)
    if not form.is_bound:
        require(may_change_session(by, page.session))
    return show(request, "cities/staff/session_cancel.html", status_of(form), page=page, form=form)


def _found(pk: int) -> SessionPage:
    page = session_page(pk)
    if page is None:
        raise Http404
    return page
