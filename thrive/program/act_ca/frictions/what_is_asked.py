"""C1 to C13: what a city is asked, offered, and may choose."""

from __future__ import annotations

from ...rulebook import Friction
from ...sources import TA_PLAN
from ...text import Text

FRICTIONS = (
    Friction(
        "C1",
        Text(
            "One place asks for two people from one community organization, another for a youth-serving and an adult-serving organization.",
            "Un lugar pide dos personas de una organización comunitaria; otro, una organización para jóvenes y otra para personas adultas.",
        ),
        Text(
            "Six seats, one for each kind of organization, satisfy both. One organization may fill both seats if the coach writes down why.",
            "Seis puestos, uno por cada tipo de organización, cumplen con ambos. Una sola puede ocupar los dos si su coach anota por qué.",
        ),
        ("seats", "step g"),
        TA_PLAN.at("§III.A.1.g and §VI Core Team"),
    ),
    Friction(
        "C2",
        Text(
            "Only Table II limits Vanguard cities to 8; Table I gives no number.",
            "Solo la Tabla II limita a 8 las ciudades Vanguardia; la Tabla I no da número.",
        ),
        Text(
            "The limits of 20 and 8 both hold. Changing one is recorded.",
            "Valen los dos límites, 20 y 8. Todo cambio queda registrado.",
        ),
        ("tiers",),
        TA_PLAN.at("Table I and Table II headings"),
    ),
    Friction(
        "C3",
        Text(
            "The word “stage” is used for the tiers of Table II and for the stages A to C, and the flyer adds levels 1 to 3.",
            "La palabra “etapa” nombra las categorías de la Tabla II y las etapas A a C, y el folleto agrega niveles del 1 al 3.",
        ),
        Text(
            "Three words, never mixed: tier for support, stage for the way, level for maturity.",
            "Tres palabras que no se mezclan: categoría para el apoyo, etapa para el camino, nivel para la madurez.",
        ),
        ("tiers", "stages", "levels"),
        TA_PLAN.at("§II and Table II headings"),
    ),
    Friction(
        "C4",
        Text(
            "Affiliates owe a resolution or MOU, but the text gives that task to a Design Team they do not have.",
            "Las Afiliadas deben una resolución o un memorando, pero el texto da esa tarea a un Equipo de Diseño que no tienen.",
        ),
        Text(
            "In Affiliate cities the Core Team carries the commitment. Every city is welcomed aboard; only Pilot and Vanguard cities form a Design Team.",
            "En las ciudades Afiliadas el Equipo Base se encarga del compromiso. Toda ciudad recibe la bienvenida; solo Piloto y Vanguardia forman un Equipo de Diseño.",
        ),
        ("T2_1", "T2_2"),
        TA_PLAN.at("§III.A.2–3 and Table II rows 1–2"),
    ),
    Friction(
        "C5",
        Text(
            "Table II requires a listening session; the text says “if needed”.",
            "La Tabla II exige una sesión de escucha; el texto dice “si hace falta”.",
        ),
        Text(
            "The first session is required. “If needed” speaks of further ones. A coach may accept an equal session held in the 12 months before.",
            "La primera sesión es obligatoria. “Si hace falta” se refiere a otras más. Su coach puede aceptar una equivalente de los 12 meses anteriores.",
        ),
        ("T2_3",),
        TA_PLAN.at("Table II row 3 and §III.A.4"),
    ),
    Friction(
        "C6",
        Text(
            "The data plan is asked of the city, yet ACT is to complete it.",
            "El plan de datos se pide a la ciudad, pero ACT debe completarlo.",
        ),
        Text(
            "ACT does the work, and the city's acceptance closes it. The seven phases are open to all; the written plan is for Pilot and Vanguard cities.",
            "ACT hace el trabajo y la aceptación de la ciudad lo cierra. Las siete fases están abiertas a todas; el plan escrito es para Piloto y Vanguardia.",
        ),
        ("T2_4", "data_phases"),
        TA_PLAN.at("Table II row 4"),
    ),
    Friction(
        "C7",
        Text(
            "Table II names two maps, the text four, and the help with maps is offered to different cities in different places.",
            "La Tabla II nombra dos mapas, el texto cuatro, y la ayuda con los mapas se ofrece a distintas ciudades según el lugar.",
        ),
        Text(
            "Every city may draw all four. Sittings with a facilitator: the systems map for all, the others for Pilot and Vanguard. History and Systems make one milestone; the other two are extra.",
            "Toda ciudad puede dibujar los cuatro. Sesiones guiadas: el mapa de sistemas para todas, los demás para Piloto y Vanguardia. Historia y Sistemas forman un solo hito; los otros dos son adicionales.",
        ),
        ("T2_6", "map_kinds"),
        TA_PLAN.at("Table II row 6, §III.A.4 and §IV.4"),
    ),
    Friction(
        "C8",
        Text(
            "Choosing action areas is called a must in one place and encouraged in another.",
            "En un lugar elegir áreas de acción es un deber y en otro una recomendación.",
        ),
        Text(
            "Pilot and Vanguard cities choose at least one, and at least one comes from the community. Affiliates may name interests.",
            "Piloto y Vanguardia eligen al menos una, y al menos una viene de la comunidad. Las Afiliadas pueden señalar intereses.",
        ),
        ("T2_7",),
        TA_PLAN.at("§I and §III.A.4"),
    ),
    Friction(
        "C9",
        Text(
            "Community members choose the area, says one sentence; the Design Team does, says another.",
            "Una frase dice que elige la comunidad; otra, que elige el Equipo de Diseño.",
        ),
        Text(
            "The community sets the order by a vote or tally, and the team confirms it. A team that departs from it says why in public.",
            "La comunidad fija el orden con una votación o un conteo, y el equipo lo confirma. Si se aparta, explica por qué en público.",
        ),
        ("T2_7",),
        TA_PLAN.at("§I"),
    ),
    Friction(
        "C10",
        Text(
            "The star for Vanguard cities says that a step may be done already, not that it is.",
            "El asterisco de las ciudades Vanguardia dice que un paso puede estar hecho, no que lo esté.",
        ),
        Text(
            "Earlier work counts with a date, proof and the coach's check. Without them the step is still to be done.",
            "El trabajo previo cuenta con fecha, prueba y revisión de su coach. Sin ello, el paso queda por hacer.",
        ),
        ("T2_1", "T2_3", "T2_4", "T2_5", "T2_6"),
        TA_PLAN.at("Table II note"),
    ),
    Friction(
        "C11",
        Text(
            "Vanguard cities are to mentor others, but Table II does not ask for it.",
            "Las ciudades Vanguardia deben guiar a otras, pero la Tabla II no lo pide.",
        ),
        Text(
            "Mentoring is an extra milestone: recommended, and never counted against a city.",
            "Guiar a otra ciudad es un hito adicional: se recomienda y nunca cuenta en contra.",
        ),
        ("encouraged",),
        TA_PLAN.at("§II"),
    ),
    Friction(
        "C12",
        Text(
            "The resolution has no star for Vanguard cities, so it seems it must be new.",
            "La resolución no lleva asterisco para Vanguardia, así que parecería que debe ser nueva.",
        ),
        Text(
            "An earlier resolution may be linked if its text commits to ACT. Otherwise a new one is passed.",
            "Se puede enlazar una resolución anterior si su texto compromete con ACT. Si no, se aprueba una nueva.",
        ),
        ("T2_2",),
        TA_PLAN.at("Table II row 2"),
    ),
    Friction(
        "C13",
        Text(
            "One sentence gives grants to Pilot teams, two others to Pilot and Vanguard cities.",
            "Una frase da subvenciones a los equipos Piloto; otras dos, a Piloto y Vanguardia.",
        ),
        Text(
            "Both tiers may receive grants.",
            "Ambas categorías pueden recibir subvenciones.",
        ),
        ("T1_8", "grants"),
        TA_PLAN.at("§III.A.3, Table I row 8 and §IV.1"),
    ),
)
