"""A second cycle can be opened without altering the first (R1), by administrators only."""

from __future__ import annotations

import datetime

import pytest

from tests.cities import way
from thrive.base.decisions import Refused
from thrive.base.models import Entry
from thrive.cities.actions.cycles import open_cycle, take_applications
from thrive.cities.models import ProgramCycle
from thrive.program import registry

pytestmark = pytest.mark.django_db
START, END = datetime.date(2027, 7, 1), datetime.date(2030, 6, 30)


def opened(by: object, slug: str = "next", ends_on: datetime.date = END) -> ProgramCycle:
    return open_cycle(
        slug=slug,
        name="Next",
        starts_on=START,
        ends_on=ends_on,
        rulebook=registry.rulebook("act-ca", "2"),
        by=by,
    )


def test_a_new_cycle_takes_its_caps_from_its_rulebook_and_leaves_the_first_alone() -> None:
    first = way.cycle()
    before = ProgramCycle.objects.filter(pk=first.pk).values().get()

    new = opened(way.person("Imani", "admin"))

    assert (new.pilot_cap, new.vanguard_cap) == (20, 8)
    assert ProgramCycle.objects.filter(pk=first.pk).values().get() == before
    assert Entry.objects.about(new.ref()).get().what == "open_cycle"


@pytest.mark.parametrize(
    ("role", "slug", "ends_on", "sentence"),
    [
        ("coach", "next", END, "Only a program administrator decides about tiers and seats."),
        ("admin", "taken", END, "There is already a cycle with this short name."),
        ("admin", "next", START, "A cycle ends after it starts."),
    ],
)
def test_a_cycle_that_may_not_be_opened_is_refused_with_its_sentence(
    role: str, slug: str, ends_on: datetime.date, sentence: str
) -> None:
    opened(way.person("First", "admin"), slug="taken")

    with pytest.raises(Refused) as answer:
        opened(way.person("Somebody", role), slug, ends_on)

    assert answer.value.sentence == sentence


def test_the_door_for_applications_opens_and_closes_once() -> None:
    admin = way.person("Imani", "admin")
    cycle = opened(admin)

    take_applications(cycle, open_now=False, by=admin)
    take_applications(cycle, open_now=False, by=admin)

    cycle.refresh_from_db()
    assert cycle.accepts_applications is False
    assert Entry.objects.about(cycle.ref()).filter(what="take_applications").count() == 1


def test_an_administrator_opens_a_cycle_on_the_page() -> None:
    client = way.desk(way.person("Imani", "admin"))
    said = {
        "name": "2027–2030",
        "starts_on": "2027-07-01",
        "ends_on": "2030-06-30",
        "rulebook": "act-ca/2",
        "pilot_cap": "20",
        "vanguard_cap": "8",
    }

    answer = client.post("/staff/cycles/new/", said)

    assert answer.status_code == 302
    assert ProgramCycle.objects.get(slug="2027-2030").accepts_applications


def test_a_date_that_cannot_be_is_told_beside_the_form_and_the_rest_is_kept() -> None:
    client = way.desk(way.person("Imani", "admin"))
    said = {"name": "Next", "starts_on": "2027-07-01", "ends_on": "2026-01-01"}

    page = client.post(
        "/staff/cycles/new/",
        said | {"rulebook": "act-ca/2", "pilot_cap": "20", "vanguard_cap": "8"},
    )

    assert page.status_code == 422
    assert "A cycle ends after it starts." in page.content.decode()
    assert 'value="Next"' in page.content.decode()
