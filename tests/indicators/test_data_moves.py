"""Who may take which step of a city's data work: thing × state × person → answer and sentence."""

from __future__ import annotations

import pytest

from thrive.indicators.rules.hands import Hands
from thrive.indicators.rules.moves import (
    LIVES,
    OWN,
    SHOWS_LESS,
    WHO,
    WITH_A_REASON,
    Moment,
    may,
    may_change_story,
    may_have_a_journey,
    may_join,
    may_take_off_output,
    may_work,
    may_write_plan,
)

PEOPLE = {
    one: Hands(frozenset({one}), inside=True)
    for one in ("core", "team", "youth", "coach", "data", "admin")
}
PEOPLE["contact"] = Hands(inside=True)  # a contact of the city, another city's coach, grants staff
PEOPLE["visitor"] = Hands()
# Everything a condition may ask for is true, and nothing that it refuses.
READY = frozenset({"written", "left_something", "agreed", "consent", "held", "blocks"})
WHY = "The date on the plan is missing."

# thing.move: who may. Written by hand from the table of rights; everybody else may not.
MAY = """
plan.hand_over        coach data admin
plan.accept           core
plan.send_back        core
plan.revise           coach data admin
phase.begin           core coach data admin
phase.close           core coach data admin
phase.reopen          core coach data admin
neighborhood.choose   core coach admin
neighborhood.set_aside core coach admin
pin.show              core coach admin
pin.keep              core coach admin
pin.take_off          core coach admin
session.hold          core team coach data admin
session.call_off      core team coach data admin
finding.show          core coach admin
finding.hide          core coach admin
finding.withdraw      core coach admin
story.send            core team youth coach data admin
story.return          core coach data admin
story.review          core coach data admin
story.publish         core
story.withdraw        core coach admin
shared.check          data
shared.refuse         data
shared.share          core
shared.withdraw       core coach data admin
request.grant         core
request.decline       core
"""
TABLE = {
    tuple(line.split()[0].split(".")): set(line.split()[1:]) for line in MAY.strip().splitlines()
}


def test_the_table_names_every_move_there_is() -> None:
    moves = {(kind, move.name) for kind, life in LIVES.items() for move in life.moves}

    assert set(TABLE) == moves == set(WHO)


@pytest.mark.parametrize(("kind", "move"), sorted(TABLE))
def test_who_makes_which_move_in_which_state(kind: str, move: str) -> None:
    life = LIVES[kind]

    answered = {
        (state, who): bool(may(me, Moment(kind, state, facts=READY), move, WHY))
        for state in life.states
        for who, me in PEOPLE.items()
    }

    assert answered == {
        (state, who): state in life.move(move).leaves and who in TABLE[kind, move]
        for state in life.states
        for who in PEOPLE
    }


@pytest.mark.parametrize(("kind", "move"), sorted(TABLE))
@pytest.mark.parametrize("seat", ["paused", "withdrawn", ""])
def test_a_city_that_rests_or_left_can_only_show_less(kind: str, move: str, seat: str) -> None:
    everybody = Hands(frozenset(PEOPLE), inside=True)
    state = LIVES[kind].move(move).leaves[0]

    answer = may(everybody, Moment(kind, state, seat, facts=READY), move, WHY)

    assert bool(answer) == ((kind, move) in SHOWS_LESS)


@pytest.mark.parametrize(("kind", "move"), sorted(WITH_A_REASON))
def test_what_needs_a_reason_is_refused_without_one(kind: str, move: str) -> None:
    everybody = Hands(frozenset(PEOPLE), inside=True)
    at = Moment(kind, LIVES[kind].move(move).leaves[0], facts=READY)

    answers = [bool(may(everybody, at, move, why)) for why in (WHY, "", "  no  ", None)]

    assert answers == [True, False, False, True]


@pytest.mark.parametrize(("kind", "move"), sorted(OWN))
def test_whoever_wrote_it_takes_it_back(kind: str, move: str) -> None:
    at = Moment(kind, LIVES[kind].move(move).leaves[0], mine=True)

    assert may(PEOPLE["youth"], at, move)
    assert may(PEOPLE["visitor"], at, move)


@pytest.mark.parametrize(
    ("kind", "move", "with_", "without", "sentence"),
    [
        ("plan", "hand_over", "", "written",
         "A part of the plan is still empty. Write all five first."),
        ("phase", "close", "earlier_open", "",
         "An earlier phase is not closed yet. Phases may overlap, but close in order."),
        ("phase", "close", "", "left_something",
         "This phase has left nothing behind yet. Its page says what would count."),
        ("phase", "reopen", "later_closed", "",
         "A later phase is closed. Open that one again first."),
        ("pin", "show", "danger", "",
         "A danger is for the team only. It is never on the public map."),
        ("pin", "show", "", "agreed",
         "Ask those who run this place first, and write down that they agree."),
        ("session", "hold", "ahead", "",
         "This day has not come yet. Say so once it was held."),
        ("finding", "show", "", "consent",
         "Nobody’s consent stands behind these words. Add it first."),
        ("finding", "show", "", "held", "The session has not been held yet."),
        ("story", "send", "", "blocks",
         "A story needs a text, and at least one number or quote."),
        ("story", "review", "gone", "",
         "A consent was withdrawn. Take the empty block out first."),
        ("story", "publish", "gone", "",
         "A consent was withdrawn. Send it back and take the block out."),
        ("shared", "share", "expired", "", "Its last day is over. Give it a later one."),
    ],
)  # fmt: skip
def test_what_else_has_to_be_true(
    kind: str, move: str, with_: str, without: str, sentence: str
) -> None:
    everybody = Hands(frozenset(PEOPLE), inside=True)
    facts = (READY | {with_}) - {without}

    answer = may(everybody, Moment(kind, LIVES[kind].move(move).leaves[0], facts=facts), move, WHY)

    assert answer.sentence == sentence


@pytest.mark.parametrize(
    ("kind", "move"), [("pin", "show"), ("story", "review"), ("shared", "check")]
)
def test_nobody_looks_at_their_own_work(kind: str, move: str) -> None:
    everybody = Hands(frozenset(PEOPLE), inside=True)
    state = LIVES[kind].move(move).leaves[0]

    assert not may(everybody, Moment(kind, state, mine=True, facts=READY), move, WHY)


@pytest.mark.parametrize(
    ("who", "joins", "works", "writes_plan"),
    [
        ("core", True, True, False),
        ("team", True, False, False),
        ("youth", True, False, False),
        ("coach", True, True, True),
        ("data", True, True, True),
        ("admin", True, True, True),
        ("contact", False, False, False),
        ("visitor", False, False, False),
    ],
)
def test_who_writes_things_down(who: str, joins: bool, works: bool, writes_plan: bool) -> None:
    me = PEOPLE[who]

    assert bool(may_join(me, "active")) == joins
    assert bool(may_work(me, "active")) == works
    assert bool(may_write_plan(me, "active", "draft")) == writes_plan
    assert bool(may_change_story(me, Moment("story", "draft"))) == joins
    assert bool(may_take_off_output(me, "active", "under_way")) == joins
    assert not may_join(me, "paused")
    assert not may_write_plan(me, "active", "accepted")
    assert not may_change_story(me, Moment("story", "published"))
    assert not may_take_off_output(me, "active", "closed")


def test_an_affiliate_has_no_data_journey() -> None:
    assert may_have_a_journey("required")
    assert may_have_a_journey("none").sentence == (
        "The data journey is for Pilot and Vanguard cities. Public numbers are for all."
    )
