"""A story speaks one language: its charts with it, and what the site says around it says so."""

from __future__ import annotations

from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.indicators.ground import published
from tests.indicators.journey_ground import Scene
from thrive.indicators.actions import stories
from thrive.indicators.actions.stories import Block, Cover

pytestmark = pytest.mark.django_db
EMPTY = {"img", "input", "br", "meta", "link", "hr", "wbr"}
OF_A_CHART = {
    "en": ("Show as table", "Value", "Range (90%)", "Child poverty"),
    "es": ("Ver como tabla", "Valor", "Rango (90%)", "Pobreza infantil"),
}


class Spoken(HTMLParser):
    """What an article says, by the language its elements claim."""

    def __init__(self) -> None:
        super().__init__()
        self.languages: list[str] = []
        self.within = False
        self.said: dict[str, str] = defaultdict(str)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.within |= tag == "article"
        now = given.get("lang") or (self.languages[-1] if self.languages else "")
        if tag not in EMPTY:
            self.languages.append(now)
        for name in ("aria-label", "title", "alt"):
            if self.within:
                self.said[now] += f" {given.get(name) or ''}"

    def handle_endtag(self, tag: str) -> None:
        self.within &= tag != "article"
        if tag not in EMPTY:
            self.languages.pop()

    def handle_data(self, data: str) -> None:
        if self.within:
            self.said[self.languages[-1]] += f" {data}"


def test_the_charts_of_a_story_speak_its_language_whatever_the_page_speaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    at = Scene()
    published()

    for story, page in (("es", "en"), ("en", "es"), ("es", "es"), ("hmn", "en")):
        tale = stories.begin_story(
            at.city, cover=Cover(f"{story} {page}", "Lead.", language=story), by=at.elvira
        )
        quote = Block("quote", words="Where?", voice="youth", consent=at.consent(f"{story} {page}"))
        chart = Block("chart", heading="H", indicator="child-poverty", place="county:06095")
        for block in (Block("text", words="So."), quote, chart):
            stories.add_block(tale, block=block, by=at.elvira)
        at.does(tale, ("send", at.elvira), ("review", at.luz), ("publish", at.ruth))
        before = "/es" if page == "es" else ""

        heard = Spoken()
        heard.feed(Client().get(f"{before}/stories/{tale.slug}/").content.decode())

        chart_speaks, other = (story, page) if story != "hmn" else (page, "es")
        told = heard.said[chart_speaks]
        assert [words for words in OF_A_CHART[chart_speaks] if words not in told] == []
        if other != chart_speaks:
            all_said = " ".join(heard.said.values())
            assert [words for words in OF_A_CHART[other] if words in all_said] == []
        asked = {"en": "said yes to being quoted", "es": "aceptó que se le cite"}[page]
        assert [one for one, said in heard.said.items() if asked in said] == [page]
