"""The people of these tests, made by the site's own actions."""

from __future__ import annotations

import datetime
import re
from typing import Any

from thrive.base import clock
from thrive.base.refs import SYSTEM
from thrive.notices.models import OutboundMessage
from thrive.people.actions import give_consent, give_role, join
from thrive.people.age import ADULT, Age
from thrive.people.models import GuardianConsent, Invitation, Person
from thrive.people.rules import guardian_of

PASSWORD = "harbor lights at dawn"


def member(name: str = "Rosa Mendez", **more: Any) -> Person:
    said = {
        "email": f"{name.split()[0].lower()}@example.org",
        "affiliation": "resident",
        "password": PASSWORD,
        "email_confirmed": True,
        **more,
    }
    return join(Person(), age=ADULT, name=name, by=SYSTEM, **said)


def staff(role: str, name: str = "Ana Ruiz", **more: Any) -> Person:
    person = member(name, **more)
    give_role(person, role=role, by=SYSTEM)
    return person


def youth(name: str = "Lupe Vega", **more: Any) -> Person:
    """17 until the month after next."""
    today = clock.today()
    soon = (today.replace(day=1) + datetime.timedelta(days=62)).replace(day=1)
    said = {
        "email": f"{name.split()[0].lower()}@example.org",
        "affiliation": "youth",
        "password": PASSWORD,
        "email_confirmed": True,
        "guardian_email": "parent@example.org",
        **more,
    }
    return join(Person(), age=Age("youth", soon), name=name, by=SYSTEM, **said)


def agreed(person: Person, *scope: str) -> GuardianConsent:
    consent = person.consents.get()
    return give_consent(consent, scope=scope, by=guardian_of(consent))


def newest_mail(to: str) -> OutboundMessage:
    return OutboundMessage.objects.filter(to_email=to).latest("pk")


def link_in(mail: OutboundMessage) -> str:
    """The path of the private link in a mail."""
    found = re.search(r"https?://[^/\s]+(/\S+)", mail.text.split("\n--")[0])
    assert found is not None
    return found[1]


def code_in(mail: OutboundMessage) -> str:
    found = re.search(r"^[A-Z0-9]{3,}(?:-[A-Z0-9]+)?$", mail.text, re.MULTILINE)
    assert found is not None
    return found[0]


def open_invitation(email: str) -> Invitation:
    return Invitation.objects.open().to(email).get()
