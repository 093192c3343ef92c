"""Meetings: led together with a resident or a young person, decisions read aloud, nothing forgotten."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cities import way
from tests.cities.reading import words
from tests.teams import table
from tests.teams.table import Cast
from thrive.base import clock
from thrive.base.decisions import Refused
from thrive.teams.actions import design, meetings
from thrive.teams.lifecycle import MEETING
from thrive.teams.models import DesignTeam, Meeting
from thrive.teams.rules import meetings as rules
from thrive.teams.rules.newcomers import Newcomer

pytestmark = pytest.mark.django_db
LIST = "/cities/visalia/meetings/"


@pytest.fixture
def cast() -> Cast:
    return Cast()


def _called(
    team: DesignTeam, by: Any, *, days: float = 10, agenda: str = "Lights\nPaths"
) -> Meeting:
    return meetings.call_meeting(
        table.fresh(team.community),
        of_team="design",
        title="Ten parks",
        starts_at=clock.now() + datetime.timedelta(days=days),
        place="Library",
        led_with=team.memberships.filter(category="youth").order_by("pk")[0],
        agenda=agenda,
        by=by,
    )


def _held(team: DesignTeam, by: Any, decisions: tuple[str, ...] = ("Light first.",)) -> Meeting:
    meeting = meetings.post_agenda(_called(team, by), by=by)
    with way.later(11):
        return meetings.write_minutes(
            meeting,
            came=list(team.memberships.all()),
            others_came=2,
            notes="Four lights are out.",
            decisions=decisions,
            read_aloud=True,
            by=by,
        )


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        *(("ruth", ""), ("luz", ""), ("imani", ""), ("member", "")),
        ("theo", "Luz coaches Visalia. Ask them, or have the city handed over to you."),
        ("rosa", "Only the Core Team of the city, its coach or the program can change this."),
        ("nobody", "Only the Core Team of the city, its coach or the program can change this."),
    ],
)
def test_who_may_call_a_meeting(cast: Cast, key: str, sentence: str) -> None:
    team = table.design_team(cast)
    member = table.joins(team, way.person("Member"))
    by = member if key == "member" else getattr(cast, key)

    answer = rules.may_call(by, table.fresh(team.community))

    assert str(answer.sentence) == sentence


def test_a_resident_or_a_young_person_leads_every_meeting(cast: Cast) -> None:
    team = table.design_team(cast)
    [owen] = design.add_members(team, people=[Newcomer("Owen Q.", "city_staff")], by=cast.ruth)

    with pytest.raises(Refused) as refusal:
        meetings.call_meeting(
            team.community,
            of_team="design",
            title="Parks",
            starts_at=clock.now(),
            place="Here",
            led_with=owen,
            by=cast.ruth,
        )

    assert refusal.value.sentence == (
        "Choose a resident or a young person who leads the meeting with you."
    )


@pytest.mark.parametrize(
    ("by_council", "days", "sentence"),
    [
        (False, 1, ""),
        (True, 4, ""),
        (
            True,
            2.9,
            "The council created this team, so its agenda is public at least 72 hours before. "
            "Choose a later day.",
        ),
        (False, -1, "This meeting has begun already. Choose a later day."),
    ],
)
def test_a_public_agenda_is_out_72_hours_before(
    cast: Cast, by_council: bool, days: float, sentence: str
) -> None:
    team = table.design_team(cast)
    DesignTeam.objects.filter(pk=team.pk).update(by_council_action=by_council)
    meeting = _called(team, cast.ruth, days=days)

    try:
        meetings.post_agenda(meeting, by=cast.ruth)
        said = ""
    except Refused as refusal:
        said = refusal.sentence

    assert said == sentence


@pytest.mark.parametrize("move", ["post", "hold", "approve"])
@pytest.mark.parametrize("status", list(MEETING.states))
def test_a_meeting_moves_as_its_lifecycle_says(cast: Cast, status: str, move: str) -> None:
    team = table.design_team(cast)
    meeting = _called(team, cast.ruth, days=-1 if move == "hold" else 5)
    Meeting.objects.filter(pk=meeting.pk).update(status=status)
    meeting.refresh_from_db()
    rule = {
        "post": rules.may_post,
        "hold": rules.may_write_minutes,
        "approve": rules.may_approve,
    }[move]

    answer = rule(cast.ruth, meeting)

    again = move == "hold" and status == "held"  # minutes are written again until approved
    assert bool(answer) is (status in MEETING.move(move).leaves or again)


def test_everybody_reads_a_public_agenda_and_only_the_team_the_minutes(cast: Cast) -> None:
    team = table.design_team(cast)
    DesignTeam.objects.filter(pk=team.pk).update(by_council_action=True)
    meeting = _held(team, cast.ruth)

    public = words(Client().get(f"{LIST}{meeting.pk}/"))
    own = words(way.desk(cast.ruth).get(f"{LIST}{meeting.pk}/"))

    assert ("Lights" in public, "a young person" in public) == (True, True)
    assert [w for w in ("Light first.", "Four lights", "Young P.") if w in public] == []
    assert [w for w in ("Light first.", "Four lights", "Young P.") if w not in own] == []


@pytest.mark.parametrize("status", ["draft", "agenda"])
def test_a_meeting_of_another_team_is_nobody_elses(cast: Cast, status: str) -> None:
    team = table.design_team(cast)
    meeting = _called(team, cast.ruth)
    Meeting.objects.filter(pk=meeting.pk).update(status=status)

    answers = [
        client.get(f"{LIST}{meeting.pk}/").status_code
        for client in (Client(), way.desk(cast.nobody), way.desk(cast.theo), way.desk(cast.rosa))
    ]

    assert answers == [404, 404, 404, 200]


def test_what_is_overdue_is_listed_first_and_taken_off_when_done(cast: Cast) -> None:
    team = table.design_team(cast)
    meeting = _held(team, cast.ruth)
    for what, days in (("Later thing", 9), ("Overdue thing", -2)):
        due_on = clock.today() + datetime.timedelta(days=days)
        meetings.add_action_item(meeting, what=what, owner=None, due_on=due_on, by=cast.ruth)

    before = words(way.desk(cast.ruth).get(LIST))
    item = meeting.action_items.get(what="Overdue thing")
    way.desk(cast.ruth).post(f"{LIST}{meeting.pk}/to-do/{item.pk}/done/")

    assert "1 thing is overdue." in before
    assert before.index("Overdue thing") < before.index("Later thing")
    assert "Overdue thing" not in words(way.desk(cast.ruth).get(LIST))


def test_decisions_are_read_aloud(cast: Cast) -> None:
    team = table.design_team(cast)
    meeting = _held(team, cast.ruth)
    sent = {"others_came": "0", "notes": "Kept words", "decisions": "Light first."}

    with way.later(12):
        answer = way.desk(cast.ruth).post(f"{LIST}{meeting.pk}/minutes/", sent)

    assert answer.status_code == 422
    assert "Read each decision aloud, so that everybody heard it" in words(answer)
    assert "Kept words" in answer.content.decode()


@pytest.mark.parametrize("language", ["", "/es"])
def test_the_minutes_are_a_tagged_paper_in_both_languages(cast: Cast, language: str) -> None:
    team = table.design_team(cast)
    meeting = _held(team, cast.ruth)

    answer = way.desk(cast.ruth).get(f"{language}{LIST}{meeting.pk}/minutes.pdf")

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert b"pdfuaid:part" in answer.content
    assert Client().get(f"{LIST}{meeting.pk}/minutes.pdf").status_code == 404


def _queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def test_the_pages_ask_as_often_for_many_meetings_as_for_one(cast: Cast) -> None:
    team = table.design_team(cast)
    client, today = way.desk(cast.ruth), clock.today()
    one = _held(team, cast.ruth)
    meetings.add_action_item(one, what="A", owner=None, due_on=today, by=cast.ruth)
    few = [_queries(client, path) for path in (LIST, f"{LIST}{one.pk}/")]
    for _number in range(2):
        more = _held(team, cast.ruth, decisions=("One.", "Two.", "Three."))
        for member in team.memberships.all():
            meetings.add_action_item(more, what="B", owner=member, due_on=today, by=cast.ruth)

    many = [_queries(client, path) for path in (LIST, f"{LIST}{more.pk}/")]

    assert many == few
