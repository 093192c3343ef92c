"""The check of the data training, and the experts one may ask by what they know."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client

from tests.cities import way
from tests.events import ground
from tests.house.reading import reading
from tests.journey.ground import enrolled, of_city
from thrive.base import clock
from thrive.base.decisions import Refused
from thrive.events.actions import knowing, ta_requests
from thrive.events.models import CheckDone, Expertise
from thrive.events.own_data import erase_events, export_events, export_ta
from thrive.events.queries.experts import experts_page
from thrive.events.quiz import QUESTIONS
from thrive.people.models import Person

CHECK = "/trainings/spatial-literacy/check/"
RIGHT = {one.slug: str(one.right) for one in QUESTIONS}
AREA, OTHER = "economic-supports", "mental-health-wellness"


def _client(person: Person, settings: Any) -> Client:
    settings.DEMO = True
    client = Client()
    client.force_login(person, backend="thrive.people.sessions.ByEmailAndPassword")
    session = client.session
    session["demo"] = True
    session.save()
    return client


def _expert(name: str, **more: Any) -> Person:
    made = way.person(name, "expert")
    Person.objects.filter(pk=made.pk).update(visibility="public")
    said = {"areas": (AREA,), "languages": ("en",), "region": "", **more}
    knowing.offer_expertise(**said, by=made)
    return made


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_question_reads_at_grade_eight(language: str) -> None:
    texts = [getattr(text, language) for one in QUESTIONS for text in (one.words, one.hint)]
    found = reading(texts, language)

    assert (found.english_grade if language == "en" else found.spanish_grade) <= 8
    assert all(0 <= one.right < len(one.answers) for one in QUESTIONS)


@pytest.mark.django_db
def test_a_wrong_answer_gets_its_hint_and_what_was_chosen_stays(settings: Any) -> None:
    client = _client(way.person("Rosa"), settings)

    answer = client.post(f"/es{CHECK}", {**RIGHT, "rate": "0"})

    assert answer.status_code == 422
    assert QUESTIONS[0].hint.es in answer.content.decode()
    assert answer.content.decode().count("checked") == len(QUESTIONS)
    assert CheckDone.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("tier", ["", "affiliate", "vanguard"])
def test_the_check_is_kept_once_whatever_the_tier(settings: Any, tier: str) -> None:
    who = of_city(enrolled("Eureka", tier).community) if tier else way.person("Rosa")
    client = _client(who, settings)

    for _time in range(2):
        assert client.post(CHECK, RIGHT).status_code == 302

    assert CheckDone.objects.filter(person=who, training="spatial-literacy").count() == 1
    assert "You did the check on" in client.get("/trainings/spatial-literacy/").content.decode()
    assert [one["training"] for one in export_events(who)["checks"]] == ["spatial-literacy"]


@pytest.mark.django_db
def test_other_trainings_have_no_check(settings: Any) -> None:
    client = _client(way.person("Rosa"), settings)

    assert client.get("/trainings/advocacy/check/").status_code == 404


@pytest.mark.django_db
def test_experts_are_found_by_area_language_and_region() -> None:
    viewer = way.person("Imani", "admin")
    _expert("Devon", region="bay-area")
    _expert("Saanvi", areas=(OTHER,), languages=("en", "es"))
    _expert("Tomas", languages=("es",), region="sierra")

    def names(**said: str) -> list[str]:
        return [one.name for one in experts_page(viewer, said).experts]

    assert names() == ["Devon", "Saanvi", "Tomas"]
    assert names(area=AREA) == ["Devon", "Tomas"]
    assert names(language="es") == ["Saanvi", "Tomas"]
    assert names(region="bay-area") == ["Devon", "Saanvi"]
    assert names(area="nonsense", region="'; --") == ["Devon", "Saanvi", "Tomas"]


@pytest.mark.django_db
def test_the_list_shows_no_address_and_nobody_who_hides_or_has_left() -> None:
    _expert("Devon", about="Twelve years of city budgets.")
    hidden, left = _expert("Saanvi"), _expert("Tomas")
    Person.objects.filter(pk=hidden.pk).update(visibility="community")
    left.roles.update(until=clock.now() - datetime.timedelta(days=1))

    page = Client().get("/ta/experts/").content.decode()

    assert "Twelve years of city budgets." in page
    assert "Saanvi" not in page
    assert "Tomas" not in page
    assert Person.objects.get(name="Devon").email not in page


@pytest.mark.django_db
def test_only_adults_who_answer_for_the_program_stand_among_the_experts() -> None:
    for who in (way.person("Rosa"), ground.consented()):
        with pytest.raises(Refused, match="adults who answer questions"):
            knowing.offer_expertise(areas=(AREA,), languages=("en",), by=who)


@pytest.mark.django_db
def test_a_question_goes_first_to_who_knows_about_its_area() -> None:
    way.person("Abel", "expert")
    knows = _expert("Devon")

    asked = ta_requests.ask_question(
        community=None, area=AREA, question="May a city pay?", by=ground.host()
    )

    assert asked.assigned_to == knows


@pytest.mark.django_db
def test_what_one_said_is_taken_back_and_erased(settings: Any) -> None:
    devon, saanvi = _expert("Devon"), _expert("Saanvi")
    assert export_ta(saanvi)["expertise"][0]["areas"] == [AREA]

    assert _client(devon, settings).post("/ta/experts/me/withdraw/").status_code == 302
    erase_events(saanvi)

    assert not Expertise.objects.exists()
