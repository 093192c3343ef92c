"""A public reference to a thing in another room: kind, id, and its text as it read then.

A room stores a `Ref` where it points at a sibling or a room above. Kinds are registered by the room
that owns them, so that a stored reference can be turned into a link again (or shown as text when the
thing is gone). The text never holds a person's name: history keeps references for ever.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

_addresses: dict[str, Callable[[str], str | None]] = {}


@dataclass(frozen=True, slots=True)
class Ref:
    kind: str
    id: str
    text: str

    def url(self) -> str | None:
        """Where the thing can be read today; None when it is gone or has no page."""
        address = _addresses.get(self.kind)
        return address(self.id) if address else None

    def __str__(self) -> str:
        return self.text


SYSTEM = Ref("system", "", "The platform")


def register(kind: str, address: Callable[[str], str | None]) -> None:
    """Say where things of this kind are read. Called once, in the room's `AppConfig.ready`."""
    _addresses[kind] = address


def kinds() -> frozenset[str]:
    return frozenset(_addresses)
