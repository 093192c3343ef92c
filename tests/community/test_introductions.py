"""Step f: the city's first contact finds the introduction begun, and nobody posts in their name."""

from __future__ import annotations

import pytest

from tests.cities import way
from tests.community import ground
from thrive.cities.actions import invitation
from thrive.cities.models import CityApplication
from thrive.community.actions.introducing import draft_introduction
from thrive.community.models import Draft, Thread
from thrive.notices.models import OutboundMessage
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
WORDS = "This is Visalia. They want to learn how a youth commission works."


@pytest.fixture
def rosa() -> Person:
    return ground.member("Rosa", language="es")


@pytest.fixture
def visalia(rosa: Person) -> CityApplication:
    staff = (
        way.person("Imani", "admin"),
        way.person("Luz", "coach"),
        way.person("Devon", "expert"),
    )
    application = way.coached(way.sent(), *staff, way.person("Theo", "coach"))
    application.co_applicants.create(
        number=1, email=rosa.email, person=rosa, link_hash="x", invited_at=way.clock.now()
    )
    return application


def introduced(application: CityApplication) -> None:
    invitation.introduce(application, text=WORDS, by=Person.objects.get(name="Luz"))


def test_the_draft_holds_what_everybody_may_know_and_is_posted_by_its_person(
    visalia: CityApplication, rosa: Person
) -> None:
    desk = ground.space(name="Hello")

    introduced(visalia)

    draft = Draft.objects.get()
    assert (draft.person, draft.place) == (rosa, f"space {desk.pk}")
    assert draft.words["title"] == "Presentaciones: Visalia"
    assert draft.words["kind"] == "introduction"
    assert "Visalia" in draft.words["text"]
    assert "youth commission" not in draft.words["text"]  # the coach's words are the coach's
    assert not Thread.objects.exists()
    mail = OutboundMessage.objects.get(template="notices/mail/forum_introduction")
    address = f"/es{desk.get_absolute_url()}new/"
    assert (mail.to_email, address in mail.text) == (rosa.email, True)
    page = way.desk(rosa).get(address).content.decode()
    assert 'value="Presentaciones: Visalia"' in page
    assert draft.words["text"].splitlines()[0] in page


def test_what_somebody_began_there_stays_and_without_a_space_nothing_is_begun(
    visalia: CityApplication, rosa: Person
) -> None:
    ground.space("closed", "Coaches", role="coach")
    introduced(visalia)
    assert not Draft.objects.exists()
    desk = ground.space(name="Hello")
    Draft.objects.create(person=rosa, place=f"space {desk.pk}", words={"text": "Mine"})

    draft_introduction(visalia, rosa)

    assert Draft.objects.get().words == {"text": "Mine"}
