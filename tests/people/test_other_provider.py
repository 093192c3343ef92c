"""Joining through an outside provider (OpenID Connect) passes the same age screen and questions."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.test import Client, RequestFactory

from thrive.notices.models import OutboundMessage
from thrive.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def from_provider(settings: Any, client: Client) -> Client:
    """A visitor whom the provider has just sent back, with a confirmed address."""
    app = {"provider_id": "oidc", "name": "City login", "client_id": "x", "secret": "y"}
    app["settings"] = {"server_url": "https://login.city.example"}  # type: ignore[assignment]
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    provider = get_adapter().get_provider(RequestFactory().get("/"), "oidc")
    login = SocialLogin(
        provider=provider,
        user=Person(email="rosa@city.example"),
        account=SocialAccount(provider="oidc", uid="rosa-1", extra_data={}),
        email_addresses=[EmailAddress(email="rosa@city.example", verified=True, primary=True)],
    )
    session = client.session
    session["socialaccount_sociallogin"] = login.serialize()
    session.save()
    return client


def test_the_age_screen_comes_first(from_provider: Client) -> None:
    answer = from_provider.get("/accounts/3rdparty/signup/")

    assert answer["Location"] == "/join/"


def test_an_adult_answers_our_questions_and_is_in(from_provider: Client) -> None:
    passed = from_provider.post("/join/", {"month": 1, "year": 1980})

    asked = from_provider.get(passed["Location"]).content.decode()
    answer = from_provider.post(
        "/accounts/3rdparty/signup/",
        {"name": "Rosa Mendez", "affiliation": "city_staff", "email": "rosa@city.example"},
    )

    rosa = Person.objects.get()
    assert "Who are you in this work?" in asked
    assert answer["Location"] == "/desk/"
    assert (rosa.shown_name, rosa.affiliation) == ("Rosa M.", "city_staff")
    assert SocialAccount.objects.get().user == rosa


def test_a_youth_from_a_provider_waits_for_a_guardian_too(from_provider: Client) -> None:
    year = datetime.date.today().year - 15  # noqa: DTZ011 - any day of that year will do
    from_provider.post("/join/", {"month": 1, "year": year})

    from_provider.post(
        "/accounts/3rdparty/signup/",
        {
            "name": "Lupe Vega",
            "affiliation": "youth",
            "email": "rosa@city.example",
            "guardian_email": "parent@example.org",
        },
    )

    assert Person.objects.get().age_band == "youth"
    assert not Person.objects.may_be_shown().exists()
    assert OutboundMessage.objects.filter(to_email="parent@example.org").count() == 1
