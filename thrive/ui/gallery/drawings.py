"""Invented numbers for the charts of the gallery."""

from __future__ import annotations

from thrive.ui.drawn.areas import Area, AreaMap
from thrive.ui.drawn.bars import Bar, Bars
from thrive.ui.drawn.trend import Beside, Dot, Goal, Trend


def _dots(first: int, values: tuple[float, ...], half: float) -> tuple[Dot, ...]:
    return tuple(
        Dot(year, value, f"{year}: {value}%", value - half, value + half)
        for year, value in enumerate(values, first)
    )


TREND = Trend(
    "A sample: from 41 to 47 percent in eight years.",
    (_dots(2016, (41, 42, 41.5, 43, 44, 45, 46, 47), 2.5),),
    "%",
)
BROKEN = Trend(
    "A sample: the series breaks after 2019, one year is withheld, the target is 55 percent.",
    (_dots(2015, (38, 39, 39.5, 41, 42), 3), _dots(2021, (44, 45, 47), 2.5)),
    "%",
    withheld=(2020,),
    forecast=_dots(2023, (47, 48.4, 49.8), 4),
    goal=Goal(2027, 55, "Target: 55% by 2027"),
    beside=(Beside("County", _dots(2015, (45, 45.5, 46, 46, 46.5, 47, 47, 47.5, 48), 0)),),
)
GROUPS = Bars(
    "A sample: four groups; one is withheld and one is not reliable.",
    (
        Bar("Orchard", 53.4, "53.4%", "±7.6", 45.8, 61.0),
        Bar("Hilltop", 41.9, "41.9%", "±4.4", 37.5, 46.3),
        Bar("Mill Street", 37.6, "37.6%*", "±15.8", 21.8, 53.4, "unstable"),
        Bar("Island", None, "withheld", state="withheld"),
    ),
    "%",
    (47.2, "Everyone 47.2%"),
)
PLACES = Bars(
    "A sample: two places whose ranges overlap.",
    (
        Bar("Orchard", 47.2, "47.2%", "±3.1", 44.1, 50.3),
        Bar("Hilltop", 49.8, "49.8%", "±2.0", 47.8, 51.8),
    ),
    "%",
    dots=True,
)
AREAS = AreaMap(
    "A sample of six areas: higher toward the east, one withheld, one without a number.",
    300,
    200,
    tuple(
        Area(f"M{x} {y}h100v100h-100z", letter, name, said, shade)
        for x, y, letter, name, said, shade in (
            (0, 0, "A", "Orchard", "37%", 1),
            (100, 0, "B", "Hilltop", "44%", 2),
            (200, 0, "C", "Glen", "58%", 5),
            (0, 100, "D", "Island", "withheld", 0),
            (100, 100, "E", "Harbor", "51%", 4),
            (200, 100, "F", "Old Town", "no number", -1),
        )
    ),
)
BREAKS = ("under 36%", "36–42", "42–48", "48–54", "54 and up")
