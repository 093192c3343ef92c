"""What happened, in order, for ever: one append-only, hash-chained table.

Facts and texts hold no names and no contact data: people are references, so a person can be erased
and the chain stays valid. `verify` finds the first row that was changed, removed or slipped in.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import connection
from django.db.models import QuerySet
from django.utils.encoding import force_str
from django.utils.functional import Promise

from thrive.base import clock
from thrive.base.models import Entry
from thrive.base.prepared import prepared
from thrive.base.refs import Ref

FIRST_SEAL = "0" * 64
_LOCK_NUMBER = 4_821_377  # any constant: PostgreSQL's name for "the one who writes the next entry"


class HasRef(Protocol):
    def ref(self) -> Ref: ...


@dataclass(frozen=True, slots=True)
class Fault:
    """A broken place in the chain."""

    number: int
    says: str


def record(what: str, *, on: HasRef | Ref, by: HasRef | Ref, **facts: Any) -> Entry:
    """Write the next entry. Must run inside the transaction of the change it tells of."""
    if not connection.in_atomic_block:
        raise RuntimeError("History is written inside the transaction of its change.")
    thing, actor = _ref(on), _ref(by)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK_NUMBER])
    last, seal_before = head()
    number = last + 1
    entry = Entry(
        number=number,
        at=clock.now(),
        what=what,
        on_kind=thing.kind,
        on_id=thing.id,
        on_text=thing.text[:300],
        by_kind=actor.kind,
        by_id=actor.id,
        by_text=actor.text[:120],
        facts=json.loads(json.dumps(facts, default=_plain)),
    )
    entry.seal = _seal(entry, seal_before)
    entry.save(force_insert=True)
    return entry


def verify() -> Iterator[Fault]:
    """Read the whole chain; yield each fault with the number of the row it was found at."""
    seal, expected = FIRST_SEAL, 1
    for entry in Entry.objects.order_by("number").iterator(chunk_size=2000):
        if entry.number != expected:
            yield Fault(expected, f"Row {expected} is missing: the next one is {entry.number}.")
        elif entry.seal != _seal(entry, seal):
            yield Fault(entry.number, f"Row {entry.number} ({entry.what}) was changed.")
        seal, expected = entry.seal, entry.number + 1


def head() -> tuple[int, str]:
    """Number and seal of the newest entry. Kept elsewhere, it proves that no tail was cut off."""
    return next(iter(_newest()), (0, FIRST_SEAL))


def seal() -> str:
    """The seal of the newest entry: another one after every action."""
    return head()[1]


@prepared
def _newest() -> QuerySet[Entry, tuple[int, str]]:
    return Entry.objects.order_by("-number").values_list("number", "seal")[:1]


def _ref(thing: HasRef | Ref) -> Ref:
    return thing if isinstance(thing, Ref) else thing.ref()


def _plain(value: Any) -> str:
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    if isinstance(value, Promise):
        return force_str(value)
    raise TypeError(f"History keeps plain facts, not {type(value).__name__}.")


def _seal(entry: Entry, seal_before: str) -> str:
    at = entry.at.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    content = [
        *(entry.number, at, entry.what, entry.on_kind, entry.on_id, entry.on_text),
        *(entry.by_kind, entry.by_id, entry.by_text, entry.facts, seal_before),
    ]
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
