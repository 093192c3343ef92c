"""The same button pressed eight times at the same moment, and two people deciding at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections

from tests.cities import way
from tests.cities.test_seats_at_once import real_database
from thrive.base import history
from thrive.base.decisions import Refused
from thrive.base.models import Entry
from thrive.base.refs import SYSTEM
from thrive.cities.actions import applying, co_applicants, coaching, deciding, reviewing, starting
from thrive.cities.models import Applicant, CityApplication, CoachAssignment
from thrive.notices.models import OutboundMessage

__all__ = ["real_database"]
pytestmark = pytest.mark.database
TIMES = 8


def _at_once(*acts: Callable[[], Any]) -> list[str]:
    """Each in a thread of its own, started together: "done", the refusal, or what broke."""
    together = threading.Barrier(len(acts))

    def press(act: Callable[[], Any]) -> str:
        together.wait()
        try:
            act()
        except Refused as no:
            return no.sentence
        except Exception as problem:
            return f"broke: {problem!r}"
        else:
            return "done"
        finally:
            connections.close_all()

    if not acts:
        return []
    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(press, acts))


def _happened(what: str) -> int:
    return Entry.objects.filter(what=what).count()


def _mails(template: str) -> int:
    return OutboundMessage.objects.filter(template__endswith=f"/{template}").count()


def test_sending_and_withdrawing(real_database: None) -> None:
    imani = way.person("Imani", "admin")
    draft = starting.start(
        way.city("Visalia"),
        cycle=way.cycle(),
        name="Rosa Example",
        email="rosa@example.org",
        language="en",
        by=SYSTEM,
    )
    for code, value in {**way.ANSWERS, **{one: way.seat(one) for one in way.SEATS}}.items():
        draft.answers.update_or_create(
            question=code,
            defaults={"value": value, "saved_at": way.clock.now(), "saved_by": 1},
        )

    sent = _at_once(*[lambda: applying.send(draft, by=Applicant(draft, 1))] * TIMES)
    closed = _at_once(*[lambda: applying.withdraw(draft, reason="", by=imani)] * TIMES)

    assert sent == ["done"] * TIMES
    assert closed.count("done") == 1
    assert [said for said in closed if said.startswith("broke")] == []
    assert (_happened("send_application"), _mails("application_received")) == (1, 1)
    assert (_happened("withdraw_application"), _mails("application_withdrawn")) == (1, 1)
    assert list(history.verify()) == []


def test_scoring_deciding_and_assigning(real_database: None) -> None:
    imani, ruth = way.person("Imani", "admin"), way.person("Ruth", "admin")
    devon, saanvi = way.person("Devon", "expert"), way.person("Saanvi", "expert")
    luz, theo = way.person("Luz", "coach"), way.person("Theo", "coach")
    way.cycle()
    application = way.in_review(way.sent("Visalia"), imani, devon, saanvi)
    sheet: dict[str, Any] = {"scores": way.all_scores(application, 3), "tier": "pilot", "note": ""}
    reviews = list(application.reviews.all())

    scored = _at_once(
        *[lambda r=r: reviewing.score(r, by=r.reviewer, **sheet) for r in reviews * 4]
    )
    decided = _at_once(
        lambda: deciding.decide(application, tier="pilot", rationale=way.WHY, by=imani),
        lambda: deciding.decide(application, tier="vanguard", rationale=way.WHY, by=ruth),
        lambda: deciding.decline(application, reason=way.WHY, by=ruth),
    )
    # Where the “not now” came first, no city was accepted and none gets a coach.
    given = [one.community for one in CityApplication.objects.filter(status="accepted")]
    assigned = _at_once(
        *[lambda c=c: coaching.assign_coach(c, coach=luz, by=imani) for c in given * 4],
        *[lambda c=c: coaching.assign_coach(c, coach=theo, by=ruth) for c in given * 4],
    )

    assert [said for said in scored + decided + assigned if said.startswith("broke")] == []
    assert (decided.count("done"), _mails("decision")) == (1, 1)
    assert application.determinations.count() == 1
    assert CoachAssignment.objects.count() == len(given)
    assert (_happened("score"), _happened("hand_over")) == (2, 0)
    assert list(history.verify()) == []


def test_inviting(real_database: None) -> None:
    way.cycle()
    application = way.sent("Visalia")
    me = Applicant(application, 1)

    said = _at_once(
        *[
            lambda n=n: co_applicants.invite(application, email=f"{n}@example.org", by=me)
            for n in range(TIMES)
        ],
        *[lambda: co_applicants.invite(application, email="teo@example.org", by=me)] * TIMES,
    )

    numbers = list(application.co_applicants.order_by("number").values_list("number", flat=True))
    assert [one for one in said if one.startswith("broke")] == []
    assert (len(numbers), len(set(numbers))) == (TIMES + 1, TIMES + 1)
