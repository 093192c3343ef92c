"""Everything a rulebook holds, one thing at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from thrive.program.sources import Document
from thrive.program.text import Text


def everything_in(thing: object) -> Iterator[object]:
    yield thing
    if isinstance(thing, (Text, Document)):
        return
    if isinstance(thing, tuple):
        for item in thing:
            yield from everything_in(item)
    elif isinstance(thing, Mapping):
        for item in thing.values():
            yield from everything_in(item)
    elif is_dataclass(thing):
        for part in fields(thing):
            yield from everything_in(getattr(thing, part.name))
