"""Every address × every kind of person, generated from the site map: nobody meets more than declared.

The demo story is told once; then each address is asked as each member of the cast. What a person may
open follows from the declared access alone; inside, private things are 404. No GET writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.urls.exceptions import NoReverseMatch

from tests.house.addresses import Place, addresses
from thrive.cities.models import CityApplication, EligibilityReview
from thrive.demo import story
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
CAST = ["", "elvira", "ximena", "rosa", "luz", "devon", "ana", "jo", "imani"]
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
# Signing in and out, and a demo's own door, are about the session, not about records.
SESSION_ONLY = ("django_session", "axes_", "account_", "mfa_")


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, str]]:
    """The demo, told inside a transaction that is taken back when this module is done."""
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        try:
            story.tell()
            yield _arguments()
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)


def _arguments() -> dict[str, str]:
    """An argument that exists, for each name the site map uses."""
    application = CityApplication.objects.get(community__slug="visalia", cycle__is_demo=True)
    review = EligibilityReview.objects.filter(application=application).first()
    return {
        "slug": "vallejo",
        "code": application.code,
        "section": "1",
        "review": str(review.pk) if review else "1",
        "public_id": str(Person.objects.get(email="ruth@example.org").public_id),
        "token": "no-such-token",
        "format": "json",
    }


def _path(place: Place, arguments: dict[str, str]) -> str | None:
    """None where the arguments at hand do not fit (a link with a secret, a library's own page)."""
    given = {name: arguments.get(name, "1") for name in place.arguments}
    try:
        return reverse(place.name, kwargs=given) if place.name else None
    except NoReverseMatch:
        return None


def _client(key: str) -> Client:
    client = Client(raise_request_exception=False)
    if key:
        person = Person.objects.get(email=f"{key}@example.org")
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        session = client.session
        session["demo"] = True
        session.save()
    return client


@pytest.mark.parametrize("key", CAST, ids=[key or "visitor" for key in CAST])
def test_nobody_opens_more_than_an_address_declares(
    told: dict[str, str], django_db_blocker: Any, settings: Any, key: str
) -> None:
    settings.DEMO = True
    wrong = []
    with django_db_blocker.unblock():
        client = _client(key)
        roles = Person.objects.get(email=f"{key}@example.org").program_roles if key else frozenset()
        for place in addresses():
            path = _path(place, told)
            if path is None or place.access is None or "logout" in path:
                continue
            with transaction.atomic():
                answer = client.get(path)
                transaction.set_rollback(True)
            allowed = _may_open(place, key, roles)
            if answer.status_code >= 500:
                wrong.append(f"{path}: {answer.status_code}")
            elif not allowed and answer.status_code not in (302, 401, 403, 404, 405):
                wrong.append(f"{path}: opened with {answer.status_code}")

    assert wrong == []


def _may_open(place: Place, key: str, roles: frozenset[str]) -> bool:
    access = place.access
    assert access is not None
    if access.who == "everyone":
        return True
    if access.who == "members":
        return bool(key)
    return bool(roles) and (not access.roles or bool(roles & (access.roles | {"admin"})))


@pytest.mark.parametrize("key", ["", "elvira", "rosa", "luz", "imani"])
def test_no_get_writes_a_record(
    told: dict[str, str], django_db_blocker: Any, settings: Any, key: str
) -> None:
    settings.DEMO = True
    written: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(WRITES) and not any(t in sql for t in SESSION_ONLY):
            written.append(f"{watch.path}: {sql[:80]}")  # type: ignore[attr-defined]
        return execute(sql, params, many, context)

    with django_db_blocker.unblock():
        client = _client(key)
        with connection.execute_wrapper(watch):
            for place in addresses():
                path = _path(place, told)
                if path is None or "logout" in path:
                    continue
                watch.path = path  # type: ignore[attr-defined]
                with transaction.atomic():
                    client.get(path)
                    transaction.set_rollback(True)

    assert written == []


def test_the_matrix_leaves_no_page_of_ours_out(
    told: dict[str, str], django_db_blocker: Any
) -> None:
    left_out = [
        place.pattern
        for place in addresses()
        if place.view.__module__.startswith("thrive.") and _path(place, told) is None
    ]

    assert left_out == []
