"""How hard a text is to read, in school years. Syllables are Pyphen's.

English: Flesch–Kincaid grade (Kincaid and others, 1975). Spanish: Crawford's grade (1989), and the
INFLESZ scale (Barrio-Cantalejo and others, 2008), on which 55 and more is what most adults read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser

import pyphen

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_ENDS = re.compile(r"[.!?…:]+(?:\s|$)")
LEFT_OUT = {
    "nav",
    "header",
    "footer",
    "script",
    "style",
    "form",
    "table",
    "svg",
    "button",
    "select",
}
SAID = {"p", "li", "dd"}
APART = {"small", "h1", "h2", "h3", "h4", "div", "br", "span"}  # what follows is another sentence
FEWEST = 6  # words: a label or a name is no sentence


@dataclass(frozen=True)
class Reading:
    words: int
    sentences: int
    syllables: int

    @property
    def english_grade(self) -> float:
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def spanish_grade(self) -> float:
        per_100 = 100 / self.words
        return -0.205 * self.sentences * per_100 + 0.049 * self.syllables * per_100 - 3.407

    @property
    def inflesz(self) -> float:
        return 206.835 - 62.3 * self.syllables / self.words - self.words / self.sentences


def reading(texts: list[str], language: str) -> Reading:
    words = [word for text in texts for word in _WORD.findall(text)]
    sentences = sum(max(1, len(_ENDS.findall(text))) for text in texts)
    return Reading(len(words), sentences, sum(_syllables(word.lower(), language) for word in words))


@cache
def _syllables(word: str, language: str) -> int:
    known = _dictionary(language)
    return sum(len(known.positions(part)) + 1 for part in re.split(r"[’'-]", word) if part)


@cache
def _dictionary(language: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang={"en": "en_US", "es": "es"}[language], left=1, right=1)


class Prose(HTMLParser):
    """Sentences of the page's main part: what stands in paragraphs, items and definitions. Links in
    navigation, tables, forms and what is hidden from sight are not prose."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._main, self._out, self._said = False, 0, 0
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        if tag in APART and "term" not in classes:
            self._apart()
        if tag in ("br", "img", "input", "meta", "link", "hr", "path", "circle", "rect", "use"):
            return
        out = tag in LEFT_OUT or bool({"vh", "src", "crumbs-wrap", "toasts", "row"} & set(classes))
        out = out or "popover" in given or "lang" in given
        self._open.append((tag, out))
        self._main = self._main or tag == "main"
        self._out += out
        if tag in SAID and self._main and not self._out:
            self._said += 1
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            name, out = self._open.pop()
            self._out -= out
            if name in SAID and self._said and not self._out:
                self._said -= 1
            if name in ("small", "h2", "h3", "div"):
                self._apart()
            if name == tag:
                break
        if tag == "main":
            self._main = False

    def _apart(self) -> None:
        if self._said and self.texts:
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        if self._main and self._said and not self._out and self.texts:
            self.texts[-1] += data

    def said(self) -> list[str]:
        pieces = (piece for text in self.texts for piece in text.split(" · "))
        clean = (" ".join(text.split()) for text in pieces)
        return [text for text in clean if len(_WORD.findall(text)) >= FEWEST]


def prose(html: str) -> list[str]:
    reader = Prose()
    reader.feed(html)
    return reader.said()
