"""Forms as an attacker sends them: every field of a page, filled with what nobody expects."""

from __future__ import annotations

from collections import defaultdict
from html.parser import HTMLParser
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

SCRIPT = "<script>alert(1)</script>"
TYPED = 'Typed & "kept" 4711'
NOTHING, WORDS = "nothing", "typed words and a script"
SVG = f'<svg xmlns="http://www.w3.org/2000/svg">{SCRIPT}</svg>'.encode()
ODD = (
    "👩🏽‍🏫 \u202eאבג\u2066 ٣ ² ﷽ \ud7ff",
    "x'); DROP TABLE people_person; -- \" OR 1=1",
    "99999999999999999999",
    "-²",
)


class Fields(HTMLParser):
    """Field names by the address their form is sent to; `areas` are those one writes text into."""

    def __init__(self, here: str) -> None:
        super().__init__()
        self.here, self._to = here, ""
        self.names: dict[str, set[str]] = defaultdict(set)
        self.areas: dict[str, set[str]] = defaultdict(set)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "form":
            posts = (said.get("method") or "get").lower() == "post"
            self._to = (said.get("action") or self.here).split("?")[0] if posts else ""
        name = said.get("formaction")
        if name:
            self.names[name] |= set()
        name = said.get("name")
        if self._to and name and tag in ("input", "select", "textarea", "button"):
            if name != "csrfmiddlewaretoken":
                self.names[self._to].add(name)
            if tag == "textarea":
                self.areas[self._to].add(name)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._to = ""


def sendings(names: set[str], turn: int = 0) -> list[tuple[str, dict[str, Any]]]:
    """(what is wrong with it, arguments of `client.post`) for a form with these fields.

    Every form gets nothing, words with a script, and odd words. What is refused in one place for all
    of them is dealt out to the forms in turn: huge texts and NULs, lists and files, bodies that no
    form sends.
    """
    dealt = {name: ODD[(place + turn) % len(ODD)] for place, name in enumerate(sorted(names))}
    rare = [*_texts(names), *_shapes(names), *_bodies(names)]
    return [
        (NOTHING, {}),
        (WORDS, {"data": dict.fromkeys(names, f"{TYPED} {SCRIPT}")}),
        ("odd words", {"data": dealt}),
        rare[turn % len(rare)],
    ]


def _texts(names: set[str]) -> list[tuple[str, dict[str, Any]]]:
    some = sorted(names)[:10]
    return [
        ("200 kB", {"data": dict.fromkeys(some, "w" * 200_000)}),
        ("a NUL", {"data": dict.fromkeys(some, "a\x00b")}),
    ]


def _shapes(names: set[str]) -> list[tuple[str, dict[str, Any]]]:
    lists = {name: [TYPED, "", "1"] for name in names}
    return [
        ("lists", {"data": {**lists, **{f"{name}[a]": "1" for name in names}}}),
        ("files", {"data": {name: _file() for name in names}}),
    ]


def _bodies(names: set[str]) -> list[tuple[str, dict[str, Any]]]:
    percent = b"&".join(f"{name}=%ff%00%zz".encode() for name in names)
    form = "application/x-www-form-urlencoded"
    return [
        ("JSON", {"data": '{"a": [1', "content_type": "application/json"}),
        ("no type", {"data": b"\xff\xfe=%ff&%=%zz", "content_type": "x/y"}),
        ("bad percent signs", {"data": percent, "content_type": form}),
        ("cut off", {"data": b"--x\r\n", "content_type": "multipart/form-data; boundary=x"}),
    ]


def _file() -> SimpleUploadedFile:
    return SimpleUploadedFile("pic.png", SVG, content_type="image/png")
