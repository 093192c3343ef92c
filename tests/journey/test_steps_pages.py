"""A city's checklist as pages: proof with files and links, who opens what, who finds what."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.cities import way
from tests.cities.reading import words
from tests.journey import ground
from thrive.cities.models import Enrollment
from thrive.journey.actions import milestones as acts
from thrive.journey.models import Evidence
from thrive.journey.queries.facts import journey_facts
from thrive.people.models import Person

pytestmark = pytest.mark.django_db


def _png() -> bytes:
    out = BytesIO()
    Image.new("RGB", (4, 4), "teal").save(out, "PNG")
    return out.getvalue()


def _form(**more: Any) -> dict[str, Any]:
    usual = {
        "kind": "record",
        "happened_on": ground.day(3).isoformat(),
        "words": "34 people came.",
        "visibility": "city",
    }
    return {**usual, **more}


def test_a_file_is_kept_and_only_the_city_and_the_program_open_it(
    seat: Enrollment, ruth: Person
) -> None:
    photo = SimpleUploadedFile("wall.png", _png(), "image/png")
    way.desk(ruth).post("/cities/vallejo/milestones/T2_3/", _form(kind="file", file=photo))
    kept = Evidence.objects.get()
    url = f"/cities/vallejo/evidence/{kept.pk}/file/"

    answers = [
        client.get(url)
        for client in (
            way.desk(ruth),
            way.desk(way.person("Theo", "coach")),
            way.desk(way.person("Member")),
            Client(),
        )
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 404, 404]
    assert answers[0]["Content-Disposition"] == 'attachment; filename="wall.png"'
    assert answers[0].content.startswith(b"\x89PNG")
    assert len(kept.sha256) == 64
    for answer in answers:
        answer.close()


def test_a_public_proof_is_for_everybody_once_it_was_checked(
    seat: Enrollment, ruth: Person, luz: Person
) -> None:
    acts.give_evidence(seat, code="T2_3", proof=ground.proof(visibility="public"), by=ruth)
    before = journey_facts(seat.community)
    acts.submit(seat, code="T2_3", by=ruth)
    acts.verify(seat, code="T2_3", by=luz)

    after = journey_facts(seat.community)

    assert (len(before.evidence), len(after.evidence)) == (0, 1)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"kind": "file"}, "Choose the file, or show a link or a record instead"),
        ({"kind": "link"}, "Write the address, or show a file or a record instead"),
        ({"kind": "link", "url": "javascript:alert(1)"}, "Write the whole address"),
        ({"happened_on": "2999-01-01"}, "This day has not come yet"),
        ({"happened_on": ""}, "Choose a date"),
        ({"words": ""}, "Write at least a sentence here"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(
    seat: Enrollment, ruth: Person, typed: dict[str, str], sentence: str
) -> None:
    said = _form(**typed)

    answer = way.desk(ruth).post("/cities/vallejo/milestones/T2_3/", said)

    assert answer.status_code == 422
    assert sentence in words(answer)
    assert said["words"] in words(answer)
    assert Evidence.objects.count() == 0


def test_a_proof_is_removed_while_the_step_is_open_and_not_after(
    seat: Enrollment, ruth: Person
) -> None:
    acts.give_evidence(seat, code="T2_3", proof=ground.proof(), by=ruth)
    kept = acts.give_evidence(seat, code="T2_3", proof=ground.proof(9), by=ruth)
    url = f"/cities/vallejo/evidence/{kept.pk}/remove/"
    client = way.desk(ruth)
    client.post(url)
    acts.submit(seat, code="T2_3", by=ruth)
    last = Evidence.objects.get()

    answer = client.post(f"/cities/vallejo/evidence/{last.pk}/remove/")

    assert answer.status_code == 403
    assert "Take it back first" in words(answer)
    assert Evidence.objects.count() == 1


def test_a_proof_of_another_city_cannot_be_removed_from_here(
    seat: Enrollment, ruth: Person
) -> None:
    merced = ground.enrolled("Merced")
    sunny = ground.of_city(merced.community, "Sunny")
    kept = acts.give_evidence(merced, code="T2_3", proof=ground.proof(), by=sunny)

    answer = way.desk(ruth).post(f"/cities/vallejo/evidence/{kept.pk}/remove/")

    assert (answer.status_code, Evidence.objects.count()) == (404, 1)


def test_the_checklist_says_what_would_move_the_city_on(
    seat: Enrollment, ruth: Person, luz: Person
) -> None:
    ground.verified(seat, "T2_7", ruth, luz)

    page = words(way.desk(ruth).get("/cities/vallejo/milestones/"))

    assert "1 of 9 steps done that the tier Pilot asks for." in page
    assert "To stage B, Grow" in page
    assert "Not met yet A resolution or an MOU commits the city." in page
    assert "Met Pilot and Vanguard cities have chosen" in page
    assert "To the tier Vanguard" in page
    assert "Required · TA Plan Table II row 3" in page


def test_the_checklist_speaks_spanish(seat: Enrollment, ruth: Person) -> None:
    page = words(way.desk(ruth).get("/es/cities/vallejo/milestones/"))

    assert "Lista de avance de Vallejo" in page
    assert "0 de 9 pasos hechos de los que pide la categoría Piloto." in page


def test_a_coach_without_a_second_step_is_sent_to_set_one_up(seat: Enrollment, luz: Person) -> None:
    client = Client()
    client.force_login(luz, backend="thrive.people.sessions.ByEmailAndPassword")

    answer = client.get("/cities/vallejo/milestones/")

    assert (answer.status_code, "2fa" in answer["Location"]) == (302, True)


def test_the_design_team_reads_the_checklist_and_its_adults_suggest_proof(
    seat: Enrollment, luz: Person
) -> None:
    """`domain` §1.3: the Design Team suggests, the Core Team sends; youth do neither here."""
    marcus = way.person("Marcus")
    ximena = way.person("Ximena", age_band="youth", adult_from=ground.day(-500))
    ground.in_the_design_team(seat, marcus, ximena)
    at = "/cities/vallejo/milestones/T2_3/"

    read = [way.desk(one).get(at).status_code for one in (marcus, ximena)]
    shown = [way.desk(one).post(at, _form()).status_code for one in (marcus, ximena)]
    sent = way.desk(marcus).post(f"{at}submit/")

    assert (read, shown, sent.status_code) == ([200, 200], [302, 422], 422)
    assert [one.given_by for one in Evidence.objects.all()] == [marcus]
    assert "Only the city’s own people, its coach or the program can change this." in words(sent)


def test_an_administrator_finds_the_seat_of_the_city_from_its_checklist(
    seat: Enrollment, ruth: Person, imani: Person
) -> None:
    pages = [words(way.desk(one).get("/cities/vallejo/milestones/")) for one in (imani, ruth)]

    assert [
        "Seat of this city Change the tier Pause Leave the program Graduate" in p for p in pages
    ] == [
        True,
        False,
    ]
