"""The forty entries that the room is shipped with, loaded as drafts for the experts to review."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import transaction

from thrive.toolkit.actions.writing import begin_entry
from thrive.toolkit.content import Content, read
from thrive.toolkit.models import ToolkitEntry

FOLDER = Path(__file__).parent.parent / "data" / "entries"


def shipped() -> Iterator[tuple[str, Content]]:
    """(slug, text) of every file, in the order of their numbers."""
    for file in sorted(FOLDER.glob("*.toml")):
        plain = tomllib.loads(file.read_text(encoding="utf-8"))
        yield file.stem.partition("-")[2], read(plain)


@transaction.atomic
def load_entries(*, by: Any, is_demo: bool = False) -> int:
    """Begin every entry that is not there yet; what editors changed since is left alone.

    Returns how many were begun. They are drafts: nothing is public until two people stood behind it.
    """
    known = set(ToolkitEntry.objects.values_list("slug", flat=True))
    new = [(slug, content) for slug, content in shipped() if slug not in known]
    for slug, content in new:
        begin_entry(slug, content=content, by=by, is_demo=is_demo)
    return len(new)
