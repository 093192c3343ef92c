"""Make the public numbers of `thrive/indicators/data` from the publishers' files.

    .venv/bin/python scripts/public_numbers.py FOLDER [--to thrive/indicators/data]

FOLDER holds the files named in `numbers_datasets.FILES`, as their publishers (or the copies named in
`numbers_sources`) give them. Written are one Parquet file of observations for each dataset,
`series.csv` (what each indicator is on each kind of place: columns, source, published or computed),
`cities.csv` (how well a city's tracts stand for it), `tract_maps.csv` and `tract_outlines.csv` (the
neighborhoods of the demo's cities) and `sources.toml`. GEOIDs are text with leading zeros.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as parquet
import topology
from numbers_datasets import DATASETS, FILES, Areas, Observation, rows_of
from numbers_series import series_rows
from numbers_sources import SOURCES
from tract_maps import city_map

from thrive.indicators.store.schema import OBSERVATION
from thrive.places import tables as places

DATA = Path(__file__).parent.parent / "thrive" / "indicators" / "data"


def table_of(observations: Iterable[Observation]) -> pa.Table:
    rows = sorted(
        observations,
        key=lambda o: (o["place"], o["indicator"], o["year"], o["period"], o["groups"]),
    )
    return pa.Table.from_pylist(rows, schema=OBSERVATION)


def maps(folder: Path, areas: Areas) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Frames by city, and outlines by tract."""
    document = json.loads((folder / FILES["census-tract-outlines"]).read_text(encoding="utf-8"))
    arcs = topology.arcs_of(document)
    shapes = {g["properties"]["GEOID"]: g for g in document["objects"]["tracts"]["geometries"]}
    frames, outlines = [], []
    for city in sorted({areas.city_of[tract] for tract in areas.demo_tracts}):
        within = [tract for tract in areas.demo_tracts if areas.city_of[tract] == city]
        frame, paths = city_map([shapes[tract] for tract in within], arcs)
        frames.append({"city_geoid": city, **frame, "source": "census-tract-outlines"})
        outlines += [{"geoid": t, "city_geoid": city, "path": paths[t]} for t in within]
    return frames, outlines


def city_rows(areas: Areas) -> list[dict[str, str]]:
    counts: dict[str, int] = {}
    for city in areas.city_of.values():
        counts[city] = counts.get(city, 0) + 1
    return [
        {
            "geoid": city.geoid,
            "tracts": str(counts.get(city.geoid, 0)),
            "residents_in_tracts": f"{areas.in_tracts(city):.0f}",
            "population_2020": str(city.population),
            "source": "tract-to-city",
        }
        for city in places.cities()
    ]


def write_csv(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def write_sources(path: Path, sources: Mapping[str, Mapping[str, str]]) -> None:
    """JSON strings are valid TOML strings."""
    lines = ["# Written by scripts/public_numbers.py. Each series names one or two of these."]
    for key, facts in sources.items():
        lines += ["", f"[{key}]", *(f"{name} = {json.dumps(text)}" for name, text in facts.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    arguments = argparse.ArgumentParser(description="Make the public numbers.")
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--to", type=Path, default=DATA)
    given = arguments.parse_args()
    given.to.mkdir(exist_ok=True, parents=True)
    areas = Areas(rows_of(given.folder, "tract-to-city"))
    for name, made in DATASETS.items():
        table = table_of(made(given.folder, areas))
        parquet.write_table(table, given.to / f"{name}.parquet", compression="zstd")
    frames, outlines = maps(given.folder, areas)
    write_csv(given.to / "series.csv", series_rows())
    write_csv(given.to / "cities.csv", city_rows(areas))
    write_csv(given.to / "tract_maps.csv", frames)
    write_csv(given.to / "tract_outlines.csv", outlines)
    write_sources(given.to / "sources.toml", SOURCES)
    for path in sorted(given.to.iterdir()):
        print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
