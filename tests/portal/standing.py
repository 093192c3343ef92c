"""A few communities in a few standings, made by hand: small enough to read, quick to make."""

from __future__ import annotations

import datetime
import itertools
from typing import Any

from thrive.cities.models import (
    CityApplication,
    Community,
    Determination,
    Enrollment,
    InvitationStep,
    ProgramCycle,
)
from thrive.people.models import Person
from thrive.places.models import Geography, Kind

DAY = datetime.datetime(2026, 3, 2, 17, tzinfo=datetime.UTC)
_number = itertools.count(1)


def person(email: str, **facts: Any) -> Person:
    return Person.objects.create(email=email, affiliation="resident", **facts)


def county(name: str, geoid: str) -> Geography:
    return Geography.objects.create(
        kind=Kind.COUNTY,
        geoid=geoid,
        name=name,
        legal_name=f"{name} County",
        slug=name.lower().replace(" ", "-"),
    )


def city(
    name: str, slug: str, within: Geography, *, legal_name: str = "", **facts: Any
) -> Community:
    place = Geography.objects.create(
        kind=Kind.PLACE,
        geoid=f"06{next(_number):05}",
        name=name,
        legal_name=legal_name or name,
        legal_form="city",
        slug=slug,
        parent=within,
        population=facts.get("population"),
        population_source="census-cities" if facts.get("population") else "",
        latitude=facts.get("latitude", 38.1),
        longitude=facts.get("longitude", -122.2),
    )
    known = {"region": "bay-area", "latitude": place.latitude, "longitude": place.longitude}
    return Community.objects.create(
        name=name, slug=slug, county=within, geography=place, **{**known, **facts}
    )


def cycle(slug: str = "second", **facts: Any) -> ProgramCycle:
    return ProgramCycle.objects.create(
        slug=slug,
        name="Second cycle",
        starts_on=datetime.date(2026, 1, 1),
        ends_on=datetime.date(2028, 12, 31),
        rulebook_version="2",
        **facts,
    )


def enroll(community: Community, period: ProgramCycle, tier: str = "pilot") -> Enrollment:
    return Enrollment.objects.create(
        community=community, cycle=period, tier=tier, effective_on=DAY.date()
    )


def apply(
    community: Community, period: ProgramCycle, status: str = "sent", **facts: Any
) -> CityApplication:
    number = next(_number)
    application = CityApplication.objects.create(
        community=community,
        cycle=period,
        code=f"TST-{number:04}-0000",
        status=status,
        rulebook_key="act-ca",
        rulebook_version="2",
        contact_name="Contact Name-Never-Shown",
        contact_email="contact-never-shown@example.org",
        link_hash=f"link-{number}",
        started_at=DAY,
        sent_at=None if status == "draft" else DAY,
        moved_at=DAY,
        **facts,
    )
    if status != "draft":
        InvitationStep.objects.create(
            application=application, step="a", done_on=DAY, by_text="Member"
        )
    return application


def welcome(application: CityApplication, tier: str = "pilot") -> Determination:
    return Determination.objects.create(
        application=application,
        outcome="accepted",
        tier=tier,
        rationale="Rationale never shown",
        rulebook_key="act-ca",
        rulebook_version="2",
        rulebook_fingerprint="",
        decided_at=DAY + datetime.timedelta(days=30),
    )
