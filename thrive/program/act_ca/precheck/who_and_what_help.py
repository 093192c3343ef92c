"""Who is asking, who can confirm it, and what help would be welcome."""

from __future__ import annotations

from ...rulebook import PrecheckAnswer, PrecheckQuestion
from ...sources import TA_PLAN
from ...text import Text
from .wording import CHOOSE_COACHING, FIND_AN_OFFICIAL, ONCE_CONFIRMED, left_out, not_sure, not_yet

STANDING = PrecheckQuestion(
    "standing",
    Text("Who is asking?", "¿Quién pregunta?"),
    (
        PrecheckAnswer(
            "government",
            Text("A city, a tribe or a county", "Una ciudad, una tribu o un condado"),
            3,
            "yes",
            Text("A local government is at the table.", "Un gobierno local está en la mesa."),
        ),
        PrecheckAnswer(
            "with_government",
            Text(
                "A nonprofit or school working with one",
                "Una organización o escuela que trabaja con uno de ellos",
            ),
            2,
            "yes",
            Text(
                "You work with a local government, which is how most places begin.",
                "Usted trabaja con un gobierno local, y así empieza la mayoría.",
            ),
        ),
        PrecheckAnswer(
            "no_government_yet",
            Text(
                "Residents or a nonprofit, no local government yet",
                "Residentes o una organización, aún sin gobierno local",
            ),
            1,
            "partly",
            Text(
                "The energy is there; a local government partner is still to come.",
                "La energía está; falta todavía el gobierno local.",
            ),
            FIND_AN_OFFICIAL,
            ONCE_CONFIRMED,
        ),
        not_sure(
            Text(
                "We do not know yet who would apply with you.",
                "Aún no sabemos quién presentaría la solicitud con usted.",
            ),
            FIND_AN_OFFICIAL,
            ONCE_CONFIRMED,
        ),
    ),
    left_out(FIND_AN_OFFICIAL, ONCE_CONFIRMED),
    TA_PLAN.at(
        "§III.A.1.a",
        Text(
            "Anyone may nominate a city; see C24.",
            "Cualquier persona puede proponer una ciudad; vea C24.",
        ),
    ),
)

OFFICIAL = PrecheckQuestion(
    "official",
    Text(
        "Is someone in local government ready to be named?",
        "¿Hay alguien en el gobierno local que acepte ser nombrado?",
    ),
    (
        PrecheckAnswer(
            "yes",
            Text("Yes", "Sí"),
            2,
            "yes",
            Text(
                "A city official can confirm your application.",
                "Una autoridad puede confirmar su solicitud.",
            ),
        ),
        PrecheckAnswer(
            "partly",
            Text("We are talking with someone", "Estamos conversando con alguien"),
            1,
            "partly",
            Text(
                "You are talking with someone who may confirm.",
                "Está conversando con alguien que podría confirmar.",
            ),
            Text(
                "Ask that person whether we may write to them.",
                "Pregunte a esa persona si podemos escribirle.",
            ),
        ),
        not_yet(
            Text("No official has been named yet.", "Aún no hay una autoridad nombrada."),
            FIND_AN_OFFICIAL,
        ),
        not_sure(
            Text(
                "We do not know yet who could confirm.",
                "Aún no sabemos quién podría confirmar.",
            ),
            FIND_AN_OFFICIAL,
        ),
    ),
    left_out(FIND_AN_OFFICIAL),
    TA_PLAN.at(
        "§III.A.1.d",
        Text(
            "An official confirms before the review; see C24.",
            "Una autoridad confirma antes de la revisión; vea C24.",
        ),
    ),
)

HELP = PrecheckQuestion(
    "help",
    Text("What kind of help would you like?", "¿Qué tipo de ayuda le gustaría?"),
    (
        PrecheckAnswer(
            "mentor",
            Text(
                "We have done most of this, and would mentor others",
                "Ya hicimos casi todo esto y guiaríamos a otras ciudades",
            ),
            2,
            "yes",
            Text("You are ready to guide other cities.", "Puede guiar a otras ciudades."),
        ),
        PrecheckAnswer(
            "coaching",
            Text("A coach for our own city", "Coach para nuestra propia ciudad"),
            1,
            "yes",
            Text(
                "You want someone beside your own team.",
                "Quiere a alguien al lado de su equipo.",
            ),
            Text(
                "Mentoring another city is what Vanguard cities add.",
                "Guiar a otra ciudad es lo que agregan las ciudades Vanguardia.",
            ),
        ),
        PrecheckAnswer(
            "together",
            Text("To learn together with other cities", "Aprender junto con otras ciudades"),
            0,
            "yes",
            Text(
                "You want to learn together with other cities.",
                "Quiere aprender junto con otras ciudades.",
            ),
            CHOOSE_COACHING,
        ),
        not_sure(
            Text(
                "You can decide on the kind of help later.",
                "Puede decidir más adelante qué ayuda quiere.",
            ),
            CHOOSE_COACHING,
        ),
    ),
    left_out(CHOOSE_COACHING),
    TA_PLAN.at("§II"),
)
