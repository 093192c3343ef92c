"""Queries that are written once answer like those that are written every time."""

import datetime
import uuid
from collections.abc import Collection

import pytest
from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.test.utils import CaptureQueriesContext

from tests.house.together import at_once
from thrive.base import clock, history
from thrive.base.models import Entry
from thrive.base.prepared import Given, prepared
from thrive.base.refs import SYSTEM, Ref
from thrive.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.database]

NOON = datetime.datetime(2026, 3, 1, 20, tzinfo=datetime.UTC)


@prepared
def of_kind(kind: str) -> QuerySet[Entry]:
    return Entry.objects.filter(on_kind=kind).order_by("number")


@prepared
def among(numbers: Collection[int], words: Collection[str]) -> QuerySet[Entry, tuple[int, str]]:
    found = Entry.objects.filter(number__in=numbers, what__in=words)
    return found.order_by("number").values_list("number", "what")


@prepared
def since(moment: datetime.datetime) -> QuerySet[Entry, datetime.datetime]:
    return Entry.objects.filter(at__gte=moment).order_by("number").values_list("at", flat=True)


@prepared
def counted(but: str) -> QuerySet[Entry, tuple[str, int]]:
    rows = Entry.objects.filter(~Q(what=but)).order_by("what")
    return rows.values_list("what").annotate(n=Count("pk"))


@prepared
def emails_of(people: Collection[uuid.UUID]) -> QuerySet[Person, str]:
    return Person.objects.filter(public_id__in=people).values_list("email", flat=True)


@prepared
def email_of(person: uuid.UUID) -> QuerySet[Person, str]:
    return Person.objects.filter(public_id=person).values_list("email", flat=True)


@prepared
def until_now(kind: str) -> QuerySet[Entry]:
    return Entry.objects.filter(on_kind=kind, at__lte=clock.now())


def tell(*words: str, kind: str = "door") -> list[int]:
    numbers = []
    for hour, what in enumerate(words):
        with clock.at(NOON + datetime.timedelta(hours=hour)):
            entry = history.record(what, on=Ref(kind, "1", "A door"), by=SYSTEM)
            numbers.append(entry.number)
    return numbers


def test_the_rows_are_those_of_the_query_whatever_the_values() -> None:
    tell("opened", "shut")
    tell("opened", kind="gate")

    assert [entry.what for entry in of_kind("door")] == ["opened", "shut"]
    assert [entry.what for entry in of_kind("gate")] == ["opened"]
    assert of_kind("wall") == []


def test_each_question_is_one_query_and_no_answer_is_kept() -> None:
    tell("opened")
    assert len(of_kind("door")) == 1
    tell("shut")

    with CaptureQueriesContext(connection) as asked:
        found = of_kind("door")

    assert (len(asked), len(found)) == (1, 2)


def test_a_collection_may_have_any_length_and_any_kind() -> None:
    first, second, third = tell("opened", "shut", "locked")

    assert among({first, third}, ["opened", "locked"]) == [(first, "opened"), (third, "locked")]
    assert among([second], ("opened", "shut", "locked", 'it\'s; "odd"')) == [(second, "shut")]
    assert among([], ["opened"]) == []
    assert among([first], []) == []


def test_ids_and_days_are_found_as_their_fields_keep_them() -> None:
    first, second = uuid.uuid4(), uuid.uuid4()
    for one in (first, second):
        Person.objects.create(email=f"{one.hex}@example.org", public_id=one, affiliation="resident")

    assert sorted(emails_of({first, second})) == sorted(
        f"{one.hex}@example.org" for one in (first, second)
    )
    assert email_of(second) == [f"{second.hex}@example.org"]


def test_moments_go_in_and_come_out_as_moments() -> None:
    tell("opened", "shut", "locked")

    assert since(NOON + datetime.timedelta(hours=1)) == [
        NOON + datetime.timedelta(hours=1),
        NOON + datetime.timedelta(hours=2),
    ]


def test_counts_and_conditions_that_say_no() -> None:
    tell("opened", "shut", "opened")

    assert counted("shut") == [("opened", 2)]
    assert counted("opened") == [("shut", 1)]


def test_arguments_may_come_by_name() -> None:
    (number,) = tell("opened")

    assert among(words=["opened"], numbers=[number]) == [(number, "opened")]


def test_none_is_refused_for_sql_has_another_word_for_it() -> None:
    with pytest.raises(TypeError, match="takes no None"):
        of_kind(None)  # type: ignore[arg-type]


def test_a_query_that_looks_at_the_clock_is_refused() -> None:
    with pytest.raises(TypeError, match="until_now looks at the clock: make the day an argument"):
        until_now("door")


def test_a_value_that_is_not_known_yet_is_never_made_text() -> None:
    """Some lookups of some databases would: iexact of SQLite."""
    with pytest.raises(TypeError, match="“kind” is not known yet"):
        str(Given("kind", ""))


@pytest.mark.django_db(transaction=True)
def test_every_thread_asks_over_its_own_connection() -> None:
    """The drivers raise when a thread uses the connection of another."""
    of_kind("door")
    found: list[list[Entry]] = []

    at_once(*[lambda: found.append(of_kind("door")) for _one in range(4)])

    assert found == [[], [], [], []]
