"""How allauth, axes and the age screen meet: adapters, the lock-out page, the way after sign-in."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thrive.base.web import refused
from thrive.people import age as ages
from thrive.people.actions import ask_named_guardians, join
from thrive.people.actions.joining import VISITOR
from thrive.people.letters import compose
from thrive.people.models import Person
from thrive.people.sign_in_mail import template_for


class AccountAdapter(DefaultAccountAdapter):
    """allauth asks; our actions do."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up before the age screen (R133)."""
        if ages.recall(request.session) is None:
            raise ImmediateHttpResponse(redirect("join"))
        return True

    def save_user(
        self, request: HttpRequest, user: Person, form: Any, commit: bool = True
    ) -> Person:
        said, age = form.cleaned_data, ages.recall(request.session)
        if age is None:
            raise ImmediateHttpResponse(redirect("join"))
        join(
            user,
            age=age,
            email=said["email"],
            name=said["name"],
            shown_name=said["shown_name"],
            affiliation=said["affiliation"],
            organization=said.get("organization", ""),
            legislative_body=said.get("legislative_body", ""),
            guardian_email=said.get("guardian_email", ""),
            guardian_name=said.get("guardian_name", ""),
            assent=said.get("assent", ()),
            language=get_language() or "en",
            password=said.get("password1"),
            by=VISITOR,
        )
        ages.forget(request.session)
        return user

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Signing in proves the email, so now a named guardian may be written to."""
        if user.is_youth:
            ask_named_guardians(user, by=user)
        return super().post_login(request, user, **kwargs)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The desk, in the language the person has chosen for themselves."""
        with translation.override(request.user.language):  # type: ignore[union-attr]
            return resolve_url(settings.LOGIN_REDIRECT_URL)

    get_signup_redirect_url = get_login_redirect_url

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """allauth's mails in our words and the reader's language, through the outbox."""
        person = Person.objects.present().filter(email__iexact=email).first()
        language = person.language if person else get_language() or "en"
        template, plain, secrets = template_for(template_prefix, context, language)
        compose(
            template,
            to=email,
            language=language,
            context=plain,
            secrets=secrets,
            person=person,
        ).send()


class SocialAdapter(DefaultSocialAccountAdapter):
    """Sign-in through an outside provider passes the same age screen and the same form."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """allauth asks before it keeps who came back; the age screen must not lose them."""
        request.session["socialaccount_sociallogin"] = sociallogin.serialize()
        return AccountAdapter(request).is_open_for_signup(request)


def typed_email(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """What axes counts failures by (with the address of the computer): the email as typed."""
    typed = (credentials or {}).get("email") or request.POST.get("login", "")
    return str(typed).strip().lower()


def locked_out(
    request: HttpRequest,
    response: HttpResponse | None = None,
    credentials: dict[str, Any] | None = None,
) -> HttpResponse:
    """After too many wrong passwords. The same for an email with an account and one without."""
    return refused(
        request,
        _(
            "Too many tries with a wrong password. Wait 15 minutes, or sign in with a code "
            "sent to your email."
        ),
        429,
    )
