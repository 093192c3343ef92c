"""The first steps of a city that was just accepted, as plain data (R141, C4).

What the house knows by itself is computed; the rest only people can say, and they tick it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from thrive.base.lifecycle import Words
from thrive.program.text import Text

WITH_DESIGN_TEAM = ("pilot", "vanguard")
SIX = 6
REMINDED = datetime.timedelta(days=180)  # so long after joining, desks remind of what is open


@dataclass(frozen=True, slots=True)
class Known:
    """What the house knows about a city's first steps. Counts are of people.

    `asked` and `secured`: people of the city who are asked for a second sign-in step, and those of
    them who set it up. `design_missing` says what the Design Team still needs, in sentences.
    """

    contacts: int = 0
    signed_in: int = 0
    asked: int = 0
    secured: int = 0
    dates_sent_on: datetime.date | None = None
    cycle_starts_on: datetime.date | None = None
    cycle_ends_on: datetime.date | None = None
    introduced_on: datetime.date | None = None
    seats: int = 0
    seats_missing: tuple[Text | str, ...] = ()
    core_set_on: datetime.date | None = None
    design_formed_on: datetime.date | None = None
    design_missing: tuple[str, ...] = ()
    agreed_on: datetime.date | None = None
    first_meeting_on: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a step stands: done or not, in a sentence, and on which day it was done.

    `by` is who acts next, where it is somebody else than the step says.
    """

    done: bool
    sentence: Words
    day: datetime.date | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class OnboardingItem:
    """One of the first steps. `by` is who does it: "city" or "coach".

    `known` reads it from what the house knows; None where only people can tick it. `tiers` are
    those it is asked of, none named means all. `if_asked`: only where somebody is asked for it.
    """

    code: str
    name: Text
    why: Text
    by: str
    known: Callable[[Known], Standing] | None = None
    tiers: tuple[str, ...] = ()
    if_asked: bool = False


def steps_for(tier: str, known: Known) -> tuple[OnboardingItem, ...]:
    """The first steps of a city of this tier, in order."""
    return tuple(
        one
        for one in ITEMS
        if (not one.tiers or tier in one.tiers) and (not one.if_asked or known.asked)
    )


def _later(say: Callable[[Known], str]) -> Callable[[Known], Words]:
    """Put together when somebody reads it: desks ask how hundreds of steps stand, and read few."""
    return lazy(say, str)


@_later
def _have_accounts(known: Known) -> str:
    words = ngettext(
        "%(done)s of %(n)s first contact has an account and has signed in.",
        "%(done)s of %(n)s first contacts have an account and have signed in.",
        known.contacts,
    )
    return words % {"done": known.signed_in, "n": known.contacts}


def _accounts(known: Known) -> Standing:
    if not known.contacts:
        return Standing(False, _("No first contact has an account yet."))
    return Standing(known.signed_in == known.contacts, _have_accounts(known))


@_later
def _have_second_step(known: Known) -> str:
    words = ngettext(
        "%(done)s of the %(n)s person who is asked for it has a second sign-in step.",
        "%(done)s of the %(n)s people who are asked for it have a second sign-in step.",
        known.asked,
    )
    return words % {"done": known.secured, "n": known.asked}


def _second_step(known: Known) -> Standing:
    return Standing(known.secured == known.asked, _have_second_step(known))


@_later
def _dates_went_out(known: Known) -> str:
    said = gettext("The cycle runs from %(first)s to %(last)s. The mail with the dates went out.")
    return said % {
        "first": date_format(known.cycle_starts_on) if known.cycle_starts_on else "",
        "last": date_format(known.cycle_ends_on) if known.cycle_ends_on else "",
    }


def _dates(known: Known) -> Standing:
    if known.dates_sent_on is None:
        return Standing(False, _("The mail with the dates has not gone out yet."))
    return Standing(True, _dates_went_out(known), known.dates_sent_on)


def _introduced(known: Known) -> Standing:
    if known.introduced_on is None:
        return Standing(False, _("The coach has not introduced the city yet."))
    return Standing(True, _("The coach has introduced the city."), known.introduced_on)


@_later
def _seats_open(known: Known) -> str:
    words = ngettext(
        "%(n)s of 6 seats is filled. Open: %(missing)s.",
        "%(n)s of 6 seats are filled. Open: %(missing)s.",
        known.seats,
    )
    return words % {"n": known.seats, "missing": ", ".join(map(str, known.seats_missing))}


def _core_team(known: Known) -> Standing:
    if known.seats < SIX:
        return Standing(False, _seats_open(known))
    if known.core_set_on is None:
        words = _("All six seats have a name. The coach has still to confirm them.")
        return Standing(False, words, by="coach")
    return Standing(True, _("All six seats are filled."), known.core_set_on)


def _design_team(known: Known) -> Standing:
    if known.design_missing:
        return Standing(False, " ".join(known.design_missing))
    words = _("It is formed, with a Youth and an Adult Design Team.")
    return Standing(True, words, known.design_formed_on)


def _agreement(known: Known) -> Standing:
    if known.agreed_on is None:
        return Standing(False, _("It is not in force yet: signatures are missing."))
    return Standing(True, _("It is in force."), known.agreed_on)


def _meeting(known: Known) -> Standing:
    if known.first_meeting_on is None:
        return Standing(False, _("No meeting has been called yet."))
    return Standing(True, _("The first meeting has its day."), known.first_meeting_on)


ITEMS = (
    OnboardingItem(
        "welcome_call",
        Text("Welcome call", "Llamada de bienvenida"),
        Text(
            "The coach and the first contacts talk for half an hour: who is who, and what comes first.",
            "Su coach y los primeros contactos conversan media hora: quién es quién y qué va primero.",
        ),
        "coach",
    ),
    OnboardingItem(
        "accounts",
        Text("Accounts of the first contacts", "Cuentas de los primeros contactos"),
        Text(
            "Whoever acts for the city signs in with an account of their own.",
            "Quien actúa por la ciudad inicia sesión con su propia cuenta.",
        ),
        "city",
        _accounts,
    ),
    OnboardingItem(
        "second_step",
        Text("Second sign-in step", "Segundo paso para iniciar sesión"),
        Text(
            "People of the city who also work for the program protect their account twice.",
            "Las personas de la ciudad que también trabajan para el programa protegen su cuenta dos veces.",
        ),
        "city",
        _second_step,
        if_asked=True,
    ),
    OnboardingItem(
        "dates",
        Text("Dates of the cycle", "Fechas del ciclo"),
        Text(
            "The city knows when the cycle begins and ends, and what is decided by when.",
            "La ciudad sabe cuándo empieza y termina el ciclo, y qué se decide y para cuándo.",
        ),
        "coach",
        _dates,
    ),
    OnboardingItem(
        "introduction",
        Text(
            "Introduction to the Learning Community",
            "Presentación en la Comunidad de Aprendizaje",
        ),
        Text(
            "The coach introduces the first contacts to the other cities.",
            "Su coach presenta a los primeros contactos ante las otras ciudades.",
        ),
        "coach",
        _introduced,
    ),
    OnboardingItem(
        "toolkit",
        Text("Tour of the toolkit", "Recorrido por la caja de herramientas"),
        Text(
            "The city has looked at the model policies and strategies, and marked one or two.",
            "La ciudad vio las políticas modelo y las estrategias, y anotó una o dos.",
        ),
        "city",
    ),
    OnboardingItem(
        "calendar",
        Text("A look at the calendar", "Un vistazo al calendario"),
        Text(
            "The city knows which workshops are open to it, and when its council meets.",
            "La ciudad sabe qué talleres tiene abiertos y cuándo se reúne su concejo.",
        ),
        "city",
    ),
    OnboardingItem(
        "core_team",
        Text("Core Team of six", "Equipo Base de seis personas"),
        Text(
            "Two from the city, two from community organizations, two residents.",
            "Dos de la ciudad, dos de organizaciones comunitarias, dos residentes.",
        ),
        "city",
        _core_team,
    ),
    OnboardingItem(
        "first_meeting",
        Text("First team meeting", "Primera reunión del equipo"),
        Text(
            "The first meeting has a day, a place and an agenda.",
            "La primera reunión tiene día, lugar y agenda.",
        ),
        "city",
        _meeting,
    ),
    OnboardingItem(
        "rhythm",
        Text("A rhythm for coaching", "Un ritmo para el acompañamiento"),
        Text(
            "City and coach have agreed how often they talk, and on which day.",
            "La ciudad y su coach acordaron cada cuánto conversan y qué día.",
        ),
        "coach",
        tiers=WITH_DESIGN_TEAM,
    ),
    OnboardingItem(
        "design_team",
        Text("Design Team with its two subgroups", "Equipo de Diseño con sus dos subgrupos"),
        Text(
            "Residents who live it, young and adult, sit at the table with the city.",
            "Residentes que lo viven, jóvenes y personas adultas, se sientan a la mesa con la ciudad.",
        ),
        "city",
        _design_team,
        WITH_DESIGN_TEAM,
    ),
    OnboardingItem(
        "agreement",
        Text("Letter of Agreement", "Carta de Acuerdo"),
        Text(
            "The teams have signed what the work is for and what they take on.",
            "Los equipos firmaron para qué es el trabajo y a qué se comprometen.",
        ),
        "city",
        _agreement,
        WITH_DESIGN_TEAM,
    ),
    OnboardingItem(
        "mentoring",
        Text("Talk about mentoring", "Conversación sobre la mentoría"),
        Text(
            "A Vanguard city says what it could teach another city, and when it has time for it.",
            "Una ciudad Vanguardia dice qué podría enseñar a otra ciudad y cuándo tiene tiempo para ello.",
        ),
        "coach",
        tiers=("vanguard",),
    ),
)
