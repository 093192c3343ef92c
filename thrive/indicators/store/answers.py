"""Answers kept for the next who asks: a release never changes, so neither does what it answers."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

import pyarrow as pa

MOST = 48_000_000  # bytes of a process that answers may take; those asked for longest ago go


class Answers:
    """Tables by what was asked, for many threads. Two who ask at once may both be answered anew."""

    def __init__(self, most: int = MOST) -> None:
        self._most, self._size = most, 0
        self._kept: OrderedDict[Hashable, pa.Table] = OrderedDict()
        self._lock = threading.Lock()

    def to(self, asked: Hashable, ask: Callable[[], pa.Table]) -> pa.Table:
        with self._lock:
            if asked in self._kept:
                self._kept.move_to_end(asked)
                return self._kept[asked]
        found = ask()
        with self._lock:
            if asked not in self._kept and found.nbytes <= self._most // 4:
                self._kept[asked] = found
                self._size += found.nbytes + 1_000
            while self._size > self._most:
                _asked, gone = self._kept.popitem(last=False)
                self._size -= gone.nbytes + 1_000
        return found
