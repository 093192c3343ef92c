"""From a design and the numbers of a base year to a recipe's text, goalposts and all.

The text is the method library's TOML. An indicator without base values gets no goalposts and enters
no score until a later version of the recipe gives it some.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from thrive.wellbeing.recipes.designs import HIGH, LOW, SHARE, Design

Floats = NDArray[np.float64]
TOTAL = "TOTAL"
FEWEST = 20  # places with a value, for a tenth of them to mean anything


@dataclass(frozen=True, slots=True)
class Base:
    """The places and year the goalposts were taken from; `releases` as said in words."""

    kind: str
    year: int
    releases: tuple[str, ...]


def goalposts_of(values: Floats) -> tuple[float, float] | None:
    """The 10th and 90th percentile of the values present; None where there are too few, or one.

    Quantiles interpolate linearly (type 7) and are rounded to four decimals, so that the recipe
    shows exactly what is used.
    """
    known = values[~np.isnan(values)]
    if known.size < FEWEST:
        return None
    low, high = (round(float(one), 4) for one in np.quantile(known, (LOW, HIGH)))
    return (low, high) if low < high else None


def written(design: Design, posts: Mapping[str, tuple[float, float] | None]) -> str:
    """The recipe as TOML. `posts`: goalposts by the indicator's code."""
    lines = [
        "[recipe]",
        _key("name", design.slug),
        _key("title", design.title.en),
        _key("id", "place"),
        _key("higher_is", "better"),
        "",
        "[normalize]",
        _key("method", "goalposts"),
        f"quantiles = [{LOW}, {HIGH}]",
        "range = [0, 100]",
        "clip = true",
    ]
    for part in design.parts:
        lines += [
            "",
            "[[indicator]]",
            _key("code", part.code),
            _key("column", part.column),
            _key("label", part.name.en),
            _key("source", part.source),
            _key("group", f"D{part.area}"),
            _key("direction", "asset" if part.direction == "up" else "burden"),
        ]
        fixed = posts.get(part.code)
        if fixed and all(map(math.isfinite, fixed)):
            lines.append(f"goalposts = [{fixed[0]!r}, {fixed[1]!r}]")
    for area in design.areas:
        lines += [
            "",
            "[[group]]",
            _key("code", f"D{area}"),
            _key("label", design.names[area].en),
            _key("parent", TOTAL),
            _key("aggregate", "mean"),
            _key("missing", "available"),
            f"min_share = {SHARE}",
        ]
    lines += [
        "",
        "[[group]]",
        _key("code", TOTAL),
        _key("label", design.short.en),
        _key("aggregate", "mean"),
        _key("missing", "propagate"),
    ]
    return "\n".join(lines) + "\n"


def about(design: Design, base: Base) -> dict[str, Any]:
    """What the recipe says of itself in both languages: kept with it, and never changed."""
    return {
        "title": design.title.as_json(),
        "short": design.short.as_json(),
        "what": design.what.as_json(),
        "what_not": design.what_not.as_json(),
        "base": asdict(base) | {"releases": list(base.releases)},
        "names": {part.code: part.name.as_json() for part in design.parts},
        "units": {part.code: part.unit.as_json() for part in design.parts},
        "areas": {f"D{area}": name.as_json() for area, name in design.names.items()},
        "reasons": [
            {
                "choice": one.choice.as_json(),
                "why": one.why.as_json(),
                "source": one.source,
            }
            for one in design.reasons
        ],
    }


def _key(name: str, value: str) -> str:
    return f"{name} = {json.dumps(value, ensure_ascii=False)}"
