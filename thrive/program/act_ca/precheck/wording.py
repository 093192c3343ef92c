"""Answers that come back in several questions, and the next steps they suggest."""

from __future__ import annotations

from ...rulebook import PrecheckAnswer
from ...text import Text

FIND_AN_OFFICIAL = Text(
    "Ask one person in city, county or tribal government to say yes to a short call with us.",
    "Pida a una persona del gobierno de la ciudad, el condado o la tribu que acepte una breve llamada con nosotros.",
)
INVITE_BOTH = Text(
    "Invite residents and youth to the same table, even once a month.",
    "Invite a residentes y jóvenes a la misma mesa, aunque sea una vez al mes.",
)
ONE_SMALL_POLICY = Text(
    "Pick one small issue people can see, such as a park or a crossing, and bring it to the council.",
    "Elija un tema pequeño que la gente pueda ver, como un parque o un cruce, y llévelo al concejo.",
)
NAME_THE_SIX = Text(
    "Start a list: two from the city, two from organizations, two residents. Open seats are fine.",
    "Empiece una lista: dos de la ciudad, dos de organizaciones, dos residentes. Puede haber puestos abiertos.",
)
CHOOSE_COACHING = Text(
    "Choose one-to-one coaching when your team has time for it.",
    "Elija coach propio cuando su equipo tenga tiempo para ello.",
)
ONCE_CONFIRMED = Text(
    "You can join as soon as one city, county or tribal official confirms.",
    "Puede entrar en cuanto una autoridad de la ciudad, el condado o la tribu lo confirme.",
)


def not_yet(because: Text, would_change: Text) -> PrecheckAnswer:
    return PrecheckAnswer("no", Text("Not yet", "Todavía no"), 0, "no", because, would_change)


def not_sure(because: Text, would_change: Text, first: Text | None = None) -> PrecheckAnswer:
    label = Text("Not sure", "No lo sé")
    return PrecheckAnswer("not_sure", label, 0, "unknown", because, would_change, first)


def left_out(would_change: Text, first: Text | None = None) -> PrecheckAnswer:
    label = Text("Not answered", "Sin respuesta")
    because = Text("You have not answered this yet.", "Aún no ha respondido esta pregunta.")
    return PrecheckAnswer("", label, 0, "unknown", because, would_change, first)
