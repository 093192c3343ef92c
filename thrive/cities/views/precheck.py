"""The pre-check: six plain questions, nothing stored, the answers in the address."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from thrive.base.web import EVERYONE, reads, show
from thrive.cities.queries.applying import current_cycle
from thrive.cities.queries.precheck import precheck
from thrive.program import registry


@reads(EVERYONE)
def check(request: HttpRequest) -> HttpResponse:
    """GET only, so that the result can be sent to somebody as a link."""
    cycle = current_cycle()
    rulebook = cycle.rulebook if cycle else registry.current()
    page = precheck(rulebook, request.GET.dict())
    unanswered = bool(request.GET) and page.answered == 0
    return show(
        request,
        "cities/applying/precheck.html",
        page=page,
        rulebook=rulebook,
        unanswered=unanswered,
    )
