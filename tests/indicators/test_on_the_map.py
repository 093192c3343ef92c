"""Drawn tracts, the grid, and what may not stand on a city's map."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.indicators.journey_ground import TRACTS, Scene
from thrive.base.decisions import Refused
from thrive.indicators.actions import mapping
from thrive.indicators.actions.mapping import Drawn
from thrive.indicators.data.shapes import middle, middle_of_square, rings, squares
from thrive.indicators.data.tables import tract_maps
from thrive.indicators.models import AssetPin
from thrive.indicators.queries.mapped import pins_page
from thrive.indicators.queries.workspace import city_data
from thrive.indicators.rules.mapping import is_no_home


@pytest.mark.parametrize(
    "words",
    ["412 Maple St", "at 1500 North Main Avenue", "Calle Ocho 15", "apt. 4", "unit 12B", "#12",
     "my house", "Mi casa", "where Ana lives there", "aquí vive en", "22 B Street", "Avenida Sol #9"],
)  # fmt: skip
def test_homes_and_addresses_are_refused(words: str) -> None:
    assert not is_no_home(words)


@pytest.mark.parametrize(
    "words",
    ["Grove Park", "the park behind the library", "Open until nine", "Casa Semilla", "House of Hope",
     "Open 7 days", "Route 7 bus stop", "La casa de la cultura", "24-hour clinic", "First Street Park"],
)  # fmt: skip
def test_places_are_not_taken_for_homes(words: str) -> None:
    assert is_no_home(words)


def test_a_number_stands_inside_its_tract_and_a_square_on_its_map() -> None:
    assert rings("M0 0l10 0 0 10-10 0z") == [[(0, 0), (10, 0), (10, 10), (0, 10)]]
    assert middle("M0 0l10 0 0 10-10 0z") == (5, 5)

    for found in tract_maps().values():
        for path in found.outlines.values():
            x, y = middle(path)
            assert 0 <= x <= found.width
            assert 0 <= y <= found.height
        assert all(middle_of_square(found, one) for one in squares(found))
        assert middle_of_square(found, "K1") is None


@pytest.mark.django_db
def test_a_neighborhood_is_drawn_from_tracts_of_its_city_under_a_name_of_its_own() -> None:
    at = Scene()
    hood = at.hood()

    assert at.hood() == hood
    with pytest.raises(Refused, match="already has a neighborhood of this name"):
        at.hood("by the water", TRACTS[:1])
    with pytest.raises(Refused, match="not on the map of this city"):
        at.hood("Elsewhere", ("06047001002",))
    with pytest.raises(Refused, match="at least one census tract"):
        at.hood("Nowhere", ())

    chosen = at.does(hood, ("choose", at.luz))
    with pytest.raises(Refused, match="decides what everybody reads"):
        mapping.redraw_neighborhood(chosen, drawn=Drawn("Shore", TRACTS[:1]), by=at.elvira)
    shore = mapping.redraw_neighborhood(chosen, drawn=Drawn("Shore", TRACTS[:1]), by=at.ruth)
    assert (shore.name, shore.status) == ("Shore", "focus")


@pytest.mark.django_db
def test_a_pin_is_seen_by_everybody_once_a_second_person_has_looked() -> None:
    at = Scene()
    pin = at.pin(square="C6")
    seen = lambda who: [one.pin for one in pins_page(city_data(who, "vallejo"), who).lines]  # noqa: E731 # type: ignore[arg-type]

    assert seen(at.omar) == []
    at.does(pin, ("show", at.luz))
    assert seen(at.omar) == [pin]
    at.does(pin, ("keep", at.ruth))
    assert (seen(at.omar), seen(at.elvira)) == ([], [pin])


@pytest.mark.django_db
def test_a_danger_is_never_shown_and_the_database_knows_it_too() -> None:
    at = Scene()
    danger = at.pin(kind="danger", label="Dark crossing")

    assert (danger.status, danger.agreed) == ("team", False)
    with pytest.raises(Refused, match="for the team only"):
        at.does(danger, ("show", at.ruth))
    with pytest.raises(IntegrityError), transaction.atomic():
        AssetPin.objects.filter(pk=danger.pk).update(status="shown", agreed=True)


@pytest.mark.django_db
def test_a_young_person_pins_while_a_guardian_agrees_and_takes_their_own_pin_off() -> None:
    at = Scene()
    pin = at.pin(by=at.teo)

    assert pin.by_youth
    at.does(pin, ("take_off", at.teo))
    at.teo.consents.update(withdrawn_at="2026-01-01T00:00:00Z")
    with pytest.raises(Refused):
        at.pin(by=at.teo, label="Library corner")


@pytest.mark.django_db
def test_without_agreement_a_pin_waits_until_it_is_noted() -> None:
    at = Scene()
    pin = at.pin(agreed=False)

    with pytest.raises(Refused, match="Ask those who run this place first"):
        at.does(pin, ("show", at.luz))
    mapping.note_agreement(pin, by=at.elvira)

    assert at.does(pin, ("show", at.luz)).status == "shown"
