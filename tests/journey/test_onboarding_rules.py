"""The first steps of a city as plain data (R141, C4): what each tier is asked, what counts, who writes it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from thrive.journey.rules import onboarding as rules
from thrive.journey.rules.first_steps import ITEMS, Known, Standing, steps_for
from thrive.journey.rules.hands import Hands

pytestmark = pytest.mark.django_db
AFFILIATE = [
    *("welcome_call", "accounts", "dates", "introduction", "toolkit", "calendar"),
    *("core_team", "first_meeting"),
]
PILOT = [*AFFILIATE, "rhythm", "design_team", "agreement"]
STEPS = {one.code: one for one in ITEMS}
TODAY = datetime.date(2026, 6, 10)
JOINED = datetime.date(2026, 2, 1)


@pytest.mark.parametrize(
    ("tier", "codes"),
    [("affiliate", AFFILIATE), ("pilot", PILOT), ("vanguard", [*PILOT, "mentoring"])],
)
def test_each_tier_is_asked_for_its_own_first_steps(tier: str, codes: list[str]) -> None:
    found = [one.code for one in steps_for(tier, Known())]

    assert found == codes


def test_the_second_step_stands_there_only_where_somebody_is_asked_for_it() -> None:
    found = [one.code for one in steps_for("affiliate", Known(asked=1))]

    assert found == [*AFFILIATE[:2], "second_step", *AFFILIATE[2:]]


@pytest.mark.parametrize("step", ITEMS, ids=[one.code for one in ITEMS])
def test_every_step_is_said_in_both_languages_and_has_somebody_who_acts(step: Any) -> None:
    assert step.name.en != step.name.es
    assert step.why.en != step.why.es
    assert step.by in ("city", "coach")


@pytest.mark.parametrize(
    ("code", "known", "standing"),
    [
        ("accounts", Known(), Standing(False, "No first contact has an account yet.")),
        (
            "accounts",
            Known(contacts=2, signed_in=1),
            Standing(False, "1 of 2 first contacts have an account and have signed in."),
        ),
        (
            "accounts",
            Known(contacts=1, signed_in=1),
            Standing(True, "1 of 1 first contact has an account and has signed in."),
        ),
        (
            "second_step",
            Known(asked=2, secured=1),
            Standing(False, "1 of the 2 people who are asked for it have a second sign-in step."),
        ),
        ("dates", Known(), Standing(False, "The mail with the dates has not gone out yet.")),
        (
            "dates",
            Known(dates_sent_on=TODAY, cycle_starts_on=JOINED, cycle_ends_on=TODAY),
            Standing(
                True,
                "The cycle runs from February 1, 2026 to June 10, 2026. The mail with the dates "
                "went out.",
                TODAY,
            ),
        ),
        ("introduction", Known(), Standing(False, "The coach has not introduced the city yet.")),
        (
            "core_team",
            Known(seats=5, seats_missing=("Second resident leader",)),
            Standing(False, "5 of 6 seats are filled. Open: Second resident leader."),
        ),
        (
            "core_team",
            Known(seats=6),
            Standing(
                False,
                "All six seats have a name. The coach has still to confirm them.",
                by="coach",
            ),
        ),
        (
            "core_team",
            Known(seats=6, core_set_on=TODAY),
            Standing(True, "All six seats are filled.", TODAY),
        ),
        (
            "design_team",
            Known(design_missing=("The Youth Design Team has one member.", "It needs two.")),
            Standing(False, "The Youth Design Team has one member. It needs two."),
        ),
        (
            "design_team",
            Known(design_formed_on=TODAY),
            Standing(True, "It is formed, with a Youth and an Adult Design Team.", TODAY),
        ),
        (
            "agreement",
            Known(),
            Standing(False, "It is not in force yet: signatures are missing."),
        ),
        ("agreement", Known(agreed_on=TODAY), Standing(True, "It is in force.", TODAY)),
        ("first_meeting", Known(), Standing(False, "No meeting has been called yet.")),
        (
            "first_meeting",
            Known(first_meeting_on=TODAY),
            Standing(True, "The first meeting has its day.", TODAY),
        ),
    ],
)
def test_what_the_house_knows_is_said_in_a_sentence(
    code: str, known: Known, standing: Standing
) -> None:
    read = STEPS[code].known
    assert read is not None

    assert read(known) == standing


CITY, COACH, ADMIN = Hands(city=True), Hands(coach=True), Hands(admin=True)
NOT_YOURS = "Only the city’s own people and its coach write down its first steps."
RESTS = "The city is paused or no longer takes part, so nothing changes here now."


@pytest.mark.parametrize(
    ("me", "status", "code", "ticked", "on", "sentence"),
    [
        (CITY, "active", "toolkit", False, TODAY, ""),
        (COACH, "active", "welcome_call", False, JOINED, ""),
        (ADMIN, "active", "calendar", False, TODAY, ""),
        (Hands(), "active", "toolkit", False, TODAY, NOT_YOURS),
        (Hands(team=True), "active", "toolkit", False, TODAY, NOT_YOURS),
        (Hands(data=True), "active", "toolkit", False, TODAY, NOT_YOURS),
        (CITY, "paused", "toolkit", False, TODAY, RESTS),
        (ADMIN, "withdrawn", "toolkit", False, TODAY, RESTS),
        (
            CITY,
            "active",
            "core_team",
            False,
            TODAY,
            "The platform sees by itself when this step is done.",
        ),
        (CITY, "active", "toolkit", True, TODAY, "This step is already written down."),
        (
            CITY,
            "active",
            "toolkit",
            False,
            TODAY + datetime.timedelta(days=1),
            "This day has not come yet. Write it down once it is done.",
        ),
        (
            CITY,
            "active",
            "toolkit",
            False,
            datetime.date(2023, 6, 10),
            "This day is long before the city joined. Check the year.",
        ),
    ],
)
def test_who_writes_a_first_step_down(
    me: Hands, status: str, code: str, ticked: bool, on: datetime.date, sentence: str
) -> None:
    answer = rules.may_tick(me, status, STEPS[code], ticked, on, JOINED, TODAY)

    assert str(answer.sentence) == sentence
