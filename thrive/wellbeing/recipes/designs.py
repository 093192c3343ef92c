"""The two indices of the site as pure data: what goes in, where it belongs, and why.

`act-ca` is the program's own index: 32 indicators of the framework in six areas. `public-tables`
holds what public tables can fill today, and calls itself by another name. A design has no
goalposts yet: `thrive.wellbeing.recipes.writing` fixes them and makes a recipe.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from thrive.indicators.framework import AREAS, INDICATORS
from thrive.program.text import Text

SHARE = 0.6  # of an area's indicators that a place must have
REACH = 5  # years that a number may be older than the edition it enters
LOW, HIGH = 0.1, 0.9  # the quantiles at which the goalposts stand


@dataclass(frozen=True, slots=True)
class Part:
    """One indicator. `area` 1 to 6; `column` its slug in the numbers; `direction` up or down."""

    code: str
    column: str
    area: int
    direction: str
    name: Text
    unit: Text
    source: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One choice of a recipe: what was chosen, why, and where that comes from."""

    choice: Text
    why: Text
    source: str


@dataclass(frozen=True, slots=True)
class Design:
    slug: str
    title: Text
    short: Text
    what: Text
    what_not: Text
    parts: tuple[Part, ...]
    reasons: tuple[Reason, ...]
    names: Mapping[int, Text]  # what it calls its areas

    @property
    def areas(self) -> tuple[int, ...]:
        return tuple(sorted({part.area for part in self.parts}))


AREA_NAMES = {
    1: Text("Healthy childhood development", "Desarrollo infantil saludable"),
    2: Text("Protective environments", "Entornos protectores"),
    3: Text("Youth and civic engagement", "Juventud y participación cívica"),
    4: Text("Economic supports", "Apoyos económicos"),
    5: Text("Safe and stable housing", "Vivienda segura y estable"),
    6: Text("Mental health and wellness", "Salud mental y bienestar"),
}
PERCENT = Text.proper("%")
PER = {
    100: PERCENT,
    1_000: Text("per 1,000", "por cada 1,000"),
    100_000: Text("per 100,000", "por cada 100,000"),
}
AIR = Text("micrograms per cubic meter", "microgramos por metro cúbico")
_GOALPOSTS = Reason(
    Text(
        "Each number becomes a position from 0 to 100 between two fixed goalposts.",
        "Cada número se vuelve una posición de 0 a 100 entre dos metas fijas.",
    ),
    Text(
        "Goalposts that stay still let a place move only by its own numbers, not because others moved. They stand where the lowest and the highest tenth of California’s cities began in the base year, so that one extreme city does not stretch the scale.",
        "Con metas fijas, un lugar se mueve solo por sus propios números y no porque otros cambiaron. Están donde empezaban la décima parte más baja y la más alta de las ciudades de California en el año base, para que una ciudad extrema no estire la escala.",
    ),
    "OECD/JRC Handbook on Constructing Composite Indicators (2008), 1.5; Child Opportunity Index (base year)",
)
_COMMON = (
    _GOALPOSTS,
    Reason(
        Text(
            "More is better in every position: 100 is the good end.",
            "En toda posición, más es mejor: 100 es el lado bueno.",
        ),
        Text(
            "Indicators where less is better, such as poverty, are turned around.",
            "Los indicadores en los que menos es mejor, como la pobreza, se voltean.",
        ),
        "OECD/JRC Handbook (2008), 1.5",
    ),
    Reason(
        Text(
            "An area has a score from 60 percent of its indicators on. Below that there is none.",
            "Un área tiene puntaje a partir del 60 por ciento de sus indicadores. Con menos, no lo tiene.",
        ),
        Text(
            "A score made of one number in five would look like knowledge. What is missing is never guessed.",
            "Un puntaje hecho con un número de cada cinco parecería conocimiento. Lo que falta nunca se adivina.",
        ),
        "The program’s framework",
    ),
    Reason(
        Text(
            "Inside an area every indicator counts the same, and every area counts the same in the total.",
            "Dentro de un área cada indicador cuenta igual, y cada área cuenta igual en el total.",
        ),
        Text(
            "Nobody has shown that one of them matters more for every child. Whoever thinks otherwise can change the weights, and a Design Team can give its own.",
            "Nadie ha mostrado que uno importe más para cada niña o niño. Quien piense otra cosa puede cambiar los pesos, y un Equipo de Diseño puede dar los suyos.",
        ),
        "The program’s framework; OECD/JRC Handbook (2008), 1.6",
    ),
    Reason(
        Text(
            "The parts stand before the total, and the total can be left out.",
            "Las partes van antes que el total, y el total se puede quitar.",
        ),
        Text(
            "A single number hides what a city can act on. UNICEF’s research office chose for this reason to give no overall score.",
            "Un solo número esconde aquello sobre lo que una ciudad puede actuar. Por eso la oficina de investigación de UNICEF decidió no dar un puntaje general.",
        ),
        "UNICEF Innocenti, Report Cards; OECD/JRC Handbook (2008), 1.9",
    ),
    Reason(
        Text(
            "Every score has a likely range of 90 percent.",
            "Cada puntaje tiene un rango probable del 90 por ciento.",
        ),
        Text(
            "The margins of error of the numbers are drawn 400 times and the index is made anew each time. Numbers published without a margin add nothing to the range, so the true range is wider.",
            "Los márgenes de error de los números se sortean 400 veces y el índice se vuelve a hacer cada vez. Los números publicados sin margen no ensanchan el rango, así que el verdadero es más ancho.",
        ),
        "U.S. Census Bureau, Understanding and Using ACS Data (2020): SE = MOE ÷ 1.645",
    ),
    Reason(
        Text(
            "An arrow needs a change of 5 percent.", "Una flecha pide un cambio del 5 por ciento."
        ),
        Text(
            "Smaller changes are called flat. Where the ranges of both years overlap, the page says so beside the arrow.",
            "Los cambios menores se llaman sin cambio. Donde los rangos de ambos años se traslapan, la página lo dice junto a la flecha.",
        ),
        "The program’s framework, after a long-running state scorecard",
    ),
    Reason(
        Text("There is no ranking.", "No hay clasificación."),
        Text(
            "A city is compared with its own past, with fixed goalposts and with the state. A rank would move because others moved, and most ranks lie within each other’s range.",
            "Una ciudad se compara con su propio pasado, con metas fijas y con el estado. Un lugar en la lista cambiaría porque otros cambiaron, y casi todos caen dentro del rango de los demás.",
        ),
        "The program’s framework",
    ),
)

ACT_CA = Design(
    slug="act-ca",
    title=Text("Child and Youth Well-being Index", "Índice de Bienestar de la Niñez y la Juventud"),
    short=Text("Well-being Index, all 32 indicators", "Índice de bienestar, los 32 indicadores"),
    what=Text("32 indicators in the six areas in which cities act.", "32 indicadores en las seis áreas en que actúan las ciudades."),
    what_not=Text("It says nothing about a single child, nothing about who is to blame, and nothing about what residents themselves say. Read it beside their voices.", "No dice nada de una niña o un niño en particular, ni de quién tiene la culpa, ni de lo que dicen las personas que viven ahí. Léalo junto con sus voces."),
    parts=tuple(
        Part(f"I{number}", one.slug, AREAS.index(one.area) + 1, one.direction, one.name, PER[one.per], one.source)
        for number, one in enumerate(INDICATORS, 1)
    ),
    reasons=(
        Reason(
            Text("32 indicators in six areas.", "32 indicadores en seis áreas."),
            Text("They are those of the program’s framework: one area for each Community Action Area, so that a score points at something a city can do.", "Son los del marco del programa: un área por cada Área de Acción Comunitaria, para que un puntaje señale algo que una ciudad puede hacer."),
            "The program’s framework",
        ),
        *_COMMON,
    ),
    names=AREA_NAMES,
)  # fmt: skip

PUBLIC_TABLES = Design(
    slug="public-tables",
    title=Text("Conditions around children, from public tables", "Condiciones alrededor de la niñez, según tablas públicas"),
    short=Text("Conditions, from public tables", "Condiciones, según tablas públicas"),
    what=Text("Seven numbers that public tables hold for nearly every city, in four of the six areas.", "Siete números que las tablas públicas tienen de casi toda ciudad, en cuatro de las seis áreas."),
    what_not=Text("It is not the Well-being Index. It counts residents of all ages, and holds nothing on youth’s own lives, safety at home or mental health, because no public table does so for cities.", "No es el Índice de Bienestar. Cuenta a residentes de todas las edades y no tiene nada sobre la vida de la juventud, la seguridad en el hogar o la salud mental, porque ninguna tabla pública lo da por ciudad."),
    parts=(
        Part("P1", "uninsured", 1, "down", Text("No health insurance, all ages", "Sin seguro médico, todas las edades"), PERCENT, "CDC/ATSDR SVI, from Census ACS 5-year"),
        Part("P2", "pm25", 2, "down", Text("Fine particles in the air", "Partículas finas en el aire"), AIR, "CalEnviroScreen 4.0, OEHHA"),
        Part("P3", "ces-top-quarter", 2, "down", Text("Residents in the state’s most burdened quarter of tracts", "Residentes en la cuarta parte de los sectores censales más afectados del estado"), PERCENT, "CalEnviroScreen 4.0, OEHHA"),
        Part("P4", "poverty", 4, "down", Text("Poverty, all ages", "Pobreza, todas las edades"), PERCENT, "CDC/ATSDR SVI, from Census ACS 5-year"),
        Part("P5", "unemployment", 4, "down", Text("Unemployment", "Desempleo"), PERCENT, "CDC/ATSDR SVI, from Census ACS 5-year"),
        Part("P6", "no-high-school", 4, "down", Text("Adults without a high school diploma", "Personas adultas sin diploma de preparatoria"), PERCENT, "CDC/ATSDR SVI, from Census ACS 5-year"),
        Part("P7", "crowding", 5, "down", Text("Crowded homes", "Viviendas con hacinamiento"), PERCENT, "CDC/ATSDR SVI, from Census ACS 5-year"),
    ),
    reasons=(
        Reason(
            Text("Seven indicators in four areas.", "Siete indicadores en cuatro áreas."),
            Text("These are the numbers about hardship that public tables hold for cities and counties alike. Who lives in a place (age, language, disability, kind of family) is no hardship, so it is left out.", "Son los números sobre dificultades que las tablas públicas tienen tanto de ciudades como de condados. Quién vive en un lugar (edad, idioma, discapacidad, tipo de familia) no es una dificultad, así que queda fuera."),
            "CDC/ATSDR Social Vulnerability Index 2018 and 2022; CalEnviroScreen 4.0",
        ),
        *_COMMON,
    ),
    names={
        1: Text("Health insurance", "Seguro médico"),
        2: Text("Clean surroundings", "Entorno limpio"),
        4: Text("Income, work and schooling", "Ingreso, trabajo y escolaridad"),
        5: Text("Room at home", "Espacio en el hogar"),
    },
)  # fmt: skip

DESIGNS = {one.slug: one for one in (ACT_CA, PUBLIC_TABLES)}
PEER_TRAITS = ("poverty", "under-18")  # beside size and region: see `recipes.peers`
