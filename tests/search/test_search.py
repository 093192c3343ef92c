"""Finding: whole words and their beginnings, without accents, by whom it may be found."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.portal import standing
from thrive.people.models import ProgramRole
from thrive.search import Document, queries, registry
from thrive.search.actions import put, reindex, remove
from thrive.search.queries import PAGE_SIZE, Narrowed, search
from thrive.search.words import Asked, marked, snippet, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.database]
VISITOR = AnonymousUser()


def document(ref_id: str = "1", **facts: Any) -> Document:
    said = {"kind": "city", "language": "en", "title": "Vallejo", "body": "", **facts}
    return Document(ref_id=ref_id, url_name="home", **said)


def titles(text: str, *, user=VISITOR, language: str = "en", **more) -> list[str]:
    return [str(hit.title) for hit in search(text, user=user, language=language, **more).hits]


@pytest.mark.parametrize("asked", ["canon", "Cañón", "CAÑON", "cañ", "valley canon", "  canon  "])
def test_accents_capitals_and_order_make_no_difference(asked):
    put(document(title="Cañón Valley"))

    assert search(asked, user=VISITOR, language="en").total == 1


def test_every_word_must_be_there():
    put(document(title="Youth Idea Lab"), document("2", title="Idea"))

    assert search("idea lab", user=VISITOR, language="en").total == 1


def test_a_title_counts_more_than_a_mention():
    put(document("1", title="About", body="coach"), document("2", title="Coach", body="a person"))

    assert titles("coach") == ["<mark>Coach</mark>", "About"]


@pytest.mark.parametrize(
    "hostile",
    [
        *('"', "'; DROP TABLE x; --", "a OR b NOT c", "NEAR(", "title:", "*", "(("),
        *("\x00", "☕", "a" * 900),
    ],
)
def test_whatever_somebody_types_is_only_words(hostile):
    put(document(title="Vallejo"))

    assert search(hostile, user=VISITOR, language="en").total == 0


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=80))
def test_no_text_breaks_the_search(text):
    assert search(text, user=VISITOR, language="en").total >= 0


def test_private_things_leak_neither_in_hits_nor_counts_nor_snippets():
    staff, member = standing.person("imani@example.org"), standing.person("elvira@example.org")
    ProgramRole.objects.create(person=staff, role="admin", given_by_kind="system")
    put(
        document("1", title="Lamp public"),
        document("2", title="Lamp members", visibility="members"),
        document("3", title="Lamp program", visibility="program"),
    )

    seen = {
        who: (search("lamp", user=user, language="en").total, len(titles("lamp", user=user)))
        for who, user in {"visitor": VISITOR, "member": member, "staff": staff}.items()
    }

    assert seen == {"visitor": (1, 1), "member": (2, 2), "staff": (3, 3)}


def test_a_reader_finds_what_is_written_in_their_language():
    put(document("1", title="Coach"), document("1", language="es", title="Coach, en español"))

    assert titles("coach", language="es") == ["<mark>Coach</mark>, en español"]


def test_a_changed_thing_is_found_by_its_new_words_only():
    put(document(title="Old name"))
    put(document(title="New name"))

    assert (titles("old"), titles("new")) == ([], ["<mark>New</mark> name"])


def test_a_removed_thing_is_not_found():
    put(document(title="Vallejo"))
    remove("city", "1")

    assert titles("vallejo") == []


def test_counts_are_by_kind_and_a_chosen_kind_keeps_them_all():
    put(
        document("1", title="Coach", kind="term"),
        document("2", title="Coach street", kind="city"),
    )

    found = search("coach", user=VISITOR, language="en", narrowed=Narrowed("term"))

    assert {each.name: each.count for each in found.kinds} == {"term": 1, "city": 1}
    assert (found.total, found.everything, len(found.hits)) == (1, 2, 1)


def test_pages_hold_twenty_and_never_overlap():
    put(*(document(str(number), title=f"Park {number:02}") for number in range(PAGE_SIZE + 3)))

    first, second = titles("park"), titles("park", page=2)

    assert (len(first), len(second), len({*first, *second})) == (PAGE_SIZE, 3, PAGE_SIZE + 3)
    assert titles("park", page=99) == second


def test_writing_the_index_afresh_drops_what_is_gone(monkeypatch):
    monkeypatch.setattr(registry, "_kinds", {})
    registry.register("city", lambda: [document(title="Vallejo")], label="Cities")
    put(document("9", title="Gone"))

    assert reindex() == 1
    assert (titles("gone"), titles("vallejo")) == ([], ["<mark>Vallejo</mark>"])


def test_found_words_are_marked_and_everything_else_is_escaped():
    assert marked('<b>Cañón</b> & "Co"', Asked(("canon",))) == (
        "&lt;b&gt;<mark>Cañón</mark>&lt;/b&gt; &amp; &quot;Co&quot;"
    )


def test_a_snippet_shows_the_words_around_the_first_hit():
    text = "word " * 100 + "lantern " + "more " * 100

    excerpt = snippet(text, Asked(("lantern",)))

    assert "<mark>lantern</mark>" in excerpt
    assert excerpt.startswith("… ")
    assert len(excerpt) < 260


def test_at_most_eight_words_are_asked():
    assert words_of("one two three four five six seven eight nine one") == [
        *("one", "two", "three", "four", "five", "six", "seven", "eight"),
    ]


def test_searching_takes_three_queries(django_assert_num_queries):
    put(*(document(str(number), title="Park") for number in range(3)))

    with django_assert_num_queries(3):
        search("park", user=VISITOR, language="en")


def said(number: int) -> Document:
    return document(str(number), title=f"Lamp {number}", kind="post", language="", is_talk=True)


def test_what_people_said_comes_last_and_newest_first_and_is_counted_up_to_a_limit(
    monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr(queries, "MOST_TALK", 30)
    put(document("1", title="Street", body="Old lamp", kind="city"), *map(said, range(40)))

    with django_assert_max_num_queries(4):
        found = search("lamp", user=VISITOR, language="en")

    assert [hit.title for hit in found.hits[:2]] == [
        "Street",
        "<mark>Lamp</mark> 39",
    ]
    assert (found.total, found.is_more, len(found.hits)) == (31, True, PAGE_SIZE)
    assert [(each.name, each.count, each.is_more) for each in found.kinds] == [
        *[("city", 1, False), ("post", 30, True)],
    ]
    assert [hit.title for hit in search("lamp", user=VISITOR, language="en", page=2).hits][-1] == (
        "<mark>Lamp</mark> 10"
    )
    chosen = search("lamp", user=VISITOR, language="en", narrowed=Narrowed("city"))
    assert (chosen.total, chosen.is_more) == (1, False)


def test_what_people_said_is_found_by_its_new_words_and_not_when_it_is_gone():
    put(said(1))
    put(document("1", title="Bench", kind="post", is_talk=True))
    remove("post", "1")
    put(said(2), document("3", title="Lamp", kind="post", is_talk=True, visibility="members"))

    assert (titles("bench"), titles("lamp")) == ([], ["<mark>Lamp</mark> 2"])
