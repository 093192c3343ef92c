"""Page 1. Where you are, who you are, and who can confirm it."""

from __future__ import annotations

from ...rulebook import Option, Question, Section
from ...sources import TA_PLAN
from ...text import Text
from .cites import STEP_A

_OFFICIAL = TA_PLAN.at(
    "§III.A.1.d",
    Text(
        "An official confirms before the review; see C24.",
        "Una autoridad confirma antes de la revisión; vea C24.",
    ),
)

YOUR_CITY = Section(
    1,
    "your-city",
    Text("Your city", "Su ciudad"),
    Text(
        "Where you are, who you are, and who in local government can confirm it.",
        "Dónde está, quién es usted y quién puede confirmarlo en el gobierno local.",
    ),
    (
        Question(
            "place_kind",
            Text("What kind of place is it?", "¿Qué tipo de lugar es?"),
            None,
            "choice",
            TA_PLAN.at(
                "§IV.7",
                Text(
                    "The Plan speaks of cities, counties and tribes; see C23.",
                    "El Plan habla de ciudades, condados y tribus; vea C23.",
                ),
            ),
            options=(
                Option("city", Text("City", "Ciudad")),
                Option("tribal_nation", Text("Tribal nation", "Nación tribal")),
                Option(
                    "county", Text("County or unincorporated area", "Condado o área no incorporada")
                ),
                Option(
                    "neighborhood",
                    Text("Neighborhood of a large city", "Vecindario de una ciudad grande"),
                ),
            ),
        ),
        Question(
            "place_name",
            Text("Name of the place", "Nombre del lugar"),
            Text("As people there call it.", "Como lo llama su gente."),
            "text",
            STEP_A,
            max_length=120,
        ),
        Question(
            "contact_name",
            Text("Your name", "Su nombre"),
            None,
            "text",
            STEP_A,
            max_length=120,
            autocomplete="name",
        ),
        Question(
            "contact_role",
            Text("Your role", "Su cargo o función"),
            Text(
                "For example: project lead, parent, council aide.",
                "Por ejemplo: líder de proyecto, madre o padre, asistente del concejo.",
            ),
            "text",
            STEP_A,
            max_length=120,
            autocomplete="organization-title",
        ),
        Question(
            "organization",
            Text("Your organization", "Su organización"),
            Text(
                "Leave empty if you apply as a resident.",
                "Déjelo en blanco si solicita como residente.",
            ),
            "text",
            STEP_A,
            required=False,
            max_length=160,
            autocomplete="organization",
        ),
        Question(
            "contact_email",
            Text("Your email", "Su correo electrónico"),
            Text(
                "We write here about this application only.",
                "Escribimos aquí solo sobre esta solicitud.",
            ),
            "email",
            STEP_A,
            max_length=254,
            autocomplete="email",
            shown_to_reviewers=False,
        ),
        Question(
            "contact_phone",
            Text("Your phone", "Su teléfono"),
            Text("If you would rather get a call.", "Si prefiere recibir una llamada."),
            "phone",
            STEP_A,
            required=False,
            autocomplete="tel",
            shown_to_reviewers=False,
        ),
        Question(
            "website",
            Text("Website", "Sitio web"),
            None,
            "url",
            STEP_A,
            required=False,
            max_length=200,
            autocomplete="url",
        ),
        Question(
            "official_name",
            Text(
                "City official who can confirm this application",
                "Autoridad que puede confirmar esta solicitud",
            ),
            Text(
                "Someone elected or on staff in city, county or tribal government. You can send the application before they answer.",
                "Alguien electo o del personal de la ciudad, el condado o la tribu. Puede enviar la solicitud antes de que responda.",
            ),
            "text",
            _OFFICIAL,
            max_length=120,
        ),
        Question(
            "official_title",
            Text("Their title", "Su cargo"),
            Text(
                "For example: mayor, parks director.",
                "Por ejemplo: alcaldesa, director de parques.",
            ),
            "text",
            _OFFICIAL,
            max_length=120,
        ),
        Question(
            "official_email",
            Text("Their work email", "Su correo de trabajo"),
            Text(
                "We write once, to ask if they agree.",
                "Escribimos una sola vez, para preguntar si está de acuerdo.",
            ),
            "email",
            _OFFICIAL,
            max_length=254,
            shown_to_reviewers=False,
        ),
    ),
    STEP_A,
)
