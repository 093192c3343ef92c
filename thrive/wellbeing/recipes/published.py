"""Published indices of others, held against their own recipes: does what they print follow?

The tables beside (`thrive/wellbeing/data`) are the publishers' own columns. The comparison is the
method library's `reproduce`; its outcome is kept in `reports.json`, so that a page needs not
compare eight thousand tracts, and a test makes it anew.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from thrive.program.text import Text

DATA = Path(__file__).resolve().parents[1] / "data"
REPORTS = "reports.json"


@dataclass(frozen=True, slots=True)
class PublishedIndex:
    """`recipe` and `match` are names of the method library's; `file` the table in DATA."""

    key: str
    title: Text
    publisher: str
    units: Text
    recipe: str
    match: str
    file: str
    via: str
    note: Text

    @property
    def command(self) -> str:
        """The same comparison from the command line."""
        return (
            f"thrive index reproduce {self.recipe} thrive/wellbeing/data/{self.file} "
            f"--against {self.match}"
        )


SVI = PublishedIndex(
    key="svi-2022",
    title=Text("Social Vulnerability Index 2022: four themes and the whole", "Índice de Vulnerabilidad Social 2022: cuatro temas y el total"),
    publisher="CDC/ATSDR",
    units=Text("counties of the United States", "condados de Estados Unidos"),
    recipe="svi-2022-county",
    match="svi-2022-county",
    file="svi-2022-us-counties.parquet",
    via="github.com/hanciaux/CIVE202_Project5 (06666819), SVI_2022_US_county.csv",
    note=Text("Each percentage is ranked among all counties, ranks are added up by theme, and the sums are ranked again.", "Cada porcentaje se ordena entre todos los condados, los rangos se suman por tema y las sumas se ordenan otra vez."),
)  # fmt: skip
CES_FROM_PERCENTILES = PublishedIndex(
    key="calenviroscreen-4",
    title=Text("CalEnviroScreen 4.0, from its published percentiles", "CalEnviroScreen 4.0, a partir de sus percentiles publicados"),
    publisher="OEHHA / CalEPA",
    units=Text("census tracts of California", "sectores censales de California"),
    recipe="calenviroscreen-4-from-percentiles",
    match="calenviroscreen-4-from-percentiles",
    file="calenviroscreen-4-tracts.parquet",
    via="github.com/alexvand24/eds241_hw1 (165d66fc), CES4.csv",
    note=Text("Pollution burden and population characteristics are means of percentiles, scaled to 10 and multiplied.", "La carga de contaminación y las características de la población son promedios de percentiles, llevados a 10 y multiplicados."),
)  # fmt: skip
CES_FROM_VALUES = PublishedIndex(
    key="calenviroscreen-4-values",
    title=Text("CalEnviroScreen 4.0, from its published values", "CalEnviroScreen 4.0, a partir de sus valores publicados"),
    publisher="OEHHA / CalEPA",
    units=Text("census tracts of California", "sectores censales de California"),
    recipe="calenviroscreen-4",
    match="calenviroscreen-4",
    file="calenviroscreen-4-tracts.parquet",
    via="github.com/alexvand24/eds241_hw1 (165d66fc), CES4.csv",
    note=Text("The published file rounds some values so much that their percentiles no longer follow. The report names them.", "El archivo publicado redondea tanto algunos valores que sus percentiles ya no se siguen de ellos. El informe los nombra."),
)  # fmt: skip
INDICES = (SVI, CES_FROM_PERCENTILES, CES_FROM_VALUES)


def compared(one: PublishedIndex) -> dict[str, Any]:
    """The comparison, made now: counts, and each column with its first rows that do not follow."""
    from thrive.method import tables
    from thrive.method.index import recipe as recipes
    from thrive.method.index.data import gather
    from thrive.method.index.reproduce import read_match
    from thrive.method.index.reproduce_causes import reproduce

    recipe = recipes.read(one.recipe)
    table = tables.read(str(DATA / one.file))
    report = reproduce(recipe, gather(recipe, table), read_match(one.match, recipe), table, table)
    return {
        "recipe_sha256": recipe.hash,
        "units": report.units,
        "columns": [
            {
                "built": column.column,
                "published": column.published,
                "tolerance": column.tolerance,
                "compared": column.compared,
                "equal": column.equal,
                "largest": round(column.largest, 6),
                "only_built": column.only_built,
                "only_published": column.only_published,
                "follows": column.follows,
                "because": list(column.because),
                "rows": [
                    {"id": row.id, "built": _plain(row.built), "published": _plain(row.published)}
                    for row in column.rows[:3]
                ],
            }
            for column in report.columns
        ],
    }


def _plain(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 4)


@lru_cache(maxsize=1)
def reports() -> Mapping[str, Any]:
    """What was found, by the index's key."""
    told: dict[str, Any] = json.loads((DATA / REPORTS).read_text(encoding="utf-8"))
    return told
