"""The demo story as ground for tests that walk the whole site map."""

from __future__ import annotations

import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.urls.exceptions import NoReverseMatch

from tests.house.addresses import Place
from thrive.base import clock
from thrive.cities.models import (
    CityApplication,
    CoachingContact,
    EligibilityReview,
    Enrollment,
    InfoSession,
    MentorPairing,
)
from thrive.community.models import Appeal, ModerationAct, Post, Report, SpacePerson, Thread
from thrive.demo import story
from thrive.journey.models import (
    AlignedResource,
    CommitmentInstrument,
    CouncilDate,
    Evidence,
    ProgressionAssessment,
    RoadmapMilestone,
    StageChange,
)
from thrive.notices.models import OutboundMessage
from thrive.people.links import fingerprint
from thrive.people.models import GuardianConsent, Invitation, Person
from thrive.teams.models import (
    AgreementScan,
    AgreementSignature,
    DesignTeamMembership,
    GuardianSignature,
    Meeting,
    SealedAgreement,
    SigningLink,
    SubgroupSupport,
)
from thrive.teams.queries.agreement_read import copy_token

TOKEN = "a-link-that-the-tests-know"


@contextmanager
def the_demo(unblocked: Any) -> Iterator[dict[str, str]]:
    """The story, in a transaction that is taken back; yields an argument for each name in the map.

    Not inside a test's own transaction: a fixture of the module asks for it.
    """
    with unblocked, _told_here(), transaction.atomic():
        yield _arguments()
        transaction.set_rollback(True)


@contextmanager
def _told_here() -> Iterator[None]:
    if connection.vendor == "sqlite":
        with _copied():
            yield
        return
    with transaction.atomic():
        story.tell()
        yield
        transaction.set_rollback(True)


@contextmanager
def _copied() -> Iterator[None]:
    """SQLite's file with what was told once in this process: telling takes far longer than copying."""
    connection.ensure_connection()
    here = connection.connection
    with closing(sqlite3.connect(_folder() / "before")) as before:
        here.backup(before)
        with closing(sqlite3.connect(_told())) as told:
            told.backup(here)
        try:
            yield
        finally:
            before.backup(here)


@lru_cache(maxsize=1)
def _told() -> Path:
    file = _folder() / "told"
    with transaction.atomic():
        story.tell()
        connection.run_on_commit.clear()  # mails and jobs of the story: no test waits for them
    with closing(sqlite3.connect(file)) as told:
        connection.connection.backup(told)
    return file


@lru_cache(maxsize=1)
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="thrive-test-told-"))


def _arguments() -> dict[str, str]:
    application = CityApplication.objects.get(community__slug="visalia", cycle__is_demo=True)
    review = EligibilityReview.objects.filter(application=application).first()
    enrollment = Enrollment.objects.filter(status="active", cycle__is_demo=True).first()
    session = InfoSession.objects.first()
    return {
        "slug": "vallejo",
        "code": application.code,
        "section": "why-now",
        "review": str(review.pk) if review else "1",
        "enrollment": str(enrollment.pk) if enrollment else "1",
        "session": str(session.pk) if session else "1",
        "move": "pause",
        "cycle": application.cycle.slug,
        "tier": "pilot",
        "public_id": str(Person.objects.get(email="ruth@example.org").public_id),
        "token": "no-such-token",
        "format": "json",
        "figure": "seats-pilot",
        "contact": _open_contact(),
        **_of_the_journey(),
        **_of_the_teams(),
        **_of_mentoring(),
        **_of_the_forum(),
    }


def _open_contact() -> str:
    """One of Vallejo's that waits for the city's word and has its next step open."""
    mine = CoachingContact.objects.filter(community__slug="vallejo").with_open_step()
    found = mine.filter(confirmed_at=None).first()
    return str(found.pk) if found else "1"


def _of_the_teams() -> dict[str, str]:
    """People and supporters of Vallejo's Design Team, and a seat of its Core Team."""
    here = {"team__community__slug": "vallejo"}
    member = DesignTeamMembership.objects.filter(**here, category="adult").first()
    meeting = Meeting.objects.past().filter(community__slug="vallejo").first()
    item = meeting.action_items.first() if meeting else None
    support = SubgroupSupport.objects.filter(subgroup__team__community__slug="vallejo").first()
    return {
        "seat": "resident_2",
        "circle": support.subgroup.kind if support else "youth",
        "member": str(member.pk) if member else "1",
        "support": str(support.pk) if support else "1",
        "invitation": "1",
        "meeting": str(meeting.pk) if meeting else "1",
        "item": str(item.pk) if item else "1",
    }


def _of_mentoring() -> dict[str, str]:
    """The pair in which Vallejo is mentored, and a contact it has not confirmed."""
    pair = MentorPairing.objects.active().filter(mentee__slug="vallejo").first()
    contact = pair.contacts.waiting().first() if pair else None
    return {
        "pairing": str(pair.pk) if pair else "1",
        "mentor_contact": str(contact.pk) if contact else "1",
    }


def _of_the_forum() -> dict[str, str]:
    """An open thread with an answer, somebody's post in it, and what waits for a moderator."""
    thread = Thread.objects.get(title__startswith="Staff report language")
    post = Post.objects.get(thread=thread, number=2)
    part = SpacePerson.objects.today().filter(space=thread.space).first()
    report, appeal = Report.objects.open().first(), Appeal.objects.open().first()
    act = ModerationAct.objects.filter(what="hide").first()
    return {
        "space": thread.space.slug,
        "thread": str(thread.pk),
        "post": str(post.pk),
        "press": "follow",
        "part": str(part.pk) if part else "1",
        "report": str(report.pk) if report else "1",
        "appeal": str(appeal.pk) if appeal else "1",
        "act": str(act.pk) if act else "1",
        "sort": "thread",
        "number": "1",
    }


def _of_the_journey() -> dict[str, str]:
    """Things of Vallejo, whose slug stands in every address."""
    here = {"community__slug": "vallejo"}
    seat = Enrollment.objects.get(**here, cycle__is_demo=True)
    proof = Evidence.objects.filter(milestone__enrollment=seat).first()
    act = CommitmentInstrument.objects.filter(**here).first()
    agenda = CouncilDate.objects.filter(**here).first()
    change = StageChange.objects.filter(enrollment=seat).first()
    reading = ProgressionAssessment.objects.filter(enrollment=seat).first()
    goal = RoadmapMilestone.objects.filter(roadmap__community=seat.community).first()
    means = AlignedResource.objects.filter(roadmap__community=seat.community).first()
    return {
        "first_step": "toolkit",
        "sheet": "milestones",
        "goal": str(goal.pk) if goal else "1",
        "resource": str(means.pk) if means else "1",
        "requirement": "T2_9",
        "deed": "send-back",
        "paper": "resolution",
        "evidence": str(proof.pk) if proof else "1",
        "instrument": str(act.pk) if act else "1",
        "agenda": str(agenda.pk) if agenda else "1",
        "proposal": str(change.pk) if change else "1",
        "reading": str(reading.pk) if reading else "1",
    }


def with_links(arguments: dict[str, str]) -> dict[str, str]:
    """Every kind of private link opens with `TOKEN`."""
    mark = fingerprint(TOKEN)
    CityApplication.objects.filter(code=arguments["code"]).update(
        link_hash=mark, official_hash=mark, official_confirmed_at=None
    )
    for model in (GuardianConsent, Invitation, GuardianSignature):
        first = model.objects.first()  # type: ignore[attr-defined]
        if first:
            model.objects.filter(pk=first.pk).update(token_hash=mark)  # type: ignore[attr-defined]
    waits = DesignTeamMembership.objects.get(name="Grace W. (demo)")
    SigningLink.objects.create(
        enrollment=Enrollment.objects.get(
            community=waits.team.community, status="active", cycle__is_demo=True
        ),
        membership=waits,
        token_hash=mark,
        sent_at=clock.now(),
    )
    return {**arguments, "token": TOKEN}


def path_of(place: Place, arguments: dict[str, str]) -> str | None:
    """None where the arguments at hand do not fit (a link with a secret, a library's own page)."""
    given = {name: arguments.get(name, "1") for name in place.arguments}
    if re.search(r"outbox/", place.pattern) and "public_id" in given:
        mail = OutboundMessage.objects.order_by("pk").first()
        given["public_id"] = str(mail.public_id) if mail else given["public_id"]
    if re.search(r"info-sessions/.*/(change|cancel)/", place.pattern):
        coming = InfoSession.objects.going_ahead().filter(starts_at__gt=clock.now()).first()
        given["session"] = str(coming.pk) if coming else given["session"]
    if place.name == "mentor_deed":
        given["deed"] = "end"
    if place.name == "press_post":
        given["press"] = "thank"
    if place.name.startswith("agreement_"):
        given |= _of_the_agreement(place, given)
    try:
        return reverse(place.name, kwargs=given) if place.name else None
    except NoReverseMatch:
        return None


def _of_the_agreement(place: Place, given: dict[str, str]) -> dict[str, str]:
    """Vallejo's papers, and the copy link of one who signed there."""
    here = {"enrollment__community__slug": "vallejo"}
    scan, signed = AgreementScan.objects.filter(**here).first(), AgreementSignature.objects
    mine = signed.filter(**here).first()
    sealed = SealedAgreement.objects.filter(**here).first()
    found = {
        "code": sealed.code if sealed else "1",
        "pk": str(scan.pk) if scan and place.name == "agreement_scan" else "1",
        "number": "1",
        "token": copy_token(mine) if mine and "copy" in place.name else given.get("token", ""),
    }
    return {name: value for name, value in found.items() if name in given}


def browser(key: str, **columns: Any) -> Client:
    """A browser in which this one of the cast is signed in; nobody for an empty key."""
    client = Client(raise_request_exception=False, **columns)
    if key:
        person = Person.objects.get(email=f"{key}@example.org")
        client.force_login(person, backend="thrive.people.sessions.ByEmailAndPassword")
        session = client.session
        session["demo"] = True
        session.save()
    return client
