from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.people.making import member, youth
from thrive.base.models import Entry
from thrive.people.actions import update_profile
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
PROFILE = {
    "name": "Rosa Mendez",
    "shown_name": "Rosa M.",
    "affiliation": "resident",
    "organization": "",
    "title": "",
    "legislative_body": "",
    "language": "en",
    "visibility": "community",
}


def test_history_tells_which_fields_changed_and_never_to_what(client: Client) -> None:
    client.force_login(member())

    client.post("/me/", PROFILE | {"title": "Promotora", "visibility": "public"})

    entry = Entry.objects.latest("number")
    assert (entry.what, entry.facts) == ("update_profile", {"changed": ["title", "visibility"]})
    assert Person.objects.get().title == "Promotora"


def test_saving_what_is_already_there_writes_no_history(client: Client) -> None:
    client.force_login(member())

    client.post("/me/", PROFILE)

    assert list(Entry.objects.values_list("what", flat=True)) == ["join"]


def test_a_new_language_leads_to_the_page_in_that_language(client: Client) -> None:
    client.force_login(member())

    answer = client.post("/me/", PROFILE | {"language": "es"})

    assert answer["Location"] == "/es/me/"
    assert "Su perfil está guardado." in client.get("/es/me/").content.decode()


def test_an_emptied_shown_name_is_made_again(client: Client) -> None:
    client.force_login(member())

    client.post("/me/", PROFILE | {"name": "Rosa Alba Ruiz", "shown_name": ""})

    assert Person.objects.get().shown_name == "Rosa R."


def test_a_youth_is_not_offered_a_public_profile(client: Client) -> None:
    client.force_login(youth())

    page = client.get("/me/").content.decode()
    answer = client.post("/me/", PROFILE | {"name": "Lupe Vega", "visibility": "public"})

    assert 'value="public"' not in page
    assert answer.status_code == 200
    assert Person.objects.get().visibility == "community"


def test_a_column_that_is_no_part_of_a_profile_cannot_be_changed() -> None:
    rosa = member()

    with pytest.raises(TypeError, match="Not part of a profile: age_band"):
        update_profile(rosa, by=rosa, age_band="youth")


@pytest.mark.parametrize("path", ["/me/", "/me/data/", "/es/me/"])
def test_a_visitor_signs_in_first(client: Client, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 302
    assert "/accounts/login/?next=" in answer["Location"]


def test_what_the_page_of_a_person_shows(client: Client) -> None:
    rosa = member(organization="Kaweah Circle")
    client.force_login(member("Teo Banuelos"))

    page: Any = client.get(f"/people/{rosa.public_id}/").content.decode()

    assert "Rosa M." in page
    assert "Kaweah Circle" in page
    assert "Mendez" not in page
    assert "rosa@example.org" not in page
