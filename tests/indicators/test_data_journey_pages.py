"""Pages of the data journey: as many queries for three things as for one; what is typed stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cities import way
from tests.cities.reading import words
from tests.indicators.journey_ground import TRACTS, Scene
from thrive.base import clock
from thrive.indicators.actions import journey
from thrive.indicators.actions.journey import Output
from thrive.indicators.models import AssetPin, Consent, PhaseOutput

pytestmark = pytest.mark.django_db
DATA = "/cities/vallejo/data/"


def _one_more(at: Scene, n: int) -> None:
    """One more of everything a visitor reads."""
    phase = at.phase(1)
    journey.add_output(phase, output=Output(f"Output {n}", clock.today()), by=at.ruth)
    at.does(at.hood(f"Hood {n}", TRACTS[: n % 3 + 1]), ("choose", at.luz))
    at.does(at.pin(label=f"Park {n}"), ("show", at.luz))
    at.shown_note(f"Note {n}.")


@pytest.mark.parametrize(
    ("path", "most"),
    [(DATA, 22), (f"{DATA}neighborhoods/", 12), (f"{DATA}map/", 12), (f"{DATA}sessions/", 12)],
)
def test_three_of_each_ask_no_more_than_one(path: str, most: int) -> None:
    at = Scene()
    visitor = Client()

    def asked() -> int:
        visitor.get(path)
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert visitor.get(path).status_code == 200
        return len(found)

    _one_more(at, 1)
    with_one = asked()
    for n in (2, 3):
        _one_more(at, n)

    assert asked() == with_one
    assert with_one <= most


@pytest.mark.parametrize("make", [1, 3])
def test_a_session_with_many_notes_asks_as_often_as_with_one(make: int) -> None:
    at = Scene()
    notes = [at.shown_note(f"Note {n}.") for n in range(make)]
    path = notes[0].session.get_absolute_url()
    visitor = Client()
    visitor.get(path)

    with CaptureQueriesContext(connection) as found:
        page = words(visitor.get(path))

    assert [f"Note {n}." in page for n in range(make)] == [True] * make
    assert len(found) <= 14


def test_a_home_on_the_map_is_refused_beside_its_field_and_nothing_is_lost() -> None:
    at = Scene()
    desk, path = way.desk(at.elvira), f"{DATA}map/new/"
    put = {"kind": "green", "label": "412 Maple St", "words": "Nice", "tract": TRACTS[0]}

    answer = desk.post(path, put)

    said = words(answer)
    assert answer.status_code == 422
    assert "This reads like somebody’s address or home." in said
    assert "Tick this to go on" in said
    assert 'value="412 Maple St"' in answer.content.decode()
    assert not AssetPin.objects.exists()
    assert desk.post(path, {**put, "label": "Grove Park", "no_home": "on"}).status_code == 302


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"came": "many"}, "Write a whole number, such as 34"),
        ({"came": "-3"}, "Write a whole number, such as 34"),
        ({"came": "٣"}, "Write a whole number, such as 34"),
        ({"happened_on": "2999-01-01"}, "This day has not come yet"),
        ({"happened_on": "1850-01-01"}, "Choose a day from the year 2000 on"),
        ({"happened_on": "soon"}, "Write the date like 2026-06-10"),
        ({"words": ""}, "Write a few words here"),
        ({"url": "nowhere"}, "Write the whole address"),
    ],
)
def test_an_output_typed_badly_says_what_to_mend(said: dict[str, str], sentence: str) -> None:
    at = Scene()
    whole = {"words": "Training", "happened_on": "2026-01-05", "came": "12"}

    answer = way.desk(at.ruth).post(f"{DATA}phases/1/", whole | said)

    assert answer.status_code == 422
    assert sentence in words(answer)
    assert not PhaseOutput.objects.exists()


def test_a_minor_without_a_guardian_is_told_beside_the_box() -> None:
    at = Scene()
    yes = {"use": "words", "way": "paper", "mark": "sheet 1", "given_on": "2026-01-05"}

    answer = way.desk(at.ruth).post(f"{DATA}consents/", yes | {"is_minor": "on"})

    assert answer.status_code == 422
    assert words(answer).count("A parent or guardian has to agree too.") == 2  # summary and field
    assert not Consent.objects.exists()


@pytest.mark.parametrize("tract", ["", "06095250900'--", "x" * 400, "\u0663", "99999999999"])
def test_odd_tracts_in_the_address_are_no_tracts(tract: str) -> None:
    Scene()

    answer = Client().get(f"{DATA}tracts/", {"tract": tract})

    assert answer.status_code == 200
    assert "No census tract is chosen." in words(answer)
    assert Client().get(f"{DATA}tracts.csv", {"tract": tract}).status_code == 404


def test_who_reads_what_in_the_workspace() -> None:
    at = Scene()
    paths = {"": (200, 200), "plan/": (404, 200), "consents/": (302, 200), "stories/": (302, 200)}
    people: dict[str, Callable[[], Client]] = {
        "visitor": Client,
        "youth": lambda: way.desk(at.teo),
    }

    for path, expected in paths.items():
        found = tuple(make().get(f"{DATA}{path}").status_code for make in people.values())
        assert (path, found) == (path, expected)
    assert way.desk(at.omar).get(f"{DATA}consents/").status_code == 404
