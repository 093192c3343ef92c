"""Loading the tables, and the words a place can be asked for by."""

import dataclasses

import pytest
from django.db import IntegrityError, transaction

from thrive.base.models import Entry
from thrive.base.refs import SYSTEM
from thrive.places import tables
from thrive.places.actions import city_slugs, load_places
from thrive.places.models import Geography, Kind
from thrive.places.queries import find_city

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded():
    return load_places(by=SYSTEM)


def names(geographies):
    return [each.name for each in geographies]


def test_loading_brings_the_state_its_counties_and_cities(loaded):
    counts = {kind: Geography.objects.filter(kind=kind).count() for kind in Kind.values}

    assert loaded == 542
    assert {kind: count for kind, count in counts.items() if count} == {
        "state": 1,
        "county": 58,
        "place": 483,
    }


def test_loading_again_changes_nothing_and_leaves_no_history(loaded):
    before = list(Geography.objects.order_by("pk").values())

    again = load_places(by=SYSTEM)

    assert again == 0
    assert list(Geography.objects.order_by("pk").values()) == before
    assert Entry.objects.count() == 1


def test_a_row_that_changed_at_the_source_is_put_right_and_counted(loaded):
    Geography.objects.filter(kind=Kind.PLACE, geoid="0681666").update(population=1, slug="old")

    again = load_places(by=SYSTEM)

    vallejo = Geography.objects.cities().get(geoid="0681666")
    assert again == 1
    assert (vallejo.population, vallejo.slug) == (126090, "vallejo")


def test_history_tells_who_loaded_and_how_much(loaded):
    [entry] = Entry.objects.all()

    assert (entry.what, entry.on_text, entry.by_text) == (
        "places_loaded",
        "California",
        "The platform",
    )
    assert entry.facts == {"added": 542, "changed": 0}


def test_a_city_knows_its_county_region_source_and_shape(loaded):
    vallejo = Geography.objects.select_related("parent").get(slug="vallejo", kind=Kind.PLACE)

    assert vallejo.parent.legal_name == "Solano County"
    assert vallejo.region.slug == "bay-area"
    assert vallejo.source.publisher == "U.S. Census Bureau"
    assert vallejo.outline == tables.outline_of("0681666")
    assert vallejo.on_canvas() == (108.0, 266.0)
    assert vallejo.ref().id == "place/0681666"


def test_the_state_has_no_region_and_no_point_on_its_own_map(loaded):
    state = Geography.objects.get(kind=Kind.STATE)

    assert (state.region, state.on_canvas()) == (None, None)


def test_cities_are_asked_for_by_county_and_by_region(loaded):
    napa = Geography.objects.counties().get(name="Napa")
    cities = Geography.objects.cities()

    assert names(cities.in_county(napa).by_name()) == [
        "American Canyon",
        "Calistoga",
        "Napa",
        "St. Helena",
        "Yountville",
    ]
    assert cities.in_region("bay-area").count() == 101
    assert Geography.objects.counties().in_region("imperial-valley").get().name == "Imperial"
    assert names(cities.in_region("atlantis")) == []


def test_every_city_has_an_address_of_its_own(loaded):
    slugs = list(Geography.objects.cities().values_list("slug", flat=True))

    assert len(set(slugs)) == 483
    assert "la-canada-flintridge" in slugs


def test_two_cities_of_one_name_are_told_apart_by_county():
    vallejo = next(each for each in tables.cities() if each.geoid == "0681666")
    twin = dataclasses.replace(vallejo, geoid="0699999", county_geoid="06055")

    assert city_slugs([vallejo, twin]) == {
        "0681666": "vallejo-solano",
        "0699999": "vallejo-napa",
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("vallejo", ["Vallejo"]),
        ("VALLE", ["Vallejo"]),
        ("ventura", ["Ventura"]),
        ("san buena", ["Ventura"]),
        ("Paso Robles", ["Paso Robles"]),
        ("el paso de", ["Paso Robles"]),
        ("la canada", ["La Cañada Flintridge"]),
        ("La Cañada", ["La Cañada Flintridge"]),
        ("st helena", ["St. Helena"]),
        ("carmel by the", ["Carmel-by-the-Sea"]),
        ("City of Industry", ["Industry"]),
        ("Town of Danville", ["Danville"]),
        ("ontario", ["Ontario"]),
        ("orange", ["Orange", "Orange Cove"]),
        ("nowhere", []),
        ("  ", []),
        ("%_", []),
        ("市", []),
    ],
)
def test_a_city_is_found_by_what_people_call_it(loaded, text, found):
    assert names(find_city(text)) == found


def test_finding_stops_at_as_many_as_a_picker_shows(loaded):
    found = find_city("san", most=3)

    assert names(found) == ["San Anselmo", "San Bernardino", "San Bruno"]


@pytest.mark.parametrize("text", ["yountville", "san"])
def test_finding_asks_the_database_twice_for_one_city_or_many(
    loaded, django_assert_num_queries, text
):
    with django_assert_num_queries(2):
        counties = [city.parent.name for city in find_city(text)]

    assert len(counties) in (1, 8)


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": Kind.PLACE, "geoid": "0681666", "slug": "another"},
        {"kind": Kind.PLACE, "geoid": "0600001", "slug": "vallejo"},
        {"kind": "village", "geoid": "0600001", "slug": "another"},
        {"kind": Kind.PLACE, "geoid": "0600001", "slug": "another", "population": 5},
        {"kind": Kind.PLACE, "geoid": "0600001", "slug": "another", "latitude": 38.0},
        {
            "kind": Kind.PLACE,
            "geoid": "0600001",
            "slug": "another",
            "latitude": -122.0,
            "longitude": 38.0,
        },
    ],
    ids=["geoid twice", "address twice", "kind", "no source", "half a position", "swapped"],
)
def test_the_database_refuses_a_place_that_cannot_be(loaded, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Geography.objects.create(name="Another", legal_name="Another", **wrong)


def test_two_neighborhoods_may_share_a_name(loaded):
    for geoid in ("n1", "n2"):
        Geography.objects.create(
            kind=Kind.NEIGHBORHOOD,
            geoid=geoid,
            name="Downtown",
            legal_name="Downtown",
            slug="downtown",
        )

    assert Geography.objects.filter(slug="downtown").count() == 2
