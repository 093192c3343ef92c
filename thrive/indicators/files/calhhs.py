"""CalHHS open data: CSV files of state departments, with columns that say what was hidden.

Departments name their columns alike but not the same. The reader knows the usual ones (Year,
County, Strata, Strata_Name, Count, Rate, Annotation_Code, Annotation_Desc) and needs to be told
which indicator the file is; a mapping can say all of it otherwise.

Profiles of births and deaths give every row twice (Geography_Type): where it happened and where
people live. Numbers about a place are of those who live there, so only these are kept. Their sister
files by month have a column Month and no year as a whole; a mapping cannot add months up.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyarrow.compute as pc
from numpy.typing import NDArray

from thrive.indicators.files.columns import Columns
from thrive.indicators.files.observing import JOINT
from thrive.indicators.files.opening import opened
from thrive.indicators.files.places import PlaceJudge
from thrive.indicators.files.plain import group, layout
from thrive.indicators.files.problems import Broken
from thrive.indicators.files.reading import Ask, Part, Reading
from thrive.indicators.files.tables import Chunk, delimited
from thrive.indicators.files.words import KEY, Fault, slug

PLACE = ("county fips", "fips", "geoid", "county", "county name", "geography", "geography name")
YEAR = ("year", "years", "reporting year", "calendar year", "period")
VALUE = ("rate", "percent", "percentage", "value", "estimate", "proportion")
COUNT = ("count", "numerator", "number", "events", "cases", "deaths", "births")
WHOLE = ("denominator", "population", "total", "births total", "total births")
ANNOTATION = ("annotation desc", "annotation description", "annotation code", "annotation")
KIND, NAME = (
    ("strata", "demographic", "category"),
    ("strata name", "demographic value", "subcategory"),
)
LIVED = ("geography type",)
MONTH = ("month", "reporting month")
HELD = r"(?i)suppress|small number|withheld|masked|complementary|de-identif"


def read(ask: Ask) -> Reading:
    clean = opened(ask.path, ask.folder, encoding=ask.encoding, limits=ask.limits)
    table = delimited(clean, limits=ask.limits)
    plain = {" ".join(name.casefold().replace("_", " ").split()): name for name in table.header}

    def first(names: tuple[str, ...]) -> str:
        return next((plain[name] for name in names if name in plain), "")

    held, place = first(ANNOTATION), first(PLACE)
    if not held or not place or not first(YEAR):
        raise Broken("not_this_format", 1, value=", ".join(table.header[:8]))
    said = ask.columns or Columns()
    if not (said.indicator or said.indicator_column):
        raise Broken("indicator_unknown", value=ask.name)
    columns = replace(
        said,
        place=said.place or (place,),
        period_column=said.period_column or ("" if said.period else first(YEAR)),
        value=said.value or first(VALUE),
        numerator=said.numerator or first(COUNT),
        denominator=said.denominator or first(WHOLE),
    )
    lay = layout(columns, ask)

    def keep(chunk: Chunk) -> NDArray[np.bool_]:
        where = pc.utf8_lower(pc.utf8_trim_whitespace(chunk.columns[lived]))
        kept = pc.not_equal(where, "occurrence")
        return np.asarray(kept.to_numpy(zero_copy_only=False), bool)

    if first(MONTH):
        raise Broken("by_month", 1, first(MONTH))
    kind, name, lived = first(KIND), first(NAME), first(LIVED)
    strata = bool(kind and name and not said.group_columns)
    lay = replace(
        lay,
        place_judge=PlaceJudge(said.place_kind, said.tracts or ask.tracts, prefers="county"),
        series=tuple(replace(one, held=held, held_words=HELD) for one in lay.series),
        pair=(kind, name) if strata else (),
        pair_judge=strata_group if strata else None,
        keep=keep if lived else None,
        also=(lived,),
    )
    table.need(*lay.columns)
    part = Part(lambda problems: table.chunks(lay.columns, problems), lay, table.notes)
    return Reading(
        [part], expects=clean.lines, notes=clean.notes, vintage="CalHHS", header=table.header
    )


def strata_group(text: str) -> str | Fault:
    """“Race-Ethnicity” and “Latino”, joined → race=latino; “Total Population” is everyone."""
    kind, _, name = text.partition(JOINT)
    key = KEYS.get(slug(kind), slug(kind).replace("-", "_"))
    value = group({})(name)
    if key in ("", "total", "total_population", "all", "none") or value == "":
        return ""
    if isinstance(value, Fault) or not KEY.fullmatch(key):
        return Fault("group_wrong")
    return "" if value == "total-population" else f"{key}={value}"


KEYS = {
    "race-ethnicity": "race",
    "race": "race",
    "ethnicity": "race",
    "mother-s-race-ethnicity": "race",
    "age-group": "age",
    "mother-s-age": "age",
    "gender": "sex",
}
