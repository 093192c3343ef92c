"""Who asks a rule and in which state, and how its answer reads."""

from __future__ import annotations

from tests.people.making import agreed, member, staff, youth
from thrive.base.decisions import Decision
from thrive.base.refs import SYSTEM
from thrive.people.actions import erase_me, give_assent, withdraw_consent
from thrive.people.models import Person

ONLY_ADMIN = "Only a program administrator can {}."
LEFT = "This person has left the platform."


def said(decision: Decision) -> str:
    return "yes" if decision else str(decision.sentence)


def consented() -> Person:
    person = youth()
    agreed(person, "photo")
    return person


def assented() -> Person:
    person = youth()
    give_assent(agreed(person, "photo"), assent=["photo"], by=person)
    return person


def withdrawn() -> Person:
    person = youth()
    withdraw_consent(agreed(person, "photo"), by=person)
    return person


def erased() -> Person:
    person = member()
    return erase_me(person, by=person)


BYS = {
    "system": lambda: SYSTEM,
    "admin": lambda: staff("admin", "Ines Admin"),
    "coach": lambda: staff("coach", "Luz Coach"),
    "member": lambda: member("Teo Banuelos"),
}
