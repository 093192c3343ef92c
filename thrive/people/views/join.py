"""The way in: the age screen, the sign-up form, an invitation."""

from __future__ import annotations

from allauth.account.views import signup as allauth_signup
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from thrive.base.web import EVERYONE, reads_and_writes, show
from thrive.people import age as ages
from thrive.people import rules
from thrive.people.actions import accept_invitation
from thrive.people.actions.invitations import role_in_words
from thrive.people.forms import AgeForm
from thrive.people.queries import invitation_by_link
from thrive.people.signed_in import signed_in


@reads_and_writes(EVERYONE)
@never_cache
def join(request: HttpRequest) -> HttpResponse:
    """The age screen. For a child nothing is written anywhere: not here, not in a cookie."""
    if request.user.is_authenticated:
        return redirect("me")
    form = AgeForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return show(request, "people/join.html", form=form)
    age = form.age()
    allowed = rules.may_join(age)
    if not allowed:
        return show(request, "people/too_young.html", sentence=allowed.sentence)
    ages.remember(request.session, age)
    from_provider = "socialaccount_sociallogin" in request.session
    return redirect("socialaccount_signup" if from_provider else "account_signup")


@reads_and_writes(EVERYONE)
@never_cache
def sign_up(request: HttpRequest) -> HttpResponse:
    """allauth's sign-up, after the age screen."""
    if not request.user.is_authenticated and ages.recall(request.session) is None:
        return redirect("join")
    response: HttpResponse = allauth_signup(request)
    return response


@reads_and_writes(EVERYONE)
@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    found = invitation_by_link(token)
    if request.method == "POST":
        if not request.user.is_authenticated:
            return redirect_to_login(request.path)
        accept_invitation(found, by=signed_in(request))
        messages.info(request, _("Welcome. Your new role is ready."))
        return redirect("me")
    may_accept = (
        rules.may_accept_invitation(signed_in(request), found)
        if request.user.is_authenticated
        else None
    )
    return show(
        request,
        "people/invitation.html",
        invitation=found,
        role=role_in_words(found),
        may_accept=may_accept,
    )
