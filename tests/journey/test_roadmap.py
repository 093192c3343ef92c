"""A city's roadmap and its resources (R12): who writes, what is refused, what everybody may read."""

from __future__ import annotations

import pytest
from django.http import Http404

from tests.cities import way
from tests.cities.reading import words
from tests.journey import ground
from tests.journey.roadmap_ground import AT, RESTS, means, plan
from thrive.base.decisions import Refused
from thrive.base.models import Entry
from thrive.base.refs import Ref
from thrive.cities.models import Enrollment
from thrive.journey import own_data
from thrive.journey.actions import roadmap as acts
from thrive.journey.models import AlignedResource, RoadmapMilestone
from thrive.journey.rules import roadmap as rules
from thrive.people.models import Person

pytestmark = pytest.mark.django_db


def test_a_milestone_is_planned_done_opened_again_taken_off_and_put_back(
    seat: Enrollment, ruth: Person
) -> None:
    row = acts.add_milestone(seat, plan=plan(), by=ruth)
    acts.finish(seat, row=row, on=ground.day(1), by=ruth)
    done = RoadmapMilestone.objects.get()
    acts.plan_again(seat, row=row, by=ruth)
    acts.take_off(seat, row=row, by=ruth)
    off = RoadmapMilestone.objects.get()

    acts.put_back(seat, row=row, by=ruth)

    now = RoadmapMilestone.objects.get()
    told = Entry.objects.about(Ref("roadmap", "vallejo", "")).values_list("what", flat=True)
    assert (done.status, done.done_on) == ("done", ground.day(1))
    assert (off.off_at is not None, now.off_at, now.status, now.done_on, now.version) == (
        True,
        None,
        "planned",
        None,
        5,
    )
    assert list(told) == [
        "add_roadmap_milestone",
        "finish_roadmap_milestone",
        "reopen_roadmap_milestone",
        "take_off_roadmap_milestone",
        "put_back_roadmap_milestone",
    ]


def test_pressed_twice_it_is_one_row(seat: Enrollment, ruth: Person) -> None:
    for _press in range(2):
        acts.add_milestone(seat, plan=plan(), by=ruth)
        acts.add_resource(seat, means=means(), by=ruth)

    assert (RoadmapMilestone.objects.count(), AlignedResource.objects.count()) == (1, 1)


def test_a_change_that_changes_nothing_leaves_the_version_alone(
    seat: Enrollment, ruth: Person
) -> None:
    row = acts.add_milestone(seat, plan=plan(), by=ruth)
    acts.change_milestone(seat, row=row, plan=plan("Lights"), seen=1, by=ruth)

    acts.change_milestone(seat, row=row, plan=plan("Lights"), seen=1, by=ruth)

    assert RoadmapMilestone.objects.get().version == 2


def test_a_roadmap_is_full_and_says_so(seat: Enrollment, ruth: Person) -> None:
    most = rules.MOST_MILESTONES
    rows = [acts.add_milestone(seat, plan=plan(f"No. {n}"), by=ruth) for n in range(most)]
    with pytest.raises(Refused) as no:
        acts.add_milestone(seat, plan=plan("One more"), by=ruth)

    acts.take_off(seat, row=rows[0], by=ruth)
    acts.add_milestone(seat, plan=plan("One more"), by=ruth)

    with pytest.raises(Refused) as back:
        acts.put_back(seat, row=rows[0], by=ruth)
    sentence = "A roadmap holds up to 50 rows of this kind. Take one off first."
    assert (no.value.sentence, back.value.sentence) == (sentence, sentence)


def test_a_row_of_another_city_is_not_found(seat: Enrollment, ruth: Person) -> None:
    other = ground.enrolled("Merced")
    row = acts.add_milestone(other, plan=plan(), by=ground.of_city(other.community, "Sunny"))
    client = way.desk(ruth)

    answers = [
        client.get(f"{AT}/{row.pk}/").status_code,
        client.post(f"{AT}/{row.pk}/take-off/").status_code,
        client.get(f"{AT}/resources/{row.pk}/").status_code,
    ]

    assert answers == [404, 404, 404]
    with pytest.raises(Http404):
        acts.take_off(seat, row=row, by=ruth)


def test_sums_are_said_as_what_they_are(seat: Enrollment, ruth: Person) -> None:
    acts.add_resource(seat, means=means(), by=ruth)
    acts.add_resource(seat, means=means("Staff hours", 50_000), by=ruth)
    acts.add_resource(seat, means=means("Grant", 75_500, source="state"), by=ruth)
    acts.add_resource(
        seat, means=means("Hall", None, source="partner", in_kind="A hall, six evenings"), by=ruth
    )
    gone = acts.add_resource(seat, means=means("A dream", 9_000_000, source="federal"), by=ruth)
    acts.take_off(seat, row=gone, by=ruth)

    page = words(way.desk(ruth).get(f"{AT}/"))

    assert "City budget $300,000" in page
    assert "State $75,500" in page
    assert "Partner, in kind and 1 in kind –" in page
    assert "All sources $375,500" in page
    assert "Written down by the city, not audited." in page


def test_a_roadmap_stays_when_the_city_leaves(seat: Enrollment, ruth: Person) -> None:
    from thrive.cities.actions import seats

    acts.add_milestone(seat, plan=plan(), by=ruth)
    seats.leave(seat, reason="The council ended the contract.", by=ruth)

    page = way.desk(ruth).get(f"{AT}/")

    with pytest.raises(Refused) as no:
        acts.add_milestone(seat, plan=plan("More"), by=ruth)
    assert "Lights in ten parks" in words(page)
    assert "Add a milestone" not in words(page)
    assert no.value.sentence == RESTS


def test_what_a_person_wrote_is_handed_over_and_their_name_is_forgotten(
    seat: Enrollment, ruth: Person
) -> None:
    acts.add_milestone(seat, plan=plan(notes="Ask Owen."), by=ruth)
    acts.add_resource(seat, means=means("Hall", None, in_kind="Six evenings"), by=ruth)

    found = own_data.export_plans(ruth)
    own_data.erase_records(ruth)

    assert [(one["kind"], one["words"], one["note"]) for one in found] == [
        ("milestone", "Lights in ten parks", "Ask Owen."),
        ("resource", "Hall", "Six evenings"),
    ]
    assert RoadmapMilestone.objects.get().changed_by is None
    assert AlignedResource.objects.get().changed_by is None
