"""The public numbers are what their publishers say, and our own sums are worked by hand here."""

import math
import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as parquet
import pytest

from thrive.indicators.data import tables
from thrive.indicators.data.tables import DATA
from thrive.indicators.store.schema import OBSERVATION
from thrive.indicators.store.write import write_release
from thrive.places import tables as places

PROJECT = Path(__file__).parents[2]
SCRIPT = PROJECT / "scripts" / "public_numbers.py"
GIVEN = Path(os.environ.get("PUBLIC_NUMBERS", PROJECT.parent / "shared" / "data"))

sys.path.insert(0, str(SCRIPT.parent))
import numbers_from_tracts as tracts  # noqa: E402
from numbers_datasets import FILES  # noqa: E402
from numbers_sources import DEMO_CITIES, SVI_2018  # noqa: E402

POVERTY, UNDER_18 = SVI_2018[0], next(one for one in SVI_2018 if one.base == "TOTPOP")
VALLEJO, SOLANO = "place:0681666", "county:06095"


def rows(dataset, **where):
    found = tables.observations(dataset).to_pylist()
    return [each for each in found if all(each[name] == text for name, text in where.items())]


def test_the_tables_are_what_the_script_makes_of_the_publishers_files(tmp_path):
    missing = [name for name in FILES.values() if not (GIVEN / name).exists()]
    if missing:
        pytest.skip(f"NOT COMPARED: the publishers' files are not here: {', '.join(missing)}")

    subprocess.run(
        [sys.executable, SCRIPT, GIVEN, "--to", tmp_path], check=True, capture_output=True
    )

    made = sorted(path.name for path in tmp_path.iterdir())
    kept = sorted(p.name for p in DATA.iterdir() if p.suffix in (".parquet", ".csv", ".toml"))
    different = [
        name
        for name in made
        if (
            parquet.read_table(tmp_path / name) != parquet.read_table(DATA / name)
            if name.endswith(".parquet")
            else (tmp_path / name).read_bytes() != (DATA / name).read_bytes()
        )
    ]
    assert (made, different) == (kept, [])


def test_the_tables_stay_small():
    sizes = {path.name: path.stat().st_size for path in DATA.iterdir() if path.is_file()}

    assert sum(sizes.values()) < 1_500_000
    assert sizes["tract_outlines.csv"] < 400_000


def test_every_series_names_its_publisher_its_vintage_and_its_column():
    incomplete = [
        (each.dataset, each.indicator, each.kind)
        for each in tables.series()
        if not (each.columns and each.measures and each.made and each.sources)
        or not all(
            tables.sources()[key].publisher and tables.sources()[key].vintage
            for key in each.sources
        )
    ]

    assert incomplete == []


def test_every_observation_has_its_series_and_every_series_its_observations():
    told = {(each.dataset, each.indicator, each.kind) for each in tables.series()}

    found = {
        (dataset, each["indicator"], each["place"].split(":")[0])
        for dataset in tables.datasets()
        for each in rows(dataset)
    }

    assert found == told


def test_what_we_computed_ourselves_is_never_called_published():
    computed = {each.kind for each in tables.series() if each.computed and "tract" in each.made}
    published = {each.kind for each in tables.series() if not each.computed}

    assert computed == {"place", "county", "state"}
    assert published == {"tract2010", "county"}
    assert all("not the city's number" in s.made for s in tables.series() if s.kind == "place")


def test_a_geoid_is_text_that_begins_with_the_states_zero():
    digits = {"state": 2, "county": 5, "place": 7, "tract2010": 11}

    wrong = [
        each["place"]
        for dataset in tables.datasets()
        for each in rows(dataset)
        for kind, code in [each["place"].split(":")]
        if not (code.isdigit() and code.startswith("06") and len(code) == digits[kind])
    ]

    assert wrong == []


def test_every_city_and_county_has_a_row_for_every_series_of_its_kind():
    cities = {f"place:{each.geoid}" for each in places.cities()}
    counties = {f"county:{each.geoid}" for each in places.counties()}
    every = {"place": cities, "county": counties}

    incomplete = [
        each
        for each in tables.series()
        if each.kind in every
        and {row["place"] for row in rows(each.dataset, indicator=each.indicator)}
        & every[each.kind]
        != every[each.kind]
    ]

    assert (len(cities), len(counties)) == (483, 58)
    assert incomplete == []


@pytest.mark.parametrize("dataset", tables.datasets())
def test_every_dataset_can_be_written_as_a_release(tmp_path, dataset):
    table = tables.observations(dataset)

    made = write_release(tmp_path, table.to_batches(), stage="raw")

    assert table.schema == OBSERVATION
    assert made.rows == table.num_rows


def test_the_states_sums_over_tracts_are_the_bureaus_own_rounded_figures():
    """California 2014-2018 as the Census Bureau publishes it: 14.3, 6.7 and 8.5 percent."""
    found = {
        each["indicator"]: round(each["value"], 1) for each in rows("svi-2018", place="state:06")
    }

    assert {name: found[name] for name in ("poverty", "unemployment", "uninsured")} == {
        "poverty": 14.3,
        "unemployment": 6.7,
        "uninsured": 8.5,
    }


def test_californias_child_poverty_of_2018_is_the_published_one():
    [found] = rows("acs1-b17020", period="2018", groups="")

    assert (found["numerator"], found["denominator"]) == (1_541_067, 8_863_930)
    assert found["value"] == pytest.approx(17.3858, abs=5e-5)


def test_children_without_insurance_are_two_series_because_their_age_changed():
    periods = {
        name: sorted({each["year"] for each in rows("acs1-c27001", indicator=name)})
        for name in ("child-uninsured", "child-uninsured-under-19")
    }

    assert periods == {
        "child-uninsured": list(range(2009, 2017)),
        "child-uninsured-under-19": [2017, 2018],
    }


def tract(stem="POV", *, count, moe, share, people="1000", people_moe="50"):
    counts = {f"E_{stem}": count, f"M_{stem}": moe, f"EP_{stem}": share}
    return counts | {"E_TOTPOP": people, "M_TOTPOP": people_moe}


def test_a_share_of_a_published_base_is_worked_by_hand():
    two = [
        tract("AGE17", count="200", moe="30", share="20.0", people="1000", people_moe="60"),
        tract("AGE17", count="300", moe="40", share="15.0", people="2000", people_moe="80"),
    ]

    found = tracts.share_of(two, UNDER_18, typical=math.nan)

    # 500 ± √(30² + 40²) = 50 of 3,000 ± √(60² + 80²) = 100
    assert (found.numerator, found.denominator) == (500, 3000)
    assert found.value == pytest.approx(100 / 6)
    assert found.moe == pytest.approx(100 * math.sqrt(50**2 - (100 / 6) ** 2) / 3000)


def test_a_share_of_an_implied_base_is_worked_by_hand():
    two = [
        tract(count="150", moe="30", share="20.0"),  # of 750
        tract(count="100", moe="40", share="10.0"),  # of 1,000
        tract(count="0", moe="12", share="-999", people="0"),  # nobody: not in the universe
    ]

    found = tracts.share_of(two, POVERTY, typical=0.9)

    assert (found.numerator, found.denominator) == (250, 1750)
    assert found.value == pytest.approx(100 * 250 / 1750)
    assert found.moe == pytest.approx(100 * 50 / 1750)


def test_a_share_too_small_to_tell_its_base_takes_the_usual_one():
    small, certain = tract(count="3", moe="9", share="0.3"), tract(count="90", moe="9", share="9.5")

    assert tracts.base_of(small, POVERTY, typical=0.96) == 960
    assert tracts.base_of(certain, POVERTY, typical=0.96) == pytest.approx(90 / 0.095)
    assert tracts.base_of({**certain, "EP_POV": "8.0"}, POVERTY, typical=0.96) == 1000


def test_of_several_tracts_estimated_at_zero_only_the_largest_margin_counts():
    three = [
        tract(count="0", moe="12", share="0.0"),
        tract(count="0", moe="17", share="0.0"),
        tract(count="50", moe="20", share="5.0"),
    ]

    found = tracts.share_of(three, POVERTY, typical=1.0)

    assert found.moe == pytest.approx(100 * math.hypot(17, 20) / 3000)


def test_a_mean_over_people_needs_nearly_all_of_them():
    def lived_in(people, score):
        return {"people": people, "score": score}

    told = tracts.mean_over_people(
        [lived_in("300", "10"), lived_in("100", "30"), lived_in("20", "NA")], "score", "people"
    )
    untold = tracts.mean_over_people(
        [lived_in("300", "10"), lived_in("100", "NA")], "score", "people"
    )

    assert (told.value, told.denominator) == (15.0, 400)
    assert untold is None


def test_a_city_whose_tracts_hold_far_more_or_fewer_people_is_marked_unstable():
    status = {
        each["place"].removeprefix("place:"): each["status"]
        for each in rows("svi-2018", indicator="under-18")
    }

    wrong = [
        city.geoid
        for city in tables.city_tracts().values()
        if status[city.geoid]
        != (
            "missing"
            if not city.tracts
            else "ok"
            if 0.8 <= city.residents / city.population <= 1.25
            else "unstable"
        )
    ]

    assert wrong == []


def test_counties_say_that_they_have_no_margin_where_the_publisher_gives_none():
    assert {each["moe"] for each in rows("oeps-2023")} == {None}
    assert None not in {each["moe"] for each in rows("svi-2022", status="ok")}


def test_vallejo_and_its_county_read_as_published_and_as_computed():
    [county] = rows("svi-2022", place=SOLANO, indicator="uninsured")
    [city] = rows("svi-2018", place=VALLEJO, indicator="under-18")

    assert (county["value"], county["moe"], county["period"]) == (4.9, 0.3, "2018-2022")
    assert (round(city["value"], 1), city["period"], city["status"]) == (21.1, "2014-2018", "ok")


def test_every_city_of_the_demo_has_its_neighborhood_map():
    names = {city.geoid: city.name for city in places.cities()}
    maps = tables.tract_maps()

    assert sorted(names[geoid] for geoid in maps) == sorted(DEMO_CITIES)
    for geoid, drawn in maps.items():
        assert len(drawn.outlines) == tables.city_tracts()[geoid].tracts
        assert max(drawn.width, drawn.height) == 1000
        assert all(path.startswith("M") and path.endswith("z") for path in drawn.outlines.values())
