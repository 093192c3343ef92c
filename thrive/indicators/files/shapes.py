"""Outlines of places: zipped shapefile, GeoJSON, TopoJSON → place code and polygon (WKB).

GDAL reads all three (through pyogrio). It recognizes formats by content and some of its formats can
name other files, so only files that begin as these three do are handed to it. An outline that
crosses itself is repaired and the report says so. Longitude and latitude only (NAD83 or WGS 84,
which differ by less than two meters here).
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from thrive.indicators.files.archives import is_zip, unpacked
from thrive.indicators.files.json_text import parsed
from thrive.indicators.files.places import PlaceJudge
from thrive.indicators.files.problems import Broken, Problems
from thrive.indicators.files.reading import Ask
from thrive.indicators.files.words import Fault

SHAPE = pa.schema(
    [
        pa.field("place", pa.string(), nullable=False),
        pa.field("name", pa.string(), nullable=False),
        pa.field("outline", pa.binary(), nullable=False),  # WKB, longitude and latitude in degrees
        pa.field("repaired", pa.bool_(), nullable=False),
    ]
)
SHP_MAGIC = b"\x00\x00\x27\x0a"
CODES = (
    "GEOID",
    "GEOID20",
    "GEOID10",
    "GEO_ID",
    "AFFGEOID",
    "GEOIDFQ",
    "geoid",
    "FIPS",
    "id",
    "place",
)
NAMES = ("NAME", "NAMELSAD", "name", "NAME20", "NAME10")
PROJECTED = ("PROJCS", "PROJCRS")


@dataclass
class Shapes:
    """What was read. `lines` of problems are the features, counted from 1."""

    table: pa.Table
    problems: Problems
    notes: Counter[str] = field(default_factory=Counter)
    repaired: list[str] = field(default_factory=list)  # places whose outline crossed itself


def read(ask: Ask) -> Shapes:
    """Raises Broken where the file cannot be read at all."""
    if ask.path.stat().st_size > ask.limits.shapes:
        raise Broken("too_large", value=f"{ask.path.stat().st_size:,}")
    path, without = (_shapefile(ask), 0) if is_zip(ask.path) else _json(ask)
    found = _checked(ask, *_features(path))
    found.notes["no_outline"] += without
    return found


def _shapefile(ask: Ask) -> Path:
    folder = ask.folder / "shapes"
    folder.mkdir()
    found = [one for one in unpacked(ask.path, folder, ask.limits) if one.suffix.lower() == ".shp"]
    if len(found) != 1:
        raise Broken("not_this_format", value=ask.name)
    with found[0].open("rb") as stream:
        if stream.read(4) != SHP_MAGIC:
            raise Broken("not_this_format", value=found[0].name)
    for needed in (".shx", ".dbf"):
        beside = [one for one in found[0].parent.iterdir() if one.suffix.lower() == needed]
        if not any(one.stem == found[0].stem for one in beside):
            raise Broken("cut_off", value=found[0].stem + needed)
    return found[0]


def _json(ask: Ask) -> tuple[Path, int]:
    """A copy with an ending GDAL knows; how many features of a topology it will not tell of."""
    said = parsed(ask.path, ask.limits)
    kind = said.get("type") if isinstance(said, dict) else None
    if kind not in ("Topology", "FeatureCollection"):
        raise Broken("not_this_format", value=ask.name)
    path = ask.folder / ("shapes.topojson" if kind == "Topology" else "shapes.geojson")
    shutil.copyfile(ask.path, path)
    return path, _without_outline(said) if kind == "Topology" else 0


def _without_outline(topology: Any) -> int:
    objects = topology.get("objects")
    layers = list(objects.values()) if isinstance(objects, dict) else []
    first = layers[0].get("geometries") if layers and isinstance(layers[0], dict) else None
    listed = first if isinstance(first, list) else []
    return sum(1 for one in listed if isinstance(one, dict) and one.get("type") is None)


def _features(path: Path) -> tuple[dict[str, Any], Any]:
    """(columns by name, WKB per feature). Of the first layer."""
    import pyogrio

    try:
        layers = [str(name) for name, _ in pyogrio.list_layers(path)]
        if not layers:
            raise Broken("empty")
        meta, _, geometry, fields = pyogrio.raw.read(path, layer=layers[0], force_2d=True)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, ValueError) as fault:
        raise Broken("unreadable", value=str(fault).splitlines()[0]) from None
    if meta.get("crs") and _is_projected(str(meta["crs"])):
        raise Broken("shape_projected", value=str(meta["crs"]))
    return dict(zip(meta["fields"].tolist(), fields, strict=True)), geometry


def _is_projected(crs: str) -> bool:
    if crs.upper().startswith("EPSG:"):
        return crs.upper() not in ("EPSG:4326", "EPSG:4269", "EPSG:4258", "EPSG:4267")
    return any(word in crs for word in PROJECTED)


def _checked(ask: Ask, fields: dict[str, Any], geometry: Any) -> Shapes:
    import shapely

    problems = Problems()
    code = next((name for name in CODES if name in fields), "")
    if not code:
        raise Broken("column_missing", 0, "GEOID")
    named = next((name for name in NAMES if name in fields), "")
    judge = PlaceJudge(ask.columns.place_kind if ask.columns else "", ask.tracts)
    outlines = shapely.from_wkb(geometry, on_invalid="ignore")
    shapes = Shapes(SHAPE.empty_table(), problems)
    rows: dict[str, tuple[int, str, Any, bool]] = {}
    for line, said, outline in _numbered(fields[code], outlines):
        place = judge(said)
        if isinstance(place, Fault):
            problems.add(place.reason, [line], code, [said])
            continue
        if outline is None or outline.is_empty:
            shapes.notes["no_outline"] += 1
            continue
        if reason := _wrong(outline):
            problems.add(reason, [line], code, [said])
            continue
        crossed = not shapely.is_valid(outline)
        if crossed:
            outline = _areas(shapely.make_valid(outline))
            if outline.is_empty:
                problems.add("shape_empty", [line], code, [said])
                continue
            shapes.repaired.append(place)
        if place in rows:
            problems.add("twice", [rows[place][0], line], code, [said, said])
            continue
        name = str(fields[named][line - 1]) if named else ""
        rows[place] = (line, name, outline, crossed)
    if not rows and not problems:
        raise Broken("empty")
    shapes.notes.update(judge.notes)
    shapes.notes["repaired"] = len(shapes.repaired)
    order = sorted(rows)
    shapes.table = pa.Table.from_arrays(
        [
            pa.array(order, pa.string()),
            pa.array([rows[place][1] for place in order], pa.string()),
            pa.array([shapely.to_wkb(rows[place][2]) for place in order], pa.binary()),
            pa.array([rows[place][3] for place in order], pa.bool_()),
        ],
        schema=SHAPE,
    )
    return shapes


def _numbered(codes: Any, outlines: Any) -> Iterator[tuple[int, str, Any]]:
    for i, (said, outline) in enumerate(zip(codes, outlines, strict=True), 1):
        yield i, "" if said is None else str(said), outline


def _wrong(outline: Any) -> str:
    if outline.geom_type not in ("Polygon", "MultiPolygon"):
        return "shape_not_area"
    box = np.array(outline.bounds)
    inside = np.isfinite(box).all() and (np.abs(box) <= (180, 90, 180, 90)).all()
    return "" if inside else "shape_outside"


def _areas(outline: Any) -> Any:
    """Only the areas of a repaired outline: repairs can leave lines and points behind."""
    import shapely

    if outline.geom_type in ("Polygon", "MultiPolygon"):
        return outline
    parts = [
        one for one in shapely.get_parts(outline) if one.geom_type in ("Polygon", "MultiPolygon")
    ]
    return shapely.union_all(parts) if parts else shapely.Polygon()
