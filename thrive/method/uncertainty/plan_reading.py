"""What to vary, from a TOML file.

[weights]
noise = 0.25
levels = [0, 1]        # optional: 0 the indicators, 1 the lowest groups, …
[moe]                  # indicator = column of its 90 percent margins of error
EP_POV150 = "MP_POV150"
[[choice]]             # see `choices`
name = "normalization"
alternatives = [{normalize = {method = "z-score"}}]
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from thrive.method.errors import BadInput
from thrive.method.uncertainty.choices import Choice, choices

TABLES = ("weights", "moe", "choice")
Read = tuple[float, tuple[int, ...], dict[str, str], tuple[Choice, ...]]


def read(path: str) -> Read:
    """Noise, levels, MOE columns by indicator, and choices; BadInput for anything else in it."""
    try:
        facts = tomllib.loads(Path(path).read_bytes().decode("utf-8-sig"))
    except OSError as fault:
        raise BadInput(f"the file cannot be read: {fault.strerror}.", file=path) from None
    except UnicodeDecodeError:
        raise BadInput("the file is not UTF-8 text.", file=path) from None
    except tomllib.TOMLDecodeError as fault:
        raise BadInput(f"the TOML is broken: {fault}.", file=path) from None
    for name in facts:
        if name not in TABLES:
            listed = ", ".join(TABLES)
            raise BadInput(f"the table {name} is not known; known are {listed}.", file=path)
    noise, levels = _weights(facts.get("weights", {}), path)
    return (
        noise,
        levels,
        _columns(facts.get("moe", {}), path),
        choices(facts.get("choice", []), path),
    )


def _weights(table: Any, path: str) -> tuple[float, tuple[int, ...]]:
    if not isinstance(table, dict):
        raise BadInput("[weights] must be a table.", file=path)
    odd = sorted(set(table) - {"noise", "levels"})
    if odd:
        raise BadInput(f"[weights]: the key {odd[0]} is not known.", file=path)
    noise, levels = table.get("noise", 0.0), table.get("levels", [])
    if isinstance(noise, bool) or not isinstance(noise, int | float):
        raise BadInput(f"[weights]: noise must be a number, not {noise!r}.", file=path)
    if not isinstance(levels, list) or not all(type(level) is int for level in levels):
        raise BadInput("[weights]: levels must be a list of whole numbers.", file=path)
    return float(noise), tuple(levels)


def _columns(table: Any, path: str) -> dict[str, str]:
    if not isinstance(table, dict) or not all(isinstance(name, str) for name in table.values()):
        raise BadInput('[moe] must hold indicator = "column".', file=path)
    return dict(table)
