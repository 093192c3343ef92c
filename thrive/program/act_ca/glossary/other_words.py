"""The field's other words, each in a plain sentence."""

from __future__ import annotations

from ...rulebook import GlossaryTerm
from ...sources import (
    ABOUT_PAGE,
    BROWN_ACT,
    CLC_FRAMEWORK,
    DEIDENTIFICATION,
    FLYER,
    TA_PLAN,
    Cite,
)
from ...text import Text


def _term(slug: str, cite: Cite, term: Text, definition: Text, *aka: Text) -> GlossaryTerm:
    return GlossaryTerm(slug, term, definition, aka, cite)


OTHER_WORDS = (
    _term(
        "aces",
        ABOUT_PAGE.at("paragraph 2"),
        Text("Adverse childhood experiences", "Experiencias adversas en la niñez"),
        Text(
            "Hard things that happen before age 18, such as violence, neglect or losing a parent, that can affect health for life.",
            "Cosas difíciles que ocurren antes de los 18 años, como la violencia, el abandono o perder a la madre o al padre, que pueden afectar la salud toda la vida.",
        ),
        Text("ACEs", "ACE"),
    ),
    _term(
        "pair-of-aces",
        CLC_FRAMEWORK.at("Value 4"),
        Text("Pair of ACEs", "El par de las ACE"),
        Text(
            "Two harms that feed each other: hard experiences in childhood, and hard conditions in the community.",
            "Dos daños que se alimentan entre sí: experiencias difíciles en la niñez y condiciones difíciles en la comunidad.",
        ),
    ),
    _term(
        "pse",
        TA_PLAN.at("§III.C.1 and C.5"),
        Text("Policy, systems and environment change", "Cambio de políticas, sistemas y entorno"),
        Text(
            "Change in rules, in how institutions work, and in places, so that it lasts longer than a program.",
            "Cambios en las reglas, en el modo de trabajar de las instituciones y en los lugares, que duran más que un programa.",
        ),
        Text("PSE", "PSE, por sus siglas en inglés"),
    ),
    _term(
        "lived-experience",
        TA_PLAN.at("§III.A.2"),
        Text("Lived experience", "Experiencia vivida"),
        Text(
            "What people know because they have faced a problem themselves.",
            "Lo que las personas saben por haber enfrentado un problema en carne propia.",
        ),
    ),
    _term(
        "sense-making",
        TA_PLAN.at("§IV.3.d"),
        Text("Sense-making", "Interpretación en conjunto"),
        Text(
            "Residents looking at data together and saying what it means.",
            "Residentes que miran los datos en conjunto y dicen qué significan.",
        ),
        Text("data walk", "recorrido de datos"),
    ),
    _term(
        "upstream",
        CLC_FRAMEWORK.at("Vision of Success"),
        Text("Upstream", "Ir al origen"),
        Text(
            "Acting on the cause, before harm is done.",
            "Actuar sobre la causa, antes de que ocurra el daño.",
        ),
        Text("prevention", "prevención"),
    ),
    _term(
        "collective-impact",
        FLYER.at("About"),
        Text("Collective impact", "Impacto colectivo"),
        Text(
            "Many organizations working toward one goal and measuring it the same way.",
            "Muchas organizaciones que trabajan por una misma meta y la miden de la misma forma.",
        ),
    ),
    _term(
        "disaggregate",
        CLC_FRAMEWORK.at("Value 3"),
        Text("Disaggregate", "Desagregar"),
        Text(
            "To break a number down by neighborhood, race, income or age, so that differences can be seen.",
            "Separar un dato por vecindario, raza, ingreso o edad, para que se vean las diferencias.",
        ),
    ),
    _term(
        "technical-assistance",
        TA_PLAN.at("§IV"),
        Text("Technical assistance", "Asistencia técnica"),
        Text(
            "Practical help for a city: coaching, training, data, and answers to questions.",
            "Ayuda práctica para una ciudad: coaching, capacitación, datos y respuestas a preguntas.",
        ),
        Text("TA", "AT"),
    ),
    _term(
        "community-based-organization",
        TA_PLAN.at("§III.A.2.b"),
        Text("Community-based organization", "Organización comunitaria"),
        Text(
            "A local group, often a nonprofit, that works with the people of a place.",
            "Un grupo local, a menudo sin fines de lucro, que trabaja con la gente de un lugar.",
        ),
        Text("CBO", "OBC"),
    ),
    _term(
        "local-health-department",
        TA_PLAN.at("§III.A.2.e"),
        Text("Local health department", "Departamento de salud local"),
        Text(
            "The county or city agency in charge of public health.",
            "La agencia del condado o de la ciudad a cargo de la salud pública.",
        ),
        Text("LHD", "LHD, por sus siglas en inglés"),
    ),
    _term(
        "tier",
        TA_PLAN.at("Tables I–II"),
        Text("Tier", "Categoría"),
        Text(
            "How much support a city gets: Affiliate, Pilot or Vanguard. It is not a grade.",
            "Cuánto apoyo recibe una ciudad: Afiliada, Piloto o Vanguardia. No es una calificación.",
        ),
    ),
    _term(
        "affiliate",
        TA_PLAN.at("§II"),
        Text("Affiliate city", "Ciudad Afiliada"),
        Text(
            "A city that learns together with others. Any city can be one.",
            "Una ciudad que aprende junto con otras. Cualquier ciudad puede serlo.",
        ),
    ),
    _term(
        "pilot",
        TA_PLAN.at("§II"),
        Text("Pilot city", "Ciudad Piloto"),
        Text(
            "A city with a coach of its own, help with data and policy, and grants.",
            "Una ciudad con coach propio, ayuda con datos y políticas, y subvenciones.",
        ),
    ),
    _term(
        "vanguard",
        TA_PLAN.at("§II"),
        Text("Vanguard city", "Ciudad Vanguardia"),
        Text(
            "A city further along that has what a Pilot city has and mentors others.",
            "Una ciudad más avanzada que tiene lo mismo que una Piloto y guía a otras.",
        ),
    ),
    _term(
        "stage",
        TA_PLAN.at("§III"),
        Text("Stage", "Etapa"),
        Text(
            "Where a city is on its way: Engage, Grow or Accelerate.",
            "En qué parte del camino está una ciudad: Involucrar, Crecer o Acelerar.",
        ),
    ),
    _term(
        "level",
        FLYER.at("Tiered participation and progression"),
        Text("Level", "Nivel"),
        Text(
            "How strong a city's own leadership, data, budgeting and planning are, from 1 to 3.",
            "Qué tan fuertes son el liderazgo, los datos, el presupuesto y la planificación de una ciudad, del 1 al 3.",
        ),
    ),
    _term(
        "letter-of-agreement",
        TA_PLAN.at("§III.A.3"),
        Text("Letter of Agreement", "Carta de Acuerdo"),
        Text(
            "The paper in which a Design Team says what it is for and what each member does.",
            "El documento en el que un Equipo de Diseño dice para qué existe y qué hace cada integrante.",
        ),
    ),
    _term(
        "resolution",
        TA_PLAN.at("§III.A.3 and Table II row 2"),
        Text("Resolution", "Resolución"),
        Text(
            "A formal decision that a city council votes on and writes down.",
            "Una decisión formal que el concejo de la ciudad vota y deja por escrito.",
        ),
    ),
    _term(
        "mou",
        TA_PLAN.at("Table II row 2"),
        Text("Memorandum of understanding", "Memorando de entendimiento"),
        Text(
            "A signed agreement between bodies on what each will do.",
            "Un acuerdo firmado entre entidades sobre lo que hará cada una.",
        ),
        Text("MOU", "memorando"),
    ),
    _term(
        "listening-session",
        TA_PLAN.at("§III.A.4"),
        Text("Listening session", "Sesión de escucha"),
        Text(
            "A meeting where residents say what is hard, what matters, and what they would change, and hear later what came of it.",
            "Una reunión donde los residentes dicen qué es difícil, qué importa y qué cambiarían, y después saben qué resultó de ello.",
        ),
    ),
    _term(
        "learning-community",
        TA_PLAN.at("§V"),
        Text("Learning Community", "Comunidad de Aprendizaje"),
        Text(
            "The place where cities talk, share what they tried, and learn from each other.",
            "El lugar donde las ciudades conversan, comparten lo que probaron y aprenden unas de otras.",
        ),
    ),
    _term(
        "brown-act",
        BROWN_ACT.at("§54950"),
        Text("Brown Act", "Ley Brown"),
        Text(
            "California's open-meeting law. Members of a council may not settle city business among themselves out of public view, online included.",
            "La ley de reuniones públicas de California. Quienes integran un concejo no pueden resolver asuntos de la ciudad entre sí fuera de la vista pública, tampoco en línea.",
        ),
        Text("open-meeting law", "ley de reuniones públicas"),
    ),
    _term(
        "disclosure-control",
        DEIDENTIFICATION.at("publication scoring"),
        Text("Disclosure control", "Protección contra la divulgación"),
        Text(
            "Holding back small numbers so that no one can be recognized in them.",
            "No publicar números pequeños para que nadie pueda ser reconocido en ellos.",
        ),
        Text("suppression", "supresión de datos"),
    ),
    _term(
        "lobbying",
        TA_PLAN.at("§III.C.5"),
        Text("Lobbying", "Cabildeo"),
        Text(
            "Asking officials to vote for or against a particular law. Grant money here may not pay for it.",
            "Pedir a las autoridades que voten a favor o en contra de una ley concreta. Aquí el dinero de subvenciones no puede pagarlo.",
        ),
    ),
    _term(
        "equity",
        ABOUT_PAGE.at("shared value 1"),
        Text("Equity", "Equidad"),
        Text(
            "Giving each place and person what they need to do well, so that outcomes stop depending on race, income or address.",
            "Dar a cada lugar y persona lo que necesita para estar bien, para que los resultados dejen de depender de la raza, el ingreso o el domicilio.",
        ),
    ),
)
