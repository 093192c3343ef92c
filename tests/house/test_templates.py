"""Templates are short, carry no style or script of their own, and say the errand."""

from __future__ import annotations

import re

import pytest

from tests.house.rooms import HOUSE, named, templates

FORBIDDEN = {
    "inline style": r"\sstyle=[\"']",
    "inline script": r"<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)",
    "style block": r"<style",
    "inline handler": r"\son[a-z]+=[\"']",
    "another host": r"(?:src|href)=[\"']https?://(?!www\.example)",
}
WORDS = {
    "a button named Submit": r">\s*Submit\s*<",
    "successfully": r"\bsuccessfully\b",
    "stakeholder": r"\bstakeholders?\b",
    "at-risk": r"\bat-risk\b",
    "target population": r"\btarget population\b",
    "minorities": r"\bminorities\b",
    # The room is called so in paths and imports; nobody reads those.
    "wellbeing in one word": r"(?<![./\"'`])\bwellbeing\b(?![./])",
}


DENSE = re.compile(r'<table class="[^"]*\b(?:table-cards|desk)\b.*?</table>', re.DOTALL)
CELL = re.compile(r"<td\b[^>]*>")
NEEDS_NO_NAME = re.compile(r'\bdata-l="|\bcolspan=|class="[^"]*\bno-print\b')


def pages(*, with_mail: bool = True) -> list[object]:
    """Mail programs need their styles inside the letter, so letters are not web pages."""
    return [
        pytest.param(file, id=named(file))
        for file in templates()
        if with_mail or "mail" not in file.parts
    ]


@pytest.mark.parametrize("file", pages())
def test_a_template_is_a_page_not_a_scroll(file) -> None:  # type: ignore[no-untyped-def]
    assert len(file.read_text().splitlines()) <= 120


@pytest.mark.parametrize("file", pages(with_mail=False))
def test_a_template_keeps_the_strict_content_policy(file) -> None:  # type: ignore[no-untyped-def]
    text = file.read_text()
    allowed = {"another host"} if "help" in file.name else set()

    found = {what for what, sign in FORBIDDEN.items() if re.search(sign, text)}

    assert found - allowed == set()


@pytest.mark.parametrize("file", pages(with_mail=False))
def test_a_cell_of_a_dense_table_names_its_column_on_a_phone(file) -> None:  # type: ignore[no-untyped-def]
    tables = DENSE.findall(file.read_text())

    nameless = [
        cell for table in tables for cell in CELL.findall(table) if not NEEDS_NO_NAME.search(cell)
    ]

    assert nameless == []


def test_the_words_of_the_house_are_kept() -> None:
    found = [
        f"{named(file)}: {what}"
        for file in [*templates(), *HOUSE.rglob("*.py")]
        for what, sign in WORDS.items()
        if re.search(
            sign, file.read_text(), re.IGNORECASE if what != "a button named Submit" else 0
        )
    ]

    assert found == []
