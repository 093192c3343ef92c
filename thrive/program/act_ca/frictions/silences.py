"""C26 to C34: names, neighbors, and what the sources do not say."""

from __future__ import annotations

from ...rulebook import Friction
from ...sources import CLC_FRAMEWORK, NC_LAUNCH, TA_PLAN
from ...text import Text

FRICTIONS = (
    Friction(
        "C26",
        Text(
            "The names of the action areas differ from list to list, and one public list leaves out mental health.",
            "Los nombres de las áreas cambian de una lista a otra, y una lista pública omite la salud mental.",
        ),
        Text(
            "Six areas, spelled as in the plan's introduction.",
            "Seis áreas, escritas como en la introducción del plan.",
        ),
        ("areas",),
        TA_PLAN.at("§I and §VI Community Action Area"),
    ),
    Friction(
        "C27",
        Text(
            "The index is made for a county; the work here is in cities.",
            "El índice se hace para un condado; aquí se trabaja en ciudades.",
        ),
        Text(
            "One index for each kind of place. County values stand beside a city as context and never in its stead.",
            "Un índice por tipo de lugar. Los valores del condado acompañan como contexto y nunca sustituyen a los de la ciudad.",
        ),
        ("index",),
        CLC_FRAMEWORK.at("What We Do"),
    ),
    Friction(
        "C28",
        Text(
            "One source describes North Carolina and dates that have passed.",
            "Una fuente describe Carolina del Norte y fechas que ya pasaron.",
        ),
        Text(
            "It serves as a model of how things work. Places are Californian, and dates are set by each group.",
            "Sirve como modelo de funcionamiento. Los lugares son de California y cada grupo fija sus fechas.",
        ),
        ("catalog",),
        NC_LAUNCH.at("whole note"),
    ),
    Friction(
        "C29",
        Text(
            "A city's level and its stage may say different things.",
            "El nivel y la etapa de una ciudad pueden decir cosas distintas.",
        ),
        Text(
            "Both are shown. The level never decides what a city is offered.",
            "Se muestran ambos. El nivel nunca decide qué se ofrece a una ciudad.",
        ),
        ("stages", "levels"),
        TA_PLAN.at("§III"),
    ),
    Friction(
        "C30",
        Text(
            "Cities are to pass policies, while public money may not pay for lobbying.",
            "Las ciudades deben aprobar políticas, pero el dinero público no puede pagar cabildeo.",
        ),
        Text(
            "Education and lobbying are recorded apart, and a grant budget with lobbying is refused.",
            "La educación y el cabildeo se registran por separado, y se rechaza un presupuesto de subvención con cabildeo.",
        ),
        ("grants", "T2_9"),
        TA_PLAN.at("§III.C.5"),
    ),
    Friction(
        "C31",
        Text(
            "Nothing is said about children's privacy, consent or moderation.",
            "No se dice nada sobre la privacidad de la niñez, el consentimiento o la moderación.",
        ),
        Text(
            "Small counts are withheld, consent travels with words and pictures, and posts by minors are read first.",
            "Los conteos pequeños no se publican, el consentimiento acompaña a palabras e imágenes, y los mensajes de menores se leen antes.",
        ),
        ("data", "community"),
        TA_PLAN.at("§IV.3 and §V"),
    ),
    Friction(
        "C32",
        Text(
            "Nothing is said about languages.",
            "No se dice nada sobre los idiomas.",
        ),
        Text(
            "English and Spanish from the first day; events say which languages they offer.",
            "Inglés y español desde el primer día; los eventos dicen qué idiomas ofrecen.",
        ),
        ("pages", "events"),
        TA_PLAN.at("§III.A.1"),
    ),
    Friction(
        "C33",
        Text(
            "There is no rule for pausing, leaving or moving to another tier.",
            "No hay regla para hacer una pausa, salir o cambiar de categoría.",
        ),
        Text(
            "A city can be active, paused, withdrawn or graduated. Leaving or graduating frees its seat.",
            "Una ciudad puede estar activa, en pausa, retirada o graduada. Al retirarse o graduarse libera su lugar.",
        ),
        ("tiers",),
        TA_PLAN.at("§II"),
    ),
    Friction(
        "C34",
        Text(
            "Coaches and content experts are spoken of together, and some experts belong to the sponsor.",
            "Se habla a la vez de coaches y de especialistas, y algunos pertenecen al patrocinador.",
        ),
        Text(
            "A coach is assigned to a city; an expert answers questions. The sponsor's staff never see a city's unpublished notes unless granted.",
            "A cada ciudad se le asigna coach; los especialistas responden preguntas. El personal del patrocinador no ve notas sin publicar, salvo con permiso.",
        ),
        ("coaches", "experts"),
        TA_PLAN.at("§II"),
    ),
)
