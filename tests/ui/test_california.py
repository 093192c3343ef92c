"""Labels of the statewide map never touch, whatever cities take part."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thrive.places import tables
from thrive.places.projection import project
from thrive.ui.california import Label, Picture, Pin, picture

CITIES = tables.cities()


def drawn(*names: str) -> Picture:
    chosen = [city for city in CITIES if city.name in names]
    pins = [
        Pin(*project(city.latitude, city.longitude), city.name, "Pilot", f"#{city.geoid}", "pilot")
        for city in chosen
    ]
    return picture(land=tables.state_outline().path, lines="", lit=[], pins=pins, label="Map")


def touch(one: Label, other: Label) -> bool:
    (x1, y1, w1, h1), (x2, y2, w2, h2) = one.box, other.box
    return x1 < x2 + w2 and x2 < x1 + w1 and y1 < y2 + h2 and y2 < y1 + h1


def test_the_cities_of_the_demo_are_all_drawn_with_their_arcs() -> None:
    map_ = drawn("Hayward", "Vallejo", "Merced", "El Centro")

    assert {label.pin.name for label in map_.labels} == {
        "Hayward",
        "Vallejo",
        "Merced",
        "El Centro",
    }
    assert [len(label.arcs) for label in map_.labels] == [2, 2, 2, 2]


def test_the_coast_is_named_on_the_left_and_inland_on_the_right() -> None:
    map_ = drawn("Eureka", "Redding", "Merced", "El Centro", "Santa Maria")
    sides = {label.pin.name: label.side for label in map_.labels}

    assert sides == {
        "Eureka": "end",
        "Redding": "start",
        "Merced": "start",
        "El Centro": "start",
        "Santa Maria": "end",
    }


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([city.name for city in CITIES]), max_size=26, unique=True))
def test_no_two_labels_touch(names: list[str]) -> None:
    labels = drawn(*names).labels

    assert [(a.pin.name, b.pin.name) for a, b in combinations(labels, 2) if touch(a, b)] == []


def test_the_same_cities_give_the_same_drawing() -> None:
    assert drawn("Hayward", "Vallejo") == drawn("Vallejo", "Hayward")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([city.name for city in CITIES]), max_size=40, unique=True))
def test_every_label_stands_on_the_canvas(names: list[str]) -> None:
    map_ = drawn(*names)

    boxes = [label.box for label in map_.labels]
    assert [box for box in boxes if box[0] < 0 or box[0] + box[2] > map_.width] == []
    assert [box for box in boxes if box[1] < 0 or box[1] + box[3] > map_.height] == []


def test_more_names_than_room_are_refused() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        drawn(*[city.name for city in CITIES[:60]])
