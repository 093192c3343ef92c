"""Chapter 1. The three tiers, and Table I: what each is offered.

A tier is how much support a city gets. It is not a stage and not a level.
"""

from __future__ import annotations

from ..rulebook import Offering, Tier
from ..sources import TA_PLAN
from ..text import Text

AFFILIATE, PILOT, VANGUARD = "affiliate", "pilot", "vanguard"
EVERY_TIER = (AFFILIATE, PILOT, VANGUARD)
COACHED = (PILOT, VANGUARD)

TIERS = (
    Tier(
        AFFILIATE,
        Text("Affiliate", "Afiliada"),
        None,
        Text(
            "Learn together with other cities. Open to every city, with no limit on how many join.",
            "Aprenda junto con otras ciudades. Abierta a toda ciudad, sin límite de participantes.",
        ),
        TA_PLAN.at("§II and Tables I–II"),
    ),
    Tier(
        PILOT,
        Text("Pilot", "Piloto"),
        20,
        Text(
            "A coach of your own, help with data and policy, and money for the work. Up to 20 cities.",
            "Coach propio, ayuda con datos y políticas, y fondos para el trabajo. Hasta 20 ciudades.",
        ),
        TA_PLAN.at("§II and Tables I–II"),
    ),
    Tier(
        VANGUARD,
        Text("Vanguard", "Vanguardia"),
        8,
        Text(
            "All that a Pilot city receives, for cities further along that also mentor others. Up to 8 cities.",
            "Todo lo que recibe una ciudad Piloto, para ciudades más avanzadas que además guían a otras. Hasta 8 ciudades.",
        ),
        TA_PLAN.at(
            "§II and Table II",
            Text(
                "Only Table II states the limit of 8; see C2.",
                "Solo la Tabla II indica el límite de 8; vea C2.",
            ),
        ),
    ),
)

OFFERINGS = (
    Offering(
        "T1_1",
        Text(
            "Toolkit with model policies and strategies",
            "Caja de herramientas con políticas modelo y estrategias",
        ),
        Text(
            "Ready-to-adapt policies and strategies, each with its evidence. Anyone may use it, without signing in.",
            "Políticas y estrategias listas para adaptar, cada una con su evidencia. Cualquier persona puede usarla, sin cuenta.",
        ),
        EVERY_TIER,
        TA_PLAN.at("Table I row 1"),
    ),
    Offering(
        "T1_2",
        Text("Learning Community and online help", "Comunidad de Aprendizaje y ayuda en línea"),
        Text(
            "Talk with other cities, and ask our experts a question about carrying out an action area.",
            "Converse con otras ciudades y pregunte a nuestro equipo experto cómo llevar a cabo un área de acción.",
        ),
        EVERY_TIER,
        TA_PLAN.at("Table I row 2"),
    ),
    Offering(
        "T1_3",
        Text(
            "Mapping, data and sense-making workshops", "Talleres de mapeo, datos e interpretación"
        ),
        Text(
            "Group workshops on mapping a community, gathering numbers and stories, and reading them with residents.",
            "Talleres en grupo para mapear una comunidad, reunir datos e historias, e interpretarlos con residentes.",
        ),
        EVERY_TIER,
        TA_PLAN.at("Table I row 3"),
    ),
    Offering(
        "T1_4",
        Text("System mapping workshops", "Talleres de mapeo de sistemas"),
        Text(
            "Draw who shapes the lives of children in your city, how they are connected, and where a link is missing.",
            "Dibuje quiénes influyen en la vida de la niñez de su ciudad, cómo se conectan y dónde falta un vínculo.",
        ),
        EVERY_TIER,
        TA_PLAN.at("Table I row 4"),
    ),
    Offering(
        "T1_5",
        Text("Ongoing, direct coaching", "Acompañamiento continuo y directo"),
        Text(
            "One coach who knows your city and works beside your team from the first meeting on.",
            "Un o una coach que conoce su ciudad y trabaja al lado de su equipo desde la primera reunión.",
        ),
        COACHED,
        TA_PLAN.at("Table I row 5"),
    ),
    Offering(
        "T1_6",
        Text("Advocacy and equity training", "Capacitación en incidencia y equidad"),
        Text(
            "Four-part training for your Design Team and partners, held in your city.",
            "Una capacitación en cuatro partes para su Equipo de Diseño y sus aliados, en su propia ciudad.",
        ),
        COACHED,
        TA_PLAN.at("Table I row 6"),
    ),
    Offering(
        "T1_7",
        Text("Youth Innovation Idea Labs", "Laboratorios Juveniles de Ideas e Innovación"),
        Text(
            "We help youth run a lab where they shape ideas and officials answer them.",
            "Ayudamos a la juventud a dirigir un laboratorio donde da forma a sus ideas y las autoridades responden.",
        ),
        COACHED,
        TA_PLAN.at("Table I row 7"),
    ),
    Offering(
        "T1_8",
        Text("Direct grants", "Subvenciones directas"),
        Text(
            "Money for your local work, once your team has signed the Letter of Agreement.",
            "Fondos para su trabajo local, una vez que su equipo firme la Carta de Acuerdo.",
        ),
        COACHED,
        TA_PLAN.at(
            "Table I row 8",
            Text(
                "§III.A.3 names Pilot teams only; see C13.",
                "El §III.A.3 solo nombra a los equipos Piloto; vea C13.",
            ),
        ),
    ),
    Offering(
        "T1_9",
        Text("Help to win other funding", "Ayuda para conseguir otros fondos"),
        Text(
            "Support in finding and winning larger public funds, such as behavioral health, parks and youth prevention money.",
            "Apoyo para encontrar y obtener fondos públicos mayores, como los de salud conductual, parques y prevención juvenil.",
        ),
        COACHED,
        TA_PLAN.at(
            "Table I row 9",
            Text(
                "Some funds the Plan names have new names today; see C14.",
                "Algunos fondos que nombra el Plan hoy tienen otro nombre; vea C14.",
            ),
        ),
    ),
)
