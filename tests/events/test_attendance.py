"""Who came: marked or taken from paper; parts of trainings, papers, and what follows."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest

from tests.cities import way
from tests.events import ground
from tests.house import tagged
from tests.journey.ground import coach_of, enrolled, of_city
from thrive.base.decisions import Refused
from thrive.events.actions import after, attendance, registering
from thrive.events.models import Event, Registration, TrainingCompletion
from thrive.events.paper_list import read
from thrive.events.papers import certificate, hours_letter
from thrive.events.queries.mine import hours_of, my_events
from thrive.events.queries.trainings import city_progress, training_page
from thrive.notices.models import OutboundMessage
from thrive.people.models import Person

pytestmark = pytest.mark.django_db


def _held(*people: Person, **more: Any) -> Event:
    event = ground.event(**more)
    for person in people:
        registering.register(event, wish=ground.wish(), by=person)
    return ground.over(event)


def _mark(event: Event, by: Person | None = None, came: bool = True) -> int:
    places = event.registrations.all()
    return attendance.mark_attendance(
        event, came={one.pk: came for one in places}, by=by or ground.host()
    )


def test_who_came_is_marked_and_the_event_was_held() -> None:
    event = _held(way.person("Rosa"), way.person("Ana"))

    assert _mark(event) == 2
    assert _mark(event) == 0
    event.refresh_from_db()
    assert event.status == "held"


def test_nobody_is_marked_before_it_begins() -> None:
    with pytest.raises(Refused, match="has not begun yet"):
        attendance.mark_attendance(ground.event(), came={}, by=ground.host())


def test_a_paper_list_says_line_by_line_what_became_of_it() -> None:
    enrolled("Merced")
    rosa = way.person("Rosa Mendez")
    event = _held(rosa)
    text = (
        "Name,Email,City\n"
        f"Somebody Else,{rosa.email},\n"
        "Pa Houa Y.,,Merced\n"
        "Pa Houa Y.,,Merced\n"
        ",nobody@example.org,\n"
        "Ed,not an@address,\n"
        "=cmd|'/C calc'!A0,,Atlantis\n"
        "\n"
    )

    report = attendance.take_paper_list(event, lines=read(text), by=ground.host())

    assert [(one.line.number, one.how) for one in report] == [
        (2, "known"),
        (3, "added"),
        (4, "again"),
        (5, "problem"),
        (6, "problem"),
        (7, "added"),
    ]
    assert report[5].says == "Added as a guest. No city is called “Atlantis”."
    assert event.registrations.who_came().count() == 3
    assert Registration.objects.get(name="Pa Houa Y.").community.name == "Merced"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "\x00\x00",
        ";;;;\n,,,",
        '"',
        '"never closed',
        "a\tb\tc\td",
        "\ufeffName;E-mail",
        "x" * 9000,
    ],
)
def test_odd_lists_are_read_without_a_crash(text: str) -> None:
    assert all(line.name or line.problem for line in read(text))


def test_five_hundred_lines_at_once_and_no_more() -> None:
    [line] = read("\n".join(f"Somebody {number}" for number in range(501)))

    assert line.problem == "Take over at most 500 lines at once."


def test_a_part_counts_for_the_person_and_the_city_and_only_while_marked() -> None:
    city = enrolled("Vallejo").community
    ruth, luz = of_city(city), coach_of(city)
    event = ground.event(
        by=luz,
        community=city,
        training="advocacy",
        module="equity",
        offering="T1_6",
        kind="training",
    )
    registering.register(event, wish=ground.wish(city), by=ruth)
    ground.over(event)

    _mark(event, luz)
    assert city_progress(city.pk) == (1, 4)
    assert [part.mine for part in training_page(ruth, "advocacy").parts] == [
        False,
        False,
        False,
        True,
    ]
    assert my_events(ruth).parts[3] == ("Equity", True)

    _mark(event, luz, came=False)
    assert TrainingCompletion.objects.count() == 0


def test_cities_of_a_training_stand_by_name() -> None:
    for name in ("Vallejo", "Merced", "Antioch"):
        enrolled(name)
    enrolled("Eureka", "affiliate")

    page = training_page(way.person("Imani", "admin"), "advocacy")

    assert [line.community.name for line in page.cities] == ["Antioch", "Merced", "Vallejo"]
    assert [(line.done, line.of) for line in page.cities] == [(0, 4)] * 3


def test_a_recording_without_captions_is_refused() -> None:
    event = _held()
    said = {"kind": "recording", "title": "Recording", "url": "https://v.example/1"}

    with pytest.raises(Refused, match="needs its captions"):
        after.add_material(event, **said, by=ground.host())

    after.add_material(event, **said, captions_url="https://v.example/1.vtt", by=ground.host())
    assert event.materials.count() == 1


def test_a_follow_up_goes_once_and_only_to_those_who_came() -> None:
    rosa, ana = way.person("Rosa"), way.person("Ana")
    event = _held(rosa, ana)
    places = {one.person_id: one.pk for one in event.registrations.all()}
    came = {places[rosa.pk]: True, places[ana.pk]: False}
    attendance.mark_attendance(event, came=came, by=ground.host())

    assert after.send_follow_up(event, words="Thank you.", by=ground.host()) == 1
    with pytest.raises(Refused, match="sent already"):
        after.send_follow_up(event, words="Thank you.", by=ground.host())
    mails = OutboundMessage.objects.filter(template__endswith="event_follow_up")
    assert [mail.to_email for mail in mails] == [rosa.email]


def test_certificate_and_letter_of_hours_are_tagged() -> None:
    rosa = way.person("Rosa Mendez")
    event = _held(rosa)
    _mark(event)
    [place] = hours_of(rosa)

    papers = [certificate(place), hours_letter(rosa.name, [place], is_demo=False)]

    assert [tagged.faults(paper, language="en") for paper in papers] == [[], []]
    assert [_title(paper) for paper in papers] == [
        "Certificate of attendance",
        "Letter of service hours",
    ]


def test_a_name_that_no_font_here_can_show_gets_a_sentence_and_no_broken_paper(
    client: Any,
) -> None:
    bird = way.person("Bird \U000f0000")
    event = _held(bird)
    _mark(event)
    client.force_login(bird, backend="thrive.people.sessions.ByEmailAndPassword")

    answer = client.get(f"/events/{event.slug}/certificate.pdf")

    assert answer.status_code == 403
    assert "This paper cannot show every letter of the name" in answer.content.decode()


def _title(paper: bytes) -> str:
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        return str(pdf.docinfo["/Title"])


def test_no_certificate_for_somebody_who_did_not_come(client: Any) -> None:
    rosa = way.person("Rosa")
    event = _held(rosa)
    client.force_login(rosa, backend="thrive.people.sessions.ByEmailAndPassword")

    assert client.get(f"/events/{event.slug}/certificate.pdf").status_code == 404

    _mark(event)
    assert client.get(f"/events/{event.slug}/certificate.pdf").status_code == 200
    assert client.get("/events/mine/hours.pdf").status_code == 200
