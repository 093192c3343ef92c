"""Chapter 7. How the work is done: four maps, seven data phases, four training modules."""

from __future__ import annotations

from ..rulebook import DataPhase, MapKind, TrainingModule
from ..sources import TA_PLAN
from ..text import Text
from .tiers import COACHED, EVERY_TIER

MAP_KINDS = (
    MapKind(
        "history",
        Text("History Map", "Mapa de Historia"),
        Text(
            "Tell how the community came to be what it is, so that newcomers and old friends start from the same story.",
            "Contar cómo la comunidad llegó a ser lo que es, para que quienes llegan y quienes ya estaban partan de la misma historia.",
        ),
        Text(
            "Years, events, wins, harms, arrivals, and what they teach",
            "Años, hechos, logros, daños, llegadas y lo que enseñan",
        ),
        COACHED,
        "T2_6",
        TA_PLAN.at("§III.A.4 and §VI History Map"),
    ),
    MapKind(
        "systems",
        Text("Community Systems Map", "Mapa de Sistemas Comunitarios"),
        Text(
            "See who shapes children's lives, how they work together, and where a change would matter most.",
            "Ver quiénes influyen en la vida de la niñez, cómo trabajan juntos y dónde un cambio importaría más.",
        ),
        Text(
            "Players, supports, policies, partnerships, trends, key data and the impact you want",
            "Actores, apoyos, políticas, alianzas, tendencias, datos clave y el impacto que se busca",
        ),
        EVERY_TIER,
        "T2_6",
        TA_PLAN.at(
            "§III.A.4 and §VI Community Systems Map",
            Text(
                "Workshops are for every tier; see C7.",
                "Los talleres son para todas las categorías; vea C7.",
            ),
        ),
    ),
    MapKind(
        "legacy_vision",
        Text("Community Legacy Vision Map", "Mapa de Visión y Legado Comunitario"),
        Text(
            "Agree on the long view: what this work is for, and what it is not.",
            "Acordar la visión a largo plazo: para qué es este trabajo y para qué no.",
        ),
        Text(
            "A vision, its themes, milestones, and what each partner promises to leave behind",
            "Una visión, sus temas, sus metas y lo que cada aliado promete dejar",
        ),
        COACHED,
        None,
        TA_PLAN.at("§III.A.4 and §VI Community Legacy Vision Map"),
    ),
    MapKind(
        "crossing_gap",
        Text("Crossing the Gap Map", "Mapa para Cruzar la Brecha"),
        Text(
            "Join where you are to where you want to be with strategies everyone has agreed on.",
            "Unir el punto donde están con el punto adonde quieren llegar, con estrategias acordadas entre todos.",
        ),
        Text(
            "Today, the future you want, what helps and hinders, and the strategies between",
            "El hoy, el futuro deseado, lo que ayuda y lo que frena, y las estrategias que los unen",
        ),
        COACHED,
        None,
        TA_PLAN.at("§III.A.4 and §VI Crossing the Gap Map"),
    ),
)

DATA_PHASES = (
    DataPhase(
        1,
        "data-spatial-literacy",
        Text("Learn to read data and maps", "Aprender a leer datos y mapas"),
        Text(
            "Trainings held, and a shared list of words",
            "Capacitaciones realizadas y una lista común de palabras",
        ),
        TA_PLAN.at("§IV.3.a"),
    ),
    DataPhase(
        2,
        "community-mapping",
        Text(
            "Map the community and choose a neighborhood",
            "Mapear la comunidad y elegir un vecindario",
        ),
        Text(
            "At least one focus neighborhood, and a map of what it already has",
            "Al menos un vecindario prioritario y un mapa de lo que ya tiene",
        ),
        TA_PLAN.at("§IV.3.b"),
    ),
    DataPhase(
        3,
        "first-collection",
        Text("Gather data and take a first look", "Reunir datos y dar una primera mirada"),
        Text(
            "A data set with its sources, and first findings",
            "Un conjunto de datos con sus fuentes y primeros hallazgos",
        ),
        TA_PLAN.at("§IV.3.c"),
    ),
    DataPhase(
        4,
        "sense-making",
        Text(
            "Share the data and make sense of it together",
            "Compartir los datos e interpretarlos en conjunto",
        ),
        Text(
            "What residents see, why, and what is missing, written beside each chart",
            "Lo que ven los residentes, por qué y qué falta, escrito junto a cada gráfica",
        ),
        TA_PLAN.at("§IV.3.d"),
    ),
    DataPhase(
        5,
        "further-collection",
        Text("Gather what was missing", "Reunir lo que faltaba"),
        Text(
            "New surveys, photos or walks, with consent, and their findings",
            "Nuevas encuestas, fotos o recorridos, con consentimiento, y sus hallazgos",
        ),
        TA_PLAN.at("§IV.3.e"),
    ),
    DataPhase(
        6,
        "data-stories",
        Text("Tell the story", "Contar la historia"),
        Text(
            "A data story that joins numbers with people's own words",
            "Una historia con datos que une las cifras con las palabras de la gente",
        ),
        TA_PLAN.at("§IV.3.f"),
    ),
    DataPhase(
        7,
        "planning-action",
        Text("Plan and act together", "Planear y actuar en conjunto"),
        Text(
            "Findings joined to plan items, and plan items to policies",
            "Hallazgos unidos al plan, y el plan unido a las políticas",
        ),
        TA_PLAN.at("§IV.3.g"),
    ),
)

TRAINING_MODULES = (
    TrainingModule(
        1,
        "who_to_contact",
        Text("Who to contact in local government", "A quién acudir en el gobierno local"),
        Text("Who decides what, and how to reach them", "Quién decide qué y cómo comunicarse"),
        TA_PLAN.at("§IV.6.c part 1"),
    ),
    TrainingModule(
        2,
        "spokesperson_framing",
        Text("Speaking up and framing the issue", "Hablar en público y plantear el tema"),
        Text(
            "How to tell the story so that it moves people",
            "Cómo contar la historia para que mueva a la gente",
        ),
        TA_PLAN.at("§IV.6.c part 2"),
    ),
    TrainingModule(
        3,
        "consensus",
        Text("Building agreement", "Construir acuerdos"),
        Text(
            "How to find allies and settle on a shared ask",
            "Cómo encontrar aliados y acordar una petición común",
        ),
        TA_PLAN.at("§IV.6.c part 3"),
    ),
    TrainingModule(
        4,
        "equity",
        Text("Equity", "Equidad"),
        Text(
            "How unfair differences came about, and how a policy can undo them",
            "Cómo surgieron las diferencias injustas y cómo una política puede corregirlas",
        ),
        TA_PLAN.at("§IV.6.c part 4"),
    ),
)
