"""What entries are sorted by: each choice with its words in both languages.

Rating schemes and their levels are other people's: their names are kept, their meaning is said in
our words. Indicator slugs are those of the program's framework of 32.
"""

from __future__ import annotations

from dataclasses import dataclass

from thrive.program.text import Text

KINDS = {
    "model_policy": Text("Model policy", "Política modelo"),
    "strategy": Text("Strategy", "Estrategia"),
    "program": Text("Program", "Programa"),
    "guide": Text("Guide", "Guía"),
    "template": Text("Template", "Plantilla"),
}
AIMS = {
    "prevent": Text("Prevent harm before it happens", "Prevenir el daño antes de que ocurra"),
    "lessen": Text("Lessen harm that has happened", "Reducir el daño que ya ocurrió"),
    "improve": Text("Improve well-being for all", "Mejorar el bienestar para todas las personas"),
}
MAKERS = {
    "council": Text("City council", "Concejo municipal"),
    "manager": Text("City manager or department", "Gerencia o departamento de la ciudad"),
    "voters": Text("Voters", "Votantes"),
    "county": Text("County", "Condado"),
    "schools": Text("School district", "Distrito escolar"),
    "partners": Text("Local organizations", "Organizaciones locales"),
}
INSTRUMENTS = {
    "resolution": Text("Resolution", "Resolución"),
    "ordinance": Text("Ordinance", "Ordenanza"),
    "mou": Text("MOU", "Memorando de entendimiento"),
    "budget": Text("Budget line or contract", "Partida del presupuesto o contrato"),
    "plan": Text("General or specific plan", "Plan general o específico"),
    "joint_use": Text("Joint-use agreement", "Acuerdo de uso compartido"),
    "ballot": Text("Ballot measure", "Medida electoral"),
    "admin_policy": Text("Administrative policy", "Política administrativa"),
    "school_policy": Text("School-board policy", "Política de la junta escolar"),
    "county_action": Text("County board action", "Decisión de la junta del condado"),
    "lease": Text("Lease or grant of land", "Arrendamiento o cesión de terreno"),
}
POPULATIONS = {
    "early": Text("Ages 0 to 5", "De 0 a 5 años"),
    "school_age": Text("Ages 6 to 12", "De 6 a 12 años"),
    "teens": Text("Ages 13 to 18", "De 13 a 18 años"),
    "young_adults": Text("Ages 19 to 24", "De 19 a 24 años"),
    "parents": Text("Parents and caregivers", "Madres, padres y personas que cuidan"),
    "renters": Text("Renters", "Familias que rentan"),
    "neighborhoods": Text("Whole neighborhoods", "Vecindarios completos"),
}
COSTS = {
    "low": Text("Mostly staff time", "Sobre todo tiempo del personal"),
    "medium": Text("A line in the yearly budget", "Una partida del presupuesto anual"),
    "high": Text("Large or lasting money", "Inversión grande o de muchos años"),
}
CDC = {
    "economic-supports": Text("Strengthen economic supports", "Fortalecer el apoyo económico"),
    "norms": Text("Promote norms that protect", "Promover normas que protegen"),
    "strong-start": Text("Ensure a strong start", "Asegurar un buen comienzo"),
    "skills": Text("Teach skills", "Enseñar habilidades"),
    "caring-adults": Text(
        "Connect youth to caring adults and activities",
        "Acercar a la juventud a personas adultas que la apoyan y a actividades",
    ),
    "lessen-harms": Text("Lessen harms", "Reducir los daños"),
}
CDC_SOURCE = "https://www.cdc.gov/aces/"


@dataclass(frozen=True, slots=True)
class Scheme:
    """Somebody's way to rate evidence. `levels` go from the strongest to the weakest."""

    slug: str
    name: Text
    by: str
    means: Text
    url: str
    levels: dict[str, Text]


SCHEMES = {
    one.slug: one
    for one in (
        Scheme(
            "wwfh",
            Text.proper("What Works for Health"),
            "County Health Rankings & Roadmaps",
            Text(
                "Six levels, from many strong studies to studies that show it does not help.",
                "Seis niveles, desde muchos estudios sólidos hasta estudios que muestran que no ayuda.",
            ),
            "https://www.countyhealthrankings.org/strategies-and-solutions/what-works-for-health",
            {
                "scientifically-supported": Text(
                    "Scientifically Supported", "Con respaldo científico"
                ),
                "some-evidence": Text("Some Evidence", "Con cierta evidencia"),
                "expert-opinion": Text("Expert Opinion", "Opinión de especialistas"),
                "insufficient": Text("Insufficient Evidence", "Evidencia insuficiente"),
                "mixed": Text("Mixed Evidence", "Evidencia mixta"),
                "ineffective": Text("Evidence of Ineffectiveness", "Evidencia de que no funciona"),
            },
        ),
        Scheme(
            "cpstf",
            Text.proper("The Community Guide"),
            "Community Preventive Services Task Force",
            Text(
                "A panel reads the studies and says: recommended, too little evidence, or not recommended.",
                "Un panel lee los estudios y dice: recomendado, evidencia insuficiente o no recomendado.",
            ),
            "https://www.thecommunityguide.org/",
            {
                "recommended": Text("Recommended", "Recomendado"),
                "insufficient": Text("Insufficient Evidence", "Evidencia insuficiente"),
                "against": Text("Recommended Against", "No recomendado"),
            },
        ),
        Scheme(
            "cdc_aces",
            Text("CDC package on ACEs", "Paquete de los CDC sobre las ACE"),
            "Centers for Disease Control and Prevention",
            Text(
                "It does not rate. It names six strategies with the best evidence there was in 2019.",
                "No califica. Nombra seis estrategias con la mejor evidencia que había en 2019.",
            ),
            CDC_SOURCE,
            {"named": Text("Named among its strategies", "Nombrada entre sus estrategias")},
        ),
        Scheme(
            "cebc",
            Text.proper("California Evidence-Based Clearinghouse"),
            "CEBC",
            Text(
                "Rates programs for child welfare from 1, well supported, to 5, may harm.",
                "Califica programas de bienestar infantil del 1, bien respaldado, al 5, puede dañar.",
            ),
            "https://www.cebc4cw.org/",
            {
                "1": Text("1, well supported", "1, bien respaldado"),
                "2": Text("2, supported", "2, respaldado"),
                "3": Text("3, promising", "3, prometedor"),
                "4": Text("4, does not show an effect", "4, no muestra efecto"),
                "5": Text("5, may harm", "5, puede dañar"),
            },
        ),
        Scheme(
            "local",
            Text("Local precedent", "Precedente local"),
            "All Children Thrive – California",
            Text(
                "Nobody has rated it. A city did it, and we say which one and where to read it.",
                "Nadie la ha calificado. Una ciudad la hizo; decimos cuál y dónde leerlo.",
            ),
            "",
            {"done": Text("Done by a city", "Hecha por una ciudad")},
        ),
    )
}
UNRATED = "not-rated"
RATINGS = {
    f"{scheme.slug}.{level}": Text(
        f"{scheme.name.en}: {words.en}",
        f"{scheme.name.es}: {words.es}",
    )
    for scheme in SCHEMES.values()
    for level, words in scheme.levels.items()
} | {UNRATED: Text("Not rated by any scheme", "Sin calificación de ningún sistema")}

INDICATORS = {
    slug: Text(en, es)
    for slug, en, es in (
        ("early-prenatal-care", "Early prenatal care", "Atención prenatal temprana"),
        ("low-birth-weight", "Low birth weight", "Bajo peso al nacer"),
        (
            "kindergarten-vulnerability",
            "Kindergarten vulnerability",
            "Vulnerabilidad en kínder",
        ),
        ("preschool-enrollment", "Preschool enrollment", "Inscripción en preescolar"),
        ("third-grade-reading", "Third-grade reading", "Lectura en tercer grado"),
        ("child-health-coverage", "Child health coverage", "Cobertura de salud infantil"),
        ("substantiated-maltreatment", "Substantiated maltreatment", "Maltrato comprobado"),
        ("violent-crime", "Violent crime", "Delitos violentos"),
        ("safe-at-school", "Feel safe at school", "Se sienten seguros en la escuela"),
        ("domestic-violence-calls", "Domestic violence calls", "Llamadas por violencia doméstica"),
        ("park-access", "Park within half a mile", "Parque a media milla"),
        ("child-traffic-injuries", "Child traffic injuries", "Lesiones infantiles de tránsito"),
        ("disconnected-youth", "Disconnected youth", "Jóvenes desconectados"),
        ("graduation", "Four-year graduation", "Graduación en cuatro años"),
        ("chronic-absence", "Chronic absence", "Ausentismo crónico"),
        (
            "caring-adult",
            "Caring adult at school",
            "Una persona adulta que se preocupa en la escuela",
        ),
        ("meaningful-participation", "Meaningful participation", "Participación significativa"),
        ("youth-turnout", "Youth turnout", "Participación electoral joven"),
        ("suspensions", "Suspensions", "Suspensiones"),
        ("child-poverty", "Child poverty", "Pobreza infantil"),
        (
            "child-poverty-california",
            "Child poverty, California Poverty Measure",
            "Pobreza infantil, Medida de Pobreza de California",
        ),
        ("calfresh-reach", "CalFresh reach", "Alcance de CalFresh"),
        (
            "child-care-supply",
            "Licensed child-care supply",
            "Oferta de cuidado infantil con licencia",
        ),
        ("rent-burden", "Rent burden", "Carga del alquiler"),
        ("crowding", "Crowding", "Hacinamiento"),
        (
            "unstable-housing",
            "Students without stable housing",
            "Estudiantes sin vivienda estable",
        ),
        ("eviction-filings", "Eviction filings", "Demandas de desalojo"),
        ("persistent-sadness", "Persistent sadness", "Tristeza persistente"),
        ("considered-suicide", "Considered suicide", "Consideraron el suicidio"),
        ("self-harm-visits", "Youth self-harm visits", "Visitas por autolesiones juveniles"),
        ("serious-distress", "Teen serious distress", "Malestar grave en adolescentes"),
        (
            "two-or-more-aces",
            "Two or more adverse experiences",
            "Dos o más experiencias adversas",
        ),
    )
}
