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
from thrive.base import clock
from thrive.cities.models import (
    CityApplication,
    EligibilityReview,
    Enrollment,
    InfoSession,
)
from thrive.demo import story
from thrive.notices.models import OutboundMessage
from thrive.people.links import fingerprint
from thrive.people.models import GuardianConsent, Invitation, Person

TOKEN = "a-link-that-the-tests-know"


@contextmanager
def the_demo(unblocked: Any) -> Iterator[dict[str, str]]:
    """Told inside a transaction that is taken back; yields an argument for each name in the map."""
    with unblocked:
        outer = transaction.atomic()
        outer.__enter__()
        try:
            story.tell()
            yield _arguments()
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)


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
    }


def with_links(arguments: dict[str, str]) -> dict[str, str]:
    """Every kind of private link opens with `TOKEN`."""
    mark = fingerprint(TOKEN)
    CityApplication.objects.filter(code=arguments["code"]).update(
        link_hash=mark, official_hash=mark, official_confirmed_at=None
    )
    for model in (GuardianConsent, Invitation):
        first = model.objects.first()  # type: ignore[attr-defined]
        if first:
            model.objects.filter(pk=first.pk).update(token_hash=mark)  # type: ignore[attr-defined]
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
    try:
        return reverse(place.name, kwargs=given) if place.name else None
    except NoReverseMatch:
        return None


def browser(key: str, **columns: Any) -> Client:
    """A browser in which this one of the cast is signed in; nobody for an empty key."""
    client = Client(raise_request_exception=False, **columns)
    if key:
        person = Person.objects.get(email=f"{key}@example.org")
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        session = client.session
        session["demo"] = True
        session.save()
    return client
