"""A copy of one's data, and erasing it while history stays whole."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client

from tests.people.making import PASSWORD, agreed, member, staff, youth
from thrive.base import history
from thrive.base.models import Entry
from thrive.base.refs import SYSTEM
from thrive.people import holdings
from thrive.people.actions import erase_me, export_my_data, give_role, invite
from thrive.people.models import Person

pytestmark = pytest.mark.django_db


def unpacked(data: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_the_copy_holds_every_kind_and_explains_itself(client: Client) -> None:
    rosa = member()
    give_role(rosa, role="coach", by=SYSTEM)
    client.force_login(rosa)

    answer = client.post("/me/data/export/")
    files = unpacked(answer.content)

    assert answer["Content-Type"] == "application/zip"
    assert {"README.txt", "account.json", "history.json", "mails.json"} <= files.keys()
    account = json.loads(files["account.json"])
    assert account["account"]["email"] == "rosa@example.org"
    assert [role["role"] for role in account["roles"]] == ["coach"]
    told = [entry["what"] for entry in json.loads(files["history.json"])]
    assert told == ["join", "give_role", "export_my_data"]
    assert "This is everything All Children Thrive holds about you" in files["README.txt"]
    assert rosa.password not in "".join(files.values())


def test_the_copy_reads_spanish_to_whom_reads_spanish() -> None:
    rosa = member(language="es")

    files = unpacked(export_my_data(rosa, by=rosa))

    assert "Esto es todo lo que" in files["README.txt"]


def test_rooms_above_add_their_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(holdings._exports, "garden", lambda person: {"beds": 3})
    rosa = member()

    files = unpacked(export_my_data(rosa, by=rosa))

    assert json.loads(files["garden.json"]) == {"beds": 3}


def every_text_in_the_database() -> str:
    """Every column of every table, as one text: what a leak would be found in."""
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows.extend(str(row) for row in cursor.fetchall())
    return "\n".join(rows)


def test_erasing_leaves_no_name_or_email_anywhere_and_history_whole(client: Client) -> None:
    rosa = member("Rosalinda Mendezona", organization="Kaweah Youth Circle")
    invite(email=rosa.email, role="coach", by=SYSTEM)
    Authenticator.objects.create(user=rosa, type=Authenticator.Type.TOTP, data={})
    Client().post("/accounts/login/", {"login": rosa.email, "password": "wrong"})
    client.post("/accounts/login/", {"login": rosa.email, "password": PASSWORD})
    client.force_login(rosa)
    assert "Rosalinda" in every_text_in_the_database()

    answer = client.post("/me/data/erase/", {"sure": "on"})

    left = every_text_in_the_database().casefold()
    assert answer["Location"] == "/"
    assert [w for w in ("rosalinda", "mendezona", "kaweah") if w in left] == []
    assert EmailAddress.objects.count() == Authenticator.objects.count() == 0
    assert list(history.verify()) == []
    erased = Person.objects.get()
    assert not erased.has_usable_password()
    assert Entry.objects.latest("number").what == "erase_me"
    assert Entry.objects.latest("number").on.id == str(erased.public_id)


def test_erasing_a_youth_erases_their_guardian_too() -> None:
    lupe = youth(guardian_email="marisol@example.org", guardian_name="Marisol Vega")
    agreed(lupe, "photo")
    assert "marisol" in every_text_in_the_database().casefold()

    erase_me(lupe, by=lupe)

    left = every_text_in_the_database().casefold()
    assert [w for w in ("marisol", "vega", "lupe") if w in left] == []
    assert list(history.verify()) == []


def test_every_session_of_an_erased_person_ends() -> None:
    rosa = member()
    phone, laptop, neighbor = Client(), Client(), Client()
    phone.force_login(rosa)
    laptop.force_login(rosa)
    neighbor.force_login(member("Teo Banuelos"))

    erase_me(rosa, by=rosa)

    assert Session.objects.count() == 1
    assert phone.get("/me/").status_code == laptop.get("/me/").status_code == 302
    assert neighbor.get("/me/").status_code == 200


def test_nothing_is_erased_without_the_tick(client: Client) -> None:
    client.force_login(member())

    answer = client.post("/me/data/erase/", {})

    assert answer.status_code == 422
    assert "Tick the box" in answer.content.decode()
    assert Person.objects.get().erased_at is None


def test_rooms_above_erase_theirs_while_the_name_can_still_be_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[str] = []
    monkeypatch.setitem(holdings._erasures, "garden", lambda person: seen.append(person.email))
    rosa = member()

    erase_me(rosa, by=rosa)

    assert seen == ["rosa@example.org"]


def test_the_same_email_can_join_again() -> None:
    rosa = member()
    erase_me(rosa, by=rosa)

    again = member()

    assert again.pk != rosa.pk
    assert Person.objects.present().get() == again


def test_an_administrator_erases_whom_they_were_asked_to(client: Client) -> None:
    ana, rosa = staff("admin"), member()
    Authenticator.objects.create(user=ana, type=Authenticator.Type.TOTP, data={})
    client.force_login(ana)

    client.post(f"/staff/people/{rosa.public_id}/erase/", {"sure": "on"})

    rosa.refresh_from_db()
    assert rosa.erased_at is not None
    assert Entry.objects.latest("number").by.text == "Program staff"
