"""Public and youth pages read at grade 8 or below, in both languages: measured on rendered pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.house.reading import prose, reading
from thrive.toolkit.actions.loading import shipped

pytestmark = pytest.mark.django_db
HIGHEST, CLEAR = 8.0, 55.0
PAGES = (
    *("/", "/cities/", "/cities/vallejo/", "/get-involved/", "/get-involved/tiers/"),
    *("/get-involved/check/", "/mentoring/", "/about/", "/glossary/", "/accessibility/"),
    *("/privacy/", "/help/", "/toolkit/", "/toolkit/ratings/", "/action-areas/"),
    *("/action-areas/mental-health-wellness/", "/why/", "/values/", "/goals/", "/partners/"),
    *("/about/objectives/", "/community/about/", "/news/", "/contact/"),
    *("/events/", "/events/?view=agenda", "/trainings/", "/trainings/advocacy/", "/ta/", "/join/"),
)
FEWEST_WORDS = 40  # fewer say nothing about how hard a page is


@pytest.mark.parametrize("language", ["en", "es"])
def test_public_pages_read_at_grade_eight(
    story: dict[str, str], settings: Any, language: str
) -> None:
    settings.DEMO = True
    client, hard = Client(), {}
    entries = (f"/toolkit/{slug}/" for slug, _content in shipped())
    for path in (*PAGES, *entries):
        answer = client.get(path if language == "en" else f"/es{path}")
        assert answer.status_code == 200, path
        found = reading(prose(answer.content.decode()), language)
        if found.words < FEWEST_WORDS:
            continue
        grade = found.english_grade if language == "en" else found.spanish_grade
        clear = language == "en" or found.inflesz >= CLEAR
        if grade > HIGHEST or not clear:
            hard[path] = (round(grade, 1), round(found.inflesz, 1))

    assert hard == {}


@pytest.mark.parametrize(
    ("language", "text", "lowest", "highest"),
    [
        ("en", "The cat sat on the mat. The dog ran to the park.", -3, 2),
        (
            "en",
            "Notwithstanding considerable administrative complications, jurisdictional authorities "
            "subsequently implemented comprehensive interdepartmental accountability requirements.",
            18,
            60,
        ),
        ("es", "El gato duerme en la casa. El niño va al parque.", -10, 3),
        (
            "es",
            "La implementación interinstitucional de las responsabilidades administrativas "
            "correspondientes requirió consideraciones extraordinariamente pormenorizadas.",
            9,
            40,
        ),
    ],
)
def test_the_measure_tells_easy_from_hard(
    language: str, text: str, lowest: float, highest: float
) -> None:
    found = reading([text], language)
    grade = found.english_grade if language == "en" else found.spanish_grade

    assert lowest <= grade <= highest


def test_prose_is_what_people_read_not_menus_or_tables() -> None:
    html = (
        "<nav><p>Go to one of these many places now</p></nav><main><p>Six words stand in this "
        "<b>sentence</b>.</p><table><tr><td><p>Cells are not read as one sentence here</p></td></tr>"
        '</table><p class="vh">Words that nobody ever sees on it</p><li>Short one</li></main>'
    )

    assert prose(html) == ["Six words stand in this sentence."]
