"""The public tables say what the Census Bureau says."""

import csv
import os
from pathlib import Path

import pytest

from thrive.places import tables

BESIDE_THE_PROJECT = Path(__file__).parents[3] / "shared" / "data" / "ca_cities_482.csv"
CITY_FILE = os.environ.get("CENSUS_CITY_FILE", str(BESIDE_THE_PROJECT))


def city(geoid):
    [found] = [each for each in tables.cities() if each.geoid == geoid]
    return found


def test_california_has_483_cities_and_58_counties():
    assert len({each.geoid for each in tables.cities()}) == 483
    assert len({each.geoid for each in tables.counties()}) == 58


def test_a_geoid_is_text_that_begins_with_the_states_code():
    places = [(each.geoid, 7) for each in tables.cities()]
    counties = [(each.geoid, 5) for each in tables.counties()]

    wrong = [
        geoid
        for geoid, digits in places + counties
        if not (geoid.isdigit() and len(geoid) == digits and geoid.startswith("06"))
    ]

    assert wrong == []


def test_three_counties_have_no_city():
    with_cities = {each.county_geoid for each in tables.cities()}

    without = [each.name for each in tables.counties() if each.geoid not in with_cities]

    assert without == ["Alpine", "Mariposa", "Trinity"]


def test_every_city_lies_in_a_known_county():
    known = {each.geoid for each in tables.counties()}

    assert {each.county_geoid for each in tables.cities()} - known == set()


def test_vallejo_reads_as_the_census_counted_it():
    vallejo = city("0681666")

    assert vallejo == tables.City(
        geoid="0681666",
        name="Vallejo",
        legal_name="Vallejo",
        legal_form="city",
        county_geoid="06095",
        population=126090,
        latitude=38.101,
        longitude=-122.255,
        source="census-cities",
    )


def test_a_city_known_by_another_name_keeps_both():
    names = {
        each.geoid: (each.name, each.legal_name)
        for each in tables.cities()
        if each.name != each.legal_name
    }

    assert names == {
        "0622300": ("Paso Robles", "El Paso de Robles"),
        "0665042": ("Ventura", "San Buenaventura"),
    }


def test_a_name_keeps_its_accents_and_points():
    assert city("0639003").name == "La Cañada Flintridge"
    assert city("0664140").name == "St. Helena"


def test_mountain_house_the_newest_city_names_its_own_source():
    newest = city("0649582")

    assert (newest.name, newest.county_geoid, newest.population) == (
        "Mountain House",
        "06077",
        24499,
    )
    assert newest.source == "census-mountain-house"
    assert "July 1, 2024" in tables.sources()[newest.source].note


def test_the_counties_add_up_to_the_state():
    assert sum(each.population for each in tables.counties()) == tables.state().population


def test_every_row_names_a_source_we_hold():
    named = {each.source for each in (tables.state(), *tables.counties(), *tables.cities())}

    assert named - set(tables.sources()) == set()


def test_every_county_is_in_exactly_one_region():
    named = [name for region in tables.regions() for name in region.counties]

    assert sorted(named) == sorted(each.name for each in tables.counties())
    assert len(tables.regions()) == 12


def test_a_region_has_its_name_in_both_languages():
    names = {region.slug: region.name for region in tables.regions()}

    assert names["bay-area"].said_in("en") == "Bay Area"
    assert names["bay-area"].said_in("es") == "Área de la Bahía"


@pytest.mark.skipif(
    not Path(CITY_FILE).is_file(),
    reason="The city table the script read is not here; set CENSUS_CITY_FILE to compare every row.",
)
def test_every_city_reads_as_the_bureaus_table():
    with Path(CITY_FILE).open(encoding="utf-8") as file:
        theirs = {
            row["geoid"]: (int(row["population_2020"]), row["lsad"], float(row["latitude"]))
            for row in csv.DictReader(file)
        }

    ours = {
        each.geoid: (each.population, each.legal_form, each.latitude)
        for each in tables.cities()
        if each.source == "census-cities"
    }

    assert ours == theirs
