"""Page 5. What help, in which languages."""

from __future__ import annotations

from ...rulebook import Option, Question, Section
from ...sources import TA_PLAN
from ...text import Text
from .cites import STEP_A

_LANGUAGES = (
    Option("en", Text("English", "Inglés")),
    Option("es", Text("Spanish", "Español")),
    Option("zh", Text("Chinese (Cantonese or Mandarin)", "Chino (cantonés o mandarín)")),
    Option("tl", Text("Tagalog", "Tagalo")),
    Option("vi", Text("Vietnamese", "Vietnamita")),
    Option("hmn", Text.proper("Hmong")),
    Option("pa", Text("Punjabi", "Panyabí")),
    Option("ar", Text("Arabic", "Árabe")),
    Option("other", Text("Another language", "Otro idioma")),
)

HELP_YOU_NEED = Section(
    5,
    "help-you-need",
    Text("Help you need", "La ayuda que necesita"),
    Text(
        "So that we bring the right people, in the right language.",
        "Para que lleguemos con las personas y el idioma adecuados.",
    ),
    (
        Question(
            "help_kind",
            Text("What kind of help would you like most?", "¿Qué tipo de ayuda le gustaría más?"),
            None,
            "choice",
            TA_PLAN.at("Table I"),
            options=(
                Option(
                    "together",
                    Text(
                        "To learn together with other cities", "Aprender junto con otras ciudades"
                    ),
                ),
                Option(
                    "coaching", Text("A coach for our own city", "Coach para nuestra propia ciudad")
                ),
                Option(
                    "mentor",
                    Text(
                        "To mentor other cities, with a coach of our own",
                        "Guiar a otras ciudades, con coach propio",
                    ),
                ),
                Option("not_sure", Text("Not sure yet", "Aún no lo sé")),
            ),
        ),
        Question(
            "help_detail",
            Text(
                "What would help you most in the first three months?",
                "¿Qué le ayudaría más en los primeros tres meses?",
            ),
            None,
            "long",
            STEP_A,
            required=False,
            max_length=800,
        ),
        Question(
            "languages",
            Text(
                "In which languages should meetings be held?",
                "¿En qué idiomas deben ser las reuniones?",
            ),
            None,
            "choices",
            TA_PLAN.at(
                "§III.A.1",
                Text(
                    "The Plan does not speak of languages; see C32.",
                    "El Plan no habla de idiomas; vea C32.",
                ),
            ),
            options=_LANGUAGES,
        ),
        Question(
            "heard_from",
            Text("Where did you hear about us?", "¿Cómo supo de nosotros?"),
            None,
            "choice",
            STEP_A,
            required=False,
            shown_to_reviewers=False,
            options=(
                Option("city", Text("Another city", "Otra ciudad")),
                Option("event", Text("An event or webinar", "Un evento o seminario web")),
                Option("partner", Text("A partner organization", "Una organización aliada")),
                Option("search", Text("Searching online", "Buscando en internet")),
                Option("staff", Text("Someone from the program", "Alguien del programa")),
                Option("other", Text("Somewhere else", "De otra manera")),
            ),
        ),
        Question(
            "may_share",
            Text(
                "I may share this information, and the people I named know that I did.",
                "Puedo compartir esta información, y las personas que nombré lo saben.",
            ),
            Text(
                "Only reviewers and our staff read it. Your city's name appears in public once it joins.",
                "Solo la leen quienes revisan y nuestro personal. El nombre de su ciudad se publica cuando entra.",
            ),
            "consent",
            STEP_A,
            shown_to_reviewers=False,
        ),
    ),
    STEP_A,
)
