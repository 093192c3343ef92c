"""A city on its way in, for tests: people of the program, and applications at any step."""

from __future__ import annotations

import datetime
from itertools import count
from typing import Any

from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from thrive.base import clock
from thrive.base.refs import SYSTEM
from thrive.cities.actions import coaching, deciding, invitation, reviewing, sessions
from thrive.cities.actions.applying import send
from thrive.cities.actions.official import confirm
from thrive.cities.actions.signing_up import sign_up
from thrive.cities.actions.starting import start
from thrive.cities.models import (
    Applicant,
    CityApplication,
    Community,
    InfoSession,
    ProgramCycle,
    official_of,
)
from thrive.people.actions.roles import give_role
from thrive.people.models import Person

_numbers = count(1)
WHY = "Youth and residents lead, and the council listens."
ANSWERS: dict[str, Any] = {
    "contact_role": "Project lead",
    "organization": "Delta Roots Collaborative",
    "official_name": "Pat Example",
    "official_title": "Deputy city manager",
    "official_email": "pat@example.org",
    "need": "One park for nine thousand children, and it has no light after five.",
    "most_affected": "Families on the west side; they hold a meeting each month.",
    "action_areas": ["protective-environments"],
    "council_member_on_team": False,
    "coalition": "Youth, two churches and the parks department.",
    "help_kind": "coaching",
    "languages": ["en", "es"],
    "may_share": True,
}


def cycle(**columns: Any) -> ProgramCycle:
    usual: dict[str, Any] = {
        "slug": f"cycle-{next(_numbers)}",
        "name": "Second cycle",
        "starts_on": clock.today() - datetime.timedelta(days=200),
        "ends_on": clock.today() + datetime.timedelta(days=800),
        "rulebook_version": "2",
    }
    return ProgramCycle.objects.create(**{**usual, **columns})


def person(name: str, *roles: str, **columns: Any) -> Person:
    key = name.lower().replace(" ", ".")
    made = Person.objects.create(
        email=f"{key}@example.org", name=name, shown_name=name, affiliation="other", **columns
    )
    for role in roles:
        give_role(made, role=role, by=SYSTEM)
    return made


def city(name: str) -> Community:
    slug = name.lower().replace(" ", "-")
    return Community.objects.get_or_create(slug=slug, defaults={"name": name})[0]


def seat(code: str, name: str = "") -> dict[str, str]:
    words = {"organization": "", "looking": ""}
    if code.startswith("cbo"):
        words["organization"] = f"Organization {code}"
    return {"name": name or f"Somebody {code}", "email": f"{code}@example.org", **words}


SEATS = ("city_1", "city_2", "cbo_youth", "cbo_adult", "resident_1", "resident_2")


def sent(
    place: str = "Visalia",
    *,
    into: ProgramCycle | None = None,
    language: str = "en",
    **answers: Any,
) -> CityApplication:
    """An application with every answer, sent by its first contact (step a)."""
    draft = start(
        city(place),
        cycle=into or ProgramCycle.objects.current() or cycle(),
        name="Rosa Example",
        email="rosa@example.org",
        language=language,
        by=SYSTEM,
    )
    said = {**ANSWERS, **{code: seat(code) for code in SEATS}, **answers}
    for code, value in said.items():
        draft.answers.update_or_create(
            question=code, defaults={"value": value, "saved_at": clock.now(), "saved_by": 1}
        )
    return send(draft, by=Applicant(draft, 1))


def after_b(application: CityApplication, by: Person) -> CityApplication:
    sessions.record_conversation(application, note="Phone call with Rosa on Monday.", by=by)
    return fresh(application)


def after_c(application: CityApplication, by: Person) -> CityApplication:
    after_b(application, by)
    invitation.send_follow_up(application, note="", dates=three_dates(), by=by)
    confirm(application := fresh(application), by=official_of(application))
    return fresh(application)


def in_review(application: CityApplication, by: Person, *reviewers: Person) -> CityApplication:
    after_c(application, by)
    reviewing.ask_reviewers(application, reviewers=reviewers, by=by)
    return fresh(application)


def scored(
    application: CityApplication, by: Person, *reviewers: Person, each: int = 3
) -> CityApplication:
    """In review, with both score sheets filled in alike."""
    in_review(application, by, *reviewers)
    for review in application.reviews.all():
        scores = all_scores(application, each)
        reviewing.score(review, scores=scores, tier="pilot", note="", by=review.reviewer)
    return fresh(application)


def all_scores(application: CityApplication, each: int) -> dict[str, int]:
    return {criterion.code: each for criterion in application.rulebook.criteria}


def accepted(
    application: CityApplication, by: Person, *reviewers: Person, tier: str = "pilot"
) -> CityApplication:
    scored(application, by, *reviewers)
    deciding.decide(fresh(application), tier=tier, rationale=WHY, by=by)
    return fresh(application)


def coached(
    application: CityApplication, by: Person, coach: Person, *reviewers: Person
) -> CityApplication:
    accepted(application, by, *reviewers)
    coaching.assign_coach(application.community, coach=coach, by=by)
    return fresh(application)


def session(days: int = 5, **columns: Any) -> InfoSession:
    usual = {"starts_at": clock.now() + datetime.timedelta(days=days), "place": "Online"}
    return InfoSession.objects.create(**{**usual, **columns})


def signed_up(application: CityApplication, held: InfoSession) -> None:
    sign_up(application, session=held, by=Applicant(application, 1))


def three_dates() -> list[datetime.date]:
    return [clock.today() + datetime.timedelta(days=days) for days in (7, 28, 35)]


def later(days: int) -> Any:
    return clock.at(timezone.now() + datetime.timedelta(days=days))


def fresh(application: CityApplication) -> CityApplication:
    return CityApplication.objects.select_related("community", "cycle").get(pk=application.pk)


def desk(who: Person) -> Client:
    """A browser in which this person is signed in, second step and all."""
    Authenticator.objects.get_or_create(
        user=who, type=Authenticator.Type.TOTP, defaults={"data": {}}
    )
    client = Client()
    client.force_login(who, backend="thrive.people.sessions.ByEmailAndPassword")
    return client
