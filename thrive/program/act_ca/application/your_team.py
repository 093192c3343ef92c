"""Page 3. Six seats. An open seat is an answer too."""

from __future__ import annotations

from collections.abc import Mapping

from ...rulebook import Question, SeatKind, Section
from ...sources import TA_PLAN
from ...text import Text
from ..teams import SEATS
from .cites import STEP_A

_SEAT_PARTS: Mapping[SeatKind, tuple[str, ...]] = {
    "city": ("name", "email"),
    "cbo": ("organization", "name", "email"),
    "resident": ("name",),
}

YOUR_TEAM = Section(
    3,
    "your-team",
    Text("Your team of six", "Su equipo de seis"),
    Text(
        "Two people from the city, two from community organizations, two residents. You can change them until the team is confirmed.",
        "Dos personas de la ciudad, dos de organizaciones comunitarias, dos residentes. Puede cambiarlas hasta que se confirme el equipo.",
    ),
    (
        *(
            Question(
                seat.code,
                seat.name,
                seat.who,
                "seat",
                seat.cite,
                max_length=160,
                parts=_SEAT_PARTS[seat.kind],
            )
            for seat in SEATS
        ),
        Question(
            "council_member_on_team",
            Text(
                "Does any of the six serve on the city council?",
                "¿Alguna de las seis personas es integrante del concejo?",
            ),
            Text(
                "If so, open-meeting rules apply to what they write here. We will explain them.",
                "En ese caso, las reglas de reuniones públicas se aplican a lo que escriba aquí. Se las explicaremos.",
            ),
            "yesno",
            STEP_A,
        ),
    ),
    TA_PLAN.at(
        "§III.A.1.g",
        Text("Seats may be named early; see C21.", "Los puestos pueden nombrarse antes; vea C21."),
    ),
)
