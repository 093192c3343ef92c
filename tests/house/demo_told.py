"""The demo story as ground for tests that walk the whole site map."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.urls.exceptions import NoReverseMatch

from tests.house.addresses import Place
from tests.house.map_arguments import map_arguments
from tests.house.telling import SHOWN, told_here
from thrive.base import clock
from thrive.cities.models import CityApplication, Enrollment, InfoSession
from thrive.community.models import WatchedWord
from thrive.events.links import place_token
from thrive.events.models import CalendarFeed, Registration
from thrive.notices.ending import token_of
from thrive.notices.models import OutboundMessage
from thrive.people.links import fingerprint
from thrive.people.models import GuardianConsent, Invitation, Person
from thrive.teams.models import (
    AgreementScan,
    AgreementSignature,
    DesignTeamMembership,
    GuardianSignature,
    SealedAgreement,
    SigningLink,
)
from thrive.teams.queries.agreement_read import copy_token

TOKEN = "a-link-that-the-tests-know"
# Addresses whose last word is a move of their own.
MOVES = {
    "entry_deed": {"move": "mark-stale"},
    "page_deed": {"move": "set-aside", "page": "how-we-work"},
    "post_deed": {"move": "withdraw"},
    "word_deed": {"move": "withdraw"},
    "settle_message": {"move": "answer"},
}


@contextmanager
def the_demo(unblocked: Any) -> Iterator[dict[str, str]]:
    """The story, in a transaction that is taken back; yields an argument for each name in the map.

    Not inside a test's own transaction: a fixture of the module asks for it.
    """
    with unblocked, told_here(), transaction.atomic():
        yield map_arguments()
        transaction.set_rollback(True)


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
    CalendarFeed.objects.create(
        person=Person.objects.get(email="ruth@example.org"), token_hash=mark, ending=TOKEN[-4:]
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
    given |= {name: value for name, value in MOVES.get(place.name, {}).items() if name in given}
    if place.name == "dataset" or "how_made" in place.name:
        given["dataset"] = SHOWN
    if place.name.endswith(("number_file", "places_file", "numbers_file")):
        given["kind"] = "csv"
    if place.name == "write_points_down":
        paper = DesignTeamMembership.objects.today().filter(team__community__slug="vallejo")
        given["member"] = str(paper.filter(person=None).values_list("pk", flat=True)[0])
    if place.name == "data_deed":
        given["deed"] = "close"
    if place.name.startswith("index_"):  # cities have an index, and their sittings have numbers
        known = {"place": "vallejo", "sitting": arguments["weighed"]}
        given |= {name: known[name] for name in given if name in known}
    if place.name == "mentor_deed":
        given["deed"] = "end"
    if "community/posts/" in place.pattern:  # posts of the forum have numbers, news have words
        given["post"] = arguments["said"]
    if place.name == "stop_watching":  # words of the moderators' list have numbers
        given["word"] = str(WatchedWord.objects.values_list("pk", flat=True)[0])
    if place.name == "press_post":
        given["press"] = "thank"
    if place.name == "press_follow":
        given |= {"kind": "thread", "number": arguments["thread"], "press": "digest"}
    if place.name == "stop_mail":
        ruth = Person.objects.get(email="ruth@example.org")
        given["token"] = token_of(ruth, f"thread {arguments['thread']}")
    if place.name.startswith("guest_"):
        guest = Registration.objects.filter(person=None).exclude(email="").first()
        given["token"] = place_token(guest) if guest else "1"
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
