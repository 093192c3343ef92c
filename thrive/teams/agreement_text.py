"""The Letter of Agreement as the program words it, and how its text is read.

The text is a small part of Markdown: one `# title`, `## parts`, paragraphs, and `- ` lists. The bytes
of the two files are what version 1 publishes and what its SHA-256 is taken of.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

TEXTS = Path(__file__).parent / "texts"
LANGUAGES = ("en", "es")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the text. `kind` is title, part, words or list; `items` only for a list."""

    kind: str
    words: str = ""
    items: tuple[str, ...] = ()


@cache
def default_text(language: str) -> str:
    return (TEXTS / f"agreement_{language}.md").read_text(encoding="utf-8")


def mark_of(text: str) -> str:
    """SHA-256 of the exact bytes (UTF-8), as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def blocks(text: str) -> list[Block]:
    """The text as the page and the PDF set it. Lines of one paragraph or list stand together."""
    found: list[Block] = []
    for piece in text.replace("\r\n", "\n").split("\n\n"):
        lines = [line.strip() for line in piece.splitlines() if line.strip()]
        if not lines:
            continue
        if lines[0].startswith("#"):
            kind = "part" if lines[0].startswith("##") else "title"
            found.append(Block(kind, lines.pop(0).lstrip("# ")))
        if not lines:
            continue
        if all(line.startswith("- ") for line in lines):
            found.append(Block("list", items=tuple(line[2:].strip() for line in lines)))
        else:
            found.append(Block("words", " ".join(lines)))
    return found


def title_of(text: str) -> str:
    return next((block.words for block in blocks(text) if block.kind == "title"), "")


def record_mark(place: str, version: int, text_mark: str, **said: Any) -> str:
    """SHA-256 of one signature: the place, the exact text, and what the signer said, in order.

    It is printed beside the name in the sealed document, so that the record kept here and the
    document prove each other.
    """
    told = [place, version, text_mark, *(said[key] for key in sorted(said))]
    return mark_of(json.dumps(told, ensure_ascii=False, separators=(",", ":")))
