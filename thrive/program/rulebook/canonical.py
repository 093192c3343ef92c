"""A rulebook as plain data: the same words, in an order that never depends on the machine."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from ..sources import Cite
from ..text import Text


def plain(thing: object) -> object:
    """Dicts, lists, strings, numbers, booleans and None, all the way down."""
    if thing is None or isinstance(thing, (str, int, bool)):
        return thing
    if isinstance(thing, (Text, Cite)):
        return thing.as_json()
    if isinstance(thing, Mapping):
        return {str(key): plain(value) for key, value in thing.items()}
    if isinstance(thing, tuple):
        return [plain(item) for item in thing]
    if is_dataclass(thing):
        return {
            part.metadata.get("json", part.name): plain(getattr(thing, part.name))
            for part in fields(thing)
        }
    raise TypeError(f"A rulebook cannot hold a {type(thing).__name__}.")


def fingerprint(data: object) -> str:
    """SHA-256, in hexadecimal, of the data as JSON with sorted keys and no spare spaces."""
    written = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()
