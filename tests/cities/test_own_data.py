"""A person takes their data along, or has it erased; the city's application stays whole."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cities import way
from tests.cities.reading import link_in_mail
from thrive.base import history
from thrive.cities import own_data
from thrive.cities.models import CityApplication

pytestmark = pytest.mark.django_db


def test_an_export_names_every_application_a_person_is_part_of() -> None:
    began = way.sent("Visalia")
    named = way.sent("Merced", city_1={"name": "Rosa", "email": "rosa@example.org"})
    CityApplication.objects.filter(pk=named.pk).update(contact_email="else@example.org")
    way.sent("Oxnard")
    CityApplication.objects.filter(community__name="Oxnard").update(contact_email="x@example.org")

    found = own_data.export_applications(way.person("Rosa"))

    assert [(one["number"], one["first_contact"]) for one in found] == [
        (began.code, True),
        (named.code, False),
    ]


def test_after_erasure_no_name_and_no_address_is_left() -> None:
    application = way.sent(
        "Visalia", resident_1={"name": "Rosa Example", "email": "rosa@example.org"}
    )
    link = link_in_mail("rosa@example.org", "continue")

    own_data.erase_applications(way.person("Rosa"))

    kept = str(CityApplication.objects.values().get(pk=application.pk))
    kept += str(list(application.answers.values_list("value", flat=True)))
    assert "Rosa" not in kept
    assert "rosa@" not in kept
    assert way.ANSWERS["need"] in kept
    assert list(history.verify()) == []
    assert Client().get(link).status_code == 404


def test_an_official_can_be_erased_too() -> None:
    application = way.sent("Visalia")

    own_data.erase_applications(way.person("Pat"))

    said = dict(application.answers.values_list("question", "value"))
    assert (said["official_name"], said["official_email"]) == ("", "")
