"""Page 4. What is already in place."""

from __future__ import annotations

from ...rulebook import Question, Section
from ...sources import TA_PLAN
from ...text import Text
from .cites import STEP_A

_MEGABYTE = 1_048_576

READY_TO_WORK = Section(
    4,
    "ready-to-work",
    Text("Ready to work", "Listos para trabajar"),
    Text(
        "What is already in place. Short answers are fine, and so is “nothing yet”.",
        "Lo que ya existe. Bastan respuestas cortas, y también “todavía nada”.",
    ),
    (
        Question(
            "coalition",
            Text(
                "Which groups already meet about this?", "¿Qué grupos ya se reúnen sobre este tema?"
            ),
            Text(
                "Name them and say how often they meet.", "Nómbrelos y diga cada cuánto se reúnen."
            ),
            "long",
            TA_PLAN.at("§VI Core Team"),
            required=False,
            max_length=1000,
        ),
        Question(
            "youth_meeting",
            Text(
                "How many youth, ages 13 to 24, take part today?",
                "¿Cuántos jóvenes de 13 a 24 años participan hoy?",
            ),
            Text("Your best guess. Zero is fine.", "Un cálculo aproximado. Cero está bien."),
            "number",
            TA_PLAN.at(
                "§III.A.2",
                Text("The Plan gives no ages; see C19.", "El Plan no da edades; vea C19."),
            ),
            required=False,
            least=0,
            most=9999,
        ),
        Question(
            "past_policy",
            Text(
                "What has your council done for children or youth so far?",
                "¿Qué ha hecho su concejo hasta hoy por la niñez o la juventud?",
            ),
            Text(
                "A vote, a program, a budget line, or nothing yet.",
                "Un voto, un programa, una partida del presupuesto o todavía nada.",
            ),
            "long",
            STEP_A,
            required=False,
            max_length=1000,
        ),
        Question(
            "champion",
            Text(
                "Who in office would stand up for this?", "¿Quién en el gobierno defendería esto?"
            ),
            None,
            "text",
            STEP_A,
            required=False,
            max_length=160,
        ),
        Question(
            "data_at_hand",
            Text("What do you already know or measure?", "¿Qué saben o miden ya?"),
            Text(
                "Surveys, reports, walks, listening sessions.",
                "Encuestas, informes, recorridos, sesiones de escucha.",
            ),
            "long",
            STEP_A,
            required=False,
            max_length=800,
        ),
        Question(
            "fiscal_body",
            Text(
                "Which organization could receive a grant?",
                "¿Qué organización podría recibir una subvención?",
            ),
            Text(
                "A nonprofit, a tribe or a local government. Leave empty if you do not know.",
                "Una organización sin fines de lucro, una tribu o un gobierno local. Déjelo en blanco si no lo sabe.",
            ),
            "text",
            TA_PLAN.at("§IV.1"),
            required=False,
            max_length=160,
        ),
        Question(
            "support_letter",
            Text("Letter of support", "Carta de apoyo"),
            Text(
                "If you have one. A PDF or a photo, up to 10 MB.",
                "Si tiene una. Un PDF o una foto, hasta 10 MB.",
            ),
            "file",
            STEP_A,
            required=False,
            accepts=("pdf", "png", "jpg", "jpeg"),
            max_bytes=10 * _MEGABYTE,
        ),
    ),
    STEP_A,
)
