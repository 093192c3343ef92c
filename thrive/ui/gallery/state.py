"""What a component's entry in the gallery is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class State:
    """One state: its name, the template source that makes it, and what the source is given."""

    name: str
    source: str
    given: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Component:
    """`tag` as written in templates; `use` says when. room: "" a few a row, "small" many, "wide"."""

    tag: str
    use: Any
    states: tuple[State, ...]
    room: str = ""


def each(tag: str, *values: str | int, more: str = "") -> tuple[State, ...]:
    """A state for each value of the tag's one argument."""
    quoted = {value: f'"{value}"' if isinstance(value, str) else str(value) for value in values}
    return tuple(State(str(value), f"{{% {tag} {quoted[value]}{more} %}}") for value in values)
