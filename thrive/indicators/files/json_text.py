"""JSON from a file that nobody vouches for: size and nesting are looked at before it is parsed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from thrive.indicators.files.limits import USUAL, Limits
from thrive.indicators.files.problems import Broken


def parsed(path: Path, limits: Limits = USUAL) -> Any:
    """Raises Broken with line and column. NaN and Infinity are not JSON here."""
    if path.stat().st_size > limits.json:
        raise Broken("too_large", value=f"{path.stat().st_size:,}")
    return parsed_bytes(path.read_bytes(), limits)


def parsed_bytes(content: bytes, limits: Limits = USUAL) -> Any:
    if not content.strip():
        raise Broken("empty")
    if b"\0" in content:
        line = content.count(b"\n", 0, content.find(b"\0")) + 1
        raise Broken("nul", line)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise Broken("encoding", content.count(b"\n", 0, fault.start) + 1) from None
    deep = _too_deep(content, limits.depth)
    if deep >= 0:
        raise Broken("json_deep", content.count(b"\n", 0, deep) + 1)

    def never(word: str) -> float:
        raise Broken("not_finite", value=word)

    try:
        return json.loads(text, parse_constant=never)
    except json.JSONDecodeError as fault:
        cut = fault.pos >= len(text.rstrip()) or fault.msg.startswith("Unterminated")
        reason = "cut_off" if cut else "json_broken"
        raise Broken(reason, fault.lineno, str(fault.colno), fault.msg) from None
    except (ValueError, RecursionError) as fault:  # such as a number of 5,000 digits
        raise Broken("json_broken", value=str(fault)) from None


def _too_deep(content: bytes, depth: int) -> int:
    """Where brackets nest deeper than `depth`, or −1. Brackets in texts count too: data have few."""
    signs = np.frombuffer(content, np.uint8)
    at = np.flatnonzero((signs == 0x5B) | (signs == 0x7B) | (signs == 0x5D) | (signs == 0x7D))
    step = np.where((signs[at] == 0x5B) | (signs[at] == 0x7B), 1, -1)
    found = np.flatnonzero(np.cumsum(step) > depth)
    return int(at[found[0]]) if len(found) else -1
