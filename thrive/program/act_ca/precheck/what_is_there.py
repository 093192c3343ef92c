"""What is already there: people who meet, a council that has acted, six names."""

from __future__ import annotations

from ...rulebook import PrecheckAnswer, PrecheckQuestion
from ...sources import TA_PLAN
from ...text import Text
from .wording import INVITE_BOTH, NAME_THE_SIX, ONE_SMALL_POLICY, left_out, not_sure, not_yet

MEETING = PrecheckQuestion(
    "meeting",
    Text("Are residents and youth already meeting?", "¿Ya se reúnen residentes y jóvenes?"),
    (
        PrecheckAnswer(
            "yes",
            Text("Yes, both", "Sí, ambos"),
            2,
            "yes",
            Text("Residents and youth already meet.", "Residentes y jóvenes ya se reúnen."),
        ),
        PrecheckAnswer(
            "partly",
            Text("One of the two, or now and then", "Uno de los dos, o de vez en cuando"),
            1,
            "partly",
            Text("Part of the community already meets.", "Una parte de la comunidad ya se reúne."),
            INVITE_BOTH,
        ),
        not_yet(Text("No group meets yet.", "Todavía no se reúne ningún grupo."), INVITE_BOTH),
        not_sure(
            Text("We do not know yet who meets.", "Aún no sabemos quién se reúne."),
            INVITE_BOTH,
        ),
    ),
    left_out(INVITE_BOTH),
    TA_PLAN.at("§III.A.2 and §VI Core Team"),
)

PASSED = PrecheckQuestion(
    "passed",
    Text(
        "Has the council ever passed something for children or youth?",
        "¿Ha aprobado el concejo alguna vez algo para la niñez o la juventud?",
    ),
    (
        PrecheckAnswer(
            "yes",
            Text("Yes", "Sí"),
            2,
            "yes",
            Text(
                "Your council has acted for children before.",
                "Su concejo ya ha actuado por la niñez.",
            ),
        ),
        PrecheckAnswer(
            "partly",
            Text("It has been discussed", "Se ha hablado de ello"),
            1,
            "partly",
            Text("Your council has talked about it.", "Su concejo ha hablado de ello."),
            ONE_SMALL_POLICY,
        ),
        not_yet(
            Text(
                "Your council has not acted for children yet.",
                "Su concejo aún no ha actuado por la niñez.",
            ),
            ONE_SMALL_POLICY,
        ),
        not_sure(
            Text(
                "We do not know yet what the council has done.",
                "Aún no sabemos qué ha hecho el concejo.",
            ),
            Text(
                "Ask the city clerk, or look through past agendas.",
                "Pregunte en la secretaría de la ciudad o revise agendas pasadas.",
            ),
        ),
    ),
    left_out(ONE_SMALL_POLICY),
    TA_PLAN.at(
        "§II",
        Text("Vanguard cities are further along.", "Las ciudades Vanguardia están más avanzadas."),
    ),
)

SIX = PrecheckQuestion(
    "six",
    Text(
        "Could you name six people for a Core Team?",
        "¿Podría nombrar a seis personas para un Equipo Base?",
    ),
    (
        PrecheckAnswer(
            "yes",
            Text("Yes, all six", "Sí, a las seis"),
            2,
            "yes",
            Text("You can name a whole Core Team.", "Puede nombrar un Equipo Base completo."),
        ),
        PrecheckAnswer(
            "partly",
            Text("Some of them", "A algunas"),
            1,
            "partly",
            Text(
                "You can name part of a Core Team. A coach helps with the rest.",
                "Puede nombrar a parte del Equipo Base. Le ayudamos con el resto.",
            ),
            NAME_THE_SIX,
        ),
        not_yet(
            Text("The Core Team is still to be found.", "Falta encontrar al Equipo Base."),
            NAME_THE_SIX,
        ),
        not_sure(
            Text(
                "We do not know yet who would be on the team.",
                "Aún no sabemos quiénes formarían el equipo.",
            ),
            NAME_THE_SIX,
        ),
    ),
    left_out(NAME_THE_SIX),
    TA_PLAN.at("§III.A.1.g"),
)
