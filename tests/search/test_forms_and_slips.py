"""Words in their forms, one slipped letter, and that none of it tells what somebody may not know."""

from __future__ import annotations

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.portal import standing
from thrive.demo.cast import CAST
from thrive.people.models import ProgramRole
from thrive.search import Document
from thrive.search.actions import put, reindex, remove
from thrive.search.models import SearchWord
from thrive.search.queries import Narrowed, search
from thrive.search.slips import near
from thrive.search.stems import stem
from thrive.search.words import Asked, marked, snippet

pytestmark = [pytest.mark.django_db, pytest.mark.database]
VISITOR = AnonymousUser()
MAY = datetime.datetime(2026, 5, 1, tzinfo=datetime.UTC)


def document(ref_id: str, title: str, **facts) -> Document:
    said = {"kind": "city", "language": "en", "body": "", **facts}
    return Document(ref_id=ref_id, title=title, url_name="home", **said)


def found(text: str, *, user=VISITOR, language="en", **narrow):
    return search(text, user=user, language=language, narrowed=Narrowed(**narrow))


def test_every_form_of_a_word_is_found_in_both_languages_and_shown_as_it_is_written():
    put(
        document("1", "Park policies", body="Cities adopting them"),
        document("2", "Conversaciones de barrio", language="es", body="Los jóvenes participaron"),
        document("3", "Reunión", kind="post", language="", written="es", is_talk=True),
    )
    rows = [
        ("en", "policy", "Park <mark>policies</mark>"),
        ("en", "adopted city", "Park policies"),
        ("es", "conversación", "<mark>Conversaciones</mark> de barrio"),
        ("es", "conversacion joven", "<mark>Conversaciones</mark> de barrio"),
        ("es", "participar", "Conversaciones de barrio"),
        ("es", "reuniones", "<mark>Reunión</mark>"),
        ("en", "REUNIONES", "<mark>Reunión</mark>"),
        ("en", "poli", "Park <mark>policies</mark>"),
    ]

    seen = [(lang, q, *(hit.title for hit in found(q, language=lang).hits)) for lang, q, _t in rows]

    assert seen == rows


def test_whole_words_come_before_beginnings():
    put(document("1", "Act"), document("2", "Action area"))

    assert [hit.title for hit in found("act").hits] == ["<mark>Act</mark>"]


def test_one_slipped_letter_is_forgiven_and_said():
    put(
        document(
            "1", "Conversación en Vallejo", kind="post", language="", written="es", is_talk=True
        ),
        document("2", "Vallejo parks"),
    )
    rows = [
        ("valejo", "vallejo", 2), ("vallejp", "vallejo", 2), ("vlalejo", "vallejo", 2),
        ("valllejo", "vallejo", 2), ("parks valejo", "parks vallejo", 1), ("vallejo", "", 2),
        ("conversacoin", "conversación", 1), ("vlalejp", "", 0), ("parx", "", 0), ("zebra valejo", "", 0),
    ]  # fmt: skip

    seen = [(text, (one := found(text)).meant, one.total) for text, _m, _n in rows]

    assert seen == rows
    assert found("valejo").hits[0].title == "<mark>Vallejo</mark> parks"


def test_near_words_are_exactly_one_slip_away():
    there = set(near("lamp"))

    assert {"lmap", "lam", "lamps", "lamb"} < there
    assert not {"lmpa", "la", "pamla"} & there


def test_nobody_learns_of_a_private_thing_by_count_snippet_slip_or_number_of_questions():
    """Each of the cast, with and without private things about lanterns beside the public one."""
    people = {None: VISITOR}
    for player in CAST:
        people[player.key] = standing.person(f"{player.key}@example.org")
        for role in player.roles:
            ProgramRole.objects.create(person=people[player.key], role=role, given_by_kind="system")
    asked = ("lantern", "lanters", "bench", "benhc", "lamppost", "lampost", "lamppo")
    put(document("1", "Bench", body="A lantern stands here."))

    def told(user) -> list[tuple]:
        said = []
        for text in asked:
            with CaptureQueriesContext(
                connection,
            ) as queries:
                one = found(text, user=user)
            counts = tuple((each.name, each.count) for each in one.kinds)
            excerpts = tuple(hit.excerpt for hit in one.hits)
            said.append((text, one.total, counts, excerpts, one.meant, one.cities, len(queries)))
        return said

    before = {key: told(user) for key, user in people.items()}
    for number, level in enumerate(("members", "program")):
        put(
            document(f"h{number}", "Lamppost lantern bench", visibility=level, city="merced"),
            document(f"p{number}", "Lamppost", visibility=level, kind="post", language="", is_talk=True),
        )  # fmt: skip
    after = {key: told(user) for key, user in people.items()}

    same = {key for key in people if before[key] == after[key]}
    assert same == {None}
    staff = {player.key for player in CAST if player.roles}
    assert {key: after[key][4][1] for key in people} == {
        key: 4 if key in staff else 2 if key else 0 for key in people
    }
    assert {after[key][5][4] for key in people if key} == {"lamppost"}
    remove("city", "h0"), remove("post", "p0"), remove("city", "h1"), remove("post", "p1")
    gone = {key: [row[:6] for row in told(user)] for key, user in people.items()}
    assert gone == {key: [row[:6] for row in rows] for key, rows in before.items()}


def test_a_search_is_narrowed_by_city_language_and_time():
    post = {"kind": "post", "language": "", "is_talk": True}
    put(
        document("1", "Lamp one", city="merced", written="es", at=MAY, **post),
        document("2", "Lamp two", city="vallejo", written="en", at=MAY.replace(month=7), **post),
        document("3", "Lamp three"),
    )
    rows = [
        ({}, "312"[::1]), ({"city": "merced"}, "1"), ({"written": "en"}, "32"),
        ({"since": MAY.replace(month=6)}, "2"), ({"until": MAY.replace(month=6)}, "1"),
        ({"city": "merced", "written": "en"}, ""),
    ]  # fmt: skip

    seen = [{hit.title[-9:] for hit in found("lamp", **narrow).hits} for narrow, _numbers in rows]

    assert [len(one) for one in seen] == [len(numbers) for _narrow, numbers in rows]
    assert found("lamp").cities == ("merced", "vallejo")


def test_writing_the_index_afresh_forgets_words_that_are_gone(monkeypatch):
    monkeypatch.setattr("thrive.search.registry._kinds", {})
    put(document("1", "Lantern"))

    reindex()

    assert not SearchWord.objects.exists()


def test_stems_are_the_same_in_many_threads():
    words = ["policies", "cities", "adopting", "conversaciones", "barrios"] * 200
    alone = [stem.__wrapped__(word, "en") for word in words]

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda word: stem.__wrapped__(word, "en"), words)) == alone


def test_marks_keep_the_letters_of_the_text():
    assert marked("ÁNGELES, niños & Ångel", Asked(("angeles", "nino"), "es")) == (
        "<mark>ÁNGELES</mark>, <mark>niños</mark> &amp; <mark>Ångel</mark>"
    )
    assert "<mark>Policies</mark>" in snippet("x " * 300 + "Policies of parks", Asked(("policy",)))
