"""Lines anyone can call, free, without an account. Only lines this house has a source for.

`checked_on` is the day somebody of the program called and found the number right; None means that
nobody has yet, and the page says so.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from thrive.program.text import Text


@dataclass(frozen=True, slots=True)
class HelpLine:
    """`dial` is for phones, `shown` for people; `source` names where we read the number."""

    slug: str
    name: Text
    dial: str
    shown: str
    when: Text
    who_answers: Text
    languages: Text
    source: Text
    checked_on: datetime.date | None = None
    text_to: str = ""


HELP_LINES = (
    HelpLine(
        "emergency",
        Text("Someone is in danger right now", "Alguien está en peligro ahora mismo"),
        "911",
        "911",
        Text("Any hour, by phone", "A toda hora, por teléfono"),
        Text("Police, fire and ambulance.", "Policía, bomberos y ambulancia."),
        Text(
            "Say which language you speak, and an interpreter joins.",
            "Diga qué idioma habla y se unirá una persona intérprete.",
        ),
        Text.proper("Federal Communications Commission, 911 and E911 Services"),
    ),
    HelpLine(
        "crisis",
        Text(
            "Someone thinks about suicide, or cannot cope",
            "Alguien piensa en el suicidio o ya no puede más",
        ),
        "988",
        "988",
        Text("Any hour, by phone, text or chat", "A toda hora, por teléfono, mensaje o chat"),
        Text(
            "988 Suicide and Crisis Lifeline: trained people who listen, for you or for a friend.",
            "Línea 988 de Prevención del Suicidio y Crisis: personas capacitadas que escuchan, "
            "por usted o por una amistad.",
        ),
        Text(
            "By phone press 2 for Spanish; by text send AYUDA to 988 for Spanish.",
            "Por teléfono, presione 2 para español; por mensaje, envíe AYUDA al 988.",
        ),
        Text.proper("988lifeline.org, “What to Expect”"),
        text_to="988",
    ),
    HelpLine(
        "youth-crisis",
        Text(
            "A young person in California needs to talk",
            "Una persona joven en California necesita hablar",
        ),
        "18008435200",
        "800-843-5200",
        Text("Any hour, by phone", "A toda hora, por teléfono"),
        Text(
            "California Youth Crisis Line, for ages 12 to 24 and the adults who care for them.",
            "Línea de Crisis Juvenil de California, para personas de 12 a 24 años y las personas "
            "adultas que las cuidan.",
        ),
        Text("Ask for the language you speak.", "Pida el idioma que usted habla."),
        Text(
            "California Legislature, Senate Concurrent Resolution 114 (2010); "
            "California Coalition for Youth",
            "Legislatura de California, Resolución Concurrente del Senado 114 (2010); "
            "California Coalition for Youth",
        ),
    ),
)
