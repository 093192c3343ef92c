"""Steps as they are taken: shown, sent, checked, sent back; what stays, and who hears of it."""

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
from thrive.base import history
from thrive.base.decisions import Refused
from thrive.base.models import Entry
from thrive.cities.actions.seats import change_tier
from thrive.cities.models import Enrollment
from thrive.journey.actions import milestones as acts
from thrive.journey.models import CityMilestone, Evidence
from thrive.journey.queries.facts import journey_facts
from thrive.journey.queries.record import checklist_of
from thrive.notices.models import OutboundMessage
from thrive.people.actions.leaving import erase_me
from thrive.people.holdings import everything_about
from thrive.people.models import Person
from thrive.teams.models import DesignTeam, DesignTeamMembership

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat() -> Enrollment:
    return ground.enrolled()


@pytest.fixture
def ruth(seat: Enrollment) -> Person:
    return ground.of_city(seat.community)


@pytest.fixture
def luz(seat: Enrollment) -> Person:
    return ground.coach_of(seat.community)


@pytest.fixture
def imani() -> Person:
    return way.person("Imani", "admin")


def _status(seat: Enrollment, code: str) -> str:
    return CityMilestone.objects.get(enrollment=seat, code=code).status


def test_a_step_is_shown_sent_and_verified(seat: Enrollment, ruth: Person, luz: Person) -> None:
    ground.verified(seat, "T2_3", ruth, luz)

    step = CityMilestone.objects.get(enrollment=seat, code="T2_3")
    found = checklist_of(seat)
    assert (step.status, step.moved_by, found.done) == ("verified", luz, 1)
    assert [entry.what for entry in Entry.objects.about(step.ref())] == [
        "give_evidence",
        "submit_step",
        "verify_step",
    ]
    assert list(OutboundMessage.objects.order_by("pk").values_list("to_email", "subject")) == [
        ("luz@example.org", "Vallejo: a step waits for you"),
        ("ruth@example.org", "Vallejo: a step is done"),
    ]
    assert list(history.verify()) == []


def test_the_same_proof_twice_is_kept_once(seat: Enrollment, ruth: Person) -> None:
    for _time in range(2):
        acts.give_evidence(seat, code="T2_3", proof=ground.proof(), by=ruth)

    assert Evidence.objects.count() == 1


def test_a_step_sent_back_tells_the_city_why_and_keeps_the_proof(
    seat: Enrollment, ruth: Person, luz: Person
) -> None:
    ground.sent(seat, "T2_5", ruth)

    acts.send_back(seat, code="T2_5", reason=ground.REASON, by=luz)

    step = CityMilestone.objects.get(enrollment=seat, code="T2_5")
    mail = OutboundMessage.objects.latest("pk")
    assert (step.status, step.answer, step.evidence.count()) == ("in_progress", ground.REASON, 1)
    assert (mail.to_email, ground.REASON in mail.text) == ("ruth@example.org", True)


def test_acts_plan_is_handed_over_by_the_coach_and_accepted_by_the_city(
    seat: Enrollment, ruth: Person, luz: Person
) -> None:
    with pytest.raises(Refused) as no:
        acts.give_evidence(seat, code="T2_4", proof=ground.proof(), by=ruth)
    acts.give_evidence(seat, code="T2_4", proof=ground.proof(), by=luz)
    acts.submit(seat, code="T2_4", by=luz)
    with pytest.raises(Refused) as not_the_coach:
        acts.accept(seat, code="T2_4", by=luz)

    step = acts.accept(seat, code="T2_4", on=ground.day(1), by=ruth)

    assert no.value.sentence == (
        "ACT writes this with the city and hands it over; then the city accepts it."
    )
    assert not_the_coach.value.sentence == (
        "Only the city’s own people can accept this for the city."
    )
    assert (step.status, step.accepted_on) == ("verified", ground.day(1))


def test_the_design_team_waits_for_the_letter(seat: Enrollment, ruth: Person, luz: Person) -> None:
    ground.sent(seat, "T2_1", ruth)

    with pytest.raises(Refused) as no:
        acts.verify(seat, code="T2_1", by=luz)

    assert "The Letter of Agreement is not in force yet" in no.value.sentence


def test_a_waived_step_is_not_asked_and_can_be_asked_again(
    seat: Enrollment, luz: Person, imani: Person
) -> None:
    with pytest.raises(Refused):
        acts.waive(seat, code="T2_5", reason="No youth group in town yet.", by=luz)
    acts.waive(seat, code="T2_5", reason="No youth group in town yet.", by=imani)
    waived = checklist_of(seat).asked

    acts.ask_again(seat, code="T2_5", reason="There is a youth group now.", by=imani)

    assert (waived, checklist_of(seat).asked) == (8, 9)


def test_a_step_of_another_tier_cannot_be_named(ruth: Person, seat: Enrollment) -> None:
    answer = way.desk(ruth).get("/cities/vallejo/milestones/T2_99/")
    affiliate = ground.enrolled("Eureka", "affiliate")
    joan = ground.of_city(affiliate.community, "Joan")

    none = way.desk(joan).get("/cities/eureka/milestones/T2_6/")

    assert (answer.status_code, none.status_code) == (404, 404)


def test_a_change_of_tier_keeps_what_was_verified(
    seat: Enrollment, ruth: Person, luz: Person, imani: Person
) -> None:
    """R39: Pilot → Vanguard keeps verified steps; Vanguard → Pilot takes no credit along."""
    ground.verified(seat, "T2_3", ruth, luz)
    up = change_tier(seat, tier="vanguard", reason="Ready to guide others.", by=imani)
    ground.sent(up, "T2_5", ruth, ago=500, prior=True)
    acts.verify(up, code="T2_5", by=luz)
    above = checklist_of(up)

    down = change_tier(up, tier="pilot", reason="They asked for more support.", by=imani)

    below = checklist_of(down)
    row = below.row("T2_5")
    assert (above.done, above.asked) == (2, 10)
    assert (below.done, below.asked) == (1, 9)
    assert row is not None
    assert (row.standing, row.status, len(row.fact.days)) == ("missing", "in_progress", 1)
    assert below.row("T2_3").standing == "met"  # type: ignore[union-attr]


def test_an_affiliate_that_moves_up_meets_six_more_rows(imani: Person) -> None:
    seat = ground.enrolled("Eureka", "affiliate")

    change_tier(seat, tier="pilot", reason="Ready for a coach of its own.", by=imani)

    assert checklist_of(Enrollment.objects.get(pk=seat.pk)).asked == 9


def test_what_was_shared_lapses_and_is_renewed(seat: Enrollment, ruth: Person, luz: Person) -> None:
    ground.verified(seat, "T2_8", ruth, luz)

    with way.later(100):
        lapsed = checklist_of(seat).row("T2_8")
        acts.give_evidence(seat, code="T2_8", proof=ground.proof(1), by=ruth)
        open_again = _status(seat, "T2_8")
        acts.submit(seat, code="T2_8", by=ruth)
        acts.verify(seat, code="T2_8", by=luz)
        met = checklist_of(seat).row("T2_8")

    assert (lapsed.standing, open_again, met.standing) == ("missing", "in_progress", "met")  # type: ignore[union-attr]


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


def test_a_person_takes_their_records_along_and_leaves_the_city_its_proof(
    seat: Enrollment, ruth: Person
) -> None:
    acts.give_evidence(seat, code="T2_3", proof=ground.proof(), by=ruth)
    told = everything_about(ruth)

    erase_me(ruth, by=ruth)

    kept = Evidence.objects.get()
    assert [row["step"] for row in told["milestone_evidence"]] == ["T2_3"]
    assert (kept.given_by, kept.words) == (None, "We met, and wrote down what was said.")
    assert CityMilestone.objects.get().moved_by is None


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

    assert "Lista de pasos de Vallejo" in page
    assert "0 de 9 pasos hechos de los que pide la categoría Piloto." in page


def test_a_coach_without_a_second_step_is_sent_to_set_one_up(seat: Enrollment, luz: Person) -> None:
    client = Client()
    client.force_login(luz, backend="thrive.people.sessions.ByEmailAndPassword")

    answer = client.get("/cities/vallejo/milestones/")

    assert (answer.status_code, "2fa" in answer["Location"]) == (302, True)


def test_a_step_is_claimed_before_joining_only_with_proof_of_that_time(luz: Person) -> None:
    seat = ground.enrolled("Hayward", "vanguard", joined=100)
    fern = ground.of_city(seat.community, "Fern")
    ground.coach_of(seat.community, "Theo")
    acts.give_evidence(seat, code="T2_5", proof=ground.proof(50), by=fern)

    with pytest.raises(Refused) as no:
        acts.submit(seat, code="T2_5", prior=True, by=fern)

    assert no.value.sentence == (
        "None of the proof is from before the city joined. Add the proof of that time."
    )


def _in_the_design_team(seat: Enrollment, *people: Person) -> None:
    team = DesignTeam.objects.create(community=seat.community, formed_on=ground.day(200))
    for one in people:
        DesignTeamMembership.objects.create(
            team=team,
            person=one,
            name=one.name,
            category="youth" if one.is_youth else "adult",
            is_minor=one.is_youth,
            joined_on=ground.day(190),
        )


def test_the_design_team_reads_the_checklist_and_its_adults_suggest_proof(
    seat: Enrollment, luz: Person
) -> None:
    """`domain` §1.3: the Design Team suggests, the Core Team sends; youth do neither here."""
    marcus = way.person("Marcus")
    ximena = way.person("Ximena", age_band="youth", adult_from=ground.day(-500))
    _in_the_design_team(seat, marcus, ximena)
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
