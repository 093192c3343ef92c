"""An email address longer than a database keeps gets a sentence beside its field, on every form."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

import thrive
from tests.people.making import member
from thrive.ui.forms import LONGEST_EMAIL, EmailField

pytestmark = pytest.mark.django_db
LONG = f"{'a' * 60}@{'.'.join(['b' * 62] * 3)}.org"
TOO_LONG = LONG.replace("@", "@c.")


@pytest.mark.parametrize(
    "path", ["/accounts/login/code/", "/accounts/password/reset/", "/accounts/email/"]
)
def test_one_letter_too_many_is_told_beside_the_field_and_kept(path: str, client: Client) -> None:
    if path == "/accounts/email/":
        client.force_login(member())

    page = client.post(path, {"email": TOO_LONG, "action_add": ""}).content.decode()

    assert 'aria-invalid="true"' in page
    assert TOO_LONG in page


@pytest.mark.parametrize("path", ["/accounts/login/code/", "/accounts/password/reset/"])
def test_the_longest_there_is_goes_through(path: str, client: Client) -> None:
    assert len(LONG) <= LONGEST_EMAIL < len(TOO_LONG)
    assert client.post(path, {"email": LONG}).status_code == 302


def test_every_form_of_ours_uses_the_houses_field() -> None:
    rooms = Path(thrive.__file__).parent
    found = [
        str(file.relative_to(rooms))
        for file in rooms.rglob("*.py")
        if file != rooms / "ui" / "forms.py"
        and re.search(r"\bforms\.EmailField\(", file.read_text())
    ]

    assert found == []
    assert EmailField().max_length == LONGEST_EMAIL
