"""The formats we read, by the name people choose them by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from thrive.indicators.files import (
    acs_api,
    acs_table,
    calhhs,
    cdc_places,
    cde,
    enviroscreen,
    frictionless,
    own,
    plain,
    svi,
)
from thrive.indicators.files.reading import Ask, Reading
from thrive.program.text import Text


@dataclass(frozen=True)
class Format:
    """`needs`: what people must say besides the file: columns, indicator, period."""

    slug: str
    name: Text
    read: Callable[[Ask], Reading] | None
    needs: frozenset[str] = frozenset()
    shapes: bool = False


FORMATS: dict[str, Format] = {
    one.slug: one
    for one in (
        Format(
            "csv",
            Text("Plain CSV, long or wide", "CSV sencillo, largo o ancho"),
            plain.read,
            frozenset({"columns"}),
        ),
        Format("svi2018", Text.proper("CDC/ATSDR SVI 2018"), svi.read_2018),
        Format("svi2022", Text.proper("CDC/ATSDR SVI 2022"), svi.read_2022),
        Format("ces4", Text.proper("CalEnviroScreen 4.0"), enviroscreen.read),
        Format(
            "acs-api",
            Text("Census API (JSON)", "API del Censo (JSON)"),
            acs_api.read,
            frozenset({"period"}),
        ),
        Format(
            "acs-table",
            Text("Census table export (CSV)", "Tabla exportada del Censo (CSV)"),
            acs_table.read,
        ),
        Format(
            "places", Text("CDC PLACES, long file", "CDC PLACES, archivo largo"), cdc_places.read
        ),
        Format(
            "calhhs",
            Text("CalHHS open data", "Datos abiertos de CalHHS"),
            calhhs.read,
            frozenset({"indicator"}),
        ),
        Format(
            "cde",
            Text("California Department of Education", "Departamento de Educación de California"),
            cde.read,
        ),
        Format(
            "datapackage",
            Text("Frictionless data package", "Paquete de datos Frictionless"),
            frictionless.read,
        ),
        Format(
            "thrive",
            Text("A file of this platform (Parquet)", "Un archivo de esta plataforma (Parquet)"),
            own.read,
        ),
        Format(
            "shapes",
            Text(
                "Boundaries: zipped shapefile, GeoJSON, TopoJSON",
                "Límites: shapefile en zip, GeoJSON, TopoJSON",
            ),
            None,
            shapes=True,
        ),
    )
}
