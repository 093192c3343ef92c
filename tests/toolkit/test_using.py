"""Taken up in a city, suggested to the editors, downloaded; papers hold no tricks."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from docx import Document

from tests.cities import way
from tests.journey import ground as journey
from tests.toolkit import ground
from thrive.base.decisions import Refused
from thrive.people.actions import erase_me
from thrive.people.holdings import everything_about
from thrive.toolkit.actions import using
from thrive.toolkit.content import Clause
from thrive.toolkit.models import CityUse, DownloadCount, EntrySuggestion
from thrive.toolkit.queries.model_text import model_text
from thrive.toolkit.rules import using as rules

pytestmark = pytest.mark.django_db
CITY_ONLY = "The city’s contacts, its Core Team and its coach take up an entry for it."


def test_who_takes_an_entry_up_for_a_city() -> None:
    seat = journey.enrolled()
    core = journey.of_city(seat.community)
    coach = journey.coach_of(seat.community)
    other = journey.coach_of(way.city("Merced"), "Theo")
    asked = [core, coach, other, way.person("Imani", "admin"), way.person("Lee")]

    answers = [rules.may_take_up(by, seat.community).sentence for by in asked]

    assert answers == ["", "", CITY_ONLY, "", CITY_ONLY]


def test_taken_up_it_stands_on_both_pages_once_until_it_is_let_go(client: Any) -> None:
    seat, entry = journey.enrolled(), ground.published()
    ruth = journey.of_city(seat.community)

    first = using.use_in_city(entry, community=seat.community, by=ruth)
    again = using.use_in_city(entry, community=seat.community, by=ruth)

    assert first.pk == again.pk
    assert 'href="/cities/vallejo/">Vallejo' in client.get("/toolkit/lights/").content.decode()
    assert 'href="/toolkit/lights/"' in client.get("/cities/vallejo/").content.decode()

    using.let_go(first, by=ruth)

    assert 'href="/toolkit/lights/"' not in client.get("/cities/vallejo/").content.decode()
    with pytest.raises(Refused) as said:
        using.let_go(first, by=ruth)
    assert said.value.sentence == "The city already let this entry go."


def test_the_errand_over_http_and_for_whom_it_is_closed() -> None:
    seat = journey.enrolled()
    ground.published()
    ruth = way.desk(journey.of_city(seat.community))
    lee = way.desk(way.person("Lee"))

    assert ruth.post("/toolkit/lights/use/", {"city": "merced"}).status_code == 422
    assert ruth.post("/toolkit/lights/use/", {"city": "vallejo"}).status_code == 302
    assert "You do not act for a city yet" in lee.get("/toolkit/lights/use/").content.decode()

    use = CityUse.objects.get()
    off = f"/toolkit/lights/use/{use.pk}/let-go/"
    assert lee.post(off).status_code == 403
    assert ruth.post(off).status_code == 302


def test_a_suggestion_is_read_by_editors_and_answered_to_its_writer() -> None:
    entry, lee = ground.published(), way.person("Lee")
    visitor, desk = way.desk(lee), way.desk(ground.expert())
    words = "Count the toilets too."

    visitor.post("/toolkit/lights/suggest/", {"words": words})
    visitor.post("/toolkit/lights/suggest/", {"words": words})
    row = EntrySuggestion.objects.get()
    assert words in desk.get("/staff/toolkit/").content.decode()
    desk.post(f"/staff/toolkit/suggestions/{row.pk}/take-up/", {"answer": "Step three has it."})

    said = visitor.get("/toolkit/lights/suggest/").content.decode()
    assert "Taken up. “Step three has it.”" in said
    assert (
        desk.post(f"/staff/toolkit/suggestions/{row.pk}/decline/", {"answer": "x"}).status_code
        == 422
    )
    assert visitor.get(f"/staff/toolkit/suggestions/{row.pk}/decline/").status_code == 403
    assert entry.suggestions.count() == 1


def test_ten_open_suggestions_are_enough() -> None:
    by = way.person("Lee")

    assert rules.may_suggest(by, 9)
    assert rules.may_suggest(by, 10).sentence == (
        "Ten of your suggestions wait for an answer. Please wait for the first ones."
    )


def test_downloads_are_counted_and_nothing_says_by_whom(client: Any) -> None:
    ground.published()
    for _time in range(2):
        answer = client.post("/toolkit/lights/download/", {"form": "pdf", "lang": "es"})

    assert answer["Content-Type"] == "application/pdf"
    row = DownloadCount.objects.get()
    assert (row.form, row.language, row.count, row.month.day) == ("pdf", "es", 2, 1)
    assert {field.name for field in DownloadCount._meta.get_fields()} == {
        *("id", "entry", "month", "form", "language", "count")
    }
    assert client.get("/toolkit/lights/download/").status_code == 405
    assert client.post("/toolkit/lights/download/", {"form": "exe"}).status_code == 404


def test_the_pdf_is_tagged_and_keeps_unconfirmed_ratings_to_itself(client: Any) -> None:
    ground.published()
    pdf = pikepdf.open(BytesIO(client.post("/toolkit/lights/download/", {"form": "pdf"}).content))

    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.Root.Lang).startswith("en")
    assert str(pdf.docinfo["/Title"]) == "Lights in every park"


TRICKS = (
    "<script>alert(1)</script>",
    "\u202etxet\u2066 abc \u200f",
    "=cmd|' /C calc'!A0",
    "a\x0bb\x00c",
    "#let x = 1; $x$ [gap] *bold*",
    "אבג ٣ 👩🏽‍🏫",
)


def test_a_model_text_with_tricks_is_only_text_on_page_and_paper(client: Any) -> None:
    clauses = (Clause("<b>Heading</b>", TRICKS, True),)
    both = {"en": ground.said(clauses=clauses), "es": ground.said("Luces", clauses=clauses)}
    ground.published(**both)

    page = client.get("/toolkit/lights/text/").content.decode()
    answer = client.post("/toolkit/lights/download/", {"form": "docx"})
    paper = "\n".join(one.text for one in Document(BytesIO(answer.content)).paragraphs)

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert(1)</script>" in paper
    assert re.findall("[\u202a-\u202e\u2066-\u2069\x00\x0b]", page + paper) == []
    assert "אבג ٣" in paper


@pytest.mark.parametrize(
    ("language", "line", "filled"),
    [
        ("en", "[city] and [council], [number]", "Vallejo and City Council (main), [number]"),
        ("es", "[ciudad] y [concejo], [número]", "Vallejo y City Council (main), [número]"),
    ],
)
def test_brackets_are_filled_from_the_record_and_the_rest_stays_open(
    language: str, line: str, filled: str
) -> None:
    place = way.city("Vallejo")
    place.legislative_body = "City Council [main]"
    place.save()
    clauses = (Clause("One", (line, "[county] [population]")),)
    text = ground.content(en=ground.said(clauses=clauses), es=ground.said(clauses=clauses))

    made = model_text("lights", text, language, place)

    assert made.clauses[0].lines == (filled, "[county] [population]")
    assert made.gaps == 3


def test_a_copy_of_my_data_holds_what_i_suggested_and_erasing_takes_it_away() -> None:
    entry, lee = ground.published(), way.person("Lee")
    using.suggest(entry, words="More trees.", by=lee)

    assert [one["words"] for one in everything_about(lee)["toolkit"]] == ["More trees."]

    erase_me(lee, by=lee)

    assert EntrySuggestion.objects.count() == 0
