"""Chapter 2. Table II: what is asked of a city in each tier, and what counts as done."""

from __future__ import annotations

from ..rulebook import Cell, Encouraged, Requirement
from ..sources import TA_PLAN
from ..text import Text
from .tiers import AFFILIATE, COACHED, EVERY_TIER, PILOT, VANGUARD


def _row(affiliate: Cell, pilot: Cell, vanguard: Cell) -> dict[str, Cell]:
    """A row of Table II as it is printed: Affiliate, Pilot, Vanguard."""
    return {AFFILIATE: affiliate, PILOT: pilot, VANGUARD: vanguard}


REQUIREMENTS = (
    Requirement(
        "T2_1",
        Text(
            "Form a Design Team and sign the Letter of Agreement",
            "Formar un Equipo de Diseño y firmar la Carta de Acuerdo",
        ),
        Text(
            "Both subgroups, youth and adult, have at least two members and one representative, and the agreement is in force: every Core Team seat and someone from each subgroup has signed.",
            "Los dos subgrupos, juvenil y adulto, tienen al menos dos integrantes y una persona representante, y el acuerdo está vigente: firmaron todos los puestos del Equipo Base y alguien de cada subgrupo.",
        ),
        "city",
        _row("none", "required", "prior_ok"),
        TA_PLAN.at("Table II row 1"),
    ),
    Requirement(
        "T2_2",
        Text(
            "Pass a resolution or MOU that commits the city",
            "Aprobar una resolución o un memorando que comprometa a la ciudad",
        ),
        Text(
            "The city has a resolution or an MOU with its number, date, vote, and the document itself. A proclamation or a letter of support is not enough.",
            "La ciudad tiene una resolución o un memorando con su número, fecha, votación y el documento mismo. Una proclama o una carta de apoyo no basta.",
        ),
        "city",
        _row("required", "required", "required"),
        TA_PLAN.at("Table II row 2"),
    ),
    Requirement(
        "T2_3",
        Text("Host a community listening session", "Organizar una sesión de escucha comunitaria"),
        Text(
            "A session on resources, needs and priorities was held, and you recorded how many came, who they were, and a summary of what they said.",
            "Se realizó una sesión sobre recursos, necesidades y prioridades, y usted registró cuántas personas asistieron, quiénes eran y un resumen de lo que dijeron.",
        ),
        "city",
        _row("required", "required", "prior_ok"),
        TA_PLAN.at(
            "Table II row 3",
            Text(
                "§III.A.4 says “if needed”; the first session is required. See C5.",
                "El §III.A.4 dice “si hace falta”; la primera sesión es obligatoria. Vea C5.",
            ),
        ),
    ),
    Requirement(
        "T2_4",
        Text("Data collection and analysis plan", "Plan de recopilación y análisis de datos"),
        Text(
            "ACT writes the plan with you, and your city accepts it on a date we record.",
            "ACT escribe el plan con su equipo, y su ciudad lo acepta en una fecha que registramos.",
        ),
        "act",
        _row("none", "required", "prior_ok"),
        TA_PLAN.at("Table II row 4"),
    ),
    Requirement(
        "T2_5",
        Text(
            "Host a Youth Innovation Idea Lab",
            "Organizar un Laboratorio Juvenil de Ideas e Innovación",
        ),
        Text(
            "A lab was held and at least one idea from youth was recorded.",
            "Se realizó un laboratorio y se registró al menos una idea de la juventud.",
        ),
        "city",
        _row("none", "required", "prior_ok"),
        TA_PLAN.at("Table II row 5"),
    ),
    Requirement(
        "T2_6",
        Text(
            "History Map and Community Systems Map",
            "Mapa de Historia y Mapa de Sistemas Comunitarios",
        ),
        Text(
            "Your team has agreed on both maps. For Pilot cities this is a choice: leaving it out never holds you back.",
            "Su equipo acordó los dos mapas. Para las ciudades Piloto es opcional: no hacerlos nunca le atrasa.",
        ),
        "city",
        _row("none", "optional", "prior_ok"),
        TA_PLAN.at("Table II row 6"),
    ),
    Requirement(
        "T2_7",
        Text(
            "Choose and refine action areas with the community",
            "Elegir y afinar las áreas de acción con la comunidad",
        ),
        Text(
            "Your city works on at least one Community Action Area, and at least one was chosen by a community process, with the vote or tally attached.",
            "Su ciudad trabaja en al menos un Área de Acción Comunitaria, y al menos una se eligió por un proceso comunitario, con la votación o el conteo adjunto.",
        ),
        "city",
        _row("none", "required", "required"),
        TA_PLAN.at("Table II row 7"),
    ),
    Requirement(
        "T2_8",
        Text("Take part in the Learning Community", "Participar en la Comunidad de Aprendizaje"),
        Text(
            "In the last 90 days someone from your city shared at least one thing: a post, a resource, a lesson or a data set.",
            "En los últimos 90 días alguien de su ciudad compartió al menos una cosa: un mensaje, un recurso, una lección o un conjunto de datos.",
        ),
        "city",
        _row("required", "required", "required"),
        TA_PLAN.at("Table II row 8"),
    ),
    Requirement(
        "T2_9",
        Text(
            "Carry out your action areas, with new and better policies",
            "Llevar a cabo sus áreas de acción, con políticas nuevas y mejoradas",
        ),
        Text(
            "At least one policy for children and families, new or revised, is being carried out, or your coach has accepted an equal result.",
            "Al menos una política para la niñez y las familias, nueva o revisada, está en marcha, o su coach aceptó un resultado equivalente.",
        ),
        "city",
        _row("none", "required", "required"),
        TA_PLAN.at("Table II row 9"),
    ),
    Requirement(
        "T2_10",
        Text("Sustainability plan and other funding", "Plan de sostenibilidad y otros fondos"),
        Text(
            "Your plan to keep the work going is approved, and you are pursuing at least one other source of money.",
            "Su plan para dar continuidad al trabajo está aprobado, y busca al menos otra fuente de fondos.",
        ),
        "city",
        _row("none", "required", "required"),
        TA_PLAN.at("Table II row 10"),
    ),
)

ENCOURAGED = (
    Encouraged(
        "mentoring",
        Text("Mentor another city", "Guiar a otra ciudad"),
        Text(
            "You are paired with a city and have written down at least one contact.",
            "Tiene una ciudad a la que guía y ha anotado al menos un contacto.",
        ),
        (VANGUARD,),
        TA_PLAN.at(
            "§II",
            Text(
                "Promised in the text, missing from Table II; see C11.",
                "El texto lo promete, la Tabla II no lo incluye; vea C11.",
            ),
        ),
    ),
    Encouraged(
        "legacy_vision",
        Text("Community Legacy Vision Map", "Mapa de Visión y Legado Comunitario"),
        Text("Your team has agreed on the map.", "Su equipo acordó el mapa."),
        COACHED,
        TA_PLAN.at("§III.A.4"),
    ),
    Encouraged(
        "crossing_gap",
        Text("Crossing the Gap Map", "Mapa para Cruzar la Brecha"),
        Text(
            "Your team has agreed on the map, and at least one strategy has moved into the action plan.",
            "Su equipo acordó el mapa, y al menos una estrategia pasó al plan de acción.",
        ),
        COACHED,
        TA_PLAN.at("§III.A.4"),
    ),
    Encouraged(
        "declare_interests",
        Text(
            "Say which action areas you want to learn about",
            "Decir de qué áreas de acción quiere aprender",
        ),
        Text(
            "Your city has marked at least one action area it seeks help with or can help others with.",
            "Su ciudad marcó al menos un área de acción en la que busca ayuda o puede ayudar a otras.",
        ),
        EVERY_TIER,
        TA_PLAN.at("§V"),
    ),
)
