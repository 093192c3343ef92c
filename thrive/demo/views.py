"""Sign in as one of the cast. Only where DEMO is on; elsewhere these addresses do not exist."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from thrive.base.web import EVERYONE, reads_and_writes, show
from thrive.demo.cast import CAST, PASSWORD
from thrive.demo.queries import cast_member


@reads_and_writes(EVERYONE)
def cast(request: HttpRequest) -> HttpResponse:
    if not settings.DEMO:
        raise Http404
    if request.method == "POST":
        person = cast_member(request.POST.get("as"))
        if person is None:
            raise Http404
        logout(request)
        login(request, person, backend="thrive.people.sessions.ByEmailAndPassword")
        request.session["demo"] = True
        with translation.override(person.language):
            return redirect(reverse("desk"))
    return show(
        request,
        "demo/cast.html",
        groups=[
            (_("The program"), [player for player in CAST if player.on_stage and player.roles]),
            (_("Cities, residents, youth"), [p for p in CAST if p.on_stage and not p.roles]),
        ],
        password=PASSWORD,
    )
