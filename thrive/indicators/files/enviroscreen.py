"""CalEnviroScreen 4.0 (OEHHA, 2021): 21 indicators, two groups and the score, 2010 tracts.

A percentile is among California's tracts with a value above zero; an empty cell is missing.
"""

from __future__ import annotations

from thrive.indicators.files.measures import Series
from thrive.indicators.files.observing import Layout
from thrive.indicators.files.opening import opened
from thrive.indicators.files.places import PlaceJudge
from thrive.indicators.files.problems import Broken
from thrive.indicators.files.reading import Ask, Described, Part, Reading
from thrive.indicators.files.tables import delimited
from thrive.program.text import Text

# column → slug, English, Spanish, unit. Units from the CalEnviroScreen 4.0 report.
COLUMNS: dict[str, tuple[str, str, str, str]] = {
    "CES 4.0 Score": ("score", "CalEnviroScreen score", "Puntaje CalEnviroScreen", "score"),
    "Ozone": ("ozone", "Ozone", "Ozono", "amount"),
    "PM2.5": ("pm25", "Fine particles (PM2.5)", "Partículas finas (PM2.5)", "amount"),
    "Diesel PM": ("diesel", "Diesel particles", "Partículas de diésel", "amount"),
    "Drinking Water": ("drinking-water", "Drinking water contaminants", "Contaminantes del agua potable", "score"),
    "Lead": ("lead", "Lead risk from housing", "Riesgo de plomo en viviendas", "score"),
    "Pesticides": ("pesticides", "Pesticide use", "Uso de pesticidas", "amount"),
    "Tox. Release": ("toxic-releases", "Toxic releases", "Emisiones tóxicas", "amount"),
    "Traffic": ("traffic", "Traffic", "Tráfico", "amount"),
    "Cleanup Sites": ("cleanup-sites", "Cleanup sites", "Sitios de limpieza", "score"),
    "Groundwater Threats": ("groundwater", "Groundwater threats", "Amenazas al agua subterránea", "score"),
    "Haz. Waste": ("hazardous-waste", "Hazardous waste", "Residuos peligrosos", "score"),
    "Imp. Water Bodies": ("impaired-water", "Impaired water bodies", "Aguas deterioradas", "count"),
    "Solid Waste": ("solid-waste", "Solid waste sites", "Sitios de residuos sólidos", "score"),
    "Pollution Burden": ("pollution", "Pollution burden", "Carga de contaminación", "score"),
    "Asthma": ("asthma", "Asthma emergency visits per 10,000", "Visitas de emergencia por asma por 10,000", "rate"),
    "Low Birth Weight": ("low-birth-weight", "Low birth weight", "Bajo peso al nacer", "percent"),
    "Cardiovascular Disease": ("heart-attacks", "Heart attack emergency visits per 10,000", "Visitas de emergencia por infarto por 10,000", "rate"),
    "Education": ("education", "Adults without a high school diploma", "Adultos sin diploma de secundaria", "percent"),
    "Linguistic Isolation": ("linguistic-isolation", "Households where nobody speaks English well", "Hogares donde nadie habla bien inglés", "percent"),
    "Poverty": ("poverty", "People below twice the poverty line", "Personas bajo el doble de la línea de pobreza", "percent"),
    "Unemployment": ("unemployment", "Unemployment", "Desempleo", "percent"),
    "Housing Burden": ("housing-burden", "Low-income households with high housing costs", "Hogares de bajos ingresos con altos costos de vivienda", "percent"),
    "Pop. Char.": ("population", "Population characteristics", "Características de la población", "score"),
}  # fmt: skip


def read(ask: Ask) -> Reading:
    clean = opened(ask.path, ask.folder, encoding=ask.encoding, limits=ask.limits)
    table = delimited(clean, limits=ask.limits)
    if "Census Tract" not in table.header or "CES 4.0 Score" not in table.header:
        raise Broken("not_this_format", 1, value=", ".join(table.header[:8]))
    series, found = [], {}
    for column, (slug, en, es, unit) in COLUMNS.items():
        percentile = "CES 4.0 Percentile" if slug == "score" else f"{column} Pctl"
        for name, ending, words, kind in (
            (column, "", ("", ""), unit),
            (percentile, "-percentile", (", percentile", ", percentil"), "percentile"),
        ):
            if name not in table.header:
                continue
            series.append(Series(f"ces-{slug}{ending}", name))
            found[f"ces-{slug}{ending}"] = Described(
                f"ces-{slug}{ending}",
                Text(f"{en}{words[0]} (CES)", f"{es}{words[1]} (CES)"),
                kind,
                Text(
                    f"{en}, as CalEnviroScreen 4.0 gives it. High means more burden.",
                    f"{es}, según CalEnviroScreen 4.0. Alto significa más carga.",
                ),
                "down",
            )
    layout = Layout(
        place=("Census Tract",),
        place_judge=PlaceJudge("tract2010", "tract2010"),
        series=tuple(series),
        period="2021",
    )
    part = Part(lambda problems: table.chunks(layout.columns, problems), layout, table.notes)
    return Reading(
        [part], expects=clean.lines, notes=clean.notes, found=found, vintage="CalEnviroScreen 4.0"
    )
