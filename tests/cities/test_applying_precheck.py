"""Six plain questions: open to anyone, nothing stored, never a 500, always a next step."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cities import way
from tests.cities.reading import words
from thrive.program.act_ca import ACT_CA_2

pytestmark = pytest.mark.django_db
PILOT = {
    "standing": "with_government",
    "official": "partly",
    "meeting": "yes",
    "six": "partly",
    "help": "coaching",
}
VANGUARD = {question.code: question.answers[0].value for question in ACT_CA_2.precheck}


@pytest.mark.parametrize(
    ("answers", "tier"),
    [(PILOT, "Pilot"), (VANGUARD, "Vanguard"), ({"official": "no"}, "Affiliate")],
)
def test_the_answers_point_to_a_tier(answers: dict[str, str], tier: str) -> None:
    shown = words(Client().get("/get-involved/check/", answers))

    assert f"Likely tier {tier} Your answers point to {tier}." in shown
    assert f"What {tier} cities are offered" in shown
    assert "Begin the application" in shown


def test_each_question_is_read_in_a_shape_and_a_word() -> None:
    shown = words(Client().get("/get-involved/check/", {**PILOT, "passed": "no"}))

    assert {word: shown.count(word) for word in ("In place", "Partly in place", "Not known")} == {
        "In place": 3,
        "Partly in place": 2,
        "Not known": 0,
    }
    assert "What would change it: Pick one small issue people can see" in shown
    assert "What would lead on to Vanguard" in shown


def test_the_chosen_answers_stay_chosen_and_the_address_can_be_shared() -> None:
    page = Client().get("/get-involved/check/", PILOT).content.decode()

    assert page.count(" checked") == len(PILOT)


@pytest.mark.parametrize(
    "answers", [{}, {"standing": "nonsense"}, {"who": "me"}, {"standing": ["government", "x"]}]
)
def test_nonsense_is_left_out(answers: dict[str, str]) -> None:
    answer = Client().get("/get-involved/check/", answers)

    assert answer.status_code == 200
    assert "Likely tier" not in words(answer)


def test_nothing_is_stored_and_nothing_but_the_cycle_is_read() -> None:
    way.cycle()
    client = Client()

    with CaptureQueriesContext(connection) as asked:
        client.get("/get-involved/check/", PILOT)

    assert len(asked) <= 2
    assert client.post("/get-involved/check/", PILOT).status_code == 405
    assert not client.cookies


def test_it_speaks_spanish() -> None:
    shown = words(Client().get("/es/get-involved/check/", PILOT))

    assert "Piloto" in shown
    assert "Your answers" not in shown
