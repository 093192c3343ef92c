"""The framework's 32 indicators as pure data: six action areas, four groups of the vision.

Each is described in both languages. `per` is what a value counts per (100 for a percentage).
`people`: whether it counts persons, so that small counts must be hidden.
"""

from __future__ import annotations

from dataclasses import dataclass

from thrive.program.text import Text

AREAS = (
    "healthy-childhood-development",
    "protective-environments",
    "youth-development-civic-engagement",
    "economic-supports",
    "safe-stable-housing",
    "mental-health-wellness",
)
GROUPS = {
    "C": Text("Children and youth", "Niñez y juventud"),
    "F": Text("Families", "Familias"),
    "N": Text("Neighborhoods", "Vecindarios"),
    "P": Text("Partners", "Organizaciones aliadas"),
}
UNITS = {
    "percent": Text("percent", "por ciento"),
    "rate": Text("rate", "tasa"),
    "count": Text("number", "número"),
    "dollars": Text("dollars", "dólares"),
    "rank": Text("rank from 0 to 1", "rango de 0 a 1"),
    "percentile": Text("percentile", "percentil"),
    "score": Text("score", "puntaje"),
    "amount": Text("amount", "cantidad"),
}


@dataclass(frozen=True, slots=True)
class FrameworkIndicator:
    slug: str
    area: str
    group: str
    direction: str
    per: int
    name: Text
    definition: Text
    numerator: Text
    denominator: Text
    source: str
    sensitive: bool = False
    people: bool = True

    @property
    def unit(self) -> str:
        return "percent" if self.per == 100 else "rate"


def _one(
    slug: str, area: int, group: str, direction: str, per: int, source: str,
    name: tuple[str, str], definition: tuple[str, str], part: tuple[str, str],
    whole: tuple[str, str], *, sensitive: bool = False, people: bool = True,
) -> FrameworkIndicator:  # fmt: skip
    return FrameworkIndicator(
        slug, AREAS[area - 1], group, direction, per, Text(*name), Text(*definition),
        Text(*part), Text(*whole), source, sensitive, people,
    )  # fmt: skip


INDICATORS: tuple[FrameworkIndicator, ...] = (
    _one("early-prenatal-care", 1, "C", "up", 100, "CDPH",
         ("Early prenatal care", "Atención prenatal temprana"),
         ("Births for which care began in the first three months of pregnancy.", "Nacimientos con atención desde los primeros tres meses del embarazo."),
         ("births with early care", "nacimientos con atención temprana"), ("births", "nacimientos")),
    _one("low-birth-weight", 1, "C", "down", 100, "CDPH",
         ("Low birth weight", "Bajo peso al nacer"),
         ("Babies born weighing under 2,500 grams.", "Bebés que nacen con menos de 2,500 gramos."),
         ("babies under 2,500 grams", "bebés de menos de 2,500 gramos"), ("births", "nacimientos")),
    _one("kindergarten-vulnerability", 1, "C", "down", 100, "EDI",
         ("Kindergarten vulnerability", "Vulnerabilidad en kínder"),
         ("Kindergartners at or below the 10th percentile in at least one area of the Early Development Instrument.", "Niñas y niños de kínder en el 10% más bajo en al menos un área del Instrumento de Desarrollo Temprano."),
         ("vulnerable kindergartners", "niñas y niños de kínder vulnerables"), ("kindergartners assessed", "niñas y niños de kínder evaluados")),
    _one("preschool-enrollment", 1, "C", "up", 100, "Census ACS",
         ("Preschool enrollment", "Inscripción en preescolar"),
         ("Children ages 3 and 4 who are enrolled in school.", "Niñas y niños de 3 y 4 años inscritos en la escuela."),
         ("children ages 3–4 enrolled", "niñas y niños de 3–4 años inscritos"), ("children ages 3–4", "niñas y niños de 3–4 años")),
    _one("third-grade-reading", 1, "C", "up", 100, "CDE CAASPP",
         ("Third-grade reading", "Lectura en tercer grado"),
         ("Third graders who met or exceeded the English language arts standard.", "Estudiantes de tercer grado que alcanzaron o superaron el estándar de inglés."),
         ("third graders who met the standard", "estudiantes de tercer grado que alcanzaron el estándar"), ("third graders tested", "estudiantes de tercer grado evaluados")),
    _one("child-health-coverage", 1, "F", "up", 100, "Census ACS",
         ("Child health coverage", "Cobertura de salud infantil"),
         ("Children under 19 with health insurance.", "Menores de 19 años con seguro médico."),
         ("insured children", "menores con seguro"), ("children under 19", "menores de 19 años")),
    _one("substantiated-maltreatment", 2, "F", "down", 1_000, "CCWIP",
         ("Substantiated maltreatment", "Maltrato comprobado"),
         ("Children with a substantiated report of abuse or neglect, per 1,000 under 18.", "Menores con un reporte comprobado de abuso o negligencia, por cada 1,000 menores de 18 años."),
         ("children with a substantiated report", "menores con un reporte comprobado"), ("children under 18", "menores de 18 años"), sensitive=True),
    _one("violent-crime", 2, "N", "down", 100_000, "CA DOJ OpenJustice",
         ("Violent crime", "Delitos violentos"),
         ("Violent crimes reported to police, per 100,000 residents.", "Delitos violentos reportados a la policía, por cada 100,000 residentes."),
         ("violent crimes", "delitos violentos"), ("residents", "residentes")),
    _one("safe-at-school", 2, "C", "up", 100, "CHKS",
         ("Feel safe at school", "Se sienten seguros en la escuela"),
         ("Students in grades 7, 9 and 11 who feel safe or very safe at school.", "Estudiantes de 7.º, 9.º y 11.º grado que se sienten seguros o muy seguros en la escuela."),
         ("students who feel safe", "estudiantes que se sienten seguros"), ("students who answered", "estudiantes que respondieron")),
    _one("domestic-violence-calls", 2, "F", "down", 1_000, "CA DOJ OpenJustice",
         ("Domestic violence calls", "Llamadas por violencia doméstica"),
         ("Calls to police about domestic violence, per 1,000 adults. A rise may mean that more people ask for help.", "Llamadas a la policía por violencia doméstica, por cada 1,000 adultos. Un aumento puede significar que más personas piden ayuda."),
         ("calls", "llamadas"), ("adults", "adultos"), sensitive=True),
    _one("park-access", 2, "N", "up", 100, "State Parks",
         ("Park within half a mile", "Parque a media milla"),
         ("Residents who live within half a mile of a park.", "Residentes que viven a media milla o menos de un parque."),
         ("residents near a park", "residentes cerca de un parque"), ("residents", "residentes"), people=False),
    _one("child-traffic-injuries", 2, "N", "down", 100_000, "SWITRS/TIMS",
         ("Child traffic injuries", "Lesiones infantiles de tránsito"),
         ("People under 18 hurt while walking or cycling, per 100,000.", "Menores de 18 años heridos al caminar o andar en bicicleta, por cada 100,000."),
         ("children hurt", "menores heridos"), ("children under 18", "menores de 18 años")),
    _one("disconnected-youth", 3, "C", "down", 100, "Census ACS",
         ("Disconnected youth", "Jóvenes desconectados"),
         ("Youth ages 16 to 19 who are neither in school nor working.", "Jóvenes de 16 a 19 años que ni estudian ni trabajan."),
         ("youth not in school or work", "jóvenes que ni estudian ni trabajan"), ("youth ages 16–19", "jóvenes de 16–19 años")),
    _one("graduation", 3, "C", "up", 100, "CDE DataQuest",
         ("Four-year graduation", "Graduación en cuatro años"),
         ("Students who graduate within four years of starting high school.", "Estudiantes que se gradúan a los cuatro años de empezar la preparatoria."),
         ("graduates", "personas graduadas"), ("students of the class", "estudiantes de la generación")),
    _one("chronic-absence", 3, "C", "down", 100, "CDE DataQuest",
         ("Chronic absence", "Ausentismo crónico"),
         ("Students absent on at least one of ten school days.", "Estudiantes ausentes al menos uno de cada diez días de clases."),
         ("students often absent", "estudiantes con muchas ausencias"), ("students enrolled", "estudiantes inscritos")),
    _one("caring-adult", 3, "C", "up", 100, "CHKS",
         ("Caring adult at school", "Una persona adulta que se preocupa en la escuela"),
         ("Students who say that an adult at school cares about them.", "Estudiantes que dicen que una persona adulta en la escuela se preocupa por ellos."),
         ("students who say so", "estudiantes que lo dicen"), ("students who answered", "estudiantes que respondieron")),
    _one("meaningful-participation", 3, "C", "up", 100, "CHKS",
         ("Meaningful participation", "Participación significativa"),
         ("Students who help decide things that matter at school.", "Estudiantes que ayudan a decidir cosas importantes en la escuela."),
         ("students who take part", "estudiantes que participan"), ("students who answered", "estudiantes que respondieron")),
    _one("youth-turnout", 3, "N", "up", 100, "Statewide Database",
         ("Youth turnout", "Participación electoral joven"),
         ("Eligible voters ages 18 to 24 who voted.", "Personas de 18 a 24 años con derecho al voto que votaron."),
         ("young voters", "votantes jóvenes"), ("eligible people ages 18–24", "personas de 18–24 años con derecho al voto")),
    _one("suspensions", 3, "C", "down", 100, "CDE DataQuest",
         ("Suspensions", "Suspensiones"),
         ("Students suspended at least once in the school year.", "Estudiantes suspendidos al menos una vez en el año escolar."),
         ("students suspended", "estudiantes suspendidos"), ("students enrolled", "estudiantes inscritos")),
    _one("child-poverty", 4, "F", "down", 100, "Census ACS",
         ("Child poverty", "Pobreza infantil"),
         ("Children under 18 in families below the federal poverty line.", "Menores de 18 años en familias bajo la línea federal de pobreza."),
         ("children in poverty", "menores en pobreza"), ("children under 18", "menores de 18 años")),
    _one("child-poverty-california", 4, "F", "down", 100, "PPIC–Stanford",
         ("Child poverty, California Poverty Measure", "Pobreza infantil, Medida de Pobreza de California"),
         ("Children under 18 in poverty once housing costs and benefits count.", "Menores de 18 años en pobreza al contar el costo de la vivienda y las ayudas."),
         ("children in poverty", "menores en pobreza"), ("children under 18", "menores de 18 años")),
    _one("calfresh-reach", 4, "F", "up", 100, "CDSS",
         ("CalFresh reach", "Alcance de CalFresh"),
         ("People with a right to CalFresh who receive it.", "Personas con derecho a CalFresh que lo reciben."),
         ("people who receive it", "personas que lo reciben"), ("people with a right to it", "personas con derecho")),
    _one("child-care-supply", 4, "F", "up", 100, "Child Care Resource and Referral Network",
         ("Licensed child-care supply", "Oferta de cuidado infantil con licencia"),
         ("Licensed spaces per 100 children whose parents work.", "Lugares con licencia por cada 100 niñas y niños cuyos padres trabajan."),
         ("licensed spaces", "lugares con licencia"), ("children with working parents", "niñas y niños con padres que trabajan"), people=False),
    _one("rent-burden", 5, "F", "down", 100, "Census ACS",
         ("Rent burden", "Carga del alquiler"),
         ("Renters who pay 30 percent or more of their income for rent.", "Inquilinos que pagan el 30 por ciento o más de sus ingresos en alquiler."),
         ("burdened renters", "inquilinos con carga"), ("renters", "inquilinos")),
    _one("crowding", 5, "F", "down", 100, "Census ACS",
         ("Crowding", "Hacinamiento"),
         ("Homes with more than one person per room.", "Viviendas con más de una persona por cuarto."),
         ("crowded homes", "viviendas con hacinamiento"), ("homes", "viviendas")),
    _one("unstable-housing", 5, "C", "down", 100, "CDE DataQuest",
         ("Students without stable housing", "Estudiantes sin vivienda estable"),
         ("Students without stable housing, per 100 enrolled. A rise may mean that schools find more of them.", "Estudiantes sin vivienda estable, por cada 100 inscritos. Un aumento puede significar que las escuelas identifican a más."),
         ("students without stable housing", "estudiantes sin vivienda estable"), ("students enrolled", "estudiantes inscritos")),
    _one("eviction-filings", 5, "F", "down", 1_000, "Judicial Council",
         ("Eviction filings", "Demandas de desalojo"),
         ("Eviction cases filed in court, per 1,000 renter homes.", "Casos de desalojo presentados en la corte, por cada 1,000 viviendas alquiladas."),
         ("cases filed", "casos presentados"), ("renter homes", "viviendas alquiladas")),
    _one("persistent-sadness", 6, "C", "down", 100, "CHKS",
         ("Persistent sadness", "Tristeza persistente"),
         ("Students in grades 9 and 11 who felt sad or hopeless for two weeks in the past year.", "Estudiantes de 9.º y 11.º grado que se sintieron tristes o sin esperanza por dos semanas en el último año."),
         ("students who felt so", "estudiantes que se sintieron así"), ("students who answered", "estudiantes que respondieron"), sensitive=True),
    _one("considered-suicide", 6, "C", "down", 100, "CHKS",
         ("Considered suicide", "Consideraron el suicidio"),
         ("Students in grades 9 and 11 who seriously considered suicide in the past year.", "Estudiantes de 9.º y 11.º grado que consideraron seriamente el suicidio en el último año."),
         ("students who said so", "estudiantes que lo dijeron"), ("students who answered", "estudiantes que respondieron"), sensitive=True),
    _one("self-harm-visits", 6, "C", "down", 100_000, "CDPH EpiCenter",
         ("Youth self-harm visits", "Visitas por autolesiones juveniles"),
         ("Emergency visits for self-harm, ages 10 to 19, per 100,000.", "Visitas de emergencia por autolesiones, de 10 a 19 años, por cada 100,000."),
         ("visits", "visitas"), ("youth ages 10–19", "jóvenes de 10–19 años"), sensitive=True),
    _one("serious-distress", 6, "C", "down", 100, "CHIS",
         ("Teen serious distress", "Malestar grave en adolescentes"),
         ("Teens ages 12 to 17 with serious psychological distress.", "Adolescentes de 12 a 17 años con malestar psicológico grave."),
         ("teens in distress", "adolescentes con malestar"), ("teens ages 12–17", "adolescentes de 12–17 años"), sensitive=True),
    _one("two-or-more-aces", 6, "C", "down", 100, "NSCH",
         ("Two or more adverse experiences", "Dos o más experiencias adversas"),
         ("Children whose parents report two or more adverse childhood experiences.", "Menores cuyos padres reportan dos o más experiencias adversas en la infancia."),
         ("children with two or more", "menores con dos o más"), ("children under 18", "menores de 18 años"), sensitive=True),
)  # fmt: skip
BY_SLUG = {one.slug: one for one in INDICATORS}
