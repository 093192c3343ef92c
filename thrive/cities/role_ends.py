"""What rooms above do when somebody's role in a city ends: each registers once, in `AppConfig.ready`."""

from __future__ import annotations

from typing import Any, Protocol

from thrive.cities.models import CityRole


class Ending(Protocol):
    """Runs in the transaction that ends the role, after its row and before its history."""

    def __call__(self, role: CityRole, *, by: Any) -> None: ...


_endings: list[Ending] = []


def register_end(function: Ending) -> None:
    _endings.append(function)


def tell_rooms_above(role: CityRole, *, by: Any) -> None:
    for function in _endings:
        function(role, by=by)
