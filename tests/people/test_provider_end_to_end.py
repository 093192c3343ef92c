"""Signing in at an OpenID Connect provider, over the wire: there and back, with signed tokens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from tests.people import provider
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
ROSA = {"sub": "rosa-1", "email": "rosa@city.example", "email_verified": True, "name": "Rosa M"}


@pytest.fixture
def city_login(settings: Any) -> Iterator[str]:
    with provider.running() as address:
        app = {"provider_id": "oidc", "name": "City login", "client_id": provider.CLIENT}
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {"APPS": [app | {"secret": "s", "settings": {"server_url": address}}]}
        }
        yield address


def _go_there(visitor: Client) -> dict[str, list[str]]:
    """Press the button; what the provider's page is asked for."""
    sent = visitor.post("/accounts/oidc/oidc/login/")
    return parse_qs(urlsplit(sent["Location"]).query)


def _come_back(visitor: Client, asked: dict[str, list[str]], code: str) -> Any:
    back = urlsplit(asked["redirect_uri"][0]).path
    return visitor.get(back, {"code": code, "state": asked["state"][0]})


def test_somebody_new_passes_the_age_screen_and_our_questions(
    city_login: str, client: Client
) -> None:
    provider.CODES["one"] = ROSA
    asked = _go_there(client)

    back = _come_back(client, asked, "one")
    passed = client.post("/join/", {"month": 1, "year": 1980})
    answer = client.post(
        passed["Location"],
        {"name": "Rosa Mendez", "affiliation": "city_staff", "email": ROSA["email"]},
    )

    assert asked["client_id"] == [provider.CLIENT]
    assert back["Location"] == "/join/"
    assert answer["Location"] == "/desk/"
    assert SocialAccount.objects.get(uid="rosa-1").user == Person.objects.get()


def test_somebody_known_is_in_at_once(city_login: str, client: Client) -> None:
    test_somebody_new_passes_the_age_screen_and_our_questions(city_login, client)
    again = Client()

    back = _come_back(again, _go_there(again), "one")

    assert back["Location"] == "/desk/"
    assert again.get("/desk/").status_code == 200


def test_a_code_the_provider_does_not_know_lets_nobody_in(city_login: str, client: Client) -> None:
    asked = _go_there(client)

    answer = _come_back(client, asked, "forged")

    assert (answer.status_code, client.get("/desk/").status_code) == (401, 302)
    assert not Person.objects.exists()
