"""A resolution or an MOU commits the city; a proclamation is kept and does not (C12, C18)."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.cities import way
from tests.cities.reading import words
from tests.journey import ground
from thrive.base.decisions import Refused
from thrive.cities.models import Enrollment
from thrive.journey.actions import commitment as acts
from thrive.journey.models import CityMilestone, CommitmentInstrument
from thrive.journey.queries.record import checklist_of
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
PROCLAIMED = (
    "A proclamation honors the work, but it does not commit the city. A resolution or an MOU does."
)


def _standing(seat: Enrollment) -> str:
    row = checklist_of(seat).row("T2_2")
    assert row is not None
    return row.status


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        ({}, ""),
        ({"kind": "mou"}, ""),
        ({"kind": "proclamation"}, PROCLAIMED),
        (
            {"ayes": None, "noes": None},
            "The vote is missing. Record it with the numbers for and against.",
        ),
        ({"ayes": 3, "noes": 3}, "By the recorded vote this act did not pass."),
        (
            {"ago": 500},
            "It passed before the city joined, and its text does not commit to ACT. "
            "A new resolution or MOU is needed.",
        ),
        ({"ago": 500, "commits_to_act": True}, ""),
    ],
)
def test_what_commits_a_city(
    seat: Enrollment, ruth: Person, luz: Person, act: dict[str, Any], sentence: str
) -> None:
    kept = acts.record_act(seat, act=ground.act(**{"kind": "resolution", **act}), by=ruth)
    said = ""

    try:
        acts.check_act(kept, by=luz)
    except Refused as no:
        said = no.sentence

    assert said == sentence
    kept.refresh_from_db()
    binding = act.get("kind") != "proclamation"
    before = "submitted" if binding else "not_started"
    assert _standing(seat) == ("verified" if not sentence else before)
    assert kept.status == ("recorded" if sentence else "checked")


def test_the_city_cannot_check_its_own_act(seat: Enrollment, ruth: Person) -> None:
    kept = acts.record_act(seat, act=ground.act(), by=ruth)

    with pytest.raises(Refused) as no:
        acts.check_act(kept, by=ruth)

    assert no.value.sentence == (
        "Only the coach of the city or a program administrator checks this."
    )


def test_the_coach_of_another_city_cannot_record_or_check(seat: Enrollment, ruth: Person) -> None:
    theo = way.person("Theo", "coach")
    kept = acts.record_act(seat, act=ground.act(), by=ruth)

    answers = [
        way.desk(theo).post(f"/cities/vallejo/commitment/{kept.pk}/check/"),
        way.desk(theo).post("/cities/vallejo/commitment/", _typed()),
    ]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert CommitmentInstrument.objects.count() == 1
    assert _standing(seat) == "submitted"


def test_the_same_act_is_kept_once_and_a_returned_one_may_come_again(
    seat: Enrollment, ruth: Person, luz: Person
) -> None:
    kept = acts.record_act(seat, act=ground.act(), by=ruth)
    with pytest.raises(Refused) as no:
        acts.record_act(seat, act=ground.act(), by=ruth)
    acts.return_act(kept, reason="This is the draft, not the signed copy.", by=luz)
    sent_back = _standing(seat)

    acts.record_act(seat, act=ground.act(), by=ruth)

    assert no.value.sentence == "An act of this kind with this number is already recorded."
    assert (sent_back, _standing(seat)) == ("in_progress", "submitted")


def test_returning_a_proclamation_leaves_the_step_alone(
    seat: Enrollment, ruth: Person, luz: Person
) -> None:
    acts.check_act(acts.record_act(seat, act=ground.act(), by=ruth), by=luz)
    honor = acts.record_act(seat, act=ground.act("proclamation", number="P-1"), by=ruth)

    acts.return_act(honor, reason="Kept for the record, thank you.", by=luz)

    assert _standing(seat) == "verified"


def test_a_checked_act_that_proves_wrong_opens_the_step_again(
    seat: Enrollment, ruth: Person, luz: Person
) -> None:
    kept = acts.check_act(acts.record_act(seat, act=ground.act(), by=ruth), by=luz)

    acts.return_act(kept, reason="It was rescinded at the next meeting.", by=luz)

    step = CityMilestone.objects.get(enrollment=seat, code="T2_2")
    assert (step.status, step.answer) == ("in_progress", "It was rescinded at the next meeting.")


def test_evidence_alone_never_sends_the_commitment_step(seat: Enrollment, ruth: Person) -> None:
    from thrive.journey.actions import milestones

    milestones.give_evidence(seat, code="T2_2", proof=ground.proof(), by=ruth)
    with pytest.raises(Refused) as no:
        milestones.submit(seat, code="T2_2", by=ruth)

    assert no.value.sentence == (
        "This step follows the commitment page: record the resolution or the MOU there."
    )


def _typed(**more: str) -> dict[str, str]:
    usual = {
        "kind": "resolution",
        "number": "2026-014",
        "body": "City Council",
        "action_date": ground.day(30).isoformat(),
        "ayes": "6",
        "noes": "1",
        "url": "https://city.example.org/2026-014.pdf",
    }
    return {**usual, **more}


def test_the_page_records_an_act_and_shows_its_vote(
    seat: Enrollment, ruth: Person, luz: Person
) -> None:
    client = way.desk(ruth)

    answer = client.post("/cities/vallejo/commitment/", _typed())

    page = words(way.desk(luz).get("/cities/vallejo/commitment/"))
    assert answer.status_code == 302
    assert "Resolution 2026-014" in page
    assert "6–1" in page
    assert "Confirm that it commits the city" in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"url": ""}, "Add the document itself, as a file or as a link"),
        ({"number": ""}, "Write the number, or “none”"),
        ({"action_date": "2999-01-01"}, "This day has not come yet"),
        ({"ayes": "many"}, "Write a whole number"),
        ({"kind": ""}, "Choose one"),
    ],
)
def test_what_is_missing_is_said(
    seat: Enrollment, ruth: Person, typed: dict[str, str], sentence: str
) -> None:
    answer = way.desk(ruth).post("/cities/vallejo/commitment/", _typed(**typed, notes="Kept words"))

    assert answer.status_code == 422
    assert sentence in words(answer)
    assert "Kept words" in words(answer)


def test_a_document_is_public_once_it_was_checked(
    seat: Enrollment, ruth: Person, luz: Person
) -> None:
    from thrive.cities.actions.attachments import SafeFile

    paper = SafeFile("resolution.pdf", "application/pdf", b"%PDF-1.7 demo")
    kept = acts.record_act(seat, act=ground.act(file=paper, url=""), by=ruth)
    url = f"/cities/vallejo/commitment/{kept.pk}/file/"
    before = Client().get(url)
    acts.check_act(kept, by=luz)

    after = Client().get(url)

    assert (before.status_code, after.status_code) == (404, 200)
    assert after.content == b"%PDF-1.7 demo"
    after.close()
