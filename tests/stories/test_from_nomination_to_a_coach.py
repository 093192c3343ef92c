"""Journey 1, whole, over HTTP: nominate, session, mail, review, the last seat, the line, the coach."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.cities import ground, way
from tests.cities.reading import begin, fields, link_in_mail, page, words
from thrive.base import clock, history
from thrive.cities.models import CityApplication, Enrollment, InfoSession, ProgramCycle
from thrive.notices.models import OutboundMessage
from thrive.people.models import Person

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
        "action_areas": ["protective-environments"],
    },
    "your-team": {
        **{f"{code}-looking": "yes" for code in way.SEATS},
        "council_member_on_team": "no",
    },
    "ready-to-work": {"coalition": "Two churches and the parks department."},
    "help-you-need": {"help_kind": "coaching", "languages": ["en", "es"]},
}
SIX = {
    f"{seat}-{part}": value
    for seat in way.SEATS
    for part, value in {
        "name": f"Person {seat}",
        "email": f"{seat}@example.org",
        "organization": f"Group {seat}" if seat.startswith("cbo") else "",
    }.items()
}
SCORES = {
    f"score-{code}": "3"
    for code in (
        *("legal_standing", "geographic_balance", "policy_readiness"),
        *("need", "existing_coalition", "commitment"),
    )
}


@pytest.fixture
def staff() -> dict[str, Person]:
    return {
        "imani": way.person("Imani", "admin"),
        "luz": way.person("Luz", "coach"),
        "devon": way.person("Devon", "expert"),
        "saanvi": way.person("Saanvi", "expert"),
        "tomas": way.person("Tomas", "grants"),
    }


@pytest.fixture
def cycle() -> ProgramCycle:
    """19 of 20 Pilot seats are taken."""
    made = way.cycle()
    for number in range(19):
        Enrollment.objects.create(
            community=way.city(f"Seated {number}"),
            cycle=made,
            tier="pilot",
            effective_on=clock.today(),
        )
    return made


def _applies(client: Client, city: str) -> CityApplication:
    ground.city(city)
    application = begin(client, city=city.lower())
    for name, said in PAGES.items():
        form = fields(client.get(page(application, name)))
        answer = client.post(page(application, name), {**form, **said})
        assert answer.status_code == 302, words(answer)
    client.post(page(application, "check-and-send"), {"may_share": "yes"})
    application.refresh_from_db()
    assert application.status == "sent"
    return application


def _comes_to_a_session(application: CityApplication, client: Client, luz: Client) -> None:
    day = clock.today() + datetime.timedelta(days=3)
    said = {"day": day.isoformat(), "time": "17:30", "language": "en", "place": "Online"}
    luz.post("/staff/info-sessions/", {**said, "capacity": "40"})
    held = InfoSession.objects.latest("pk")
    client.post(f"/apply/{application.code}/session/{held.pk}/")
    place = held.places.get(application=application)
    with clock.at(timezone.now() + datetime.timedelta(days=4)):
        luz.post(f"/staff/info-sessions/{held.pk}/", {f"came-{place.pk}": "yes"})


def _reads_the_mail(application: CityApplication, luz: Client) -> None:
    url = f"/staff/applications/{application.code}/follow-up/"
    form = fields(luz.get(url), holding="confirm_by")
    preview = luz.post(url, {**form, "note": "It was good to meet you.", "look": "yes"})
    assert "It was good to meet you." in words(preview)
    assert not OutboundMessage.objects.filter(
        template__endswith="follow_up", about_id=application.code
    ).exists()
    luz.post(url, {**form, "note": "It was good to meet you."})
    official = link_in_mail("pat@example.org", "official")
    Client().post(official, {"answer": "yes"})


def _asks(application: CityApplication, imani: Client, *people: Person) -> Any:
    said = {f"reviewer_{n}": str(one.public_id) for n, one in enumerate(people, 1)}
    return imani.post(f"/staff/applications/{application.code}/reviewers/", said)


def _scores(application: CityApplication, *people: Person) -> None:
    for person in people:
        url = f"/staff/reviews/{application.reviews.get(reviewer=person).pk}/"
        sheet = {**SCORES, "tier": "pilot", "note": ""}
        kept = way.desk(person).post(url, {"score-need": "3"}, headers={"X-Autosave": "1"})
        assert "points" in kept.json()["saved"]
        assert way.desk(person).post(url, sheet).status_code == 302


def _decides(application: CityApplication, imani: Client) -> CityApplication:
    said = {"tier": "pilot", "rationale": way.WHY}
    answer = imani.post(f"/staff/applications/{application.code}/decide/", said)
    assert answer.status_code == 302, words(answer)
    application.refresh_from_db()
    return application


def test_from_nomination_to_a_coach(staff: dict[str, Person], cycle: ProgramCycle) -> None:
    imani, luz = way.desk(staff["imani"]), way.desk(staff["luz"])
    rosa, teo = Client(), Client()

    # Visalia nominates itself, comes to a session, reads the mail; an official confirms.
    visalia = _applies(rosa, "Visalia")
    _comes_to_a_session(visalia, rosa, luz)
    _reads_the_mail(visalia, luz)
    assert "".join(sorted(visalia.steps.values_list("step", flat=True))) == "abc"

    # Two reviewers are asked; one steps aside, another one comes in; both score.
    _asks(visalia, imani, staff["devon"], staff["tomas"])
    aside = visalia.reviews.get(reviewer=staff["tomas"])
    reason = {"reason": "My sister works for this city."}
    way.desk(staff["tomas"]).post(f"/staff/reviews/{aside.pk}/step-aside/", reason)
    refused = _asks(visalia, imani, staff["tomas"])
    assert refused.status_code == 422
    _asks(visalia, imani, staff["saanvi"])
    _scores(visalia, staff["devon"], staff["saanvi"])

    # It is given Pilot seat 20. The letter says why, what is offered, what is asked.
    assert _decides(visalia, imani).status == "accepted"
    assert cycle.enrollments.holding_a_seat().in_tier("pilot").count() == 20
    letter = words(rosa.get(f"/apply/{visalia.code}/letter/"))
    assert "Visalia is welcome. Your tier: Pilot" in letter
    assert "Ongoing, direct coaching" in letter
    assert rosa.get(f"/apply/{visalia.code}/letter.pdf").content.startswith(b"%PDF")
    assert Client().get(f"/apply/{visalia.code}/letter/").status_code == 404

    # The next Pilot city is wait-listed, with its number, and never at a dead end.
    lodi = _applies(teo, "Lodi")
    _comes_to_a_session(lodi, teo, luz)
    _reads_the_mail(lodi, luz)
    _asks(lodi, imani, staff["devon"], staff["saanvi"])
    _scores(lodi, staff["devon"], staff["saanvi"])
    assert _decides(lodi, imani).status == "wait_listed"
    letter = words(teo.get(f"/apply/{lodi.code}/letter/"))
    assert "Your number on the wait-list: 1." in letter
    assert "Join as an Affiliate" in letter

    # A seat is freed; Lodi was first in line and is told.
    seated = cycle.enrollments.filter(community__slug="seated-0").get()
    leaves = f"/staff/seats/{seated.pk}/leave/"
    assert "first city in line" in words(imani.get(leaves))
    imani.post(leaves, {"reason": "The council voted to leave the program."})
    lodi.refresh_from_db()
    assert lodi.status == "accepted"
    assert OutboundMessage.objects.filter(template__endswith="seat_is_free").count() == 1

    # It gets its coach, is introduced, and names its six.
    said = {"coach": str(staff["luz"].public_id)}
    imani.post("/staff/coaches/lodi/", said)
    text = "Lodi wants to light its parks and learn how a youth commission works."
    luz.post(f"/staff/applications/{lodi.code}/introduction/", {"text": text})
    early = luz.post(f"/staff/applications/{lodi.code}/team/", {"note": ""})
    assert "This seat is still open: First person from the city." in words(early)
    form = fields(teo.get(page(lodi, "your-team")))
    left = {name: value for name, value in form.items() if not name.endswith("-looking")}
    teo.post(page(lodi, "your-team"), {**left, **SIX})
    luz.post(f"/staff/applications/{lodi.code}/team/", {"note": ""})
    assert "".join(sorted(lodi.steps.values_list("step", flat=True))) == "abcdefg"

    # The page of the application and the pack tell it all; the chain of history is whole.
    assert "All seven steps are done." in words(luz.get(f"/staff/applications/{lodi.code}/"))
    assert "Person resident_2" in words(luz.get("/staff/hand-over/lodi/"))
    assert list(history.verify()) == []
