"""What this room holds about a person: applications, seats named after them, city roles."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from thrive.base import clock
from thrive.cities.models import Answer, CityApplication, CityRole, CoApplicant
from thrive.people.links import fingerprint, new_token
from thrive.people.models import Person

ERASED = "erased@erased.invalid"
CONTACT = ("contact_name", "contact_email", "contact_phone")
OFFICIAL = ("official_name", "official_email")


def export_applications(person: Person) -> list[dict[str, Any]]:
    """Applications the person began or joined, and in which they are named."""
    named = [answer.application_id for answer in _named(person)]
    mine = Q(contact_email__iexact=person.email) | Q(pk__in=named)
    mine |= Q(co_applicants__in=_rows(person))
    found = CityApplication.objects.filter(mine).select_related("community").distinct()
    return [
        {
            "number": application.code,
            "place": application.community.name,
            "state": application.status,
            "started_at": application.started_at,
            "first_contact": application.contact_email.lower() == person.email.lower(),
        }
        for application in found.order_by("started_at")
    ]


def export_city_roles(person: Person) -> list[dict[str, Any]]:
    rows = CityRole.objects.filter(person=person).select_related("community").order_by("since")
    return [
        {"place": row.community.name, "role": row.role, "since": row.since, "until": row.until}
        for row in rows
    ]


def erase_applications(person: Person) -> None:
    """Names and addresses go; the application stays with its city, and its links stop working."""
    now = clock.now()
    for answer in _named(person):
        answer.value = _blank(answer.value)
        answer.save(update_fields=["value"])
    for application in CityApplication.objects.filter(contact_email__iexact=person.email):
        application.answers.filter(question__in=CONTACT).update(value="", aside=[])
        application.contact_name, application.contact_email = "", ERASED
        application.link_hash = fingerprint(new_token())
        application.save(update_fields=["contact_name", "contact_email", "link_hash"])
    for row in _rows(person):
        row.email, row.person, row.left_at = f"{row.pk}-{ERASED}", None, row.left_at or now
        row.link_hash = fingerprint(new_token())
        row.save(update_fields=["email", "person", "left_at", "link_hash"])


def erase_city_roles(person: Person) -> None:
    CityRole.objects.today().filter(person=person).update(until=clock.now())


def _rows(person: Person) -> QuerySet[CoApplicant]:
    return CoApplicant.objects.filter(Q(person=person) | Q(email__iexact=person.email))


def _named(person: Person) -> list[Answer]:
    """Answers that hold the person's address: a seat of the team, or the city official."""
    seats = Answer.objects.filter(value__email=person.email.lower())
    official = Answer.objects.filter(question="official_email", value=person.email.lower())
    theirs = official.values_list("application_id", flat=True)
    officials = Answer.objects.filter(application__in=theirs, question__in=OFFICIAL)
    return [*seats, *officials]


def _blank(value: Any) -> Any:
    if isinstance(value, dict):
        return {**value, "name": "", "email": ""}
    return ""
