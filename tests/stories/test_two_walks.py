"""A coach's day and an assistant city manager's, as far as today's rooms go, over HTTP."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from tests.cities import way
from tests.cities.coached import Coached, typed
from tests.cities.reading import begin, link_in_mail, page, words
from tests.cities.test_applying_precheck import PILOT
from tests.journey import ground
from thrive.base import clock, history
from thrive.cities.models import CityApplication, CoachingContact
from thrive.journey.models import CommitmentInstrument

pytestmark = pytest.mark.django_db
AGENDA = "Resolution to join All Children Thrive"


def test_a_coach_reads_one_page_logs_time_and_hands_a_city_over() -> None:
    at = Coached()
    luz, ruth, imani = way.desk(at.luz), way.desk(at.ruth), way.desk(at.imani)
    in_ten_days = clock.today() + datetime.timedelta(days=10)
    with clock.at(clock.now() - datetime.timedelta(days=20)):
        ground.sent(at.seat, "T2_3", at.ruth)
    council = {"what": AGENDA, "body": "City Council", "meets_on": in_ten_days.isoformat()}
    assert ruth.post("/cities/visalia/commitment/agenda/", council).status_code == 302

    # One page: what waits and since when, what was never used, when the council meets.
    desk = words(luz.get("/staff/my-cities/"))
    assert "1 city. 1 needs its coach now. 1 is stuck for more than 14 days." in desk
    assert "8 of 8" in desk
    assert AGENDA in desk

    # An hour and a half for a workshop, in one form; the city says that it happened.
    sent = typed(minutes="90", offering="T1_4", summary="We drew the map of after-school hours.")
    assert luz.post(at.address, sent).status_code == 302
    kept = CoachingContact.objects.get()
    assert ruth.post(f"{at.address}{kept.pk}/confirm/", {"reply": "Forty came."}).status_code == 302
    record = words(luz.get(at.address))
    assert "System mapping workshops" in record
    assert "1 h 30 min" in record
    assert "Confirmed by the city" in record
    assert "7 of 8" in words(luz.get("/staff/my-cities/"))

    # In June somebody else goes on, and finds everything on one page that nobody had to write.
    given = {"coach": str(at.theo.public_id), "note": "Luz moves to the north coast in June."}
    assert imani.post("/staff/coaches/visalia/", given).status_code == 302
    pack = words(way.desk(at.theo).get("/staff/hand-over/visalia/"))
    assert "We drew the map of after-school hours." in pack
    assert "1 h 30 min" in pack
    assert luz.get("/staff/hand-over/visalia/").status_code == 403
    assert list(history.verify()) == []


def test_an_assistant_city_manager_checks_applies_with_others_and_shows_the_resolution() -> None:
    priya = Client()

    # Six questions, signed out: the likely tier, and what would change it.
    likely = words(priya.get("/get-involved/check/", {**PILOT, "passed": "no"}))
    assert "What would change it: Pick one small issue people can see" in likely
    assert "Begin the application" in likely

    # She applies; two organizations join by the link in their mail.
    way.cycle()
    way.city("Lodi")
    application = begin(priya, city="lodi")
    for email in ("keisha@example.org", "samir@example.org"):
        priya.post(page(application, "people"), {"email": email})
        assert Client().post(link_in_mail(email, "continue")).status_code == 302
    joined = application.co_applicants.filter(left_at=None).exclude(joined_at=None)
    assert joined.filter(email__endswith="@example.org").count() == 2

    # The clerk, once the city takes part, writes the resolution down; the coach has looked at it.
    seat = ground.enrolled("Lodi", "affiliate")
    clerk = way.desk(ground.of_city(seat.community, "Pat"))
    coach = way.desk(ground.coach_of(seat.community))
    act = {
        "kind": "resolution",
        "number": "2026-41",
        "body": "City Council",
        "action_date": ground.day(3).isoformat(),
        "ayes": "4",
        "noes": "1",
        "url": "https://city.example.org/2026-41",
    }
    assert clerk.post("/cities/lodi/commitment/", act).status_code == 302
    kept = CommitmentInstrument.objects.get()
    assert coach.post(f"/cities/lodi/commitment/{kept.pk}/check/").status_code == 302
    assert "2026-41" in words(Client().get("/cities/lodi/"))
    assert CityApplication.objects.get(pk=application.pk).status == "draft"
