"""50 approvals at the same moment for the last Pilot seat, on a real database with real threads."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections

from tests.cities import way
from thrive.base import history
from thrive.cities.actions.deciding import decide
from thrive.cities.models import (
    CityApplication,
    Determination,
    Enrollment,
    ProgramCycle,
    WaitListPlace,
)
from thrive.people.models import Person

pytestmark = pytest.mark.database
AT_ONCE = 50


@pytest.fixture
def real_database(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """PostgreSQL: the test database. SQLite: a copy of it in a file of its own."""
    if connection.vendor == "postgresql":
        yield
        return
    usual, kept = connections.settings["default"], connections["default"]
    copy = str(tmp_path / "seats.sqlite3")
    tested = kept.settings_dict["NAME"]
    with closing(sqlite3.connect(tested)) as here, closing(sqlite3.connect(copy)) as there:
        here.backup(there)
    connections.settings["default"] = {**usual, "NAME": copy}
    del connections["default"]
    try:
        yield
    finally:
        connections["default"].close()
        connections.settings["default"], connections["default"] = usual, kept


def _ready_to_decide(cycle: ProgramCycle) -> list[CityApplication]:
    """19 of 20 Pilot seats are taken; 50 cities have both reviews in. Written down directly."""
    now = way.clock.now()
    reviewers = [way.person("Devon", "expert"), way.person("Saanvi", "expert")]
    for number in range(19):
        Enrollment.objects.create(
            community=way.city(f"Seated {number}"), cycle=cycle, tier="pilot", effective_on=now
        )
    made = []
    for number in range(AT_ONCE):
        application = CityApplication.objects.create(
            community=way.city(f"City {number}"),
            cycle=cycle,
            code=f"CIT-{number:04}",
            status="in_review",
            rulebook_key=cycle.rulebook_key,
            rulebook_version=cycle.rulebook_version,
            contact_name="Rosa Example",
            contact_email="rosa@example.org",
            link_hash=str(number),
            official_confirmed_at=now,
            started_at=now,
            moved_at=now,
        )
        for step in "abc":
            application.steps.create(step=step, done_on=now, by_text="Coach")
        for reviewer in reviewers:
            application.reviews.create(
                reviewer=reviewer,
                status="scored",
                scores=way.all_scores(application, 3),
                recommended_tier="pilot",
                assigned_at=now,
            )
        made.append(application)
    return made


def test_the_last_seat_is_given_once_and_the_others_wait_in_order(real_database: Any) -> None:
    imani = way.person("Imani", "admin")
    applications = _ready_to_decide(way.cycle(pilot_cap=20))
    together = threading.Barrier(AT_ONCE)

    def approve(application: CityApplication) -> str:
        try:
            together.wait(30)
            return str(decide(application, tier="pilot", rationale=way.WHY, by=imani).outcome)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        outcomes = list(threads.map(approve, applications))

    taken = Enrollment.objects.filter(tier="pilot", status="active").count()
    line = WaitListPlace.objects.waiting().values_list("number", flat=True)
    joined = WaitListPlace.objects.order_by("joined_at", "number").values_list("number", flat=True)
    assert (outcomes.count("accepted"), outcomes.count("wait_listed")) == (1, AT_ONCE - 1)
    assert taken == 20
    assert list(line) == list(range(1, AT_ONCE))
    assert list(joined) == list(line)
    assert Determination.objects.count() == AT_ONCE
    assert list(history.verify()) == []


def test_two_administrators_at_once_make_one_decision(real_database: Any) -> None:
    imani, other = way.person("Imani", "admin"), way.person("Other", "admin")
    reviewers = [way.person("Devon", "expert"), way.person("Saanvi", "expert")]
    application = way.scored(way.sent(into=way.cycle()), imani, *reviewers)
    together = threading.Barrier(2)

    def approve(by: Person) -> str:
        try:
            together.wait(30)
            decide(application, tier="pilot", rationale=way.WHY, by=by)
            return "decided"
        except Exception as refusal:
            return str(getattr(refusal, "sentence", refusal))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        said = sorted(threads.map(approve, [imani, other]), key=len)

    assert (said[0], said[1].startswith("This was already decided on ")) == ("decided", True)
    assert (Determination.objects.count(), Enrollment.objects.count()) == (1, 1)
