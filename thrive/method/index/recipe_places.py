"""Where in the TOML text a key stands, for a fault that names its line."""

from __future__ import annotations

import re


def line_of(text: str, table: str, number: int, key: str) -> int | None:
    """The line, from 1, of `key` in the `number`th [table] or [[table]]; of its head without one."""
    head = re.compile(rf"\s*\[{{1,2}}\s*[\"']?{re.escape(table)}[\"']?\s*\]")
    word = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]") if key else None
    seen, found = -1, None
    for line, written in enumerate(text.splitlines(), 1):
        if head.match(written):
            seen += 1
            if seen == number:
                found = line
        elif written.lstrip().startswith("[") and "=" not in written:
            if seen == number:
                break
        elif seen == number and word and word.match(written):
            return line
    return found
