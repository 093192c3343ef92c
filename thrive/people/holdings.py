"""What the platform holds about a person, room by room: handing it over, and erasing it.

A room above `people` that holds personal data registers its part in `AppConfig.ready`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from thrive.people.models import Person

Export = Callable[[Person], Any]
Erasure = Callable[[Person], None]
_exports: dict[str, Export] = {}
_erasures: dict[str, Erasure] = {}


def register_export(kind: str, function: Export) -> None:
    """`function(person)` returns plain JSON data; it becomes the part `kind` of the export."""
    _exports[kind] = function


def register_erasure(kind: str, function: Erasure) -> None:
    """`function(person)` blanks what this room holds; it runs inside the erasing transaction."""
    _erasures[kind] = function


def kinds() -> tuple[frozenset[str], frozenset[str]]:
    """What is registered: kinds exported, kinds erased."""
    return frozenset(_exports), frozenset(_erasures)


def everything_about(person: Person) -> dict[str, Any]:
    return {kind: function(person) for kind, function in sorted(_exports.items())}


def erase_everything_about(person: Person) -> None:
    """Rooms above go first: they may still want to read the person's name or email."""
    for _kind, function in sorted(_erasures.items(), reverse=True):
        function(person)
