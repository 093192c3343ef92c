"""A database that is locked or full: pages are read as always, and nothing typed is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client, RequestFactory

from tests.cities import way
from tests.cities.test_seats_at_once import real_database
from tests.community import ground
from tests.house.falling import WRITES
from thrive.community.models import Post
from thrive.ui.views import broken, cannot_keep

__all__ = ["real_database"]

TYPED = {"text": "Quail Street <b>too</b>,\nsince May.", "language": "en", "token": ground.TOKEN}


@contextmanager
def full() -> Iterator[None]:
    """Every statement that writes meets a full disk."""

    def run(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(WRITES):
            raise OperationalError("database or disk is full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(run):
        yield


@contextmanager
def locked() -> Iterator[None]:
    """Somebody else writes, and does not end."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL locks rows, not the whole database.")
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=20")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()
        connection.close()


@pytest.mark.database
@pytest.mark.parametrize("trouble", [full, locked])
def test_pages_are_read_and_what_was_typed_is_handed_back(
    real_database: None, trouble: Any
) -> None:
    talk = ground.thread(ground.space(), ground.member("Ruth"))
    visitor, fern = Client(), way.desk(ground.member("Fern"))
    fern.raise_request_exception = False
    address = talk.get_absolute_url()
    posts = Post.objects.count()

    with trouble():
        read = [who.get(page).status_code for who in (visitor, fern) for page in [*PAGES, address]]
        answer = fern.post(f"{address}reply/", TYPED)
        said = fern.post(f"{address}reply/", TYPED, headers={"accept": "application/json"})

    assert set(read) == {200}
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    page = answer.content.decode()
    assert "Quail Street &lt;b&gt;too&lt;/b&gt;,\nsince May.</textarea>" in page
    assert f'action="{address}reply/"' in page
    assert f'name="token" value="{ground.TOKEN}"' in page
    assert (said.status_code, list(said.json())) == (503, ["refused"])
    assert Post.objects.count() == posts

    again = [fern.post(f"{address}reply/", TYPED).status_code for _each in range(2)]

    assert again == [302, 302]
    assert Post.objects.count() == posts + 1


PAGES = ["/community/", "/search/?q=lights", "/"]


def test_of_a_form_with_a_password_nothing_is_handed_back() -> None:
    said = {"login": "Ruth Lane", "password": "my secret word"}
    try:
        raise OperationalError("database or disk is full")
    except OperationalError:
        page = broken(RequestFactory().post("/accounts/login/", said))

    assert page.status_code == 503
    assert "Ruth Lane" not in page.content.decode()


def test_faults_of_our_own_are_not_called_a_full_disk() -> None:
    assert [
        cannot_keep(one) for one in (None, ValueError(), OperationalError("no such table"))
    ] == ([False, False, False])
    assert cannot_keep(OSError(28, "No space left on device"))
