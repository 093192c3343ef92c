"""Person × tier × state: may two cities be a pair, who answers, who confirms; and the sentences."""

from __future__ import annotations

import datetime
from itertools import product

import pytest

from thrive.cities.lifecycle import MENTORING
from thrive.cities.rules import mentoring as rules
from thrive.cities.rules.mentor_fit import Profile, fits
from thrive.cities.rules.mentoring import City, Pair, Sides

TODAY = datetime.date(2026, 6, 10)
WHY = "The work we planned is done."
VANGUARD = City("Hayward", "vanguard", "active")
PILOT = City("Vallejo", "pilot", "active")
PEOPLE = {
    "somebody": Sides(),
    "mentor": Sides(mentor=True),
    "mentee": Sides(mentee=True),
    "both": Sides(mentor=True, mentee=True),
    "admin": Sides(admin=True),
}
PROPOSERS = "People of one of the two cities, or a program administrator, propose a pair."
BOTH = "You act for both cities, so somebody else has to answer."
THEMSELVES = "Hayward and Vallejo answer for themselves."
ITSELF = "Lodi is a Vanguard city itself. A mentor is for Pilot and Affiliate cities."
LODI_RESTS = "Lodi is paused. Mentoring rests until it goes on."
LODI_PILOT = "Lodi has the tier Pilot. Only a Vanguard city mentors others."
LODI_AFFILIATE = "Lodi has the tier Affiliate. Only a Vanguard city mentors others."
LODI_OUT = "Lodi takes no part in the program today. Only a Vanguard city mentors others."
LODI_OUT_TOO = "Lodi takes no part in the program today. A mentor is for cities that do."
ALREADY_ASKED = "A proposal for these two cities already waits for an answer."
VALLEJO_OUT = "Vallejo takes no part in the program today. A mentor is for cities that do."
HAYWARD_RESTS = "Hayward is paused. Mentoring rests until it goes on."
HAYWARD_PILOT = "Hayward has the tier Pilot. Only a Vanguard city mentors others."
HAYWARD_OUT = "Hayward takes no part in the program today. Only a Vanguard city mentors others."
NOT_ACTIVE = "Contacts are written down while a pair is active."
TO_COME = "This day is still to come. Write the contact down once you have talked."
TOO_EARLY = "On this day the pair was not proposed yet. Choose a later day."
WRITERS = "Only people of the two cities write down their contacts."
FULL = (
    "Hayward already mentors 3 cities, and that is the most for one city. "
    "It has room again when a pair ends."
)
MENTOR_SAID_YES = "Hayward has already said yes. Now Vallejo answers."


@pytest.mark.parametrize(
    ("tier", "status", "mentors", "is_mentored"),
    [
        ("vanguard", "active", "", ITSELF),
        ("vanguard", "paused", LODI_RESTS, ITSELF),
        ("pilot", "active", LODI_PILOT, ""),
        ("pilot", "paused", LODI_PILOT, LODI_RESTS),
        ("affiliate", "active", LODI_AFFILIATE, ""),
        ("affiliate", "paused", LODI_AFFILIATE, LODI_RESTS),
        ("", "", LODI_OUT, LODI_OUT_TOO),
    ],
)  # fmt: skip
def test_only_a_vanguard_mentors_and_never_another_vanguard(
    tier: str, status: str, mentors: str, is_mentored: str
) -> None:
    city = City("Lodi", tier, status)

    said = (str(rules.may_mentor(city).sentence), str(rules.may_have_mentor(city).sentence))

    assert said == (mentors, is_mentored)


@pytest.mark.parametrize(
    ("who", "sentence"),
    [("somebody", PROPOSERS), ("mentor", ""), ("mentee", ""), ("both", ""), ("admin", "")],
)
def test_who_proposes(who: str, sentence: str) -> None:
    answer = rules.may_propose(PEOPLE[who], VANGUARD, PILOT)

    assert str(answer.sentence) == sentence


@pytest.mark.parametrize(
    ("mentor", "mentee", "more", "sentence"),
    [
        (VANGUARD, VANGUARD, {"same": True}, "A city cannot mentor itself. Choose two cities."),
        (PILOT, VANGUARD, {}, "Vallejo has the tier Pilot. Only a Vanguard city mentors others."),
        (VANGUARD, PILOT, {"between": "proposed"}, ALREADY_ASKED),
        (VANGUARD, PILOT, {"between": "active"}, "These two cities are already a pair."),
        (City("Hayward", "vanguard", "active", 2), PILOT, {}, ""),
        (City("Hayward", "vanguard", "active", 3), PILOT, {}, FULL),
    ],
)  # fmt: skip
def test_what_stands_in_the_way_of_a_proposal(
    mentor: City, mentee: City, more: dict[str, object], sentence: str
) -> None:
    answer = rules.may_propose(PEOPLE["admin"], mentor, mentee, **more)  # type: ignore[arg-type]

    assert str(answer.sentence) == sentence


def _is(status: str) -> str:
    return f"This is already “{MENTORING.states[status]}”, so that step is not open."


@pytest.mark.parametrize("verb", ["accept", "decline", "withdraw", "end"])
def test_every_person_state_and_move_of_a_pair_that_the_mentor_proposed(verb: str) -> None:
    leaves, wrong = MENTORING.move(verb).leaves, []
    people = {
        "accept": {"somebody": THEMSELVES, "admin": THEMSELVES, "both": BOTH},
        "decline": {"somebody": THEMSELVES, "admin": THEMSELVES, "both": BOTH},
        "withdraw": dict.fromkeys(
            ("somebody", "mentee"), "Only those who proposed the pair can take it back."
        ),
        "end": {"somebody": "Only the two cities or a program administrator end a pair."},
    }[verb]
    late = {"mentor": MENTOR_SAID_YES} if verb in ("accept", "decline") else {}

    for who, status in product(PEOPLE, MENTORING.states):
        pair = Pair(VANGUARD, PILOT, status, frozenset({"mentor"}))
        extra = (WHY,) if verb in ("decline", "end") else ()
        said = str(getattr(rules, f"may_{verb}")(PEOPLE[who], pair, *extra).sentence)
        expected = people.get(who) or (_is(status) if status not in leaves else late.get(who, ""))
        if said != expected:
            wrong.append((who, status, said, expected))

    assert wrong == []


@pytest.mark.parametrize(("who", "allowed"), [("mentor", True), ("mentee", True), ("admin", False)])
def test_after_an_administrators_proposal_each_city_answers_for_itself(
    who: str, allowed: bool
) -> None:
    pair = Pair(VANGUARD, PILOT)

    assert bool(rules.may_accept(PEOPLE[who], pair)) is allowed


@pytest.mark.parametrize(
    ("mentor", "mentee", "sentence"),
    [
        (City("Hayward", "vanguard", "active", 3), PILOT, FULL),
        (City("Hayward", "pilot", "active"), PILOT, HAYWARD_PILOT),
        (VANGUARD, City("Vallejo"), VALLEJO_OUT),
    ],
)  # fmt: skip
def test_a_yes_asks_again_whether_the_pair_can_be(
    mentor: City, mentee: City, sentence: str
) -> None:
    pair = Pair(mentor, mentee, "proposed", frozenset({"mentor"}))

    assert str(rules.may_accept(PEOPLE["mentee"], pair).sentence) == sentence


def test_a_no_and_an_end_say_why() -> None:
    asked = Pair(VANGUARD, PILOT, "proposed", frozenset({"mentor"}))
    working = Pair(VANGUARD, PILOT, "active", frozenset({"mentor", "mentee"}))

    said = {
        str(rules.may_decline(PEOPLE["mentee"], asked, "no").sentence),
        str(rules.may_end(PEOPLE["mentor"], working, "").sentence),
    }

    assert said == {"Write the reason in a sentence. It stays in the record."}


@pytest.mark.parametrize(
    ("who", "status", "ago", "mentor", "sentence"),
    [
        ("mentor", "active", 3, VANGUARD, ""),
        ("mentee", "active", 0, VANGUARD, ""),
        ("admin", "active", 3, VANGUARD, WRITERS),
        ("somebody", "active", 3, VANGUARD, WRITERS),
        ("mentor", "proposed", 3, VANGUARD, NOT_ACTIVE),
        ("mentor", "ended", 3, VANGUARD, NOT_ACTIVE),
        ("mentor", "active", -1, VANGUARD, TO_COME),
        ("mentor", "active", 31, VANGUARD, TOO_EARLY),
        ("mentee", "active", 3, City("Hayward", "vanguard", "paused"), HAYWARD_RESTS),
        ("mentee", "active", 3, City("Hayward", "pilot", "active"), HAYWARD_PILOT),
        ("mentee", "active", 3, City("Hayward"), HAYWARD_OUT),
    ],
)  # fmt: skip
def test_who_writes_a_contact_down_and_for_which_day(
    who: str, status: str, ago: int, mentor: City, sentence: str
) -> None:
    pair = Pair(mentor, PILOT, status, proposed_on=TODAY - datetime.timedelta(days=30))
    day = TODAY - datetime.timedelta(days=ago)

    answer = rules.may_write_contact(PEOPLE[who], pair, on=day, today=TODAY)

    assert str(answer.sentence) == sentence


@pytest.mark.parametrize("who", PEOPLE)
def test_only_the_mentored_city_confirms(who: str) -> None:
    pair = Pair(VANGUARD, PILOT, "active")
    only = "Only people of Vallejo confirm a contact: they say whether the help arrived."

    said = [
        str(rules.may_confirm(PEOPLE[who], pair, confirmed=one).sentence) for one in (False, True)
    ]

    known = "This contact is already confirmed."
    assert said == (["", known] if who == "mentee" else [only, only])


@pytest.mark.parametrize("who", PEOPLE)
def test_who_wrote_it_takes_it_off_until_it_is_confirmed(who: str) -> None:
    kept = {
        confirmed: str(
            rules.may_take_off(PEOPLE[who], written_for="mentor", confirmed=confirmed).sentence
        )
        for confirmed in (False, True)
    }

    other = "Only the city that wrote a contact down can take it off."
    mine = {False: "", True: "A confirmed contact stays in the log."}
    assert kept == (mine if who in ("mentor", "both") else {False: other, True: other})


def test_suggestions_come_in_one_order_with_their_reasons() -> None:
    youth, home = ("youth", "Youth"), ("home", "Housing")
    merced = Profile("Merced", "merced", (youth, home), "valley", "the Valley", 86_000)
    cities = [
        Profile("Arden", "arden"),
        Profile("Full", "full", (youth, home), "valley", "the Valley", 86_000, has_room=False),
        Profile("Hayward", "hayward", (youth,), "bay", "the Bay", 163_000),
        Profile("Modesto", "modesto", (youth,), "valley", "the Valley", 218_000),
        Profile("Chico", "chico", (), "north", "the North", 101_000),
    ]

    found = fits(merced, cities)

    assert fits(merced, reversed(cities)) == found
    assert [(one.mentor.name, *one.why) for one in found] == [
        ("Modesto", "Modesto helps with what you look for: Youth.", "It is in your region: the Valley."),
        ("Hayward", "Hayward helps with what you look for: Youth."),
        ("Chico", "It is about your size: 101,000 residents, and you have 86,000."),
        ("Arden", "Nothing in what we know ties it to you. It may still be worth a call."),
        (
            "Full",
            "Full helps with what you look for: Youth and Housing.",
            "It is in your region: the Valley.",
            "It is about your size: 86,000 residents, and you have 86,000.",
        ),
    ]  # fmt: skip


def test_a_language_in_common_and_free_places_are_reasons_too() -> None:
    merced = Profile("Merced", "merced", languages=frozenset({"en", "es"}))
    speaks, free, full = (
        Profile("Arvin", "arvin", languages=frozenset({"es"}), free=1),
        Profile("Brea", "brea", languages=frozenset({"en"}), free=3),
        Profile("Chico", "chico", languages=frozenset({"es"}), has_room=False, free=0),
    )
    spanish = "People of both cities use this site in Spanish."

    assert {one.mentor.name: one.why for one in fits(merced, [speaks, free, full])} == {
        "Arvin": (spanish, "It has room for 1 more city."),
        "Brea": (
            "Nothing in what we know ties it to you. It may still be worth a call.",
            "It has room for 3 more cities.",
        ),
        "Chico": (spanish,),
    }
