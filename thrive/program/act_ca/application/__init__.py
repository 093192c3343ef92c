"""Chapter 12. The application, one module a page. The questions are copy: read them aloud."""

from __future__ import annotations

from ...rulebook import ApplicationForm, Section
from ...text import Text
from .cites import STEP_A
from .help_you_need import HELP_YOU_NEED
from .ready_to_work import READY_TO_WORK
from .why_now import WHY_NOW
from .your_city import YOUR_CITY
from .your_team import YOUR_TEAM

CHECK_AND_SEND = Section(
    6,
    "check-and-send",
    Text("Check and send", "Revisar y enviar"),
    Text(
        "Read it once more. After you send it you get a number, and you can see where it stands at any time.",
        "Léala una vez más. Al enviarla recibe un número, y puede ver su estado en todo momento.",
    ),
    (),
    STEP_A,
)

APPLICATION = ApplicationForm(
    minutes=40,
    burden=Text(
        "About 40 minutes. You can stop and come back with your number.",
        "Unos 40 minutos. Puede detenerse y volver con su número.",
    ),
    have_ready=(
        Text(
            "The name and work email of a city official",
            "El nombre y el correo de trabajo de una autoridad de la ciudad",
        ),
        Text(
            "The names of people for the six seats, or “still looking”",
            "Los nombres para los seis puestos, o “seguimos buscando”",
        ),
        Text(
            "One number or story about children where you live",
            "Un dato o una historia sobre la niñez donde usted vive",
        ),
        Text("A letter of support, if you have one", "Una carta de apoyo, si tiene una"),
    ),
    sections=(YOUR_CITY, WHY_NOW, YOUR_TEAM, READY_TO_WORK, HELP_YOU_NEED, CHECK_AND_SEND),
    cite=STEP_A,
)

__all__ = ["APPLICATION"]
