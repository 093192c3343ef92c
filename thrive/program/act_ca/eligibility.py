"""Chapter 10. Eligibility: a rubric for reviewers, and the bar for each tier.

The Plan says that criteria are reviewed, not what they are (C15). The first cycle weighed the
four that the program has used in public; the second adds a coalition and a commitment.
"""

from __future__ import annotations

from ..rulebook import Bar, Criterion
from ..sources import PUBLIC_CALL, TA_PLAN
from ..text import Text
from .tiers import AFFILIATE, PILOT, VANGUARD

_STEP_D = TA_PLAN.at(
    "§III.A.1.d",
    Text(
        "The Plan names the review, not the criteria; see C15.",
        "El Plan nombra la revisión, no los criterios; vea C15.",
    ),
)
_CALL = PUBLIC_CALL.at("selection criteria")

_LEGAL_STANDING = Criterion(
    "legal_standing",
    Text("Legal standing", "Capacidad legal"),
    Text(
        "Is the applicant a city, a tribe or a county, or a nonprofit acting with one?",
        "¿Quien solicita es una ciudad, una tribu o un condado, o una organización sin fines de lucro que actúa con uno de ellos?",
    ),
    (
        Text(
            "No legal body and no local government is involved.",
            "No participa ninguna entidad legal ni gobierno local.",
        ),
        Text(
            "A legal body applies, but no local government is involved yet.",
            "Solicita una entidad legal, pero aún no participa un gobierno local.",
        ),
        Text(
            "A local government has been asked and is interested.",
            "Se consultó a un gobierno local y está interesado.",
        ),
        Text(
            "A local government official has confirmed the application.",
            "Una autoridad del gobierno local confirmó la solicitud.",
        ),
        Text(
            "The local government applies itself, or has a signed agreement with the applicant.",
            "El gobierno local presenta la solicitud, o tiene un acuerdo firmado con quien la presenta.",
        ),
    ),
    weight=2,
    gate=True,
    cite=_CALL,
)
_GEOGRAPHIC_BALANCE = Criterion(
    "geographic_balance",
    Text("Geographic balance", "Equilibrio geográfico"),
    Text(
        "Would this city bring in a part of California that is missing?",
        "¿Traería esta ciudad a una parte de California que hoy falta?",
    ),
    (
        Text(
            "Several cities nearby, much like this one, already take part.",
            "Varias ciudades cercanas y muy parecidas ya participan.",
        ),
        Text(
            "A city much like this one already takes part nearby.",
            "Ya participa cerca una ciudad muy parecida.",
        ),
        Text(
            "The region takes part, but not a place of this size or kind.",
            "La región participa, pero no un lugar de este tamaño o tipo.",
        ),
        Text("Few cities of this region take part.", "Pocas ciudades de esta región participan."),
        Text(
            "No city of this region takes part yet.",
            "Ninguna ciudad de esta región participa todavía.",
        ),
    ),
    weight=1,
    gate=False,
    cite=_CALL,
    in_reach=False,
)
_POLICY_READINESS = Criterion(
    "policy_readiness",
    Text("Readiness for policy work", "Preparación para trabajar en políticas"),
    Text(
        "Could this city change a policy, a system or a budget in the coming years?",
        "¿Podría esta ciudad cambiar una política, un sistema o un presupuesto en los próximos años?",
    ),
    (
        Text(
            "No issue is named yet, and no one in office knows of it.",
            "Aún no se nombra un tema, y nadie en el gobierno lo conoce.",
        ),
        Text(
            "An issue is named; contact with officials is only planned.",
            "Hay un tema; el contacto con las autoridades apenas se planea.",
        ),
        Text(
            "An issue is named and at least one official is listening.",
            "Hay un tema y al menos una autoridad está escuchando.",
        ),
        Text(
            "An official champions a policy, and staff have time for it.",
            "Una autoridad impulsa una política y el personal tiene tiempo para ella.",
        ),
        Text(
            "The city has already passed a policy for children, and the next is being drafted.",
            "La ciudad ya aprobó una política para la niñez y redacta la siguiente.",
        ),
    ),
    weight=3,
    gate=False,
    cite=_CALL,
)
_NEED = Criterion(
    "need",
    Text("Demonstrated need", "Necesidad demostrada"),
    Text(
        "Do numbers and residents' own words show that children here carry more than their share?",
        "¿Muestran los datos y las palabras de los residentes que la niñez de aquí carga con más de lo que le toca?",
    ),
    (
        Text("No need is described.", "No se describe ninguna necesidad."),
        Text(
            "A need is described without numbers or residents' words.",
            "Se describe una necesidad sin datos ni palabras de residentes.",
        ),
        Text(
            "Numbers or residents' words show a need.",
            "Los datos o las palabras de residentes muestran una necesidad.",
        ),
        Text(
            "Numbers and residents' words both show it, for a named neighborhood.",
            "Los datos y las palabras de residentes la muestran en un vecindario concreto.",
        ),
        Text(
            "Both show it, with who is hurt most, why, and what is at risk if nothing changes.",
            "Ambos la muestran, con quiénes sufren más, por qué y qué está en riesgo si nada cambia.",
        ),
    ),
    weight=2,
    gate=False,
    cite=_CALL,
)
_EXISTING_COALITION = Criterion(
    "existing_coalition",
    Text("Existing coalition", "Coalición existente"),
    Text(
        "Are youth, residents, organizations and officials already meeting?",
        "¿Ya se reúnen jóvenes, residentes, organizaciones y autoridades?",
    ),
    (
        Text("No group is meeting.", "Ningún grupo se reúne."),
        Text(
            "Organizations meet, without residents or youth.",
            "Se reúnen organizaciones, sin residentes ni jóvenes.",
        ),
        Text(
            "Residents or youth take part now and then.",
            "Residentes o jóvenes participan de vez en cuando.",
        ),
        Text(
            "Residents and youth meet regularly with organizations.",
            "Residentes y jóvenes se reúnen con regularidad con las organizaciones.",
        ),
        Text(
            "Residents and youth lead a coalition that includes the city.",
            "Residentes y jóvenes dirigen una coalición que incluye a la ciudad.",
        ),
    ),
    weight=2,
    gate=False,
    cite=_STEP_D,
)
_COMMITMENT = Criterion(
    "commitment",
    Text("Commitment", "Compromiso"),
    Text(
        "Who has promised time, money or a vote, and can we see the promise?",
        "¿Quién prometió tiempo, dinero o un voto, y se puede ver esa promesa?",
    ),
    (
        Text("No one has promised anything yet.", "Nadie ha prometido nada todavía."),
        Text("People are willing, with nothing in writing.", "Hay voluntad, sin nada por escrito."),
        Text(
            "Some of the six seats are filled, or a letter of support is attached.",
            "Algunos de los seis puestos están ocupados, o se adjunta una carta de apoyo.",
        ),
        Text(
            "Most seats are filled and staff time is promised in writing.",
            "La mayoría de los puestos están ocupados y hay tiempo de personal prometido por escrito.",
        ),
        Text(
            "All six people are named, and a resolution, MOU or budget line stands behind them.",
            "Las seis personas están nombradas y las respalda una resolución, un memorando o una partida del presupuesto.",
        ),
    ),
    weight=2,
    gate=False,
    cite=_STEP_D,
)

FIRST_FOUR = (_LEGAL_STANDING, _GEOGRAPHIC_BALANCE, _POLICY_READINESS, _NEED)
ALL_SIX = (*FIRST_FOUR, _EXISTING_COALITION, _COMMITMENT)

_PRECHECK_PILOT = {"standing": 2, "official": 1, "meeting": 1, "six": 1, "help": 1}
_PRECHECK_VANGUARD = {"standing": 2, "official": 2, "meeting": 2, "passed": 2, "six": 1, "help": 2}

BARS_OF_FOUR = (
    Bar(AFFILIATE, 0, {}, {}, _STEP_D),
    Bar(PILOT, 55, {"policy_readiness": 2, "need": 2}, _PRECHECK_PILOT, _STEP_D),
    Bar(VANGUARD, 80, {"policy_readiness": 4, "need": 2}, _PRECHECK_VANGUARD, _STEP_D),
)
BARS_OF_SIX = (
    Bar(AFFILIATE, 0, {}, {}, _STEP_D),
    Bar(PILOT, 55, {"policy_readiness": 2, "commitment": 2}, _PRECHECK_PILOT, _STEP_D),
    Bar(
        VANGUARD,
        80,
        {"policy_readiness": 4, "existing_coalition": 3, "commitment": 3},
        _PRECHECK_VANGUARD,
        _STEP_D,
    ),
)
