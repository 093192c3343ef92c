"""A first draft of the commitment: from the record, in both languages, with honest gaps."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf
import pytest
from docx import Document

from tests.cities import ground as places
from tests.cities import way
from tests.cities.reading import words
from tests.journey import ground
from thrive.cities.models import Enrollment
from thrive.journey.papers import as_pdf, as_word
from thrive.journey.queries.draft import KINDS, LANGUAGES, Draft, draft_of
from thrive.people.models import Person
from thrive.places.tables import sources

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat() -> Enrollment:
    """A city that came in by an application written in English."""
    places.city("Visalia")
    imani = way.person("Imani", "admin")
    two = way.person("Devon", "expert"), way.person("Saanvi", "expert")
    return way.accepted(way.sent(), imani, *two).community.enrollments.get()


@pytest.fixture
def rosa(seat: Enrollment) -> Person:
    return ground.of_city(seat.community, "Rosa")


def _text(draft: Draft) -> str:
    return "\n".join(line for one in draft.clauses for line in one.lines)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_has_its_source_and_year_or_is_a_gap(
    seat: Enrollment, kind: str, language: str
) -> None:
    """Outside the brackets no figure stands but the population, and only with where it is from."""
    bare = _outside_gaps(draft_of(seat, kind, language))
    place = seat.community.geography
    assert place is not None
    place.population_source = next(iter(sources()))
    place.save()
    seat.community.population = 141_384
    seat.community.save()

    known = _outside_gaps(draft_of(seat, kind, language))

    source = place.source
    assert source is not None
    assert re.findall(r"\d+", bare) == []
    assert f"141,384 {'residentes' if language == 'es' else 'residents'} ({source.title}, " in known
    assert source.vintage in known


def _outside_gaps(draft: Draft) -> str:
    return re.sub(r"\[[^\]]*\]", "", _text(draft))


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", "What the city says it wants to change: “One park for nine thousand children"),
        ("es", "[diga en este idioma: «One park for nine thousand children"),
    ],
)
def test_a_citys_own_words_are_never_translated_for_it(
    seat: Enrollment, language: str, says: str
) -> None:
    assert says in _text(draft_of(seat, "resolution", language))


def test_a_session_that_was_checked_gives_its_day(seat: Enrollment, rosa: Person) -> None:
    luz = ground.coach_of(seat.community)
    before = _text(draft_of(seat, "resolution", "en"))
    ground.verified(seat, "T2_3", rosa, luz)

    after = _text(draft_of(seat, "resolution", "en"))

    assert "were heard on [date]" in before
    assert "were heard on [date]" not in after


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_file_opens_with_headings_lists_and_marked_gaps(
    seat: Enrollment, kind: str, language: str
) -> None:
    draft = draft_of(seat, kind, language)

    paper = Document(BytesIO(as_word(draft)))

    headings = [p.text for p in paper.paragraphs if p.style.name == "Heading 1"]
    marked = [r.text for p in paper.paragraphs for r in p.runs if r.font.highlight_color]
    assert headings == [one.heading for one in draft.clauses]
    assert len(marked) == draft.gaps
    assert (paper.core_properties.title, paper.core_properties.language) == (draft.title, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_is_tagged_and_knows_its_language(seat: Enrollment, language: str) -> None:
    with pikepdf.open(BytesIO(as_pdf(draft_of(seat, "mou", language)))) as pdf:
        root = pdf.Root
        tagged, lang = bool(root.MarkInfo.Marked), str(root.Lang)

    assert (tagged, lang[:2]) == (True, language)


def test_the_city_reads_and_downloads_it_and_others_do_not(seat: Enrollment, rosa: Person) -> None:
    at = "/cities/visalia/commitment/draft"
    client, other = way.desk(rosa), way.desk(way.person("Member"))

    page = client.get(f"{at}/resolution/")
    files = [
        client.get(f"{at}/{name}").status_code for name in ("resolution.docx", "mou.pdf?lang=es")
    ]

    assert "Resolution of [name of the council] to join" in words(page)
    assert files == [200, 200]
    assert "Resolución de" in words(client.get(f"{at}/resolution/?lang=es"))
    assert [client.get(f"{at}/{name}").status_code for name in ("poem/", "poem.pdf")] == [404, 404]
    assert [other.get(f"{at}/{name}").status_code for name in ("mou/", "mou.docx")] == [404, 404]
