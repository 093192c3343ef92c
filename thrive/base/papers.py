"""A tagged PDF (PDF/UA-1) set by typst, in whatever letters somebody's name is written.

PDF/UA asks that every letter has its shape. Our own font has the Latin ones; what it lacks is
looked for among typst's and then the system's fonts (an operator may install Noto). A letter that
nothing can show, such as a picture sign, becomes "□" instead of no paper at all.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

EMPTY = "□"
_SHAPELESS = re.compile(r"the text (.+?) could not be displayed", re.DOTALL)
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINS = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0e\ufe0f")


@dataclass(frozen=True, slots=True)
class Paper:
    """`lost`: letters that stand as "□" because nothing here could show them."""

    pdf: bytes
    lost: frozenset[str]

    def shows(self, words: str) -> bool:
        return not self.lost.intersection(words)


def set_paper(
    template: Path, fonts: Path, words: Mapping[str, Any], *, written_at: int | None = None
) -> Paper:
    """`words`: name of an input of the template → its JSON. `written_at`: seconds since 1970, for
    a paper that is the same bytes each time. TypstError for a fault of the template itself."""
    import typst  # twenty megabytes that only a process which sets papers should hold

    said = {name: _held(value) for name, value in words.items()}
    lost: set[str] = set()
    with_system = False
    while True:
        try:
            return Paper(_compiled(template, fonts, said, written_at, with_system), frozenset(lost))
        except typst.TypstError as problem:
            missing = _missing(str(problem))
            if not missing:
                raise
            if not with_system:
                with_system = True
                continue
            gone = {sign for sign in _signs(said) if _kind(sign) in map(_kind, missing)}
            if not gone:
                raise
            lost |= gone
            said = {name: _without(value, gone) for name, value in said.items()}


def _compiled(
    template: Path, fonts: Path, said: Mapping[str, Any], written_at: int | None, system: bool
) -> bytes:
    import typst

    pdf = typst.compile(
        template,
        font_paths=[fonts] if fonts.exists() else [],
        ignore_system_fonts=not system,
        sys_inputs={name: json.dumps(one, ensure_ascii=False) for name, one in said.items()},
        pdf_standards=["ua-1"],
        timestamp=written_at,
    )
    if not isinstance(pdf, bytes):
        raise TypeError("A paper is one file.")
    return pdf


def _missing(problem: str) -> str:
    """The letters that typst names in `"…"`, written as in its own source."""
    found = _SHAPELESS.search(problem)
    if not found:
        return ""
    quoted = found[1].strip("`").strip('"')
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), quoted)


def _kind(sign: str) -> str:
    """Letters of one script go together: “CJK”, “KHMER”; signs and pictures are one kind."""
    if unicodedata.category(sign) in ("So", "Sk", "Co", "Cn", "Cs"):
        return "sign"
    return unicodedata.name(sign, "sign").split()[0]


def _signs(value: Any) -> set[str]:
    return {sign for sign in json.dumps(value, ensure_ascii=False) if ord(sign) > 0x7E} - {EMPTY}


def _held(value: Any) -> Any:
    """Without what no paper holds, and without what would turn the reading order around."""
    return _each(value, _cleaned)


def _cleaned(text: str) -> str:
    return "".join(
        sign
        for sign in text
        if sign in "\n\t"
        or (sign not in _TURNS and unicodedata.category(sign) not in ("Cc", "Cs", "Cn"))
    )


def _without(value: Any, gone: set[str]) -> Any:
    def replaced(text: str) -> str:
        if not gone.intersection(text):
            return text
        kept = (EMPTY if sign in gone else sign for sign in text if sign not in _JOINS)
        return re.sub(f"{EMPTY}+", EMPTY, "".join(kept))

    return _each(value, replaced)


def _each(value: Any, change: Any) -> Any:
    """The same JSON with every text changed; keys are our own."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: _each(one, change) for key, one in value.items()}
    return [_each(one, change) for one in value] if isinstance(value, list | tuple) else value
