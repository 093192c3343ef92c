"""The state map and the cities' outlines: they parse, they fit, they agree with each other."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.places import paths
from thrive.places import tables
from thrive.places.projection import HEIGHT, WIDTH, project

NEAR = 3  # canvas units, about 5 km: a harbor or an island town may stand off the simplified coast


def all_outlines():
    geoids = ["06", *(each.geoid for each in tables.counties())]
    geoids += [each.geoid for each in tables.cities()]
    return {geoid: tables.outline_of(geoid) for geoid in geoids}


def test_every_place_has_an_outline():
    assert [geoid for geoid, outline in all_outlines().items() if outline is None] == []


def test_a_place_we_hold_no_shape_of_has_none():
    assert tables.outline_of("06001400100") is None


def test_outlines_parse_close_and_lie_inside_their_canvas():
    outside = [
        geoid
        for geoid, outline in all_outlines().items()
        for line in paths.lines(outline.path)
        if line[0] != line[-1]
        or any(not (0 <= x <= outline.width and 0 <= y <= outline.height) for x, y in line)
    ]

    assert outside == []


def test_county_lines_lie_on_the_states_canvas():
    points = [point for line in paths.lines(tables.county_lines()) for point in line]

    assert [(x, y) for x, y in points if not (0 <= x <= WIDTH and 0 <= y <= HEIGHT)] == []


def test_every_county_reaches_no_further_than_the_state():
    state = tables.state_outline().path

    middles = {each.name: project(each.latitude, each.longitude) for each in tables.counties()}

    assert [name for name, point in middles.items() if not paths.holds(state, point)] == []


def test_every_city_stands_in_or_beside_its_county():
    shapes = {each.geoid: tables.outline_of(each.geoid).path for each in tables.counties()}

    astray = [
        city.name
        for city in tables.cities()
        for shape in [shapes[city.county_geoid]]
        if not paths.holds(shape, city.on_canvas())
        and paths.distance(shape, city.on_canvas()) > NEAR
    ]

    assert astray == []


def test_the_hero_map_is_light():
    drawing = tables.state_outline().path + tables.county_lines()

    assert len(gzip.compress(drawing.encode())) <= 9_000


def test_city_outlines_are_light():
    outlines = [tables.outline_of(each.geoid) for each in tables.cities()]

    sizes = [len(outline.path) for outline in outlines]
    points = [sum(len(line) for line in paths.lines(outline.path)) for outline in outlines]

    assert sum(sizes) <= 160_000
    assert max(points) <= 60


def test_a_view_box_says_the_size_of_the_canvas():
    assert tables.state_outline().view_box == "0 0 553 640"
    assert tables.outline_of("0681666").view_box == "0 0 100 100"


def test_the_meridian_of_120_degrees_stands_upright():
    assert {round(project(latitude, -120)[0], 6) for latitude in (33, 37.5, 42)} == {227.0}


@given(
    latitude=st.floats(32.6, 41.9),
    longitude=st.floats(-124.3, -114.2),
    step=st.floats(0.01, 0.5),
)
def test_east_is_right_and_north_is_up(latitude, longitude, step):
    x, y = project(latitude, longitude)

    east = project(latitude, longitude + step)
    north = project(latitude + step, longitude)

    assert east[0] > x
    assert north[1] < y


@given(longitude=st.floats(-124.3, -114.2))
def test_a_degree_north_is_as_long_wherever_it_is_walked(longitude):
    x1, y1 = project(37, longitude)
    x2, y2 = project(38, longitude)

    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5

    assert length == pytest.approx(67.2, abs=0.2)
