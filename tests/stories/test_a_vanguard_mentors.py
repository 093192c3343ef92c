"""Journey 4 over HTTP: a Vanguard is credited on a star, refused on a cross, and mentors a Pilot."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from tests.cities import way
from tests.cities.reading import words
from tests.journey import ground
from thrive.cities.models import Enrollment, MentorContact, MentorPairing
from thrive.notices.models import OutboundMessage
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
TOPICS = "By-laws of a youth commission."


@pytest.fixture
def hayward() -> Enrollment:
    return ground.enrolled("Hayward", "vanguard", joined=300)


@pytest.fixture
def vallejo() -> Enrollment:
    return ground.enrolled("Vallejo")


@pytest.fixture
def fern(hayward: Enrollment) -> Client:
    return way.desk(ground.of_city(hayward.community, "Fern"))


@pytest.fixture
def ruth(vallejo: Enrollment) -> Client:
    return way.desk(ground.of_city(vallejo.community, "Ruth"))


def _proposes(client: Client, mentor: str = "hayward", mentee: str = "vallejo") -> Any:
    areas = ["youth-development-civic-engagement"]
    said = {"mentor": mentor, "mentee": mentee, "areas": areas, "topics": TOPICS}
    return client.post("/mentoring/propose/", said)


def _link_in_mail(to: str) -> str:
    """The page of the pair, from the newest mail to this person."""
    mail = OutboundMessage.objects.filter(to_email=to).order_by("-pk")[0]
    found = re.search(r"https?://[^/\s]+(/\S*mentoring/\d+/)", mail.text)
    assert found, mail.text
    return found[1]


def test_credits_and_then_a_city_beside_another(
    hayward: Enrollment, vallejo: Enrollment, fern: Client, ruth: Client
) -> None:
    theo = way.desk(ground.coach_of(hayward.community, "Theo"))
    at = "/cities/hayward/milestones"
    for code in ("T2_5", "T2_7"):
        proof = {"kind": "record", "happened_on": ground.day(700).isoformat()}
        fern.post(f"{at}/{code}/", {**proof, "words": "Done before.", "visibility": "city"})
    starred = fern.post(f"{at}/T2_5/claim/")
    theo.post(f"{at}/T2_5/verify/")
    crossed = fern.post(f"{at}/T2_7/claim/")
    by_hand = fern.post(
        f"{at}/mentoring/",
        {
            "kind": "record",
            "happened_on": ground.day(5).isoformat(),
            "words": "We called Vallejo.",
            "visibility": "city",
        },
    )
    before = words(fern.get(f"{at}/mentoring/"))

    # Vallejo finds Hayward and asks it; Hayward says yes by the link in its mail.
    finder = words(ruth.get("/mentoring/cities/vallejo/"))
    assert _proposes(ruth).status_code == 302
    pair = _link_in_mail("fern@example.org")
    assert "Your city answers" in words(fern.get("/mentoring/"))
    assert ruth.post(f"{pair}accept/").status_code == 422
    assert fern.post(f"{pair}accept/").status_code == 302
    # Hayward writes a call down, and cannot confirm it; Vallejo does.
    call = {"happened_on": ground.day(0).isoformat(), "minutes": "45", "topics": "Who may vote."}
    assert fern.post(pair, call).status_code == 302
    confirm = f"{pair}contacts/{MentorContact.objects.get().pk}/confirm/"
    waits = words(fern.get(f"{at}/mentoring/"))
    own = fern.post(confirm)
    assert "Your city confirms" in words(ruth.get("/mentoring/"))
    assert ruth.post(confirm).status_code == 302

    after = words(fern.get(f"{at}/mentoring/"))
    assert (starred.status_code, crossed.status_code) == (302, 422)
    assert "Only a Vanguard city, and only where Table II has a star" in words(crossed)
    assert by_hand.status_code == 422
    assert "it counts once a city you mentor has confirmed a contact" in words(by_hand)
    assert "Hayward Nothing in what we know ties it to you." in finder
    assert ["A city it mentors has confirmed" in page for page in (before, waits, after)] == [
        *(False, False, True)
    ]
    assert own.status_code == 403
    assert "Contact that Vallejo confirmed" in after
    assert f'href="{pair}"' in fern.get(f"{at}/mentoring/").content.decode()
    assert "Hayward mentors Vallejo" in words(Client().get("/mentoring/"))
    assert "1 of 10 steps done that the tier Vanguard asks for." in words(fern.get(f"{at}/"))


def test_a_pilot_mentors_nobody_and_is_told_why(
    hayward: Enrollment, vallejo: Enrollment, ruth: Client
) -> None:
    ground.enrolled("Eureka", "affiliate")
    imani = way.desk(way.person("Imani", "admin"))

    as_pilot = _proposes(ruth, "vallejo", "eureka")
    by_program = _proposes(imani, "hayward", "hayward")

    assert as_pilot.status_code == by_program.status_code == 422
    assert "Only a Vanguard city mentors others. Choose one from the list." in words(as_pilot)
    assert MentorPairing.objects.count() == 0


def test_in_spanish_a_city_says_no_with_its_reason(
    hayward: Enrollment, vallejo: Enrollment, fern: Client
) -> None:
    ruth = ground.of_city(vallejo.community, "Ruth")
    Person.objects.filter(pk=ruth.pk).update(language="es")
    _proposes(fern)
    pair, client = _link_in_mail("ruth@example.org"), way.desk(ruth)

    page = words(client.get(f"{pair}decline/"))
    client.post(f"{pair}decline/", {"reason": "Primero terminamos nuestro plan de datos."})

    assert pair.startswith("/es/")
    assert "Decir que no, con un motivo" in page
    assert MentorPairing.objects.get().status == "declined"
    mail = OutboundMessage.objects.filter(to_email="fern@example.org").latest("pk")
    assert "Primero terminamos nuestro plan de datos." in mail.text


def test_a_mentor_that_leaves_lets_the_pair_rest_and_what_was_confirmed_stays(
    hayward: Enrollment, vallejo: Enrollment, fern: Client, ruth: Client
) -> None:
    _proposes(fern)
    pair = _link_in_mail("ruth@example.org")
    ruth.post(f"{pair}accept/")
    imani = way.desk(way.person("Imani", "admin"))

    imani.post(
        f"/staff/seats/{hayward.pk}/tier/",
        {"tier": "pilot", "reason": "They ask for more help of their own."},
    )

    page = words(ruth.get(pair))
    assert "Hayward has the tier Pilot. Only a Vanguard city mentors others." in page
    assert "The log stays, and the pair goes on by itself when both cities can." in page
    assert "No pair is at work today." in words(Client().get("/mentoring/"))
    assert ruth.post(f"{pair}end/", {"reason": "We look for another mentor."}).status_code == 302
