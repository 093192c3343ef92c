"""Make `thrive/wellbeing/data` from the published files of two indices.

    python scripts/published_indices.py FOLDER

FOLDER holds svi_2022_us_county.csv.gz (CDC/ATSDR SVI 2022, all counties of the United States) and
calenviroscreen4_2021_ca_tract.csv.gz (CalEnviroScreen 4.0, tracts of California). What is written:
the columns that the method library's recipes read and those they are held against, as Parquet; and
`reports.json`, the comparison itself, which a test makes anew.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as parquet

from thrive.method import tables
from thrive.method.index import recipe as recipes
from thrive.method.index.reproduce import read_match
from thrive.wellbeing.recipes.published import DATA, INDICES, REPORTS, compared

SOURCES = {
    "svi-2022-us-counties.parquet": "svi_2022_us_county.csv.gz",
    "calenviroscreen-4-tracts.parquet": "calenviroscreen4_2021_ca_tract.csv.gz",
}


def main(folder: Path) -> None:
    for file, source in SOURCES.items():
        write(folder / source, DATA / file, [one for one in INDICES if one.file == file])
    told = {one.key: compared(one) for one in INDICES}
    text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    (DATA / REPORTS).write_text(text, encoding="utf-8")
    print(f"{DATA / REPORTS}: {', '.join(told)}")


def write(source: Path, to: Path, indices: list) -> None:  # type: ignore[type-arg]
    """Only the columns that are read: ids as text, everything else as numbers."""
    table = tables.read(str(source))
    names: dict[str, None] = {}
    ids = set()
    for one in indices:
        recipe = recipes.read(one.recipe)
        match = read_match(one.match, recipe)
        ids.add(recipe.id)
        names |= dict.fromkeys([recipe.id, *(i.column for i in recipe.indicators)])
        names |= dict.fromkeys([*match.columns.values(), *beside(recipe)])
    columns = {
        name: pa.array(table.text(name))
        if name in ids
        else pa.array(
            table.numbers(name, recipes.read(indices[0].recipe).missing), from_pandas=True
        )
        for name in names
    }
    parquet.write_table(
        pa.table(columns), to, compression="zstd", compression_level=19, version="2.6"
    )
    print(f"{to}: {len(columns)} columns, {to.stat().st_size:,} bytes")


def beside(recipe: recipes.Recipe) -> list[str]:
    """Columns a recipe reads beside its indicators."""
    found = [one.divide_by for one in recipe.indicators]
    found += [recipe.norm_group]
    if recipe.screen:
        found += [recipe.screen.exclude, recipe.screen.population]
    return [name for name in found if name]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
