"""Journeys 3 and 4 over HTTP, as far as milestones go: an Affiliate's 3 of 3, a Vanguard's credits."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.cities import way
from tests.cities.reading import words
from tests.journey import ground
from thrive.journey.models import CommitmentInstrument
from thrive.journey.queries.facts import journey_facts

pytestmark = pytest.mark.django_db


def _shows(client: Client, at: str, code: str, what: str, ago: int = 6) -> Any:
    said = {
        "kind": "record",
        "happened_on": ground.day(ago).isoformat(),
        "words": what,
        "visibility": "city",
    }
    return client.post(f"{at}/milestones/{code}/", said)


def test_an_affiliate_reaches_three_of_three() -> None:
    seat = ground.enrolled("Watsonville", "affiliate")
    mina = way.desk(ground.of_city(seat.community, "Mina", "contact"))
    priya = way.desk(ground.coach_of(seat.community, "Priya"))
    at = "/cities/watsonville"

    mou = {
        "kind": "mou",
        "number": "MOU-7",
        "body": "City Council",
        "action_date": ground.day(20).isoformat(),
        "ayes": "7",
        "noes": "0",
        "url": "https://city.example.org/mou-7",
    }
    assert mina.post(f"{at}/commitment/", mou).status_code == 302
    kept = CommitmentInstrument.objects.get()
    assert priya.post(f"{at}/commitment/{kept.pk}/check/").status_code == 302
    _shows(mina, at, "T2_3", "Listening session in the library: 26 came, half of them parents.")
    _shows(mina, at, "T2_8", "Shared our questions with the other cities.")
    for code in ("T2_3", "T2_8"):
        assert mina.post(f"{at}/milestones/{code}/submit/").status_code == 302
        assert priya.post(f"{at}/milestones/{code}/verify/").status_code == 302

    page = words(mina.get(f"{at}/milestones/"))
    assert "3 of 3 steps done that the tier Affiliate asks for." in page
    assert journey_facts(seat.community).missing == ()  # type: ignore[union-attr]
    # What a Pilot is asked for stays closed by its address too, and so do the program's papers.
    assert mina.get(f"{at}/milestones/T2_5/").status_code == 404
    assert mina.get("/staff/hand-over/watsonville/").status_code == 403
    assert Client().get(f"{at}/milestones/").status_code == 302


def test_a_vanguard_is_credited_on_a_star_and_refused_on_a_cross() -> None:
    seat = ground.enrolled("Hayward", "vanguard", joined=300)
    fern = way.desk(ground.of_city(seat.community, "Fern"))
    theo = way.desk(ground.coach_of(seat.community, "Theo"))
    at = "/cities/hayward"

    starred, crossed = ("T2_1", "T2_3", "T2_4", "T2_5", "T2_6"), ("T2_7", "T2_8", "T2_9", "T2_10")
    refused = {}
    for code in (*starred, *crossed):
        _shows(fern, at, code, "Done with the youth commission, before the program.", ago=700)
        answer = fern.post(f"{at}/milestones/{code}/claim/")
        if answer.status_code != 302:
            refused[code] = words(answer)
            continue
        assert theo.post(f"{at}/milestones/{code}/verify/").status_code == 302
    paper = words(fern.post(f"{at}/milestones/T2_2/claim/"))

    assert sorted(refused) == sorted(crossed)
    for said in refused.values():
        assert "Only a Vanguard city, and only where Table II has a star" in said
    assert "This step follows the commitment page" in paper
    page = words(fern.get(f"{at}/milestones/"))
    assert "5 of 10 steps done that the tier Vanguard asks for." in page
    facts = journey_facts(seat.community)
    assert facts is not None
    assert [row.row.step.code for row in facts.rows if row.row.standing == "credited"] == [*starred]


def test_a_pilot_never_meets_the_credit() -> None:
    seat = ground.enrolled("Vallejo")
    ruth = way.desk(ground.of_city(seat.community))
    at = "/cities/vallejo"
    _shows(ruth, at, "T2_3", "A session two years ago.", ago=700)

    page = words(ruth.get(f"{at}/milestones/T2_3/"))
    answer = ruth.post(f"{at}/milestones/T2_3/claim/")

    assert "Send it as done before joining" not in page
    assert answer.status_code == 422
    assert "Only a Vanguard city" in words(answer)


def test_in_spanish_a_resident_reads_why_a_step_came_back() -> None:
    seat = ground.enrolled("Vallejo")
    elvira = ground.of_city(seat.community, "Elvira")
    luz = way.desk(ground.coach_of(seat.community))
    client, at = way.desk(elvira), "/es/cities/vallejo"
    _shows(client, at, "T2_5", "22 jóvenes, nueve ideas.")
    client.post(f"{at}/milestones/T2_5/submit/")
    luz.post("/cities/vallejo/milestones/T2_5/send-back/", {"reason": "Falta la lista de ideas."})

    page = words(client.get(f"{at}/milestones/T2_5/"))

    assert "La última respuesta: Falta la lista de ideas." in page
    assert "Ahora le toca a la ciudad." in page
