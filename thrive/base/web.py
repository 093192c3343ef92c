"""What every view needs: who may open it, how a refusal is answered, how a page is shown.

A view declares its access with one of three decorators; a house test requires one on every URL:

    @reads(EVERYONE)                  GET
    @writes(MEMBERS)                  POST
    @reads_and_writes(AT_WORK)         members; people of the program with their second sign-in step
    @reads_and_writes(program("admin"))
    @reads(EVERYONE_AND_AT_WORK)       a workspace that its owners may show to everybody
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token

from thrive.base.decisions import Refused, no, require

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Access:
    """`who` is everyone, members (signed in) or program (a role in the program, admin always).

    Empty `roles` with who="program" means any role. What is *inside* the page is still chosen by
    `visible_to` (not seeing) and by rules (not doing).
    """

    who: str
    roles: frozenset[str] = frozenset()
    methods: tuple[str, ...] = ()
    second_step: bool = False


EVERYONE = Access("everyone")
MEMBERS = Access("members")
AT_WORK = Access("members", second_step=True)
# Whoever still owes the second sign-in step reads what everybody reads; where that is nothing, they
# are led to the step. Such a view asks for its reader with `reader`.
EVERYONE_AND_AT_WORK = Access("everyone", second_step=True)


def program(*roles: str) -> Access:
    return Access("program", frozenset(roles), second_step=True)


def reads(access: Access) -> Callable[[View], View]:
    return _declare(access, "GET", "HEAD")


def writes(access: Access) -> Callable[[View], View]:
    return _declare(access, "POST")


def reads_and_writes(access: Access) -> Callable[[View], View]:
    return _declare(access, "GET", "HEAD", "POST")


def _declare(access: Access, *methods: str) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in methods:
                return HttpResponseNotAllowed(methods)
            answer = _admit(request, access)
            if answer:
                return answer
            try:
                return view(request, *args, **kwargs)
            except Http404:
                if access == EVERYONE_AND_AT_WORK and _owes_second_step(request):
                    return redirect("mfa_index")
                raise

        guarded.access = replace(access, methods=methods)  # type: ignore[attr-defined]
        return guarded

    return decorate


def _admit(request: HttpRequest, access: Access) -> HttpResponse | None:
    """None to go on; otherwise the answer (sign in first, second step first), or `Refused`."""
    if access.who == "everyone":
        return None
    user: Any = request.user
    if not user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if access.who == "program":
        if not user.program_roles:
            require(no(_("This page is for program staff. Your own pages are on your desk.")))
        if access.roles and not user.program_roles & (access.roles | {"admin"}):
            require(no(_("This page belongs to another role in the program.")))
    if access.second_step and _owes_second_step(request):
        return redirect("mfa_index")
    return None


def reader(request: HttpRequest) -> Any:
    """Who reads a page of `EVERYONE_AND_AT_WORK`: a visitor, while the second step is missing."""
    return AnonymousUser() if _owes_second_step(request) else request.user


def _owes_second_step(request: HttpRequest) -> bool:
    user: Any = request.user
    return bool(user.is_authenticated and user.needs_second_step(request))


def show(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    """Render a page."""
    return render(request, template, context, status=status)


def refused(request: HttpRequest, sentence: str, status: int = 403) -> HttpResponse:
    """A refusal, in the form the request asked for: JSON for programs, a page for people."""
    if wants_json(request):
        return JsonResponse({"refused": sentence}, status=status)
    return render(request, "403.html", {"sentence": sentence, "number": status}, status=status)


def wants_json(request: HttpRequest) -> bool:
    wanted = request.get_preferred_type(["text/html", "application/json"])
    return request.path.startswith("/api/") or wanted == "application/json"


class Refusals:
    """Middleware: a `Refused` that no view caught is answered with its sentence."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if "%00" in query or "\x00" in request.path:
            # No database keeps a NUL character; nothing we serve has one in its address.
            return refused(request, _("This address has a character that cannot be read."), 400)
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            said = refused(request, _("A page cannot be asked for like this. Open it anew."), 405)
            said["Allow"] = response.get("Allow", "")
            response = said
        return _kept_private(request, response)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        return refused(request, problem.sentence) if isinstance(problem, Refused) else None


def _kept_private(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """What is for members or staff is kept nowhere: the next person at this computer presses Back.
    Any other page, asked for by somebody signed in, is at least kept out of shared caches."""
    found = request.resolver_match
    access = getattr(found.func, "access", EVERYONE) if found else EVERYONE
    if response.has_header("Cache-Control"):
        return response
    if access.who != "everyone":
        add_never_cache_headers(response)
    elif settings.SESSION_COOKIE_NAME in request.COOKIES:
        patch_cache_control(response, private=True)
    return response


@requires_csrf_token
def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF_FAILURE_VIEW: the form was open too long, or was sent from another site."""
    return refused(
        request,
        _(
            "This form was open for too long, or cookies are off. Go back, reload it, and send again."
        ),
    )
