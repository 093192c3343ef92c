"""The ten terms that the Plan's own glossary defines, in this house's words."""

from __future__ import annotations

from ...rulebook import GlossaryTerm
from ...sources import TA_PLAN, Cite
from ...text import Text


def _term(slug: str, cite: Cite, term: Text, definition: Text, *aka: Text) -> GlossaryTerm:
    return GlossaryTerm(slug, term, definition, aka, cite, seed=True)


THE_TEN = (
    _term(
        "coach",
        TA_PLAN.at("§VI Coach"),
        Text.proper("Coach"),
        Text(
            "A person from our team who works beside one city, helps it find policies and tools, and leads meetings together with its Design Team.",
            "Persona de nuestro equipo que trabaja al lado de una ciudad, le ayuda a encontrar políticas y herramientas, y dirige las reuniones junto con su Equipo de Diseño.",
        ),
        Text("ACT coach", "coach de ACT"),
    ),
    _term(
        "community-action-area",
        TA_PLAN.at("§VI Community Action Area"),
        Text("Community Action Area", "Área de Acción Comunitaria"),
        Text(
            "One of six fields of work in which a city sets goals for children and has the power to act.",
            "Uno de seis campos de trabajo en los que una ciudad fija metas para la niñez y tiene poder para actuar.",
        ),
        Text("CAA", "AAC"),
        Text("action area", "área de acción"),
    ),
    _term(
        "community-legacy-vision-map",
        TA_PLAN.at("§VI Community Legacy Vision Map"),
        Text("Community Legacy Vision Map", "Mapa de Visión y Legado Comunitario"),
        Text(
            "A map of the future a community wants to leave behind, so that everyone means the same thing by the work.",
            "Un mapa del futuro que una comunidad quiere dejar, para que todos entiendan lo mismo por este trabajo.",
        ),
        Text("vision map", "mapa de visión"),
    ),
    _term(
        "community-systems-map",
        TA_PLAN.at("§VI Community Systems Map"),
        Text("Community Systems Map", "Mapa de Sistemas Comunitarios"),
        Text(
            "A map of who shapes children's lives, how closely they work together, and where a link is missing.",
            "Un mapa de quiénes influyen en la vida de la niñez, qué tan unidos trabajan y dónde falta un vínculo.",
        ),
        Text("systems map", "mapa de sistemas"),
    ),
    _term(
        "crossing-the-gap-map",
        TA_PLAN.at("§VI Crossing the Gap Map"),
        Text("Crossing the Gap Map", "Mapa para Cruzar la Brecha"),
        Text(
            "A map with today on one bank, the future you want on the other, and agreed strategies as the bridge.",
            "Un mapa con el presente en una orilla, el futuro deseado en la otra y, como puente, las estrategias acordadas.",
        ),
        Text("gap map", "mapa de la brecha"),
    ),
    _term(
        "core-team",
        TA_PLAN.at("§VI Core Team"),
        Text("Core Team", "Equipo Base"),
        Text(
            "Six people who start the work: two from the city, two from community organizations, two resident leaders.",
            "Seis personas que inician el trabajo: dos de la ciudad, dos de organizaciones comunitarias y dos residentes líderes.",
        ),
    ),
    _term(
        "design-team",
        TA_PLAN.at("§VI Design Team"),
        Text("Design Team", "Equipo de Diseño"),
        Text(
            "The wider team of youth, residents, organizations and officials who make the plan and carry it out together.",
            "El equipo amplio de jóvenes, residentes, organizaciones y autoridades que hacen el plan y lo llevan a cabo en conjunto.",
        ),
    ),
    _term(
        "history-map",
        TA_PLAN.at("§VI History Map"),
        Text("History Map", "Mapa de Historia"),
        Text(
            "A timeline made of people's own stories, so that everyone knows how the community got here.",
            "Una línea del tiempo hecha con las historias de la gente, para que todos sepan cómo llegó hasta aquí la comunidad.",
        ),
    ),
    _term(
        "toolkit",
        TA_PLAN.at("§VI Toolkit"),
        Text("Toolkit", "Caja de herramientas"),
        Text(
            "A shelf of model policies and strategies that prevent harm to children, each with its evidence.",
            "Un estante de políticas modelo y estrategias que previenen daños a la niñez, cada una con su evidencia.",
        ),
        Text("ACT Toolkit", "caja de herramientas de ACT"),
    ),
    _term(
        "youth-innovation-idea-lab",
        TA_PLAN.at("§VI Youth Innovation Idea Labs"),
        Text("Youth Innovation Idea Lab", "Laboratorio Juvenil de Ideas e Innovación"),
        Text(
            "A gathering run with youth, where they shape ideas for their city and officials answer them.",
            "Un encuentro dirigido con la juventud, donde da forma a ideas para su ciudad y las autoridades le responden.",
        ),
        Text("Idea Lab", "laboratorio de ideas"),
    ),
)
