"""Who writes a city's roadmap, changes it and shows it (R12): person × state → answer and sentence."""

from __future__ import annotations

import datetime

import pytest

from tests.journey.roadmap_ground import GONE, NOT_YOURS, OTHERS, RESTS
from thrive.journey.rules import roadmap as rules
from thrive.journey.rules.hands import Hands
from thrive.journey.rules.roadmap import RowState

TODAY = datetime.date(2026, 6, 10)
CITY, CORE, COACH = Hands(city=True), Hands(city=True, core=True), Hands(coach=True)
ADMIN, TEAM, NOBODY = Hands(admin=True), Hands(team=True), Hands()
ON, OFF = RowState(1, False, "planned", 1), RowState(1, True, "planned", 1)


@pytest.mark.parametrize(
    ("me", "status", "sentence"),
    [
        (CORE, "active", ""),
        (COACH, "active", ""),
        (ADMIN, "active", ""),
        (CITY, "active", NOT_YOURS),
        (TEAM, "active", NOT_YOURS),
        (NOBODY, "active", NOT_YOURS),
        (Hands(data=True), "active", NOT_YOURS),
        (CORE, "paused", RESTS),
        (COACH, "graduated", RESTS),
        (ADMIN, "withdrawn", RESTS),
    ],
)
def test_who_writes_the_roadmap(me: Hands, status: str, sentence: str) -> None:
    answers = {
        str(rules.may_write(me, status).sentence),
        str(rules.may_add(me, status, 0, 50).sentence),
        str(rules.may_change(me, status, ON).sentence),
        str(rules.may_take_off(me, status, ON).sentence),
        str(rules.may_finish(me, status, ON, TODAY, TODAY).sentence),
    }

    assert answers == {sentence}


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (ON, ""),
        (OFF, GONE),
        (RowState(2, seen=1), OTHERS),
        (RowState(2, seen=None), OTHERS),
        (RowState(2, seen=3), OTHERS),
        (RowState(2, is_off=True, seen=1), GONE),
    ],
)
def test_when_a_row_can_be_changed(row: RowState, sentence: str) -> None:
    answer = rules.may_change(CORE, "active", row)

    assert str(answer.sentence) == sentence


@pytest.mark.parametrize(
    ("row", "on", "finish", "again"),
    [
        (
            RowState(1, status="planned"),
            TODAY,
            "",
            "This is already “Planned”, so that step is not open.",
        ),
        (
            RowState(1, status="done"),
            TODAY,
            "This is already “It is done”, so that step is not open.",
            "",
        ),
        (
            RowState(1, status="planned"),
            datetime.date(2026, 6, 11),
            "This day has not come yet. Mark it done once it is.",
            "This is already “Planned”, so that step is not open.",
        ),
    ],
)
def test_when_a_milestone_is_done(
    row: RowState, on: datetime.date, finish: str, again: str
) -> None:
    assert str(rules.may_finish(CORE, "active", row, on, TODAY).sentence) == finish
    assert str(rules.may_plan_again(CORE, "active", row).sentence) == again


@pytest.mark.parametrize(
    ("me", "is_public", "show", "hide"),
    [
        (CORE, False, "", "Only the city and the program read this roadmap today."),
        (CORE, True, "Everybody can already read this roadmap.", ""),
        (COACH, True, "Only the Core Team of the city can show its roadmap to everybody.", ""),
        (ADMIN, True, "Only the Core Team of the city can show its roadmap to everybody.", ""),
        (
            CITY,
            True,
            "Only the Core Team of the city can show its roadmap to everybody.",
            "Only the Core Team, the coach or the program can hide this roadmap again.",
        ),
    ],
)
def test_the_core_team_alone_shows_it_to_everybody(
    me: Hands, is_public: bool, show: str, hide: str
) -> None:
    assert str(rules.may_show(me, "active", is_public).sentence) == show
    assert str(rules.may_hide(me, is_public).sentence) == hide
