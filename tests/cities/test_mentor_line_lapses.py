"""A place kept for a city of the line is kept for two weeks; then it goes to the next."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from tests.cities import mentoring_ground as ground
from tests.cities.test_mentor_line import full, states, waits
from thrive.base import clock, history
from thrive.base.models import Entry
from thrive.cities.actions import mentoring as acts
from thrive.cities.actions.mentor_line import serve_lines
from thrive.cities.models import MentorPairing
from thrive.notices import delivery
from thrive.notices.models import OutboundMessage

pytestmark = pytest.mark.django_db
CALLED = datetime.datetime(2026, 7, 1, 19, tzinfo=datetime.UTC)  # noon in California
DAY = datetime.timedelta(days=1)


def told() -> list[tuple[str, str]]:
    """Of the line, in the order they were written: which mail, and to whom."""
    rows = OutboundMessage.objects.filter(template__contains="mentor_place").order_by("pk")
    names = rows.values_list("template", "person__name")
    return [(template.rpartition("mentor_place_")[2], name) for template, name in names]


def looked_at(*, after: float) -> int:
    with clock.at(CALLED + after * DAY):
        return serve_lines()


def test_a_place_that_nobody_took_goes_to_the_next_once_its_last_day_is_over() -> None:
    with clock.at(CALLED):
        hayward, fern, (lodi, *_others) = full()
        (first, _ann), (second, _bo) = waits(hayward, "Arvin"), waits(hayward, "Brea")
        acts.end_pair(lodi, reason=ground.REASON, by=fern)
        acts.accept_pair(first, by=fern)  # the mentor answers, the city that waited does not
    mail = OutboundMessage.objects.filter(template__contains="mentor_place_free").earliest("pk")
    assert "The place is kept until July 15, 2026." in " ".join(mail.text.split())
    OutboundMessage.objects.all().delete()

    assert [looked_at(after=day) for day in (1, 13.9, 14.4)] == [0, 0, 0]
    assert states(first, second) == ["proposed", "waiting"]
    assert [looked_at(after=14.6) for _twice in range(2)] == [1, 0]

    assert states(first, second) == ["lapsed", "proposed"]
    assert told() == [
        *[("lapsed", "Fern"), ("lapsed", "Lead of Arvin")],
        *[("free", "Fern"), ("free", "Lead of Brea")],
    ]
    said = " ".join(OutboundMessage.objects.earliest("pk").text.split())
    assert "kept until July 15, 2026, and Arvin had not answered by then." in said
    assert "Arvin can stand in line again at any time." in said
    assert Entry.objects.filter(what="lapse_pair").count() == 1
    assert list(history.verify()) == []


def test_a_city_that_said_yes_keeps_its_place_in_line_and_is_asked_after_the_next() -> None:
    with clock.at(CALLED):
        hayward, fern, (lodi, chico, _davis) = full()
        (first, ann), (second, bo) = waits(hayward, "Arvin"), waits(hayward, "Brea")
        acts.end_pair(lodi, reason=ground.REASON, by=fern)
        acts.accept_pair(first, by=ann)
    place = first.proposed_at

    looked_at(after=15)
    assert states(first, second) == ["waiting", "proposed"]
    found = MentorPairing.objects.get(pk=first.pk)
    assert (found.proposed_at, found.mentee_yes_at, found.closed_at) == (place, None, None)

    with clock.at(CALLED + 16 * DAY):
        acts.end_pair(chico, reason=ground.REASON, by=fern)
        acts.accept_pair(second, by=bo)
    assert states(first, second) == ["proposed", "proposed"]


def test_whoever_waits_alone_is_asked_again_and_an_answer_in_time_is_left_alone() -> None:
    with clock.at(CALLED):
        hayward, fern, (lodi, *_others) = full()
        alone, ann = waits(hayward, "Arvin")
        acts.end_pair(lodi, reason=ground.REASON, by=fern)
        acts.accept_pair(alone, by=ann)
    looked_at(after=15)
    assert states(alone) == ["proposed"]

    with clock.at(CALLED + 16 * DAY):
        acts.accept_pair(alone, by=ann)
        acts.accept_pair(alone, by=fern)
    assert looked_at(after=40) == 0
    assert states(alone) == ["active"]


def test_the_worker_looks_once_a_day_and_serves_a_mentor_that_came_back(
    monkeypatch: pytest.MonkeyPatch, client: Any
) -> None:
    monkeypatch.setattr(delivery, "_swept_at", None)
    with clock.at(CALLED):
        hayward, fern, (lodi, *_others) = full()
        first, ann = waits(hayward, "Arvin")
        hayward.enrollments.update(status="paused")
        acts.end_pair(lodi, reason=ground.REASON, by=fern)
        delivery.tidy()
        hayward.enrollments.update(status="active")
    assert states(first) == ["waiting"]

    with clock.at(CALLED + DAY):
        delivery.tidy()
        client.force_login(ann)
        page = client.get(first.get_absolute_url()).content.decode()

    assert states(first) == ["proposed"]
    assert "The place is kept until July 16, 2026." in page
