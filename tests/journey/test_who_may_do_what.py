"""The tables of `tests.journey.tables`, held against the rules cell by cell and against the pages.

A row of the rulebook, a state or a verb that is new makes the first test fail until it is written
into the tables.
"""

from __future__ import annotations

import datetime
from itertools import product

import pytest
from django.db import transaction
from django.test import Client

from tests.cities import way
from tests.cities.reading import words
from tests.journey import ground, tables
from thrive.base import clock, history
from thrive.cities.models import Enrollment
from thrive.journey.lifecycle import MILESTONE
from thrive.journey.models import CityMilestone, Evidence
from thrive.journey.rules.checklist import Fact, read, steps_of
from thrive.journey.rules.hands import Hands, hands_of
from thrive.journey.rules.milestones import RULES, WITH_A_REASON, Moment, may_give_evidence
from thrive.program import registry
from thrive.teams.models import DesignTeam, DesignTeamMembership

BOOK = registry.current()
TODAY = datetime.date(2026, 6, 10)
JOINED = TODAY - datetime.timedelta(days=400)
DAYS = (JOINED - datetime.timedelta(days=30), TODAY - datetime.timedelta(days=10))
TIERS = {"affiliate": "Watsonville", "pilot": "Vallejo", "vanguard": "Hayward"}
HANDS = {
    **dict.fromkeys(("visitor", "stranger", "youth", "other_coach"), Hands()),
    "design": Hands(team=True),
    "contact": Hands(city=True),
    "core": Hands(city=True, core=True),
    "coach": Hands(coach=True),
    "data": Hands(data=True),
    "admin": Hands(admin=True),
}
STATES = list(tables.WORDS)
DEEDS = list(tables.OPEN)


def _fact(state: str) -> Fact:
    status = "submitted" if state == "claimed" else state
    return Fact(status, state in ("claimed", "completed_prior"), DAYS)


def test_the_tables_know_every_row_tier_state_and_verb() -> None:
    asked = {
        (step.code, tier.slug): step.ask
        for tier in BOOK.tiers
        for step in steps_of(BOOK, tier.slug)
    }

    assert asked == {pair: tables.CELLS[pair[0]][pair[1]] for pair in tables.steps()}
    assert {row.code for row in BOOK.requirements} <= set(tables.CELLS)
    assert {row.code for row in BOOK.requirements if row.responsible == "act"} == {*tables.ACTS_OWN}
    assert set(STATES) == {*MILESTONE.states, "claimed"}
    assert {verb.replace("_", "-") for verb in RULES} | {"show", "claim"} == set(DEEDS)
    assert set(tables.PEOPLE) == set(DEEDS) == set(tables.ARRIVES)
    assert all(set(row) == set(HANDS) for row in tables.PEOPLE.values())


@pytest.mark.parametrize("deed", DEEDS)
def test_every_cell_of_the_tables_is_what_the_rules_say(deed: str) -> None:
    steps = {(step.code, tier): step for tier in TIERS for step in steps_of(BOOK, tier)}
    wrong, asked = [], 0
    for (code, tier), state, who in product(tables.steps(), STATES, HANDS):
        wanted = tables.expected(deed, who, code, tier, state)
        if wanted in ("login", "404"):
            continue
        row = read(steps[code, tier], _fact(state), TODAY)
        said = _rule(deed, HANDS[who], Moment(row, "active", JOINED, False, TODAY))
        asked += 1
        if said != wanted:
            wrong.append((code, tier, state, who, said, wanted))

    assert wrong == []
    assert asked == 34 * 8 * 8  # cells that ask, states, people who find the page


def _rule(deed: str, me: Hands, at: Moment) -> str:
    if deed == "show":
        return str(may_give_evidence(me, at).sentence)
    if deed == "claim":
        return str(RULES["submit"](me, at, True).sentence)
    verb = deed.replace("-", "_")
    extra = (ground.REASON,) if verb in WITH_A_REASON else ()
    return str(RULES[verb](me, at, *extra).sentence)


class Cities:
    """Three cities, one of each tier, in which everybody has the same part; and Merced."""

    def __init__(self) -> None:
        self.people = {
            "stranger": way.person("Sunny"),
            "youth": way.person("Ximena", age_band="youth", adult_from=ground.day(-500)),
            "design": way.person("Marcus"),
            "contact": way.person("Rosa"),
            "core": way.person("Ruth"),
            "coach": way.person("Luz", "coach"),
            "other_coach": way.person("Theo", "coach"),
            "data": way.person("Ana", "data"),
            "admin": way.person("Imani", "admin"),
        }
        self.seats = {tier: self._city(tier, place) for tier, place in TIERS.items()}
        ground.of_city(ground.enrolled("Merced").community, "Sunny")
        self.desks = {"visitor": Client()} | {
            who: way.desk(person) for who, person in self.people.items()
        }

    def _city(self, tier: str, place: str) -> Enrollment:
        seat = ground.enrolled(place, tier)
        team = DesignTeam.objects.create(community=seat.community, formed_on=ground.day(200))
        for who, category in (("youth", "youth"), ("design", "adult")):
            person = self.people[who]
            DesignTeamMembership.objects.create(
                team=team,
                person=person,
                name=person.name,
                category=category,
                is_minor=person.is_youth,
                joined_on=ground.day(190),
            )
        ground.of_city(seat.community, "Rosa", "contact")
        ground.of_city(seat.community, "Ruth", "core")
        ground.coach_of(seat.community, "Luz")
        return seat

    def stands(self, code: str, tier: str, state: str) -> None:
        fact, seat = _fact(state), self.seats[tier]
        step = CityMilestone.objects.create(
            enrollment=seat, code=code, status=fact.status, prior=fact.prior, moved_at=clock.now()
        )
        for day in (seat.effective_on - datetime.timedelta(days=30), ground.day(10)):
            Evidence.objects.create(
                milestone=step,
                kind="record",
                happened_on=day,
                words="We met.",
                added_at=clock.now(),
            )


def _asked_over_http(deed: str) -> list[tuple[str, str, str, str]]:
    """(who, step, tier, state). The rules above were asked about every cell; here one person who may
    does it on every step, in all states in turn, and everybody else once, where it is open."""
    may = tables.PEOPLE[deed]
    mighty = next(who for who in ("admin", "core") if may[who] == "yes")
    turn, cells = DEEDS.index(deed), tables.steps()
    state = next(state for state in STATES if tables.OPEN[deed][state] == "yes")
    return [
        *((mighty, *pair, STATES[(n + turn) % 8]) for n, pair in enumerate(cells)),
        *((who, *cells[(n * 7 + turn * 5) % len(cells)], state) for n, who in enumerate(HANDS)),
        *((who, code, "vanguard", state) for who in HANDS for code in tables.ACTS_OWN),
    ]


@pytest.fixture
def cities(db: None) -> Cities:
    return Cities()


def test_everybody_has_the_hands_the_tables_speak_of(cities: Cities) -> None:
    place = cities.seats["pilot"].community

    found = {who: hands_of(person, place) for who, person in cities.people.items()}

    assert found == {who: hands for who, hands in HANDS.items() if who != "visitor"}


@pytest.mark.parametrize("deed", DEEDS)
def test_the_pages_answer_what_the_tables_say(deed: str, cities: Cities) -> None:
    wrong = []
    for who, code, tier, state in _asked_over_http(deed):
        with transaction.atomic():
            cities.stands(code, tier, state)
            wanted = _wanted(deed, who, code, tier, state)
            said = _press(cities, deed, who, code, tier, wanted)
            transaction.set_rollback(True)
        if said != wanted:
            wrong.append((who, code, tier, state, said, wanted))

    assert wrong == []


def _wanted(deed: str, who: str, code: str, tier: str, state: str) -> str:
    answer = tables.expected(deed, who, code, tier, state)
    if answer:
        return answer
    credited = deed == "verify" and state == "claimed"
    return f"now {'completed_prior' if credited else tables.ARRIVES[deed]}"


def _press(cities: Cities, deed: str, who: str, code: str, tier: str, wanted: str) -> str:
    """What came of it: the sentence, `login`, `404`, or the state the step stands in now. A page may
    show two sentences; the one that is wanted is looked for first."""
    before, at = history.head(), f"/cities/{TIERS[tier].lower()}/milestones/{code}/"
    form = {"reason": ground.REASON, "on": str(clock.today())}
    if deed == "show":
        form = {"kind": "record", "happened_on": str(ground.day(3)), "words": "We wrote it down."}
        form["visibility"] = "city"
    answer = cities.desks[who].post(at if deed == "show" else f"{at}{deed}/", form)
    if answer.status_code == 302:
        if "/accounts/login/" in answer["Location"]:
            return "login"
        return f"now {CityMilestone.objects.get().status}"
    if history.head() != before:
        return "refused, and yet something was written"
    if answer.status_code == 404:
        return "404"
    shown = words(answer)
    if wanted in shown:
        return wanted
    known = [*tables.SENTENCES.values(), *map(tables.ALREADY.format, tables.WORDS.values())]
    return max((one for one in known if one in shown), key=len, default=shown)
