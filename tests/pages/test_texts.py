"""Texts of pages: figures cited, Spanish checked by a second person, a vital page in both or not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cities import way
from thrive.base.decisions import Refused
from thrive.base.refs import SYSTEM
from thrive.pages.actions import texts
from thrive.pages.actions.loading import load_pages
from thrive.pages.actions.texts import Said
from thrive.pages.figures import uncited
from thrive.pages.models import ContentPage, PageText
from thrive.pages.queries.texts import board
from thrive.people.models import Person

SOURCE = {"what": "CDC", "year": "2023", "url": "https://www.cdc.gov/report"}

FIGURES = [
    ("Two in three said so.", 0, []),
    ("In 2019 the CDC named six ways.", 0, []),
    ("On June 10, 2026 the council met at grade 8.", 0, []),
    ("Youth ages 14 to 24 vote under AB 434.", 0, []),
    ("1. First\n2. Second", 0, []),
    ("See [the report](https://x.example.org/2023/72).", 0, []),
    ("It was 63.9 percent.", 1, ["It was 63.9 percent."]),
    ("It was 63.9 percent. [1]", 1, []),
    ("It was 63.9 percent [1] in 2023.", 1, []),
    ("It was 63.9 percent. [2]", 1, ["It was 63.9 percent. [2]"]),
    ("Fine. The cost is $60,000 a year. Fine.", 0, ["The cost is $60,000 a year."]),
    ("El 10 de junio de 2026 hubo 40 jóvenes.", 0, ["El 10 de junio de 2026 hubo 40 jóvenes."]),
]


@pytest.mark.parametrize(("text", "sources", "bare"), FIGURES)
def test_a_figure_needs_a_mark_and_a_year_or_a_name_does_not(
    text: str, sources: int, bare: list[str]
) -> None:
    assert uncited(text, sources) == bare


@pytest.fixture
def imani(db: None) -> Person:
    return way.person("Imani", "admin")


@pytest.fixture
def saanvi(db: None) -> Person:
    return way.person("Saanvi", "expert")


def _said(body: str = "Words.", **more: Any) -> Said:
    return Said("Title", "Lead", body, **more)


def _page(by: Person, *, is_vital: bool = False) -> ContentPage:
    page = texts.begin_page("how", is_vital=is_vital, by=by)
    texts.write(page, language="en", said=_said(), by=by)
    return page


def test_a_page_with_a_bare_figure_is_not_published_and_the_sentence_is_named(
    imani: Person,
) -> None:
    page = _page(imani)
    texts.write(page, language="en", said=_said("It was 63 percent."), by=imani)

    with pytest.raises(Refused) as said:
        texts.publish(page, language="en", by=imani)

    assert said.value.sentence == (
        "This figure has no source: “It was 63 percent.” Put a mark such as [1] behind it."
    )

    texts.write(
        page, language="en", said=_said("It was 63 percent. [1]", sources=[SOURCE]), by=imani
    )
    assert texts.publish(page, language="en", by=imani).status == "published"


VITAL = [
    ("missing", "This page is vital for joining: write its Spanish first."),
    ("unchecked", "No person has checked the Spanish yet. It cannot be published before."),
    ("behind", "The Spanish follows an older text. Bring it up to this one first."),
    ("checked", ""),
]


@pytest.mark.parametrize(("spanish", "sentence"), VITAL)
def test_a_vital_page_waits_for_checked_spanish(
    imani: Person, saanvi: Person, spanish: str, sentence: str
) -> None:
    page = _page(imani, is_vital=True)
    if spanish != "missing":
        texts.write(page, language="es", said=_said("Palabras."), by=imani)
    if spanish in ("checked", "behind"):
        texts.check(page, language="es", by=saanvi)
    if spanish == "behind":
        texts.publish(page, language="en", by=imani)
        texts.write(page, language="en", said=_said("New words."), by=imani)

    try:
        texts.publish(page, language="en", by=imani)
        answer = ""
    except Refused as no:
        answer = no.sentence

    assert answer == sentence
    if not sentence:
        shown = PageText.objects.filter(status="published").values_list("language", flat=True)
        assert sorted(shown) == ["en", "es"]


def test_nobody_checks_the_spanish_they_wrote_and_words_that_change_are_unchecked(
    imani: Person, saanvi: Person
) -> None:
    page = _page(imani)
    texts.write(page, language="es", said=_said("Palabras."), by=saanvi)

    with pytest.raises(Refused) as said:
        texts.check(page, language="es", by=saanvi)
    assert said.value.sentence == "Somebody else checks the Spanish that you wrote."

    texts.check(page, language="es", by=imani)
    again = texts.write(page, language="es", said=_said("Otras."), by=imani)
    assert (again.status, again.checked_by) == ("draft", None)


def test_the_board_shows_what_is_missing_and_what_is_behind(imani: Person, saanvi: Person) -> None:
    page = _page(imani)
    assert [(one.english.state, one.spanish.state) for one in board()] == [("Draft", "Missing")]

    texts.publish(page, language="en", by=imani)
    texts.write(page, language="es", said=_said("Palabras."), by=imani)
    texts.check(page, language="es", by=saanvi)
    texts.publish(page, language="es", by=saanvi)
    texts.write(page, language="en", said=_said("New words."), by=imani)
    texts.publish(page, language="en", by=imani)

    line = board()[0]
    assert line.english.state == "On the site"
    assert line.spanish.state == "Behind: it follows text 1, the English is text 2"


def test_readers_get_their_language_or_are_told(client: Any, imani: Person) -> None:
    page = _page(imani)
    assert client.get("/pages/how/").status_code == 404

    texts.publish(page, language="en", by=imani)

    assert "Words." in client.get("/pages/how/").content.decode()
    spanish = client.get("/es/pages/how/").content.decode()
    assert "Esta página aún no tiene español" in spanish
    assert 'lang="en"' in spanish


def test_a_page_is_written_previewed_and_published_over_http(imani: Person) -> None:
    desk = way.desk(imani)
    body = "Hello <script>x</script> 63 percent. [1]"
    sent = {"title": "T", "lead": "", "body": body, "sources": "CDC | 2023 | https://www.cdc.gov/x"}

    assert desk.post("/staff/pages/new/", {"slug": "how", "is_vital": ""}).status_code == 302
    wrong = desk.post("/staff/pages/how/en/", {**sent, "sources": "CDC | 2023"})
    assert wrong.status_code == 422
    assert "Hello &lt;script&gt;" in wrong.content.decode()
    assert desk.post("/staff/pages/how/en/", sent).status_code == 302

    shown = desk.get("/staff/pages/how/en/").content.decode()
    assert 'href="#source-1"' in shown
    assert "<script>x" not in shown
    assert desk.post("/staff/pages/how/en/publish/").status_code == 302
    assert desk.get("/staff/pages/how/fr/").status_code == 404
    assert way.desk(way.person("Lee")).get("/staff/pages/").status_code == 403


def test_the_shipped_page_is_sourced_and_waits_for_a_person(
    client: Any, imani: Person, saanvi: Person
) -> None:
    assert (load_pages(by=SYSTEM), load_pages(by=SYSTEM)) == (1, 0)
    assert "This page is being written" in client.get("/why/").content.decode()

    why = ContentPage.objects.get(slug="why")
    texts.check(why, language="es", by=saanvi)
    texts.publish(why, language="en", by=imani)

    english, spanish = client.get("/why/").content.decode(), client.get("/es/why/").content.decode()
    assert "63.9 percent" in english
    assert 'id="source-2"' in english
    assert "63.9 por ciento" in spanish
    assert "https://www.cdc.gov/mmwr/volumes/72/wr/mm7226a2.htm" in spanish
