"""Every address × every kind of person, generated from the site map: nobody meets more than declared.

The demo story is told once; then each address is asked as each member of the cast. What a person may
open follows from the declared access alone; inside, private things are 404. No GET writes.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction

from tests.house.addresses import Place, addresses
from tests.house.demo_told import browser, path_of
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
CAST = ["", "elvira", "ximena", "rosa", "luz", "devon", "ana", "jo", "imani"]
OPENED = set(range(200, 500)) - {302, 401, 403, 404, 405}
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
# Signing in and out, and a demo's own door, are about the session, not about records.
SESSION_ONLY = ("django_session", "axes_", "account_", "mfa_")


@pytest.mark.parametrize("key", CAST, ids=[key or "visitor" for key in CAST])
def test_nobody_opens_more_than_an_address_declares_and_no_get_writes_a_record(
    story: dict[str, str], settings: Any, key: str
) -> None:
    settings.DEMO = True
    wrong: list[str] = []
    written: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(WRITES) and not any(t in sql for t in SESSION_ONLY):
            written.append(f"{path}: {sql[:80]}")
        return execute(sql, params, many, context)

    client = browser(key)
    roles = Person.objects.get(email=f"{key}@example.org").program_roles if key else frozenset()
    with connection.execute_wrapper(watch):
        for place in addresses():
            path = path_of(place, story)
            if path is None or "logout" in path:
                continue
            with transaction.atomic():
                answer = client.get(path)
                transaction.set_rollback(True)
            if answer.status_code >= 500:
                wrong.append(f"{path}: {answer.status_code}")
            elif place.access and not _may_open(place, key, roles) and answer.status_code in OPENED:
                wrong.append(f"{path}: opened with {answer.status_code}")

    assert wrong == []
    assert written == []


def _may_open(place: Place, key: str, roles: frozenset[str]) -> bool:
    access = place.access
    assert access is not None
    if access.who == "everyone":
        return True
    if access.who == "members":
        return bool(key)
    return bool(roles) and (not access.roles or bool(roles & (access.roles | {"admin"})))


def test_the_matrix_leaves_no_page_of_ours_out(
    story: dict[str, str],
) -> None:
    left_out = [
        place.pattern
        for place in addresses()
        if place.view.__module__.startswith("thrive.") and path_of(place, story) is None
    ]

    assert left_out == []
