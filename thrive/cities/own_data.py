"""What this room holds about a person: applications, seats named after them, city roles."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from thrive.base import clock
from thrive.cities.models import (
    Answer,
    CityApplication,
    CityRole,
    CoachingContact,
    CoApplicant,
    MentorContact,
    MentoringTopics,
    MentorPairing,
    PrivateNote,
)
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


def export_coaching(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Contacts the person wrote down or confirmed, and their own private notes."""
    written = CoachingContact.objects.filter(coach=person).select_related("community")
    confirmed = CoachingContact.objects.filter(confirmed_by=person).select_related("community")
    notes = PrivateNote.objects.filter(author=person).select_related("community")
    return {
        "written": [
            {
                "place": row.community.name,
                "held_on": row.held_on,
                "mode": row.mode,
                "minutes": row.minutes,
                "offering": row.offering,
                "topics": row.topics,
                "summary": row.summary,
                "next_step": row.next_step,
            }
            for row in written.order_by("held_on", "pk")
        ],
        "confirmed": [
            {"place": row.community.name, "confirmed_at": row.confirmed_at, "reply": row.reply}
            for row in confirmed.order_by("confirmed_at", "pk")
        ],
        "private_notes": [
            {"place": row.community.name, "written_at": row.written_at, "words": row.words}
            for row in notes.order_by("written_at", "pk")
        ],
    }


def export_mentoring(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Topics the person named, pairs they proposed, contacts they wrote down or confirmed."""
    pairs = MentorPairing.objects.filter(proposed_by=person).select_related("mentor", "mentee")
    mine = Q(written_by=person) | Q(confirmed_by=person)
    contacts = MentorContact.objects.filter(mine).select_related("pairing__mentor")
    topics = MentoringTopics.objects.filter(said_by=person).select_related("community")
    return {
        "topics": [
            {"place": row.community.name, "areas": row.areas, "words": row.words}
            for row in topics.order_by("said_at")
        ],
        "proposed": [
            {
                "mentor": row.mentor.name,
                "mentee": row.mentee.name,
                "topics": row.topics,
                "proposed_at": row.proposed_at,
            }
            for row in pairs.order_by("proposed_at")
        ],
        "contacts": [
            {
                "mentor": row.pairing.mentor.name,
                "happened_on": row.happened_on,
                "minutes": row.minutes,
                "topics": row.topics,
                "written": row.written_by_id == person.pk,
                "confirmed": row.confirmed_by_id == person.pk,
            }
            for row in contacts.order_by("happened_on", "pk")
        ],
    }


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


def erase_coaching(person: Person) -> None:
    """What was worked on stays with the city; who confirmed it, and whose turn it was, is forgotten."""
    CoachingContact.objects.filter(confirmed_by=person).update(confirmed_by=None)
    name = person.name.strip()
    if name:
        CoachingContact.objects.filter(next_step_owner__iexact=name).update(next_step_owner="")


def erase_mentoring(person: Person) -> None:
    """What two cities worked on stays with them; who wrote it down is forgotten."""
    for column in ("written_by", "confirmed_by"):
        MentorContact.objects.filter(**{column: person}).update(**{column: None})
    MentorPairing.objects.filter(proposed_by=person).update(proposed_by=None)
    MentoringTopics.objects.filter(said_by=person).update(said_by=None)


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
