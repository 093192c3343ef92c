"""Who may open an application without an account: a signed cookie, set where the link was used.

It names a person by their number and by the moment they joined, so that the cookie of somebody who
was removed stays shut when they are invited again: they join anew, by the new link.
"""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from thrive.cities.models import Applicant, CityApplication, CoApplicant
from thrive.cities.queries.applying import application_by_code

COOKIE = "apply"
SALT = "thrive.cities.apply"
SECONDS = 60 * 60 * 24 * 90
FIRST = "1"  # the first contact
MOST = 8  # applications one browser remembers


def let_in(request: HttpRequest, response: HttpResponse, me: Applicant) -> HttpResponse:
    """Remember in this browser that it may act as this applicant. Only on a POST."""
    held = {**_held(request), me.application.code: _mark_of(me)}
    newest = dict(list(held.items())[-MOST:])
    response.set_signed_cookie(
        COOKIE,
        json.dumps(newest, separators=(",", ":")),
        salt=SALT,
        max_age=SECONDS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def applicant(request: HttpRequest, application: CityApplication) -> Applicant | None:
    """Who this visitor is to the application: by account or by cookie; None for anybody else."""
    user: Any = request.user
    rows = application.co_applicants.filter(left_at=None).exclude(joined_at=None)
    if user.is_authenticated:
        mine = rows.filter(person=user).first()
        if mine:
            return Applicant(application, mine.number, user)
    person = user if user.is_authenticated else None
    held = str(_held(request).get(application.code, ""))
    if held == FIRST:
        return Applicant(application, 1, person)
    mine = next((row for row in rows if _mark(row) == held), None) if held else None
    return Applicant(application, mine.number, person) if mine else None


def applicant_or_404(request: HttpRequest, code: str) -> Applicant:
    """The applicant, or the answer everybody else gets: there is no such page."""
    application = application_by_code(code)
    me = applicant(request, application) if application else None
    if me is None:
        raise Http404(_("Open this application with the private link in your mail."))
    return me


def _mark_of(me: Applicant) -> str:
    """How the cookie names somebody. The first contact began it and cannot be removed."""
    if me.number == 1:
        return FIRST
    return _mark(me.application.co_applicants.get(number=me.number))


def _mark(row: CoApplicant) -> str:
    return f"{row.number} {row.joined_at}"


def _held(request: HttpRequest) -> dict[str, Any]:
    """Application codes → marks. A cookie that was changed by hand counts as none."""
    sent = request.get_signed_cookie(COOKIE, default="{}", salt=SALT, max_age=SECONDS)
    held = json.loads(sent or "{}")
    return held if isinstance(held, dict) else {}
