"""The demo's way: what each city has shown, who checked it, its stage and its level. All invented.

The matrix stands as the story wants it; each letter is told through the actions of the right people:
V verified, P done before joining, S sent, I begun, k left out by choice, N and – nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from thrive.cities.models import Enrollment
from thrive.demo.chapters import JOINED, Chapter
from thrive.demo.telling import Teller
from thrive.journey.actions import commitment as paper
from thrive.journey.actions import milestones as acts
from thrive.journey.actions import standing
from thrive.journey.actions.commitment import Act
from thrive.journey.actions.milestones import Proof
from thrive.journey.queries.record import team_agreed
from thrive.journey.rules.checklist import TEAM
from thrive.people.models import Person

MATRIX = {
    "Hayward": "P V P P V P V V V V",
    "Garden Grove": "P V P P N P V V V V",
    "Vallejo": "V V V V V V V V I N",
    "Merced": "V V V V V N V V I N",
    "Santa Maria": "V V V V V k V V V S",
    "Lancaster": "N I N N N N N I N N",
    "El Centro": "S N V I I N I V N N",
    "Watsonville": "– V V – – – – V – –",
    "Eureka": "– N V – – – – I – –",
    "Marysville": "– N N – – – – I – –",
}
PLANNED_HERE = ("Vallejo", "Merced")  # their data plans are written and accepted on their own page
CODES = tuple(f"T2_{number}" for number in range(1, 11))
SHOWN = {
    "T2_1": "The Design Team met with both subgroups, and the Letter of Agreement was read aloud.",
    "T2_2": "The resolution is written and stands on the agenda of the next council meeting.",
    "T2_3": "Listening session with parents and youth: 34 people came, 11 of them under 18. What they named first is in the summary.",
    "T2_4": "The data plan: questions, indicators by action area, neighborhoods, who does what, and how numbers stay safe.",
    "T2_5": "Idea Lab run by youth: 22 came, nine ideas were written down, two officials answered.",
    "T2_6": "History Map and Systems Map, agreed by the whole team after two evenings each.",
    "T2_7": "Residents voted with dots at three tables; the tally is here, and the team ratified it.",
    "T2_8": "Shared in the Learning Community what we learned from our sessions, with the questions we used.",
    "T2_9": "The policy is being carried out: staff named, first report written.",
    "T2_10": "The plan for the years after, approved, and one other source of money applied for.",
    "action_plan": "Action plan with owners and dates, approved by the Design Team.",
}  # fmt: skip
SPECIAL = {
    ("Vallejo", "T2_9"): "The park safety and lighting ordinance was introduced at council.",
    ("Merced", "T2_9"): "Summer jobs with stipends are paid for; the first group starts in June.",
    ("Santa Maria", "T2_9"): "Legal help for tenants has begun: the fund pays two lawyers.",
    **{
        (place, "T2_7"): f"Residents voted with dots at three tables, and the team ratified it: {areas}."
        for place, areas in (
            ("Hayward", "Youth Development and Civic Engagement; Mental Health & Wellness"),
            ("Garden Grove", "Promoting Healthy Childhood Development; Strengthening Economic Supports"),
            ("Vallejo", "Creating Protective Environments; Youth Development and Civic Engagement"),
            ("Merced", "Youth Development and Civic Engagement; Strengthening Economic Supports"),
            ("Santa Maria", "Access to Safe and Stable Housing; Creating Protective Environments"),
        )
    },
    ("El Centro", "T2_5"): "A youth lab is set: “After 3 pm in the heat”. Rooms and dinner are booked.",
    ("El Centro", "T2_7"): "Mental health came first in the listening session. The vote is still to come.",
    ("Lancaster", "T2_8"): "Introduced ourselves to the other cities.",
    ("Eureka", "T2_3"): "Listening session with faith leaders and parents: 26 people came.",
    ("Eureka", "T2_8"): "Asked the others how they worked with tribal partners.",
    ("Marysville", "T2_8"): "Asked how a town of 13,000 can use five-year numbers.",
}  # fmt: skip
# City, kind, number, days ago, votes for and against.
ACTS = {
    "Hayward": ("resolution", "DEMO-19-088", 1040, 7, 0),
    "Garden Grove": ("resolution", "DEMO-19-131", 990, 6, 1),
    "Vallejo": ("resolution", "DEMO-22-014", 360, 6, 1),
    "Merced": ("resolution", "DEMO-22-051", 340, 5, 2),
    "Santa Maria": ("resolution", "DEMO-22-003", 450, 4, 1),
    "Watsonville": ("mou", "DEMO-23-MOU-7", 180, 7, 0),
}


@dataclass(frozen=True, slots=True)
class Way:
    """Days ago on which a stage was entered, and the ratings a team gave itself with its level."""

    stages: tuple[tuple[str, int], ...]
    ratings: tuple[int, int, int, int]
    level: int
    plan: int | None = None


WAYS = {
    "Hayward": Way((("grow", 800), ("accelerate", 520)), (5, 4, 4, 5), 3, 540),
    "Garden Grove": Way((("grow", 760), ("accelerate", 480)), (4, 4, 5, 4), 3, 500),
    "Vallejo": Way((("grow", 195),), (4, 3, 3, 4), 2, 170),
    "Merced": Way((("grow", 150),), (4, 3, 3, 3), 2),
    "Santa Maria": Way((("grow", 300), ("accelerate", 110)), (4, 3, 3, 4), 2, 130),
    "Lancaster": Way((), (2, 1, 2, 2), 1),
    "El Centro": Way((), (3, 2, 1, 2), 1),
    "Watsonville": Way((("grow", 120),), (3, 2, 2, 3), 1),
    "Eureka": Way((), (2, 1, 1, 2), 1),
    "Marysville": Way((), (2, 1, 1, 1), 1),
}


def the_cities_walk(teller: Teller) -> None:
    """Steps, commitments, stages and levels of the ten enrolled cities."""
    seats = {
        one.community.name: one
        for one in Enrollment.objects.holding_a_seat()
        .filter(cycle__is_demo=True)
        .select_related("community", "cycle")
    }
    for chapter in JOINED:
        walk = _Walk(teller, chapter, seats[chapter.city])
        for code, letter in zip(CODES, MATRIX[chapter.city].split(), strict=True):
            walk.takes(code, letter)
        walk.goes_on(WAYS[chapter.city])


@dataclass
class _Walk:
    """One city's way, told in days before today."""

    teller: Teller
    chapter: Chapter
    seat: Enrollment

    def takes(self, code: str, letter: str) -> None:
        tell: dict[str, Callable[[str], Any]] = {
            "V": self._checked,
            "P": self._had_it_before,
            "S": self._sends,
            "I": self._begins,
            "k": self._leaves_out,
        }
        if letter in tell:
            tell[letter](code)

    def goes_on(self, way: Way) -> None:
        lead, coach = self._lead, self._coach
        if way.plan:
            self._shows("action_plan", way.plan + 3)
            with self._on(way.plan):
                acts.submit(self.seat, code="action_plan", by=lead)
                acts.verify(self.seat, code="action_plan", by=coach)
        for stage, ago in way.stages:
            with self._on(ago + 4):
                why = "The city has done what this stage builds on, and its team asks for it."
                change = standing.propose_stage(self.seat, to=stage, why=why, by=coach)
            with self._on(ago):
                standing.confirm_stage(change, by=self.teller["imani"])
        names = ("leadership", "data", "budgeting", "planning")
        with self._on(60):
            reading = standing.rate_capacities(
                self.seat,
                ratings=dict(zip(names, way.ratings, strict=True)),
                level=way.level,
                evidence="We went through the four questions together and wrote down what a visitor could see for each.",
                by=lead,
            )
        with self._on(55):
            standing.confirm_reading(reading, by=self.teller["imani"])

    def _checked(self, code: str) -> None:
        if code == "T2_2":
            self._passes()
        elif code == "T2_4":
            self._gets_its_plan(code)
        else:
            ago = self._sends(code)
            if code == TEAM and not team_agreed(self.seat):
                return  # the step waits with the coach until everybody has signed
            with self._on(ago - 2):
                acts.verify(self.seat, code=code, by=self._coach)

    def _had_it_before(self, code: str) -> None:
        ago = self._day(code)
        self._shows(code, ago + 1, of=self.chapter.began + 60 + 20 * int(code[3:]))
        with self._on(ago):
            acts.submit(self.seat, code=code, prior=True, by=self._lead)
        with self._on(ago - 2):
            acts.verify(self.seat, code=code, by=self._coach)

    def _sends(self, code: str) -> int:
        ago = self._begins(code)
        with self._on(ago):
            acts.submit(self.seat, code=code, by=self._lead)
        return ago

    def _begins(self, code: str) -> int:
        ago = self._day(code)
        by_act = code == "T2_4"
        self._shows(code, ago + 1, by_act=by_act)
        return ago

    def _leaves_out(self, code: str) -> None:
        with self._on(self._day(code)):
            acts.leave_out(self.seat, code=code, by=self._lead)

    def _passes(self) -> None:
        kind, number, ago, ayes, noes = ACTS[self.chapter.city]
        act = Act(
            kind=kind,
            number=number,
            body=f"{self.chapter.city} City Council",
            action_date=self._date(ago),
            ayes=ayes,
            noes=noes,
            url=f"https://council.example.org/{number.lower()}",
            notes="Fictional, for the demonstration.",
        )
        with self._on(ago - 2):
            kept = paper.record_act(self.seat, act=act, by=self._lead)
        with self._on(ago - 5):
            paper.check_act(kept, by=self._coach)

    def _gets_its_plan(self, code: str) -> None:
        if self.chapter.city in PLANNED_HERE:
            return
        ago = self._day(code)
        self._shows(code, ago + 6, by_act=True)
        with self._on(ago + 5):
            acts.submit(self.seat, code=code, by=self._coach)
        with self._on(ago):
            acts.accept(self.seat, code=code, by=self._lead)

    def _shows(self, code: str, ago: int, *, of: int | None = None, by_act: bool = False) -> None:
        words = SPECIAL.get((self.chapter.city, code), SHOWN[code])
        day = self._date(of if of is not None else ago + 2)
        public = "public" if code in ("T2_3", "T2_7", "T2_9") else "city"
        proof = Proof("record", day, words, visibility=public)
        with self._on(ago):
            by = self._coach if by_act else self._lead
            acts.give_evidence(self.seat, code=code, proof=proof, by=by)

    def _day(self, code: str) -> int:
        """The ten steps spread over the city's time in the program; contributions are recent."""
        if code == "T2_8":
            return 18
        first, number = self.chapter.began - 90, int(code[3:])
        return max(first - (first - 20) * (number - 1) // 10, 12)

    def _date(self, ago: int) -> datetime.date:
        return self.teller.day(ago).date()

    def _on(self, ago: int) -> AbstractContextManager[None]:
        return self.teller.on(ago, 15)

    @property
    def _lead(self) -> Person:
        return self.teller[self.chapter.lead]

    @property
    def _coach(self) -> Person:
        return self.teller[self.chapter.coach]
