"""From values to places on the paper, and the round numbers beside an axis."""

from __future__ import annotations

import math
import zlib
from dataclasses import dataclass

from django.utils.formats import number_format

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from `low` to `high` lie from `start` to `end` on the paper, in units of the drawing."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 2)


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Round values at even steps that hold `low` and `high` between them, about so many."""
    if not high > low:
        high = low + 1
    rough = (high - low) / about
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * each for each in STEPS if size * each >= rough * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(n * step, 10) for n in range(first, last + 1)]


def written(value: float, suffix: str = "") -> str:
    """A tick in words: as few decimals as it needs, in the language spoken."""
    places = 0 if float(value).is_integer() else 1 if float(value * 10).is_integer() else 2
    rounded = f"{value:.{places}f}"  # Django would cut the digits off
    return f"{number_format(rounded, places, use_l10n=True, force_grouping=True)}{suffix}"


def hatch(name: str) -> tuple[str, str]:
    """The address of a hatch, and the <defs> that draw it. `name` is one of the page's figures."""
    key = f"hatch-{zlib.crc32(name.encode()):08x}"
    drawn = (
        f'<defs><pattern id="{key}" width="7" height="7" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect class="hatch-bg" width="7" height="7"/>'
        '<path class="hatch-l" d="M0 0V7"/></pattern></defs>'
    )
    return f"url(#{key})", drawn
