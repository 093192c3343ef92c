"""The search page, and what the rooms let it find."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cities import way
from tests.cities.reading import fields
from tests.portal import standing
from thrive.cities.models import CityApplication
from thrive.search.actions import reindex

pytestmark = pytest.mark.django_db


@pytest.fixture
def indexed():
    standing.city("La Cañada Flintridge", "la-canada", standing.county("Los Angeles", "06037"))
    return reindex()


def test_a_city_is_found_without_its_accents(client, indexed):
    found = client.get("/search/?q=la+canada").context["found"]

    assert [(hit.kind, hit.url) for hit in found.hits] == [("city", "/cities/la-canada/")]


def test_a_spanish_reader_is_led_to_spanish_pages(client, indexed):
    found = client.get("/es/search/?q=equipo+base").context["found"]

    assert "/es/glossary/#core-team" in [hit.url for hit in found.hits]


def test_asking_nothing_offers_places_to_start(client, indexed):
    page = client.get("/search/")

    assert page.context["found"].hits == ()
    assert page.status_code == 200


def test_what_somebody_typed_comes_back_as_text(client, indexed):
    page = client.get("/search/", {"q": '<script>alert("x")</script>'})

    assert "<script>alert" not in page.content.decode()


def test_robots_are_shown_the_sitemap_and_kept_from_the_desks(client):
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /staff/" in text
    assert "/sitemap.xml" in text


def test_the_sitemap_names_each_city_in_both_languages(client, indexed):
    text = client.get("/sitemap.xml").content.decode()

    assert text.count("/cities/la-canada/</loc>") == 2
    assert "/es/cities/la-canada/</loc>" in text


def test_the_sitemap_names_a_place_as_long_as_its_page_opens(client):
    """Anybody can name a neighborhood: it is read of from the day its application is sent."""
    way.cycle()
    named = {"kind": "neighborhood", "place": "Alameda del Río"}
    form = client.get("/apply/", named)
    client.post("/apply/", {**fields(form, "place"), "name": "Rosa", "email": "rosa@example.org"})
    application = CityApplication.objects.get(community__name="Alameda del Río")

    seen = {}
    for status in ("draft", "sent", "in_review", "wait_listed", "not_now", "withdrawn"):
        CityApplication.objects.filter(pk=application.pk).update(status=status)
        address = f"/cities/{application.community.slug}/"
        opens = Client().get(address).status_code == 200
        named_there = address in Client().get("/sitemap.xml").content.decode()
        seen[status] = (named_there, opens)

    assert {one for one, (named_there, opens) in seen.items() if named_there and opens} == {
        *("sent", "in_review", "wait_listed")
    }
    assert all(named_there == opens for named_there, opens in seen.values())
