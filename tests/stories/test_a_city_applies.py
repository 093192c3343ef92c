"""Journey 1, first half: Rosa learns which tier fits, applies with Teo, and waits for an answer."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.cities import ground, way
from tests.cities.reading import fields, link_in_mail, words
from thrive.base import history
from thrive.cities.models import CityApplication
from thrive.cities.rules.applying import may_be_reviewed
from thrive.notices.models import OutboundMessage

pytestmark = pytest.mark.django_db

PAGES: dict[str, dict[str, Any]] = {
    "your-city": {
        "contact_role": "Project lead",
        "organization": "Delta Roots Collaborative",
        "official_name": "Pat Example",
        "official_title": "Deputy city manager",
        "official_email": "pat@example.org",
    },
    "why-now": {
        "need": "One park for nine thousand children, and no light after five.",
        "most_affected": "Families on the west side.",
        "action_areas": ["protective-environments", "undecided"],
    },
    "your-team": {
        "city_1-name": "Fern",
        "city_1-email": "fern@example.org",
        "city_2-looking": "yes",
        "cbo_youth-organization": "Kaweah Youth Circle",
        "cbo_youth-name": "Ida",
        "cbo_youth-email": "ida@example.org",
        "cbo_adult-looking": "yes",
        "resident_1-name": "Lupe V.",
        "resident_2-looking": "yes",
        "council_member_on_team": "no",
    },
    "ready-to-work": {"coalition": "Two churches and the parks department."},
    "help-you-need": {"help_kind": "coaching", "languages": ["en", "es"]},
}


def test_a_city_applies(client: Client) -> None:
    way.cycle()
    way.city("Visalia")
    held = way.session()

    # She asks which tier fits, and begins.
    likely = client.get("/get-involved/check/?standing=with_government&official=partly&meeting=yes")
    assert "Begin the application" in words(likely)
    begun = client.post(
        "/apply/",
        {"city": "visalia", "name": "Rosa", "email": "rosa@example.org", "language": "es"},
        follow=True,
    )
    base = begun.redirect_chain[-1][0].removesuffix("your-city/")
    application = CityApplication.objects.get()
    assert (base, application.language) == (f"/apply/{application.code}/", "es")

    # She writes three pages; Teo joins from a link and writes the rest.
    teo = Client()
    client.post(f"{base}people/", {"email": "teo@example.org"})
    teo.post(link_in_mail("teo@example.org", "continue"))
    for number, (page, said) in enumerate(PAGES.items()):
        writer = client if number < 3 else teo
        form = fields(writer.get(f"{base}{page}/"))
        answer = writer.post(f"{base}{page}/", {**form, **said})
        assert answer.status_code == 302, words(answer)

    # They check and send. The receipt comes in Spanish, the official gets a link.
    assert "missing" not in words(client.get(f"{base}check-and-send/"))
    receipt = client.post(f"{base}check-and-send/", {"may_share": "yes"}, follow=True)
    assert application.code in words(receipt)
    mails = {m.template.rsplit("/")[-1] for m in OutboundMessage.objects.all()}
    assert {"application_started", "application_received", "official_confirm"} <= mails
    assert OutboundMessage.objects.get(template__endswith="official_confirm").language == "es"

    # They sign up for a session; the review waits for the official's yes.
    client.post(f"{base}session/{held.pk}/")
    assert not may_be_reviewed(way.fresh(application))
    Client().post(link_in_mail("pat@example.org", "official"), {"answer": "yes"})
    assert may_be_reviewed(way.fresh(application))

    # Anybody with the number sees the steps; the history is whole and names nobody.
    public = words(Client().get(f"/apply/status/{application.code}/"))
    assert "Come to an information session" in public
    assert "Rosa" not in public
    assert list(history.verify()) == []


def test_a_city_that_was_told_not_now_takes_part_the_same_day(client: Client) -> None:
    application = way.sent("Visalia")
    CityApplication.objects.update(status="not_now")
    client.post(link_in_mail("rosa@example.org", "continue"))

    client.post(f"/apply/{application.code}/affiliate/")

    assert application.community.standing().tier == "affiliate"  # type: ignore[union-attr]
    assert "welcome as an Affiliate" in OutboundMessage.objects.latest("pk").subject


def test_without_javascript_and_in_spanish(client: Client) -> None:
    way.cycle()
    ground.city("Visalia")

    found = client.get("/es/apply/?q=vis")
    begun = client.post(
        "/es/apply/",
        {"city": "visalia", "name": "Rosa", "email": "rosa@example.org", "language": "es"},
        follow=True,
    )

    assert "/es/apply/?city=visalia" in found.content.decode()
    assert begun.redirect_chain[-1][0].startswith("/es/apply/VIS-")
    assert "Su ciudad" in words(begun)
    for english in ("Save and go on", "Step 1", "optional"):
        assert english not in words(begun)
