"""The demo is told by real actions, so it can hold no impossible state; and one command removes it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from django.utils.translation import gettext

from thrive.base import history
from thrive.base.models import Entry
from thrive.cities.models import (
    CityApplication,
    CoachAssignment,
    Community,
    EligibilityReview,
    Enrollment,
    ProgramCycle,
    WaitListPlace,
)
from thrive.demo import told
from thrive.demo.cast import CAST
from thrive.journey.models import CommitmentInstrument
from thrive.notices.models import OutboundMessage
from thrive.people.models import Person
from thrive.search.models import SearchDocument

pytestmark = [pytest.mark.usefixtures("story"), pytest.mark.django_db]


def test_ten_cities_take_part_in_the_tiers_of_the_story() -> None:
    tiers = dict(
        Enrollment.objects.holding_a_seat()
        .filter(cycle__slug="demo-cycle")
        .values_list("community__name", "tier")
    )

    assert tiers == {
        "Hayward": "vanguard",
        "Garden Grove": "vanguard",
        "Vallejo": "pilot",
        "Merced": "pilot",
        "Santa Maria": "pilot",
        "Lancaster": "pilot",
        "El Centro": "pilot",
        "Watsonville": "affiliate",
        "Eureka": "affiliate",
        "Marysville": "affiliate",
    }


def test_every_city_that_takes_part_has_one_lead_coach() -> None:
    led = CoachAssignment.objects.today().values_list("community__name", flat=True)
    taking_part = Community.objects.taking_part().values_list("name", flat=True)

    assert sorted(led) == sorted(taking_part)


def test_visalias_two_reviewers_disagree_and_a_third_stepped_aside() -> None:
    reviews = EligibilityReview.objects.filter(application__community__slug="visalia")

    assert sorted(reviews.values_list("status", "recommended_tier")) == [
        ("recused", ""),
        ("scored", "affiliate"),
        ("scored", "pilot"),
    ]


def test_redding_was_asked_by_a_coach_and_waits_for_its_session() -> None:
    redding = CityApplication.objects.get(community__slug="redding")

    assert redding.origin == "outreach"
    assert list(redding.steps.values_list("step", flat=True)) == ["a"]
    assert redding.info_session_places.get().attended is None


def test_the_small_cycle_has_one_seat_and_one_in_line() -> None:
    small = ProgramCycle.objects.get(slug="demo-small-cycle")
    waiting = WaitListPlace.objects.waiting().filter(cycle=small)

    assert small.enrollments.holding_a_seat().get().community.kind == "tribal_nation"
    assert [(place.number, place.application.community.kind) for place in waiting] == [
        (1, "neighborhood")
    ]


def test_lancaster_still_looks_for_an_organization_that_serves_adults() -> None:
    steps = CityApplication.objects.get(community__slug="lancaster").steps

    assert sorted(steps.values_list("step", flat=True)) == ["a", "b", "c", "d", "e", "f"]


def test_its_history_is_whole_and_in_order_of_telling() -> None:
    assert list(history.verify()) == []
    assert Entry.objects.count() > 300


def test_history_holds_no_name_and_no_address_of_anybody() -> None:
    names = {word for player in CAST for word in (player.name, player.email)}
    leaks = [
        (entry.number, name)
        for entry in Entry.objects.all()
        for name in names
        if name in f"{entry.on_text} {entry.by_text} {entry.facts}"
    ]

    assert leaks == []


def test_whoever_history_and_mail_name_is_a_role_with_a_word_of_its_own_in_spanish() -> None:
    """Pages translate these words as they stand: an actor without one would be left in English."""
    found = set(Entry.objects.values_list("by_text", flat=True))
    found |= set(OutboundMessage.objects.values_list("by_text", flat=True))
    with translation.override("es"):
        kept = {word for word in found if gettext(word) == word}

    assert "Signer of the agreement" in found
    assert kept == {"Coach"}


def test_everybody_invented_says_so() -> None:
    assert [p.name for p in Person.objects.all() if not p.name.endswith("(demo)")] == []
    assert not Person.objects.filter(is_demo=False).exists()
    assert not CityApplication.objects.filter(is_demo=False).exists()


def test_a_kept_demo_can_be_searched_after_an_update_that_made_the_index_anew() -> None:
    found = SearchDocument.objects.count()
    SearchDocument.objects.all().delete()

    assert told.tell(keep=True, say=lambda _line: None) == 0
    assert SearchDocument.objects.count() >= found > 1000


def test_one_command_removes_everything_fictional_and_keeps_the_chain() -> None:
    said: list[str] = []

    told.remove(keep=False, say=said.append)

    assert not Person.objects.present().exists()
    assert not CityApplication.objects.exists()
    assert not Enrollment.objects.exists()
    assert not CommitmentInstrument.objects.exists()
    assert Community.objects.count() == 483
    assert list(history.verify()) == []


def test_removing_the_demo_takes_its_files_off_the_disk(
    settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    """Sealed agreements, scans, proofs and what came with applications. Last: the files are gone now."""
    settings.MEDIA_ROOT = settings.DATA_DIR / "files"
    kept = [Path(settings.MEDIA_ROOT) / name for name in told._files()]
    before = [file for file in kept if file.exists()]

    with django_capture_on_commit_callbacks(execute=True):
        told.remove(keep=False, say=lambda _line: None)

    assert (len(before), "sealed" in str(before)) == (len(kept), True)
    assert [file for file in kept if file.exists()] == []
