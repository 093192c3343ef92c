"""A city's page on paper: one sheet of letter paper, in both languages, with nothing cut off."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from playwright.sync_api import Page

Walk = Callable[..., Any]
LETTER = (612.0, 792.0)
LONG = "Vecinas y vecinos hablaron de los parques, de la luz y de los caminos a la escuela. " * 6


def sheets(page: Page) -> list[tuple[float, float]]:
    """The sizes of the sheets that the page fills, in points."""
    printed = page.pdf(prefer_css_page_size=True, print_background=False)
    with pikepdf.open(io.BytesIO(printed)) as paper:
        return [tuple(float(side) for side in sheet.mediabox[2:]) for sheet in paper.pages]  # type: ignore[misc]


@pytest.mark.parametrize("language", ["", "/es"])
@pytest.mark.parametrize("city", ["vallejo", "hayward", "marysville", "visalia", "fresno"])
def test_a_city_fits_on_one_sheet(walk: Walk, language: str, city: str) -> None:
    with walk() as page:
        page.goto(f"{language}/cities/{city}/")

        assert sheets(page) == [LETTER]


def test_the_numbers_of_a_city_fit_on_one_sheet(walk: Walk) -> None:
    with walk() as page:
        for path in ("/cities/vallejo", "/es/cities/vallejo", "/es/cities/marysville"):
            page.goto(f"{path}/numbers/")

            assert sheets(page) == [LETTER]


def test_a_number_with_its_29_tracts_fits_on_two_sheets(walk: Walk) -> None:
    with walk() as page:
        for path in ("/data", "/es/data"):
            page.goto(f"{path}/poverty/vallejo/")

            assert sheets(page) == [LETTER] * 2


def test_a_city_with_long_words_on_record_still_fits_on_one_sheet(walk: Walk) -> None:
    with walk() as page:
        page.goto("/es/cities/hayward/")
        page.evaluate(
            """words => document.querySelectorAll(".hop .small, .card > p.small")
                .forEach(one => { one.textContent = words })""",
            LONG,
        )

        assert sheets(page) == [LETTER]


def test_the_sheet_says_where_it_is_from_and_leaves_out_what_cannot_be_pressed(walk: Walk) -> None:
    with walk() as page:
        page.goto("/cities/vallejo/")
        page.emulate_media(media="print")

        assert page.locator("p.only-print").inner_text().startswith("http")
        assert (
            page.locator(".site-nav, .city-links, .neighbors, .btn").locator("visible=true").count()
            == 0
        )
