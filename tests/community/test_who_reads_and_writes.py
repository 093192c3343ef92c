"""Who × space × act → the sentence. The rules are asked bare, without a database."""

from __future__ import annotations

import pytest

from thrive.base.decisions import YES, Decision
from thrive.community.models import ForumSpace, Thread
from thrive.community.reach import Space, Who, sees
from thrive.community.rules import open_meetings as meetings
from thrive.community.rules import writing
from thrive.community.words import Access

SIGN_IN = "Sign in to write here."
NOT_YOURS = "This space is for other people."
GUARDIAN = "You can write here once a parent or guardian has agreed"
QUIET = "This space is quiet until two cleared adults are with it."
ELSEWHERE = "You can read here. To write, choose a space"

SPACES = {
    "open": Space(1, "open"),
    "members": Space(2, "members"),
    "youth": Space(3, "youth"),
    "vallejo": Space(4, "closed", community_id=40),
    "cohort": Space(5, "closed", cycle_id=50),
    "coaches": Space(6, "closed", role="coach"),
    "residents": Space(7, "closed", affiliation="resident"),
    "by name": Space(8, "closed"),
}
PEOPLE = {
    "visitor": Who(),
    "member": Who(number=1, affiliation="cbo"),
    "resident": Who(number=2, affiliation="resident"),
    "of Vallejo": Who(number=3, cities=frozenset({40})),
    "of the cohort": Who(number=4, cities=frozenset({41}), cycles=frozenset({50})),
    "coach": Who(number=5, roles=frozenset({"coach"})),
    "named": Who(number=6, parts={8: "member"}),
    "cleared adult": Who(number=7, parts={3: "cleared"}),
    "let in, not cleared": Who(number=8, parts={3: "member"}),
    "young": Who(number=9, youth=True, affiliation="youth"),
    "young of Vallejo": Who(number=10, youth=True, cities=frozenset({40})),
    "waits for a guardian": Who(number=11, youth=True, consented=False),
    "moderator": Who(number=12, roles=frozenset({"moderator"})),
    "admin": Who(number=13, roles=frozenset({"admin"})),
}
# Everybody reads what is open, and everybody signed in what is for members; beside that:
READS = {
    "youth": {"cleared adult", "young", "young of Vallejo", "moderator", "admin"},
    "vallejo": {"of Vallejo", "young of Vallejo", "moderator", "admin"},
    "cohort": {"of the cohort", "moderator", "admin"},
    "coaches": {"coach", "moderator", "admin"},
    "residents": {"resident", "moderator", "admin"},
    "by name": {"named", "moderator", "admin"},
}


def expected_to_read(who: str, space: str) -> bool:
    if space == "open":
        return True
    return who != "visitor" if space == "members" else who in READS[space]


def expected_to_write(who: str, space: str, cleared: int) -> str:
    if who == "visitor":
        return SIGN_IN
    if who == "waits for a guardian":
        return GUARDIAN
    if not expected_to_read(who, space):
        return NOT_YOURS
    if space == "youth" and cleared < 2:
        return QUIET
    if who.startswith("young") and space == "vallejo" and cleared < 2:
        return ELSEWHERE
    return ""


@pytest.mark.parametrize("space", SPACES)
def test_everybody_reads_exactly_their_spaces(space: str) -> None:
    reads = {who for who, facts in PEOPLE.items() if sees(facts, SPACES[space])}

    assert reads == {who for who in PEOPLE if expected_to_read(who, space)}


@pytest.mark.parametrize("cleared", [0, 1, 2])
@pytest.mark.parametrize("space", SPACES)
def test_everybody_writes_where_they_may_or_is_told_why_not(space: str, cleared: int) -> None:
    wrong = []
    for who, facts in PEOPLE.items():
        said = str(writing.may_write(facts, SPACES[space], cleared=cleared).sentence)
        wanted = expected_to_write(who, space, cleared)
        if not said.startswith(wanted) or bool(said) != bool(wanted):
            wrong.append((who, said, wanted))

    assert wrong == []


def test_a_young_person_is_never_alone_with_adults_nobody_cleared() -> None:
    """No space lets a minor and an uncleared adult write to each other unseen: where both write,
    everybody or every member reads along, or two cleared adults do."""
    unseen = [
        (young, adult, space)
        for space, facts in SPACES.items()
        for young in ("young", "young of Vallejo")
        for adult in PEOPLE
        if not PEOPLE[adult].youth
        if facts.access not in ("open", "members")
        if writing.may_write(PEOPLE[young], facts, cleared=1)
        if writing.may_write(PEOPLE[adult], facts, cleared=1)
    ]

    assert unseen == []


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("open", ""),
        ("locked", "This thread is locked. You can read it, and start a new one."),
        ("held", "This thread waits to be read by a moderator. Then others can answer."),
        ("hidden", "A moderator hid this thread."),
    ],
)
def test_a_thread_takes_replies_only_while_it_is_open(status: str, sentence: str) -> None:
    space = ForumSpace(pk=1, access="open")

    said = writing.may_reply(PEOPLE["member"], space, Thread(status=status), cleared=0)

    assert said.sentence == sentence


NOBODY = frozenset[int]()
ONE, TWO = frozenset({7}), frozenset({7, 8})
LAW, QUORUM, TICK = "The open-meeting law applies", "With you, enough", "Somebody who serves"


@pytest.mark.parametrize(
    ("access", "fellows", "understood", "sentence"),
    [
        *((access, NOBODY, False, "") for access in Access.values),
        ("open", ONE, False, LAW),
        ("open", ONE, True, LAW),  # no tick opens a public thread
        ("members", ONE, True, LAW),
        ("open", TWO, True, LAW),
        ("closed", ONE, False, TICK),
        ("closed", ONE, True, ""),
        ("closed", TWO, False, QUORUM),
        ("closed", TWO, True, QUORUM),
        ("youth", ONE, True, ""),
        ("youth", TWO, True, QUORUM),
    ],
)
def test_members_of_one_body_are_stopped_before_they_deliberate(
    access: str, fellows: frozenset[int], understood: bool, sentence: str
) -> None:
    table = meetings.Table("vallejo city council", fellows)

    said = meetings.may_join_in(table, access, understood=understood)

    assert str(said.sentence).startswith(sentence)
    assert bool(said) is (sentence == "")


@pytest.mark.parametrize(
    ("access", "author", "allowed"),
    [
        ("open", 7, False),  # a fellow member
        ("open", 30, True),  # a resident
        ("open", None, True),  # somebody who left
        ("closed", 7, True),
        ("closed", 30, True),
    ],
)
def test_a_member_thanks_residents_but_not_a_fellow_in_public(
    access: str, author: int | None, allowed: bool
) -> None:
    table = meetings.Table("vallejo city council", ONE)

    said = meetings.may_react(table, access, author)

    assert bool(said) is allowed


def test_somebody_who_sits_in_no_body_is_never_held_back() -> None:
    table = meetings.Table("", TWO)

    assert meetings.may_join_in(table, "open") == YES


@pytest.mark.parametrize(
    ("who", "shown", "text", "new", "waits"),
    [
        ("young", 0, "Hello", False, True),
        ("young", 2, "Hello", False, True),
        ("young", 3, "Hello", False, False),
        ("member", 0, "Hello", True, False),
        ("member", 0, "See https://example.org", True, True),
        ("member", 1, "See https://example.org", True, False),
        ("member", 0, "See https://example.org", False, False),
        ("moderator", 0, "See https://example.org", True, False),
    ],
)
def test_a_person_reads_first_posts_of_youth_and_links_of_newcomers(
    who: str, shown: int, text: str, new: bool, waits: bool
) -> None:
    assert bool(writing.why_it_waits(PEOPLE[who], shown=shown, text=text, new=new)) is waits


@pytest.mark.parametrize(
    ("who", "shown"), [("visitor", False), ("young", False), ("member", True), ("coach", True)]
)
def test_nobody_under_18_is_shown_how_often_somebody_was_thanked(who: str, shown: bool) -> None:
    assert writing.shows_counts(PEOPLE[who]) is shown


@pytest.mark.parametrize(
    ("lately", "new", "allowed"),
    [(5, True, True), (6, True, False), (19, False, True), (20, False, False)],
)
def test_nobody_floods_the_forum(lately: int, new: bool, allowed: bool) -> None:
    said: Decision = writing.may_write_again(lately, new=new)

    assert bool(said) is allowed
