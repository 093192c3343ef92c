"""Templates are short, carry no style or script of their own, and say the errand."""

from __future__ import annotations

import re
from pathlib import Path

from tests.house.rooms import HOUSE, named, templates

FORBIDDEN = {
    "inline style": r"\sstyle=[\"']",
    "inline script": r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)",
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


def pages() -> list[Path]:
    """Mail programs need their styles inside the letter, so letters are not web pages."""
    return [file for file in templates() if "mail" not in file.parts]


def test_a_template_is_a_page_not_a_scroll() -> None:
    scrolls = [named(file) for file in templates() if len(file.read_text().splitlines()) > 120]

    assert scrolls == []


def test_a_template_keeps_the_strict_content_policy() -> None:
    found = [
        f"{named(file)}: {what}"
        for file in pages()
        for what, sign in FORBIDDEN.items()
        if re.search(sign, file.read_text())
        and not (what == "another host" and "help" in file.name)
    ]

    assert found == []


def test_a_cell_of_a_dense_table_names_its_column_on_a_phone() -> None:
    nameless = [
        f"{named(file)}: {cell}"
        for file in pages()
        for table in DENSE.findall(file.read_text())
        for cell in CELL.findall(table)
        if not NEEDS_NO_NAME.search(cell)
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
