"""Page 2. What you see, whom it hurts, and where you lean."""

from __future__ import annotations

from ...rulebook import Option, Question, Section
from ...sources import TA_PLAN
from ...text import Text
from ..areas import AREAS
from .cites import STEP_A

WHY_NOW = Section(
    2,
    "why-now",
    Text("Why now", "Por qué ahora"),
    Text(
        "What you see, whom it hurts, and what you would like to change.",
        "Lo que usted ve, a quién daña y lo que le gustaría cambiar.",
    ),
    (
        Question(
            "need",
            Text(
                "What is hard for children and youth where you live?",
                "¿Qué es difícil para la niñez y la juventud donde usted vive?",
            ),
            Text(
                "A number, a story, or both. Please leave out names and private details.",
                "Un dato, una historia o ambos. No incluya nombres ni detalles privados.",
            ),
            "long",
            STEP_A,
            max_length=1500,
        ),
        Question(
            "most_affected",
            Text(
                "Who is hurt most, and how do they take part already?",
                "¿A quién daña más y cómo participan ya esas personas?",
            ),
            Text("Neighborhoods, ages, languages.", "Vecindarios, edades, idiomas."),
            "long",
            STEP_A,
            max_length=1000,
        ),
        Question(
            "action_areas",
            Text(
                "Which action areas are you leaning toward?",
                "¿Hacia qué áreas de acción se inclina?",
            ),
            Text(
                "Your community makes the choice later. Mark what comes to mind.",
                "Su comunidad elegirá más adelante. Marque lo que le venga a la mente.",
            ),
            "choices",
            TA_PLAN.at("§I and §III.A.4"),
            options=(
                *(Option(area.slug, area.name) for area in AREAS),
                Option("undecided", Text("Not decided yet", "Aún sin decidir")),
            ),
        ),
        Question(
            "if_nothing",
            Text("What happens if nothing changes?", "¿Qué pasa si nada cambia?"),
            None,
            "long",
            STEP_A,
            required=False,
            max_length=800,
        ),
    ),
    STEP_A,
)
