"""A progress bar on standard error, for a person who waits; silent in a pipe or a log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from tqdm import tqdm

T = TypeVar("T")


def progress(things: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
    """The same things, counted on standard error while they pass. `disable=None`: only on a terminal."""
    yield from tqdm(things, desc=what, total=total, disable=None, leave=False)
