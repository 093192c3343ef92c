"""One table of a recipe, read key by key; an unknown key or a value of another kind is a fault."""

from __future__ import annotations

import contextlib
import difflib
import math
from collections.abc import Iterable
from typing import Any

from thrive.method.errors import BadInput
from thrive.method.index.recipe_places import line_of


def near(word: str, among: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, [one for one in among if one], 1, 0.6)
    return f" (did you mean {close[0]}?)" if close else ""


class Place:
    """One table of the recipe, read key by key; what is left at the end is unknown."""

    def __init__(
        self, table: Any, name: str, nth: int, known: tuple[str, ...], text: str, file: str
    ) -> None:
        self.name, self.nth, self.text, self.file = name, nth, text, file
        if not isinstance(table, dict):
            shape = f"[[{name}]] tables" if name in ("indicator", "group") else f"a table [{name}]"
            raise BadInput(f"{name} must be {shape}.", file=file)
        self.table: dict[str, Any] = table
        for key in table:
            if key not in known:
                raise self.fault(key, f"the key {key} is not known{near(key, known)}.")

    def fault(self, key: str, says: str) -> BadInput:
        line = line_of(self.text, self.name, self.nth, key)
        code = self.table.get("code")
        shown = f"[{self.name}]" if not isinstance(code, str) else f"{self.name} {code}"
        return BadInput(f"{shown}: {says}", file=self.file, line=line)

    def string(self, key: str, default: str = "", required: bool = False) -> str:
        if key not in self.table:
            if required:
                raise self.fault("", f"the key {key} is missing.")
            return default
        value = self.table[key]
        if not isinstance(value, str):
            raise self.fault(key, f"{key} must be text in quotes, not {value!r}.")
        if required and not value:
            raise self.fault(key, f"{key} is empty.")
        return value

    def choice(self, key: str, among: tuple[str, ...], default: str) -> str:
        value = self.string(key, default)
        if value not in among:
            listed = ", ".join(f'"{word}"' for word in among if word)
            hint = near(value, among)
            raise self.fault(key, f"{key} = {value!r} is not one of {listed}{hint}.")
        return value

    def number(
        self, key: str, default: float, low: float = -math.inf, high: float = math.inf
    ) -> float:
        return self.finite(key, self.table.get(key, default), low, high)

    def finite(self, key: str, value: Any, low: float, high: float) -> float:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise self.fault(key, f"{key} must be a number, not {value!r}.")
        if not math.isfinite(value):
            raise self.fault(key, f"{key} must be a finite number, not {value}.")
        if not low <= value <= high:
            bounds = f"at least {low:g}" if high == math.inf else f"between {low:g} and {high:g}"
            raise self.fault(key, f"{key} must be {bounds}, not {value}.")
        return float(value)

    def maybe(self, key: str) -> float | None:
        return self.number(key, 0.0) if key in self.table else None

    def integer(self, key: str, default: int, low: int) -> int:
        value = self.table.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.fault(key, f"{key} must be a whole number, not {value!r}.")
        if value < low:
            raise self.fault(key, f"{key} must be at least {low}, not {value}.")
        return value

    def boolean(self, key: str, default: bool) -> bool:
        value = self.table.get(key, default)
        if not isinstance(value, bool):
            raise self.fault(key, f"{key} must be true or false, not {value!r}.")
        return value

    def pair(self, key: str) -> tuple[float, float] | None:
        """Two numbers, the first below the second."""
        if key not in self.table:
            return None
        value = self.table[key]
        if not isinstance(value, list) or len(value) != 2:
            raise self.fault(key, f"{key} must be two numbers, [low, high], not {value!r}.")
        low, high = (self.finite(key, one, -math.inf, math.inf) for one in value)
        if not low < high:
            raise self.fault(key, f"{key}: the first number must be below the second.")
        return low, high

    def numbers(self, key: str) -> tuple[float, ...]:
        value = self.table.get(key, [])
        if not isinstance(value, list):
            value = [value]
        return tuple(self.finite(key, one, -math.inf, math.inf) for one in value)

    def numbers_or_words(self, key: str) -> tuple[float | str, ...]:
        """Numbers, and texts as they are; a text that reads as a number is that number."""
        value = self.table.get(key, [])
        found: list[float | str] = []
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str):
                word = one.strip()
                if not word:
                    continue  # an empty cell is missing anyway
                with contextlib.suppress(ValueError):
                    one = float(word) if math.isfinite(float(word)) else word
            found.append(
                one if isinstance(one, str) else self.finite(key, one, -math.inf, math.inf)
            )
        return tuple(found)
