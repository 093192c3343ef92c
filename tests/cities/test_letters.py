"""The letter: a page and a tagged PDF that say why, what is offered, what is asked, and the way back."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from django.test import Client
from django.utils.translation import override

from tests.cities import way
from tests.cities.reading import link_in_mail, words
from thrive.cities.actions.deciding import decide, decline
from thrive.cities.letters import decision_pdf
from thrive.cities.models import CityApplication
from thrive.cities.queries.letters import decision_letter, newest_determination
from thrive.people.models import Person

pytestmark = pytest.mark.django_db


def _decided(
    imani: Person, tier: str, *, language: str = "en", full: bool = False
) -> CityApplication:
    cycle = way.cycle(pilot_cap=0 if full else 20)
    devon, saanvi = way.person("Devon", "expert"), way.person("Saanvi", "expert")
    made = way.sent("Visalia", into=cycle, language=language)
    application = way.scored(made, imani, devon, saanvi)
    decide(application, tier=tier, rationale=way.WHY, by=imani)
    return way.fresh(application)


def _pdf(application: CityApplication) -> pikepdf.Pdf:
    determination = newest_determination(application)
    assert determination is not None
    return pikepdf.open(io.BytesIO(decision_pdf(application, determination)))


def _text(pdf: pikepdf.Pdf) -> str:
    """The words of a PDF in reading order, through each font's map to Unicode."""
    said = []
    for page in pdf.pages:
        maps = {name: _unicode(font) for name, font in page.Resources.Font.items()}
        now: dict[int, str] = {}
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "Tf":
                now = maps[str(operands[0])]
            elif str(operator) in ("Tj", "TJ"):
                parts = operands[0] if str(operator) == "TJ" else [operands[0]]
                for part in parts:
                    if isinstance(part, pikepdf.String):
                        raw = bytes(part)
                        codes = (raw[i] << 8 | raw[i + 1] for i in range(0, len(raw) - 1, 2))
                        said.append("".join(now.get(code, "") for code in codes))
    return re.sub(r"\s+", " ", "".join(said))


def _unicode(font: pikepdf.Object) -> dict[int, str]:
    table = font.ToUnicode.read_bytes().decode("latin-1")
    found = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, value in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = bytes.fromhex(value).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, value in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            start = int.from_bytes(bytes.fromhex(value), "big")
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = chr(start + step)
    return found


def _tags(node: pikepdf.Object, found: list[str]) -> list[str]:
    if isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            found.append(str(node.S))
        if "/K" in node:
            _tags(node.K, found)
    elif isinstance(node, pikepdf.Array):
        for each in node:
            _tags(each, found)
    return found


@pytest.mark.parametrize(
    ("language", "title", "parts"),
    [
        (
            "en",
            "Visalia is welcome. Your tier: Pilot",
            ["Why", "What we offer now: Pilot", "What we ask: Pilot", "What comes next"],
        ),
        (
            "es",
            "Damos la bienvenida a Visalia. Su categoría: Piloto",
            ["Por qué", "Lo que ofrecemos ahora: Piloto", "Lo que pedimos: Piloto", "Lo que sigue"],
        ),
    ],
)
def test_the_pdf_is_tagged_titled_and_in_the_applicants_language(
    imani: Person, language: str, title: str, parts: list[str]
) -> None:
    application = _decided(imani, "pilot", language=language)

    pdf = _pdf(application)

    text = _text(pdf)
    tags = _tags(pdf.Root.StructTreeRoot, [])
    with pdf.open_metadata() as about:
        told = (about["dc:title"], about["pdfuaid:part"])
    assert told == (title, "1")
    assert str(pdf.Root.Lang).lower().startswith(language)
    assert bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert (tags.count("/H1"), tags.count("/H2"), tags.count("/H3")) == (1, 5, 6)
    assert tags.count("/Table") == 1
    assert [part for part in [title, way.WHY, *parts] if part not in text] == []


def test_it_says_why_criterion_by_criterion_and_what_both_tables_hold(imani: Person) -> None:
    application = _decided(imani, "pilot")

    letter = decision_letter(application, newest_determination(application))

    rulebook = application.rulebook
    assert [reason.about for reason in letter.reasons] == [
        criterion.name.en for criterion in rulebook.criteria
    ]
    assert list(letter.offered) == [one.name.en for one in rulebook.offered_to("pilot")]
    assert [(one.name, one.cell) for one in letter.expected][5:7] == [
        ("History Map and Community Systems Map", "Optional"),
        ("Choose and refine action areas with the community", "Required"),
    ]
    assert [reason.would_change for reason in letter.reasons] == [""] * 6


def test_not_now_names_what_would_change_each_criterion_and_opens_affiliate(
    imani: Person, client: Client
) -> None:
    application = _decided(imani, "not_now")
    client.post(link_in_mail("rosa@example.org", "continue"))

    page = client.get(f"/apply/{application.code}/letter/")

    letter = decision_letter(application, newest_determination(application))
    changing = [reason.about for reason in letter.reasons if reason.would_change]
    assert "Geographic balance" not in changing
    assert len(changing) == 5
    assert f'action="/apply/{application.code}/affiliate/"' in page.content.decode()
    assert "Somebody who had no part in this decision reads it" in words(page)
    assert letter.offered_title == "What we offer now: Affiliate"


def test_the_wait_list_letter_tells_the_place_and_affiliate_meanwhile(imani: Person) -> None:
    application = _decided(imani, "pilot", full=True)

    letter = decision_letter(application, newest_determination(application))

    assert "Your number on the wait-list: 1." in letter.opening
    assert "You keep your place in line." in letter.next_steps[0]


def test_a_city_that_was_declined_early_still_gets_a_reason_and_a_way_back(imani: Person) -> None:
    application = way.sent()
    decline(application, reason="The council asked for another year, after its election.", by=imani)

    pdf = _text(_pdf(way.fresh(application)))

    assert "The council asked for another year, after its election." in pdf
    assert "Apply again at any time" in pdf


def test_the_letter_is_for_its_people_and_for_staff(imani: Person) -> None:
    application = _decided(imani, "pilot")
    rosa = Client()
    rosa.post(link_in_mail("rosa@example.org", "continue"))
    member, coach = way.person("Member"), way.person("Luz", "coach")
    visitors = [Client(), rosa, way.desk(member), way.desk(coach), way.desk(imani)]

    codes = [
        tuple(who.get(f"/apply/{application.code}/{page}").status_code for who in visitors)
        for page in ("letter/", "letter.pdf")
    ]

    assert codes == [(404, 200, 404, 200, 200)] * 2


def test_there_is_no_letter_before_the_decision(imani: Person) -> None:
    application = way.sent()

    codes = [
        way.desk(imani).get(f"/apply/{application.code}/{page}").status_code
        for page in ("letter/", "letter.pdf")
    ]

    assert codes == [404, 404]


def test_the_page_speaks_spanish_and_keeps_the_words_of_the_decider(imani: Person) -> None:
    application = _decided(imani, "not_now")
    with override("es"):
        letter = decision_letter(application, newest_determination(application))

    assert letter.title == "Visalia: todavía no, y la puerta sigue abierta"
    assert letter.rationale == way.WHY


def test_words_that_look_like_markup_are_printed_as_they_are(imani: Person) -> None:
    application = _decided(imani, "pilot")
    determination = newest_determination(application)
    assert determination is not None
    determination.rationale = "#import *bold* $x$ \\ <b>youth</b> @home _first_"
    determination.save()

    assert "#import *bold* $x$ \\ <b>youth</b> @home _first_" in _text(_pdf(application))
