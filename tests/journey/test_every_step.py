"""Every requirement × tier × state × person × verb: what is allowed, and the sentence otherwise.

The rows are generated from the rulebook and the lifecycle; what is expected is written down here a
second time, as short tables, so that a change in the rules shows as a difference between the two.
"""

from __future__ import annotations

import datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thrive.journey.lifecycle import MILESTONE
from thrive.journey.rules.checklist import Fact, checklist, read, steps_of
from thrive.journey.rules.hands import Hands
from thrive.journey.rules.milestones import (
    RULES,
    WITH_A_REASON,
    Moment,
    may_give_evidence,
)
from thrive.program import registry

BOOK = registry.current()
TODAY = datetime.date(2026, 6, 10)
JOINED = TODAY - datetime.timedelta(days=400)
PROOF = (JOINED - datetime.timedelta(days=30), TODAY - datetime.timedelta(days=10))
TIERS = [tier.slug for tier in BOOK.tiers]
CODES = [row.code for row in BOOK.requirements]
PEOPLE = {
    "somebody": Hands(),
    "city": Hands(city=True),
    "team": Hands(team=True),
    "coach": Hands(coach=True),
    "data": Hands(data=True),
    "admin": Hands(admin=True),
}
WHY = "A reason of enough words."

CITY_ONLY = "Only the city’s own people, its coach or the program can change this."
CHECKERS = "Only the coach of the city or a program administrator checks a step."
ADMIN_ONLY = "Only a program administrator can decide this."
ACT_WRITES = "ACT writes this with the city and hands it over; then the city accepts it."
PAPER = "This step follows the commitment page: record the resolution or the MOU there."
NOT_OPTIONAL = "This step is not optional, so it cannot be left out."
NOTHING_TO_WAIVE = "Nobody asks for this step, so there is nothing to waive."
NO_PRIOR = (
    "Only a Vanguard city, and only where Table II has a star, can have done a step "
    "before joining. Here the step is done during the program."
)
MOVE = {"claim": "submit", "credit": "credit"}
LEAVES = {move.name: set(move.leaves) for move in MILESTONE.moves}


def _moment(code: str, tier: str, status: str, *, prior: bool = False) -> Moment | None:
    step = next((one for one in steps_of(BOOK, tier) if one.code == code), None)
    if step is None:
        return None
    row = read(step, Fact(status, prior, PROOF), TODAY)
    return Moment(row, "active", JOINED, True, TODAY)


def _answer(verb: str, who: str, at: Moment) -> str:
    me = PEOPLE[who]
    if verb == "claim":
        return str(RULES["submit"](me, at, True).sentence)
    extra = (WHY,) if verb in WITH_A_REASON else ()
    return str(RULES[verb](me, at, *extra).sentence)


def _expected(verb: str, who: str, code: str, tier: str, at: Moment) -> str:
    """The first thing in the way, or nothing. Read top down: the person, the paper, the cell, the state."""
    act = code == "T2_4"
    cell = BOOK.requirement(code).cells[tier]
    for_city, checks = who in ("city", "coach", "admin"), who in ("coach", "admin")
    person = {
        "submit": (who in ("coach", "data", "admin"), ACT_WRITES) if act else (for_city, CITY_ONLY),
        "take_back": (who in ("coach", "data", "admin"), ACT_WRITES)
        if act
        else (for_city, CITY_ONLY),
        "claim": (for_city, CITY_ONLY),
        "leave_out": (for_city, CITY_ONLY),
        "take_up": (for_city, CITY_ONLY),
        "verify": (checks, CHECKERS),
        "reopen": (checks, CHECKERS),
        "accept": (who == "city", "Only the city’s own people can accept this for the city."),
        "send_back": (
            who in ("city", "admin") if act else checks,
            "Only those who check this step can send it back.",
        ),
        "waive": (who == "admin", ADMIN_ONLY),
        "ask_again": (who == "admin", ADMIN_ONLY),
    }[verb]
    if not person[0]:
        return person[1]
    if code == "T2_2" and verb in ("submit", "claim", "take_back", "verify", "send_back", "reopen"):
        return PAPER
    if verb == "verify" and act:
        return "ACT does this step, so the city itself accepts it."
    if verb == "accept" and not act:
        return "The city does this step itself; its coach checks it."
    if verb == "claim" and cell != "prior_ok":
        return NO_PRIOR
    if verb == "leave_out" and cell != "optional":
        return NOT_OPTIONAL
    if verb == "waive" and cell == "optional":
        return NOTHING_TO_WAIVE
    if at.row.status not in LEAVES[MOVE.get(verb, verb)]:
        state = MILESTONE.states[at.row.status]
        return f"This is already “{state}”, so that step is not open."
    return ""


@pytest.mark.parametrize("verb", [*RULES, "claim"])
def test_every_requirement_tier_state_and_person(verb: str) -> None:
    rows, wrong = 0, []
    for code, tier, status, who in product(CODES, TIERS, MILESTONE.states, PEOPLE):
        at = _moment(code, tier, status)
        if at is None:
            assert BOOK.requirement(code).cells[tier] == "none"
            continue
        rows += 1
        said, expected = _answer(verb, who, at), _expected(verb, who, code, tier, at)
        if said != expected:
            wrong.append((code, tier, status, who, said, expected))

    assert wrong == []
    assert rows == 23 * 7 * 6  # 3 + 10 + 10 cells that ask for something


@pytest.mark.parametrize(
    ("code", "tier", "who"),
    [
        ("T2_3", "pilot", "city team coach admin"),
        ("T2_3", "vanguard", "city team coach admin"),
        ("T2_4", "pilot", "coach data admin"),
        ("T2_4", "vanguard", "city coach data admin"),  # a city may show its own, from before
    ],
)
def test_who_may_add_a_proof(code: str, tier: str, who: str) -> None:
    at = _moment(code, tier, "in_progress")
    assert at is not None

    allowed = [name for name, me in PEOPLE.items() if may_give_evidence(me, at)]

    assert allowed == who.split()


@pytest.mark.parametrize("tier", TIERS)
@pytest.mark.parametrize("code", CODES)
def test_only_a_star_is_credited(code: str, tier: str) -> None:
    """C10: claimed and sent, a coach credits it on a star of Vanguard, and nowhere else."""
    at = _moment(code, tier, "submitted", prior=True)
    if at is None:
        return

    said = str(RULES["verify"](PEOPLE["coach"], at).sentence)

    star = BOOK.requirement(code).cells[tier] == "prior_ok"
    assert (said == "", tier) == (star, "vanguard" if star else tier)
    if not star:
        assert said == (PAPER if code == "T2_2" else NO_PRIOR)


@pytest.mark.parametrize(
    ("seat", "sentence"),
    [
        ("paused", "The city is paused. Its checklist rests until it goes on."),
        ("withdrawn", "The city no longer takes part, so its checklist is closed."),
        ("graduated", "The city no longer takes part, so its checklist is closed."),
    ],
)
def test_a_city_that_rests_changes_nothing(seat: str, sentence: str) -> None:
    said = set()
    for verb in RULES:
        if verb == "accept":
            continue
        move = next(iter(sorted(LEAVES[verb])))
        at = _moment("T2_3", "pilot", move)
        assert at is not None
        resting = Moment(at.row, seat, JOINED, True, TODAY)
        said.add(_answer(verb, "admin", resting))

    assert said == {sentence}


@pytest.mark.parametrize(
    ("code", "days", "sentence"),
    [
        ("T2_3", (JOINED - datetime.timedelta(days=365),), ""),
        (
            "T2_3",
            (JOINED - datetime.timedelta(days=366),),
            "An earlier session counts if it was held within 12 months before joining.",
        ),
        ("T2_8", (TODAY - datetime.timedelta(days=90),), ""),
        (
            "T2_8",
            (TODAY - datetime.timedelta(days=91),),
            "The newest proof is more than 90 days old. Add a newer one.",
        ),
        ("T2_5", (), "Add at least one proof with its date first."),
    ],
)
def test_proof_has_its_day(code: str, days: tuple[datetime.date, ...], sentence: str) -> None:
    step = next(one for one in steps_of(BOOK, "pilot") if one.code == code)
    at = Moment(read(step, Fact("in_progress", False, days), TODAY), "active", JOINED, True, TODAY)

    assert str(RULES["submit"](PEOPLE["city"], at).sentence) == sentence


def test_a_design_team_counts_once_the_letter_is_in_force() -> None:
    at = _moment("T2_1", "pilot", "submitted")
    assert at is not None
    without = Moment(at.row, "active", JOINED, False, TODAY)

    said = [str(RULES["verify"](PEOPLE["coach"], one).sentence) for one in (without, at)]

    assert said == [
        "The Letter of Agreement is not in force yet, or a subgroup is not complete. "
        "The step can be verified once both are.",
        "",
    ]


FACTS = st.dictionaries(
    st.sampled_from(CODES),
    st.builds(
        Fact,
        status=st.sampled_from(sorted(MILESTONE.states)),
        prior=st.booleans(),
        days=st.lists(st.dates(datetime.date(2024, 1, 1), TODAY), max_size=3).map(
            lambda days: tuple(sorted(days))
        ),
    ),
)


@given(FACTS, st.sampled_from(TIERS))
def test_a_checklist_always_adds_up(facts: dict[str, Fact], tier: str) -> None:
    found = checklist(BOOK, tier, facts, TODAY)

    waived = sum(row.standing == "waived" for row in found.table)
    assert [row.step.code for row in found.table] == [r.code for r, _ in BOOK.asked_of(tier)]
    assert 0 <= found.done <= found.asked
    counted = {"affiliate": 3, "pilot": 9, "vanguard": 10}[tier]
    optional_waived = sum(
        row.standing == "waived" and row.step.ask == "optional" for row in found.table
    )
    assert found.asked == counted - waived + optional_waived
    assert {row.standing for row in found.table if row.step.ask == "optional"} <= {
        *("met", "optional", "waived"),
    }
    if tier != "vanguard":
        assert all(row.standing != "credited" for row in found.table)


@given(FACTS, st.sampled_from(TIERS), st.sampled_from(TIERS))
def test_a_change_of_tier_forgets_nothing(facts: dict[str, Fact], one: str, other: str) -> None:
    """R39: whatever is verified in one tier is met in another that asks for it."""
    before = checklist(BOOK, one, facts, TODAY)
    after = checklist(BOOK, other, facts, TODAY)

    met = {row.step.code for row in before.table if row.standing == "met"}
    still = {row.step.code for row in after.table if row.standing == "met"}
    kept = {row.step.code for row in after.kept}
    assert met <= still | kept


@given(FACTS)
def test_moving_up_adds_the_rows_of_the_next_tier(facts: dict[str, Fact]) -> None:
    affiliate, pilot = checklist(BOOK, "affiliate", {}, TODAY), checklist(BOOK, "pilot", {}, TODAY)

    assert (affiliate.asked, pilot.asked) == (3, 9)
    assert checklist(BOOK, "pilot", facts, TODAY).done <= 9


def test_leaving_the_maps_out_never_holds_a_pilot_back() -> None:
    done = {code: Fact("verified", False, PROOF) for code in CODES if code != "T2_6"}

    found = checklist(BOOK, "pilot", {**done, "T2_6": Fact("skipped")}, TODAY)

    assert (found.done, found.asked) == (9, 9)


def test_what_a_city_shared_lapses_after_ninety_days() -> None:
    facts = {"T2_8": Fact("verified", False, (TODAY - datetime.timedelta(days=91),))}

    row = checklist(BOOK, "affiliate", facts, TODAY).row("T2_8")

    assert row is not None
    assert (row.standing, row.lapsed, row.next) == ("missing", True, "city")
