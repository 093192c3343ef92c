"""How much of anything a file may hold. What is beyond is refused in words, not by a crash."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes. `ratio`: how many times its size a compressed file may grow."""

    file: int = 2_000_000_000
    unpacked: int = 4_000_000_000
    ratio: int = 200
    members: int = 2_000
    line: int = 1_000_000
    columns: int = 5_000
    rows: int = 20_000_000
    json: int = 200_000_000
    depth: int = 40
    shapes: int = 400_000_000


USUAL = Limits()
