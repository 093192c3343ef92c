"""The guides say what the product does: their addresses, their pictures, the words of its pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.urls import resolve
from django.utils import translation

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "guide"
GUIDES = sorted(GUIDE.glob("*.md"))
TASKS = [
    GUIDE / f"{name}{ending}"
    for name in ("cities", "coaches", "community", "youth")
    for ending in (".md", ".es.md")
]
MOST_BYTES, MOST_BYTES_IN_ALL, MOST_LINES = 80_000, 500_000, 120

ADDRESS = re.compile(r"`(/[^`\s…]*)`")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
WORDS_OF_A_PAGE = re.compile(r"\*\*([^*]+)\*\*")


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_every_address_leads_to_a_page(guide: Path) -> None:
    addresses = ADDRESS.findall(guide.read_text())

    found = [_page_at(address) for address in addresses]

    assert addresses
    assert all(found)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_every_picture_and_link_leads_to_a_file(guide: Path) -> None:
    text = guide.read_text()
    pictures = PICTURE.findall(text)
    links = [link for link in LINK.findall(text) if "://" not in link]

    missing = [
        one for one in (*links, *(file for _, file in pictures)) if not (GUIDE / one).is_file()
    ]

    assert missing == []
    assert [file for says, file in pictures if len(says) < 40] == []


def test_the_pictures_are_light_and_each_stands_in_a_guide() -> None:
    named = {file for guide in GUIDES for _, file in PICTURE.findall(guide.read_text())}
    sizes = {f"shots/{file.name}": file.stat().st_size for file in (GUIDE / "shots").iterdir()}

    heavy = [file for file, size in sizes.items() if size >= MOST_BYTES]

    assert set(sizes) == named
    assert heavy == []
    assert sum(sizes.values()) <= MOST_BYTES_IN_ALL


@pytest.mark.parametrize("guide", TASKS, ids=lambda guide: guide.name)
def test_every_name_of_a_page_or_button_stands_in_the_product(guide: Path) -> None:
    text = guide.read_text()
    named = {" ".join(words.split()) for words in WORDS_OF_A_PAGE.findall(text)}

    unknown = named - _words_of_the_product(spanish=guide.name.endswith(".es.md"))

    assert unknown == set()
    assert len(text.splitlines()) <= MOST_LINES


def _page_at(address: str) -> str:
    """The name of the page; raises when there is none."""
    with translation.override("es" if address.startswith("/es/") else "en"):
        return str(resolve(address).url_name)


def _words_of_the_product(*, spanish: bool) -> set[str]:
    """What pages say: messages of every room, and the names in the rulebook."""
    said: set[str] = set()
    for file in ROOT.glob("thrive/*/locale/es/LC_MESSAGES/django.po"):
        with file.open("rb") as content:
            for message in read_po(content, locale="es"):
                words = message.string if spanish else message.id
                said |= {words} if isinstance(words, str) else set(words or ())
    for file in ROOT.glob("thrive/program/act_ca/*.py"):
        said |= set(re.findall(r'"([^"\n]+)"', file.read_text()))
    return said
