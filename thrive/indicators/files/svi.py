"""CDC/ATSDR Social Vulnerability Index, 2018 and 2022: counties and tracts.

E_ and M_ are counts and their 90 % margins, EP_ and MP_ percentages and theirs, EPL_ and RPL_
national percentile ranks (0 to 1). −999 means missing. Source: SVI documentation of each year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from thrive.indicators.files import acs
from thrive.indicators.files.measures import Series
from thrive.indicators.files.numbers import ABSENT, Marks
from thrive.indicators.files.observing import Layout
from thrive.indicators.files.opening import opened
from thrive.indicators.files.places import PlaceJudge
from thrive.indicators.files.problems import Broken
from thrive.indicators.files.reading import Ask, Described, Part, Reading
from thrive.indicators.files.tables import delimited
from thrive.program.text import Text

# column ending → slug, English, Spanish
VARIABLES: dict[str, tuple[str, str, str]] = {
    "TOTPOP": ("population", "Population", "Población"),
    "HU": ("housing-units", "Housing units", "Unidades de vivienda"),
    "HH": ("households", "Households", "Hogares"),
    "POV": ("poverty", "People below the poverty line", "Personas bajo la línea de pobreza"),
    "POV150": (
        "poverty-150",
        "People below 150% of the poverty line",
        "Personas bajo el 150% de la línea de pobreza",
    ),
    "UNEMP": ("unemployed", "Unemployed people", "Personas desempleadas"),
    "PCI": ("income-per-person", "Income per person", "Ingreso por persona"),
    "HBURD": (
        "housing-cost-burden",
        "Households with low income and high housing costs",
        "Hogares de bajos ingresos con altos costos de vivienda",
    ),
    "NOHSDP": ("no-high-school", "Adults without a high school diploma", "Adultos sin diploma de secundaria"),
    "UNINSUR": ("uninsured", "People without health insurance", "Personas sin seguro médico"),
    "AGE65": ("age-65", "People 65 and older", "Personas de 65 años o más"),
    "AGE17": ("age-17", "Children 17 and younger", "Menores de 17 años o menos"),
    "DISABL": ("disability", "People with a disability", "Personas con discapacidad"),
    "SNGPNT": ("single-parent", "Single-parent households", "Hogares monoparentales"),
    "LIMENG": ("limited-english", "People who speak little English", "Personas que hablan poco inglés"),
    "MINRTY": (
        "minority",
        "People of a racial or ethnic minority, as the index counts them",
        "Personas de una minoría racial o étnica, según las cuenta el índice",
    ),
    "MUNIT": (
        "large-buildings",
        "Homes in buildings of 10 or more units",
        "Viviendas en edificios de 10 o más unidades",
    ),
    "MOBILE": ("mobile-homes", "Mobile homes", "Casas móviles"),
    "CROWD": ("crowded", "Homes with more people than rooms", "Viviendas con más personas que cuartos"),
    "NOVEH": ("no-vehicle", "Households without a vehicle", "Hogares sin vehículo"),
    "GROUPQ": ("group-quarters", "People in group quarters", "Personas en alojamientos colectivos"),
    "NOINT": ("no-internet", "Households without internet", "Hogares sin internet"),
    "AFAM": ("black", "Black or African American people", "Personas negras o afroamericanas"),
    "HISP": ("latino", "Hispanic or Latino people", "Personas hispanas o latinas"),
    "ASIAN": ("asian", "Asian people", "Personas asiáticas"),
    "AIAN": ("native", "American Indian or Alaska Native people", "Indígenas de EE. UU. o de Alaska"),
    "NHPI": ("pacific-islander", "Native Hawaiian or Pacific Islander people", "Nativos de Hawái o isleños del Pacífico"),
    "TWOMORE": ("two-or-more-races", "People of two or more races", "Personas de dos o más razas"),
    "OTHERRACE": ("other-race", "People of another race", "Personas de otra raza"),
}  # fmt: skip
THEMES: dict[str, tuple[str, str, str]] = {
    "THEME1": ("theme-1", "Theme 1: socioeconomic status", "Tema 1: situación socioeconómica"),
    "THEME2": (
        "theme-2",
        "Theme 2: household characteristics",
        "Tema 2: características del hogar",
    ),
    "THEME3": ("theme-3", "Theme 3: race, ethnicity, language", "Tema 3: raza, etnia, idioma"),
    "THEME4": ("theme-4", "Theme 4: housing and transportation", "Tema 4: vivienda y transporte"),
    "THEMES": ("overall", "Social Vulnerability Index", "Índice de Vulnerabilidad Social"),
}
SPANS = {"2018": ("2014-2018", "tract2010"), "2022": ("2018-2022", "tract2020")}
_COLUMN = re.compile(r"(E|EP|EPL|RPL)_([A-Z0-9]+)")


def read_2018(ask: Ask) -> Reading:
    return _read(ask, "2018", {"POV", "PCI"})


def read_2022(ask: Ask) -> Reading:
    return _read(ask, "2022", {"POV150", "HBURD"})


def _read(ask: Ask, year: str, own: set[str]) -> Reading:
    clean = opened(ask.path, ask.folder, encoding=ask.encoding, limits=ask.limits)
    table = delimited(clean, limits=ask.limits)
    if not {f"E_{name}" for name in own} <= set(table.header) or "FIPS" not in table.header:
        raise Broken("not_this_format", 1, value=", ".join(table.header[:8]))
    span, tracts = SPANS[year]
    series, found = [], {}
    for one, described in _series(table.header):
        series.append(one)
        found[described.slug] = described
    layout = Layout(
        place=("FIPS",),
        place_judge=PlaceJudge(tracts=tracts),
        series=tuple(series),
        period=span,
        marks=Marks(codes={**acs.MARKS.codes, -999.0: ABSENT}),  # 2022 kept a code of the Census
    )
    part = Part(lambda problems: table.chunks(layout.columns, problems), layout, table.notes)
    return Reading(
        [part], expects=clean.lines, notes=clean.notes, found=found, vintage=f"SVI {year}"
    )


def _series(header: list[str]) -> Iterator[tuple[Series, Described]]:
    """Counts, percentages and ranks of each variable; ranks of the themes."""
    names = set(header)

    def beside(column: str) -> str:
        return column if column in names else ""

    for column in header:
        match = _COLUMN.fullmatch(column)
        if not match:
            continue
        kind, ending = match.groups()
        known = THEMES.get(ending) if kind == "RPL" else VARIABLES.get(ending)
        if known is None:
            continue
        slug, en, es = known
        if kind == "E":
            dollars = ending == "PCI"
            yield (
                Series(f"svi-{slug}-count", column, moe=beside(f"M_{ending}")),
                _described(slug, "-count", en, es, "dollars" if dollars else "count", not dollars),
            )
        elif kind == "EP" and ending != "PCI":
            yield (
                Series(f"svi-{slug}", column, beside(f"E_{ending}"), moe=beside(f"MP_{ending}")),
                _described(slug, "", en, es, "percent"),
            )
        elif kind in ("EPL", "RPL"):
            yield Series(f"svi-{slug}-rank", column), _described(slug, "-rank", en, es, "rank")


def _described(
    slug: str, kind: str, en: str, es: str, unit: str, additive: bool = False
) -> Described:
    words = {
        "-count": ("number", "número"),
        "": ("percentage", "porcentaje"),
        "-rank": ("national percentile rank", "rango percentil nacional"),
    }[kind]
    return Described(
        f"svi-{slug}{kind}",
        Text(f"{en}, {words[0]} (SVI)", f"{es}, {words[1]} (SVI)"),
        unit,
        Text(
            f"{en}, as the CDC/ATSDR Social Vulnerability Index gives it.",
            f"{es}, según el Índice de Vulnerabilidad Social de CDC/ATSDR.",
        ),
        "" if slug in ("population", "housing-units", "households", "age-17", "age-65") else "down",
        additive,
    )
