import pytest
from django.db import DatabaseError, connection, transaction

from thrive.base import history
from thrive.base.models import Entry
from thrive.base.refs import SYSTEM, Ref

VALLEJO = Ref("community", "vallejo", "Vallejo")
pytestmark = [pytest.mark.django_db, pytest.mark.database]


def tell(*facts: str) -> None:
    for fact in facts:
        with transaction.atomic():
            history.record("note", on=VALLEJO, by=SYSTEM, fact=fact)


def unlock() -> None:
    """Do what only somebody with the database's keys could do: take the guard away."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER base_entry_no_update")
            cursor.execute("DROP TRIGGER base_entry_no_delete")
        else:
            cursor.execute("DROP TRIGGER base_entry_append_only ON base_entry")


def test_an_untouched_chain_has_no_fault() -> None:
    tell("one", "two", "three")

    faults = list(history.verify())

    assert faults == []
    assert history.head()[0] == 3


def test_entries_count_from_one_without_gaps() -> None:
    tell("one", "two", "three")

    numbers = list(Entry.objects.order_by("number").values_list("number", flat=True))

    assert numbers == [1, 2, 3]


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_refuses_to_change_history(change: str) -> None:
    tell("one")
    chosen = Entry.objects.filter(number=1)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        chosen.update(what="other") if change == "update" else chosen.delete()

    assert Entry.objects.get().what == "note"


def test_a_changed_row_is_named() -> None:
    tell("one", "two", "three")
    unlock()
    Entry.objects.filter(number=2).update(facts={"fact": "deux"})

    faults = [fault.number for fault in history.verify()]

    assert faults == [2]


def test_a_missing_row_is_named() -> None:
    tell("one", "two", "three")
    unlock()
    Entry.objects.filter(number=2).delete()

    faults = list(history.verify())

    assert [(fault.number, fault.says) for fault in faults] == [
        (2, "Row 2 is missing: the next one is 3.")
    ]


def test_a_cut_tail_shows_against_a_seal_kept_elsewhere() -> None:
    tell("one", "two")
    kept = history.head()
    unlock()
    Entry.objects.filter(number=2).delete()

    newest = history.head()

    assert list(history.verify()) == []
    assert newest != kept


@pytest.mark.django_db(transaction=True)
def test_history_is_only_written_inside_the_transaction_of_its_change() -> None:
    with pytest.raises(RuntimeError, match="inside the transaction"):
        history.record("note", on=VALLEJO, by=SYSTEM)


def test_only_plain_facts_are_kept() -> None:
    with pytest.raises(TypeError, match="plain facts"), transaction.atomic():
        history.record("note", on=VALLEJO, by=SYSTEM, fact=object())


def test_about_tells_the_story_of_one_thing_in_order() -> None:
    tell("one", "two")
    with transaction.atomic():
        history.record("note", on=Ref("community", "merced", "Merced"), by=SYSTEM)

    story = [entry.facts["fact"] for entry in Entry.objects.about(VALLEJO)]

    assert story == ["one", "two"]
