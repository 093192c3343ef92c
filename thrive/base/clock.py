"""What time it is. The demo and the tests set it; nothing else asks the system."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

_set_to: ContextVar[datetime.datetime | None] = ContextVar("clock", default=None)
_HIDDEN = datetime.datetime.max.replace(tzinfo=datetime.UTC)


class ClockHidden(Exception):
    """Somebody asked what time it is where the answer must not depend on it."""


def now() -> datetime.datetime:
    """The present moment, aware, in UTC unless set otherwise."""
    moment = _set_to.get()
    if moment is _HIDDEN:
        raise ClockHidden
    return moment or timezone.now()


def today() -> datetime.date:
    """The date in California (the site's time zone)."""
    return timezone.localtime(now()).date()


@contextmanager
def at(moment: datetime.datetime) -> Iterator[None]:
    """Within the block it is `moment`. Blocks nest; the inner one wins."""
    if moment.tzinfo is None:
        raise ValueError("A moment needs its time zone.")
    yield from _kept(moment)


@contextmanager
def hidden() -> Iterator[None]:
    """Within the block nobody may look: `ClockHidden`."""
    yield from _kept(_HIDDEN)


def _kept(moment: datetime.datetime) -> Iterator[None]:
    token = _set_to.set(moment)
    try:
        yield
    finally:
        _set_to.reset(token)
