"""A mentor's line: who came first is asked first, and nobody slips in between."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from tests.cities import mentoring_ground as ground
from tests.cities.test_mentoring_at_once import _together
from tests.cities.test_seats_at_once import real_database
from thrive.base import history
from thrive.base.decisions import Refused
from thrive.cities.actions import mentoring as acts
from thrive.cities.actions.mentor_line import leave_line, wait_in_line
from thrive.cities.models import Community, MentorPairing
from thrive.cities.queries.mentor_finder import finder_page
from thrive.cities.queries.mentoring import mentoring_page
from thrive.notices.models import OutboundMessage
from thrive.people.models import Person

__all__ = ["real_database"]
pytestmark = pytest.mark.database
KEPT = "Hayward keeps its free place for the city that has waited longest."


def full() -> tuple[Community, Person, list[MentorPairing]]:
    """A mentor whose three places are taken."""
    hayward = ground.seated("Hayward", "vanguard")
    pairs = [ground.at_work(hayward, ground.seated(name)) for name in ("Lodi", "Chico", "Davis")]
    return hayward, ground.of(hayward, "Fern"), pairs


def waits(hayward: Community, name: str) -> tuple[MentorPairing, Person]:
    city = ground.seated(name)
    lead = ground.of(city, f"Lead of {name}")
    return wait_in_line(hayward, city, areas=[], topics=ground.TOPICS, by=lead), lead


def states(*pairs: MentorPairing) -> list[str]:
    return [MentorPairing.objects.get(pk=one.pk).status for one in pairs]


@pytest.mark.django_db
def test_a_place_that_falls_free_is_offered_in_order_and_kept_until_both_answered() -> None:
    hayward, fern, (lodi, chico, _davis) = full()
    (first, ann), (second, _bo), (third, _cy) = (
        waits(hayward, n) for n in ("Arvin", "Brea", "Ceres")
    )
    late = ground.seated("Late")
    eve = ground.of(late, "Eve")

    acts.end_pair(lodi, reason=ground.REASON, by=fern)
    assert states(first, second, third) == ["proposed", "waiting", "waiting"]
    with pytest.raises(Refused) as refused:
        ground.proposed(hayward, late, eve)
    assert refused.value.sentence == KEPT

    acts.accept_pair(first, by=fern)
    assert states(first) == ["proposed"]
    acts.accept_pair(first, by=ann)
    acts.end_pair(chico, reason=ground.REASON, by=fern)
    acts.decline_pair(second, reason=ground.REASON, by=fern)

    assert states(first, second, third) == ["active", "declined", "proposed"]
    told = OutboundMessage.objects.filter(template__endswith="mentor_place_free")
    assert told.count() == 6  # both cities, three times


@pytest.mark.django_db
def test_who_leaves_the_line_and_who_rests_is_passed_over() -> None:
    hayward, fern, (lodi, chico, _davis) = full()
    (first, ann), (second, _bo), (third, _cy) = (
        waits(hayward, n) for n in ("Arvin", "Brea", "Ceres")
    )
    second.mentee.enrollments.update(status="paused")

    leave_line(first, by=ann)
    acts.end_pair(lodi, reason=ground.REASON, by=fern)
    assert states(first, second, third) == ["withdrawn", "waiting", "proposed"]

    second.mentee.enrollments.update(status="active")
    acts.end_pair(chico, reason=ground.REASON, by=fern)
    assert states(second) == ["proposed"]


@pytest.mark.django_db
def test_after_a_pause_the_line_is_served_although_who_asks_is_refused() -> None:
    hayward, fern, (lodi, *_others) = full()
    (first, _ann), (second, _bo) = (waits(hayward, name) for name in ("Arvin", "Brea"))
    late = ground.seated("Late")
    eve = ground.of(late, "Eve")
    hayward.enrollments.update(status="paused")
    acts.end_pair(lodi, reason=ground.REASON, by=fern)
    hayward.enrollments.update(status="active")
    assert states(first) == ["waiting"]

    with pytest.raises(Refused) as refused:
        ground.proposed(hayward, late, eve)

    assert refused.value.sentence == KEPT
    assert states(first, second) == ["proposed", "waiting"]
    assert OutboundMessage.objects.filter(template__endswith="mentor_place_free").count() == 2


@pytest.mark.django_db
def test_every_person_who_asks_to_wait_has_an_answer() -> None:
    hayward, fern, _pairs = full()
    arvin, free = ground.seated("Arvin"), ground.seated("Fremont", "vanguard")
    ann, admin = ground.of(arvin, "Ann"), ground.way.person("Imani", "admin")
    stranger = ground.way.person("Sam")
    own = "People of the city that looks for a mentor, or an administrator, join the line."
    rows = [
        (stranger, hayward, own),
        (fern, hayward, own),
        (ann, free, "Fremont has room. Propose a pair instead of waiting."),
        (ann, arvin, "A city cannot mentor itself. Choose two cities."),
        (ann, hayward, ""),
        (admin, hayward, "These two cities are already a pair, or one of them has asked."),
    ]

    seen = []
    for who, mentor, _sentence in rows:
        try:
            wait_in_line(mentor, arvin, areas=[], topics=ground.TOPICS, by=who)
            seen.append((who, mentor, ""))
        except Refused as refusal:
            seen.append((who, mentor, refusal.sentence))

    assert seen == rows


@pytest.mark.django_db
def test_a_city_reads_its_place_in_line_and_can_leave(client: Any) -> None:
    hayward, _fern, _pairs = full()
    waits(hayward, "Arvin")
    brea = ground.seated("Brea")
    lead = ground.of(brea, "Bo")
    client.force_login(lead)

    page = client.get("/mentoring/cities/brea/").content.decode()
    assert "/mentoring/wait/?mentor=hayward&amp;mentee=brea" in page
    sent = {"mentor": "hayward", "mentee": "brea", "areas": [], "topics": "A youth commission"}
    client.post("/mentoring/wait/", sent)
    pairing = MentorPairing.objects.get(mentee=brea)

    shown = client.get(pairing.get_absolute_url())
    assert shown.context["page"].before == 1
    assert "1 city waits before it." in shown.content.decode()
    client.post(f"{pairing.get_absolute_url()}leave_line/")
    assert states(pairing) == ["withdrawn"]


@pytest.mark.django_db
def test_a_full_mentor_offers_its_line_to_those_who_may_stand_in_it() -> None:
    hayward, fern, (lodi, *_others) = full()
    arvin = ground.seated("Arvin")
    both, admin = ground.of(hayward, "Bea"), ground.way.person("Imani", "admin")
    ground.of(arvin, "Bea")
    coach, ann = ground.coach_of(hayward), ground.of(arvin, "Ann")

    def ways(*people: Person) -> list[str]:
        return [finder_page(one, Community.objects.get(pk=hayward.pk)).way for one in people]

    def general(*people: Person) -> list[set[str]]:
        return [set(mentoring_page(one).ways) for one in people]

    assert ways(fern, both, admin, coach) == ["", "wait", "wait", ""]
    assert general(fern, both, admin, coach, ann) == [set(), {"wait"}, {"wait"}, set(), {"wait"}]
    page = ground.way.desk(fern).get("/mentoring/cities/hayward/").content.decode()
    assert "Propose a mentoring pair" not in page
    assert "can wait in line: its own people join the line" in page
    assert (
        "/mentoring/wait/?mentor=hayward"
        in ground.way.desk(admin).get("/mentoring/cities/hayward/").content.decode()
    )

    acts.end_pair(lodi, reason=ground.REASON, by=fern)
    assert ways(fern, both, admin, coach) == ["propose", "propose", "propose", ""]
    assert general(ann) == [{"propose"}]


def test_places_that_fall_free_at_once_go_to_the_first_in_line_whoever_asks(
    real_database: Any,
) -> None:
    hayward, fern, pairs = full()
    line = [waits(hayward, f"City {number}")[0] for number in range(5)]
    late = [ground.seated(f"Late {number}") for number in range(3)]
    leads = [ground.of(city, f"Late lead {number}") for number, city in enumerate(late)]
    ends = [partial(acts.end_pair, one, reason=ground.REASON, by=fern) for one in pairs[:2]]
    asks = [partial(ground.proposed, hayward, c, by) for c, by in zip(late, leads, strict=True)]

    _together([*ends, *asks])

    assert states(*line) == ["proposed", "proposed", "waiting", "waiting", "waiting"]
    assert MentorPairing.objects.taking_a_place().filter(mentor=hayward).count() == 3
    assert not MentorPairing.objects.filter(mentee__in=late).exists()
    assert list(history.verify()) == []
