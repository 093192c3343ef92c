"""A city's public page draws its journey from what is on record, and keeps to itself what is not
everybody's."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from django.test import Client

from tests.portal import standing
from thrive.cities.models import Community, Enrollment
from thrive.journey.models import (
    CityMilestone,
    CommitmentInstrument,
    Evidence,
    StageChange,
)
from thrive.people.models import Person
from thrive.portal.queries.city_way import city_way
from thrive.teams.models import (
    AgreementSignature,
    CoreTeam,
    CoreTeamSeat,
    DesignTeam,
    DesignTeamMembership,
    Meeting,
)

pytestmark = pytest.mark.django_db
DAY = standing.DAY


@pytest.fixture
def seat() -> Enrollment:
    solano = standing.county("Solano", "06095")
    vallejo = standing.city("Vallejo", "vallejo", solano, population=126_090)
    return standing.enroll(vallejo, standing.cycle(), "pilot")


def step(seat: Enrollment, code: str, status: str, *, prior: bool = False) -> CityMilestone:
    return CityMilestone.objects.create(
        enrollment=seat, code=code, status=status, prior=prior, moved_at=DAY
    )


def proof(of: CityMilestone, words: str, visibility: str) -> Evidence:
    return Evidence.objects.create(
        milestone=of,
        kind="record",
        happened_on=DAY.date(),
        words=words,
        visibility=visibility,
        added_at=DAY,
    )


def act(seat: Enrollment, number: str, status: str) -> CommitmentInstrument:
    return CommitmentInstrument.objects.create(
        community=seat.community,
        kind="resolution",
        number=number,
        body="City Council",
        action_date=DAY.date(),
        ayes=6,
        noes=1,
        url="https://council.example.org/",
        notes="Notes never shown",
        status=status,
        recorded_at=DAY,
        moved_at=DAY,
    )


def member(seat: Enrollment, visibility: str, **facts: Any) -> DesignTeamMembership:
    team, _new = DesignTeam.objects.get_or_create(
        community=seat.community, defaults={"formed_on": DAY.date()}
    )
    someone = standing.person(
        f"{visibility}@example.org",
        name=f"{visibility.title()} Family-Name",
        shown_name=f"{visibility.title()} F.",
        visibility=visibility,
        **facts,
    )
    category = "youth" if someone.is_youth else "adult"
    return DesignTeamMembership.objects.create(
        team=team, person=someone, category=category, joined_on=DAY.date()
    )


def test_the_path_says_since_when_each_stage_is_walked(seat):
    StageChange.objects.create(
        enrollment=seat,
        before="engage",
        after="grow",
        status="confirmed",
        proposed_at=DAY,
        settled_at=DAY + datetime.timedelta(days=60),
    )
    seat.stage = "grow"

    way = city_way(seat)

    drawn = [(one.node, one.state, one.since, one.until) for one in way.stages]
    may_1 = datetime.date(2026, 5, 1)
    assert drawn == [
        ("A", "done", seat.effective_on, may_1),
        ("B", "now", may_1, None),
        ("C", "later", None, None),
    ]


def test_steps_stand_as_met_in_progress_or_next_and_in_words(seat):
    step(seat, "T2_1", "verified")
    step(seat, "T2_2", "submitted")
    step(seat, "T2_3", "in_progress")
    step(seat, "T2_5", "waived")

    way = city_way(seat)

    words = [(mark.row.step.code, mark.words) for mark in way.steps[:6]]
    assert words == [
        ("T2_1", "Met"),
        ("T2_2", "In progress"),
        ("T2_3", "In progress"),
        ("T2_4", "Next"),
        ("T2_5", "Not asked of this city"),
        ("T2_6", "Optional"),
    ]
    assert (way.met, way.asked) == (1, 8)


def test_done_before_joining_is_said_where_the_tier_allows_it(seat):
    seat.tier = "vanguard"
    step(seat, "T2_1", "completed_prior", prior=True)

    first = city_way(seat).steps[0]

    assert (first.words, first.mark, first.state) == ("Done before joining", "done-before", "met")


def test_a_commitment_is_public_once_it_was_checked(seat, client):
    act(seat, "CHECKED-1", "checked")
    act(seat, "WAITING-2", "recorded")
    act(seat, "SENT-BACK-3", "returned")

    page = client.get("/cities/vallejo/").content.decode()

    shown = [number for number in ("CHECKED-1", "WAITING-2", "SENT-BACK-3") if number in page]
    assert shown == ["CHECKED-1"]
    assert "City Council, 6 to 1" in page
    assert "Notes never shown" not in page


def test_evidence_is_public_when_the_city_opened_it_and_somebody_checked_it(seat, client):
    for code, status, visibility in (
        ("T2_3", "verified", "public"),
        ("T2_4", "verified", "city"),
        ("T2_9", "submitted", "public"),
    ):
        proof(step(seat, code, status), f"Words {status} {visibility}", visibility)

    page = client.get("/cities/vallejo/").content.decode()

    assert re.findall(r"Words \w+ \w+", page) == ["Words verified public"]


def test_the_action_areas_stand_in_the_words_the_city_made_public(seat, client):
    chosen = step(seat, "T2_7", "verified")
    proof(chosen, "The team chose safe places first.", "public")

    way = client.get("/cities/vallejo/").context["page"].taking_part.way

    assert [line.words for line in way.areas] == ["The team chose safe places first."]
    assert [line.title for line in way.record] == ["Second cycle"]  # not told twice


def test_only_adults_who_show_themselves_to_everybody_are_named(seat, client):
    member(seat, "public")
    member(seat, "community")
    member(seat, "program", age_band="youth", adult_from=datetime.date(2030, 1, 1))

    way = client.get("/cities/vallejo/").context["page"].taking_part.way

    assert [(one.name, one.part) for one in way.people] == [("Public F.", "Adult resident")]


def test_one_person_with_two_parts_stands_there_once(seat):
    both = member(seat, "public")
    team = CoreTeam.objects.create(community=seat.community, opened_at=DAY, frozen_at=DAY)
    CoreTeamSeat.objects.create(team=team, seat="resident_1", person=both.person, since=DAY)

    people = city_way(seat).people

    assert [(one.name, one.part) for one in people] == [
        ("Public F.", "First resident leader · Adult resident")
    ]


def test_somebody_signed_in_reads_the_same_names_as_everybody(seat, client):
    member(seat, "community")
    client.force_login(
        standing.person("rosa@example.org"),
        backend="thrive.people.sessions.ByEmailAndPassword",
    )

    assert client.get("/cities/vallejo/").context["page"].taking_part.way.people == ()


def test_agendas_stand_there_only_when_they_were_posted(seat, client):
    held_by = member(seat, "community")
    for number, (public, posted) in enumerate(((True, DAY), (True, None), (False, DAY))):
        Meeting.objects.create(
            community=seat.community,
            title=f"Meeting {number}",
            starts_at=DAY + datetime.timedelta(days=9),
            place="Library",
            co_member=held_by,
            is_public=public,
            posted_at=posted,
            status="agenda",
        )

    page = client.get("/cities/vallejo/").content.decode()

    assert re.findall(r"Meeting \d", page) == ["Meeting 0"]


@pytest.mark.parametrize("more", [1, 3])
def test_the_page_takes_the_same_queries_however_much_is_on_record(
    seat, client, more, django_assert_num_queries
):
    for number in range(more):
        act(seat, f"R-{number}", "checked")
        proof(step(seat, f"T2_{number + 1}", "verified"), "Words", "public")

    with django_assert_num_queries(20):
        client.get("/cities/vallejo/")


@pytest.mark.parametrize("language", ["", "/es"])
def test_a_visitor_reads_nothing_private_of_any_city_of_the_demo(story, settings, language):
    settings.DEMO = True
    wrong = []
    emails = set(Person.objects.values_list("email", flat=True))
    quiet = set(Person.objects.exclude(visibility="public").values_list("name", flat=True))
    quiet |= set(Person.objects.exclude(visibility="public").values_list("shown_name", flat=True))
    quiet |= set(
        DesignTeamMembership.objects.filter(category="youth").values_list("name", flat=True)
    )
    quiet |= set(AgreementSignature.objects.values_list("name", flat=True))
    shown = Person.objects.filter(visibility="public")
    quiet -= {
        "",
        *shown.values_list("name", flat=True),
        *shown.values_list("shown_name", flat=True),
    }
    closed = Evidence.objects.exclude(
        visibility="public", milestone__status__in=("verified", "completed_prior")
    )
    open_words = set(
        Evidence.objects.filter(
            visibility="public", milestone__status__in=("verified", "completed_prior")
        ).values_list("words", flat=True)
    )
    closed_words = set(closed.values_list("words", flat=True)) - open_words
    unchecked = set(
        CommitmentInstrument.objects.exclude(status="checked").values_list("number", flat=True)
    )
    assert emails
    assert quiet
    assert closed_words
    for slug in Community.objects.taking_part().values_list("slug", flat=True):
        page = Client().get(f"{language}/cities/{slug}/").content.decode()
        private = {*emails, *quiet, *closed_words, *unchecked}
        wrong += [f"{slug}: {secret}" for secret in private if secret in page]
        wrong += [f"{slug}: {found}" for found in re.findall(r"[\w.]+@example\.(?!org)", page)]

    assert wrong == []
