"""Information sessions: the list, a new one, and who came."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thrive.base.web import reads_and_writes, show
from thrive.cities.actions.sessions import mark_attendance, open_session
from thrive.cities.forms.staff import SessionForm
from thrive.cities.queries.sessions import session_page, sessions_page
from thrive.cities.views.staff import COACHES
from thrive.cities.views.staff.answering import done, status_of
from thrive.people.signed_in import signed_in

SAID = {"yes": True, "no": False}


@reads_and_writes(COACHES)
def info_sessions(request: HttpRequest) -> HttpResponse:
    """Those to come and those held; POST sets one up."""
    form, by = SessionForm(request.POST or None), signed_in(request)

    def set_up() -> None:
        said = {name: form.cleaned_data[name] for name in ("language", "place", "link", "capacity")}
        open_session(starts_at=form.starts_at(), **said, by=by)

    if done(form, set_up):
        messages.info(request, _("The session is set up. Cities can sign up now."))
        return redirect("info_sessions")
    return show(
        request, "cities/staff/sessions.html", status_of(form), page=sessions_page(), form=form
    )


@reads_and_writes(COACHES)
def info_session(request: HttpRequest, session: int) -> HttpResponse:
    """Who signed up; POST writes down who came, several at once."""
    page = session_page(session)
    if page is None:
        raise Http404
    if request.method == "POST":
        said = {place.pk: request.POST.get(f"came-{place.pk}", "") for place in page.places}
        came = {pk: SAID[word] for pk, word in said.items() if word in SAID}
        changed = mark_attendance(page.session, came=came, by=signed_in(request))
        sentence = ngettext("%(count)s city marked.", "%(count)s cities marked.", changed)
        messages.info(request, sentence % {"count": changed})
        return redirect("info_session", session)
    return show(request, "cities/staff/session.html", page=page)
