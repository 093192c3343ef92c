"""Choices, drivers, medians, peers: properties that hold whatever somebody chooses."""

from __future__ import annotations

from urllib.parse import parse_qsl

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thrive.method.index.recipe import Recipe, parse
from thrive.wellbeing.forms.choices import ChoicesForm
from thrive.wellbeing.recipes.choices import (
    AREAS,
    AS_PUBLISHED,
    MEANS,
    SCALES,
    SHARES,
    Choices,
    applied,
)
from thrive.wellbeing.recipes.designs import ACT_CA, PUBLIC_TABLES
from thrive.wellbeing.recipes.medians import TOGETHER, medians
from thrive.wellbeing.recipes.peers import nearest
from thrive.wellbeing.recipes.scoring import drivers, ranges, scored
from thrive.wellbeing.recipes.sensitivity import moves
from thrive.wellbeing.recipes.writing import goalposts_of, written

N = 40


def ground(seed: int = 1, missing: float = 0.1) -> tuple[Recipe, np.ndarray]:
    draw = np.random.default_rng(seed)
    values = draw.gamma(3, 4, (N, len(PUBLIC_TABLES.parts)))
    values[draw.random(values.shape) < missing] = np.nan
    posts = {part.code: goalposts_of(values[:, at]) for at, part in enumerate(PUBLIC_TABLES.parts)}
    return parse(written(PUBLIC_TABLES, posts)), values


EVERYBODY = np.ones(N, bool)
choices = st.builds(
    Choices,
    points=st.dictionaries(st.sampled_from(AREAS), st.integers(0, 100).map(float)).filter(
        lambda points: not points or any(points.values())
    ),
    scale=st.sampled_from(SCALES),
    share=st.sampled_from(tuple(SHARES)),
    mean=st.sampled_from(MEANS),
    total=st.booleans(),
)


@settings(max_examples=40, deadline=None)
@given(choices)
def test_an_address_leads_back_to_its_choices(made: Choices) -> None:
    said = dict(parse_qsl(made.address().removeprefix("?")))

    assert ChoicesForm(said, []).choices() == made


@settings(max_examples=25, deadline=None)
@given(choices, st.integers(0, 50))
def test_scores_stay_on_the_scale_and_between_their_parts(made: Choices, seed: int) -> None:
    recipe, values = ground(seed)

    found = scored(applied(recipe, made, values, EVERYBODY), values).scores

    areas = np.column_stack([found[code] for code in ("D1", "D2", "D4", "D5")])
    total = found["TOTAL"]
    known = ~np.isnan(total)
    assert ((areas[~np.isnan(areas)] >= 0) & (areas[~np.isnan(areas)] <= 100)).all()
    assert (total[known] <= np.nanmax(areas[known], axis=1) + 1e-9).all()
    assert (total[known] >= np.nanmin(areas[known], axis=1) - 1e-9).all()


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 50), st.floats(0.1, 100))
def test_only_the_proportions_of_points_count(seed: int, times: float) -> None:
    recipe, values = ground(seed)
    points = {1: 1.0, 2: 0.4, 4: 0.7, 5: 0.2}
    more = {area: value * times for area, value in points.items()}

    once, again = (
        scored(applied(recipe, Choices(points=some), values, EVERYBODY), values).scores["TOTAL"]
        for some in (points, more)
    )

    np.testing.assert_allclose(once, again, rtol=1e-9)


def test_the_published_choices_change_nothing() -> None:
    recipe, values = ground()
    equal = Choices(points=dict.fromkeys(AREAS, 7.0))

    for made in (AS_PUBLISHED, equal):
        again = scored(applied(recipe, made, values, EVERYBODY), values)
        np.testing.assert_allclose(again.scores["TOTAL"], scored(recipe, values).scores["TOTAL"])


def test_an_area_without_points_is_no_part_of_the_total_even_where_it_is_missing() -> None:
    recipe, values = ground(missing=0)
    values[:, 1:3] = np.nan  # nobody has anything of area 2
    points = {1: 10.0, 4: 10.0, 5: 10.0}

    before = scored(recipe, values).scores["TOTAL"]
    after = scored(applied(recipe, Choices(points=points), values, EVERYBODY), values).scores

    assert np.isnan(before).all()
    np.testing.assert_allclose(after["TOTAL"], (after["D1"] + after["D4"] + after["D5"]) / 3)


def test_one_place_moves_only_by_its_own_numbers_between_fixed_goalposts() -> None:
    recipe, values = ground()
    others = values.copy()
    others[1:] *= 3

    assert scored(recipe, values).scores["TOTAL"][0] == scored(recipe, others).scores["TOTAL"][0]


def test_drivers_add_up_to_the_distance_from_the_middle() -> None:
    recipe, values = ground()
    made = scored(recipe, values)
    for row in np.flatnonzero(~np.isnan(made.scores["TOTAL"])):
        pulls = [one.pull for one in drivers(recipe, made, int(row))]

        assert sum(pulls) == pytest.approx(made.scores["TOTAL"][row] - 50)
        assert pulls == sorted(pulls, reverse=True)


def test_ranges_hold_the_score_and_widen_with_the_margins() -> None:
    recipe, values = ground(missing=0)
    small, wide = np.full(values.shape, 0.5), np.full(values.shape, 2.0)
    small[:, 1:3] = wide[:, 1:3] = np.nan  # area 2 has no margins
    inside = (scored(recipe, values).positions > 15) & (scored(recipe, values).positions < 85)
    row = int(np.argmax(inside.all(axis=1) | (inside.sum(axis=1) == inside.sum(axis=1).max())))

    first, second = (ranges(recipe, values, moe) for moe in (small, wide))

    total = scored(recipe, values).scores["TOTAL"][row]
    assert first.low["TOTAL"][row] < total < first.high["TOTAL"][row]
    assert second.high["TOTAL"][row] - second.low["TOTAL"][row] > (
        first.high["TOTAL"][row] - first.low["TOTAL"][row]
    )
    assert np.isnan(first.low["D2"]).all()


def test_every_alternative_is_tried_and_a_recipe_without_totals_moves_nobody() -> None:
    recipe, values = ground()

    names = [one.choice for one in moves(recipe, values)]

    assert names == [
        *("scale:wide", "scale:ends", "scale:position", "share:half", "share:all"),
        *("mean:geometric", *(f"without:P{n}" for n in range(1, 8))),
    ]
    assert moves(parse(written(ACT_CA, {})), np.full((N, 32), np.nan)) == []


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"w1": "many"}, "w1", "Write a number, such as 2"),
        ({"w2": "-1"}, "w2", "No fewer than 0 points"),
        ({"w6": "101"}, "w6", "No more than 100 points"),
        ({"w1": "0", "w2": "0"}, "w1", "Give at least one area some points."),
        ({"scale": "best"}, "scale", "Choose one of these"),
    ],
)
def test_a_choice_that_cannot_be_read_is_told_beside_its_field(
    said: dict[str, str], field: str, sentence: str
) -> None:
    form = ChoicesForm(said, [])

    assert form.choices() == AS_PUBLISHED
    assert form.errors == {field: [sentence]}


POINTS = st.fixed_dictionaries({area: st.integers(0, 100) for area in AREAS})


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(("youth", "adult")), POINTS), max_size=14))
def test_medians_of_fewer_than_five_people_are_withheld_and_cannot_be_worked_out(
    votes: list[tuple[str, dict[int, int]]],
) -> None:
    found = medians(votes)
    small = [name for name in ("youth", "adult") if 0 < found.people[name] < 5]

    assert all(found.people[name] >= 5 for name in found.points)
    assert not (small and len(found.points) > 1)
    if small and TOGETHER in found.points:
        assert len(small) == 2 or found.people["youth"] * found.people["adult"] == 0


def test_youth_and_adults_are_told_apart_and_together() -> None:
    young = [("youth", {1: 0, 2: 40, 3: 40, 4: 0, 5: 0, 6: 20})] * 5
    grown = [("adult", {1: 40, 2: 0, 3: 0, 4: 40, 5: 20, 6: 0})] * 5

    found = medians(young + grown)

    assert found.points["youth"] == {1: 0, 2: 40, 3: 40, 4: 0, 5: 0, 6: 20}
    assert found.points["adult"] == {1: 40, 2: 0, 3: 0, 4: 40, 5: 20, 6: 0}
    assert sum(found.points[TOGETHER].values()) == pytest.approx(100, abs=0.5)


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 100))
def test_two_places_are_equally_far_from_either_side(seed: int) -> None:
    draw = np.random.default_rng(seed)
    residents, poverty, children = draw.gamma(2, 9000, N), draw.random(N), draw.random(N)
    regions = [str(one) for one in draw.integers(0, 4, N)]

    here = {one.row: one for one in nearest(0, residents, poverty, children, regions, N)}
    there = {row: nearest(row, residents, poverty, children, regions, N) for row in here}

    for row, one in here.items():
        [back] = [other for other in there[row] if other.row == 0]
        assert (back.distance, back.alike, back.same_region) == (
            one.distance, one.alike, one.same_region,
        )  # fmt: skip
