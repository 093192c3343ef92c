"""TOML files as an analyst writes them: read whole, within bounds, with a sentence for every fault."""

from __future__ import annotations

import tomllib
from typing import Any

from thrive.method.errors import BadInput

LARGEST = 1 << 20  # bytes; a declaration is written by hand


def text_of(path: str) -> str:
    """The text of the file. BadInput where it cannot be read, exceeds 1 MiB or is not UTF-8."""
    try:
        with open(path, "rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as fault:
        raise BadInput(f"the file cannot be read: {fault.strerror}.", file=path) from None
    if len(content) > LARGEST:
        raise BadInput("the file is larger than 1 MiB.", file=path)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput("the file is not UTF-8 text.", file=path) from None


def facts_of(text: str, file: str) -> dict[str, Any]:
    """The tables of a TOML text; BadInput, with the line and column, where it is broken."""
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        why = "it nests too deeply" if isinstance(fault, RecursionError) else fault
        raise BadInput(f"the TOML is broken: {why}.", file=file) from None
