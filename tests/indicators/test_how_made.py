"""How a number was made: written by one person, read by another, and shown beside the number."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.cities import way
from tests.indicators.ground import published, staff
from thrive.indicators.models import HowMade

pytestmark = pytest.mark.django_db
PAGE = "/data/catalog/county-poverty/child-poverty/"
COUNTY = "/data/child-poverty/solano-county/"
WORDS = {
    "counts": "Children under 18 in poor households.",
    "taken_from": "B17001, column 4",
    "steps": "Ages were added up.",
    "cannot_say": "Nothing about <one> child.",
}


@pytest.fixture(autouse=True)
def _releases_stay_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)


def _text(to: Client, path: str) -> str:
    return to.get(path).content.decode()


def _write(by: Client, language: str = "en", **words: str) -> int:
    """Open the form, as a browser does, and send it."""
    seen = by.get(f"{PAGE}{language}/write/").context["form"]["seen"].value() or ""
    sent = {**WORDS, **words, "seen": seen}
    return int(by.post(f"{PAGE}{language}/write/", sent).status_code)


def test_a_text_is_shown_once_a_second_person_has_read_it() -> None:
    published()
    author, second = way.desk(staff("Imani")), way.desk(staff("Noor"))
    visitor = Client()
    assert "Nobody has told it yet" in _text(visitor, PAGE)

    empty = author.post(f"{PAGE}en/write/", {**WORDS, "steps": ""})
    assert (empty.status_code, "B17001, column 4" in empty.content.decode()) == (422, True)
    assert _write(author) == 302
    assert author.post(f"{PAGE}en/hand-over/").status_code == 302

    own = author.post(f"{PAGE}en/show/")
    assert own.status_code == 403
    assert "You wrote this. A second person must read it" in own.content.decode()
    assert "You wrote this. A second person must read it" in _text(author, PAGE)
    assert "It waits for a second reader" in author.post(f"{PAGE}en/write/", WORDS).content.decode()
    assert WORDS["steps"] not in _text(visitor, PAGE)

    second.post(f"{PAGE}en/return/", {"reason": "Say which year it is from."})
    assert "Say which year it is from." in _text(author, PAGE)
    assert "Say which year it is from." not in _text(visitor, PAGE)
    assert _write(author, taken_from="B17001, 2023") == 302
    author.post(f"{PAGE}en/hand-over/")
    assert "Mostrarlo al público" in _text(second, f"/es{PAGE}")  # a text; elsewhere it is “la”
    assert second.post(f"{PAGE}en/show/").status_code == 302

    page = _text(visitor, PAGE)
    assert all(words in page for words in ("B17001, 2023", "Nothing about &lt;one&gt; child."))
    assert WORDS["counts"] in _text(visitor, COUNTY)
    assert PAGE in _text(visitor, "/data/catalog/county-poverty/")
    told = visitor.get("/data.json").json()["dataset"][0]
    assert [one.endswith(PAGE) for one in told["references"]] == [True]


def test_the_next_version_takes_the_place_of_the_one_before_and_both_stay_readable() -> None:
    published()
    author, second = way.desk(staff("Imani")), way.desk(staff("Noor"))
    for language, steps in (("en", "First."), ("es", "Primero."), ("en", "Better.")):
        _write(author, language, steps=steps)
        author.post(f"{PAGE}{language}/hand-over/")
        second.post(f"{PAGE}{language}/show/")

    rows = HowMade.objects.order_by("language", "number")
    assert list(rows.values_list("language", "number", "status", "steps")) == [
        ("en", 1, "replaced", "First."),
        ("en", 2, "shown", "Better."),
        ("es", 1, "shown", "Primero."),
    ]
    for path, order in ((PAGE, ("Better.", "Primero.", "First.")),
                        (f"/es{PAGE}", ("Primero.", "Better.", "First."))):  # fmt: skip
        page = _text(Client(), path)
        assert sorted(order, key=page.index) == list(order)


def test_who_writes_beside_somebody_else_reads_their_words_before_any_are_lost() -> None:
    published()
    first, second = way.desk(staff("Imani")), way.desk(staff("Noor"))
    place, blank = (
        f"{PAGE}en/write/",
        {**WORDS, "seen": ""},
    )  # both opened it before there was a word
    for _sent_twice in range(2):
        assert first.post(place, {**blank, "steps": "Theirs."}).status_code == 302

    for counts in ("Mine.", ""):
        told = second.post(place, {**blank, "steps": "Mine.", "counts": counts})
        page = told.content.decode()
        assert "What stands now" in page
        assert (told.status_code, "Theirs." in page, "Mine.</textarea>" in page) == (
            422,
            True,
            True,
        )
    assert HowMade.objects.get().steps == "Theirs."

    seen = told.context["form"]["seen"].value()
    assert second.post(place, {**WORDS, "steps": "Both.", "seen": seen}).status_code == 302
    assert HowMade.objects.get().steps == "Both."


def test_only_the_data_work_writes_and_nobody_reads_what_is_not_there() -> None:
    published()
    admin = way.desk(staff("Avery", "admin"))

    refused = admin.post(f"{PAGE}en/write/", WORDS)

    assert "data staff write how a number was made" in refused.content.decode()
    assert HowMade.objects.count() == 0
    assert Client().post(f"{PAGE}en/write/", WORDS).status_code in (302, 403)
    for path in ("county-poverty/crowding/", "nothing/child-poverty/"):
        assert admin.get(f"/data/catalog/{path}").status_code == 404
    for path in ("fr/write/", "en/return/"):
        assert admin.get(PAGE + path).status_code == 404
