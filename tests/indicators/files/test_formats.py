"""Files of agencies, in small by hand, and whole where the real ones are at hand."""

from __future__ import annotations

import pytest

from tests.indicators.files.way import REAL, asked, folder, read, rows
from thrive.indicators.files import shapes
from thrive.indicators.files.columns import Columns
from thrive.indicators.files.reading import Ask

ACS = "GEO_ID,NAME,B17001_001E,B17001_001M,B17001_002E,B17001_002M"
LABELS = (
    "Geography,Geographic Area Name,Estimate!!Total:,Margin of Error!!Total:,"
    "Estimate!!Total:!!Below,Margin of Error!!Total:!!Below"
)
PLACES = (
    "Year,LocationName,MeasureId,DataValueTypeID,Data_Value,Data_Value_Footnote,"
    "Low_Confidence_Limit,High_Confidence_Limit,LocationID"
)
TESTS = (
    "County Code^District Code^School Code^Test Year^Student Group ID^Grade^Test ID^"
    "Students with Scores^Percentage Standard Met and Above"
)
ABSENCE = "\t".join(
    [
        *("Academic Year", "Aggregate Level", "County Code", "District Code", "Charter School"),
        *("DASS", "Reporting Category", "ChronicAbsenteeismEligibleCumulativeEnrollment"),
        *("ChronicAbsenteeismCount", "ChronicAbsenteeismRate"),
    ]
)
CALHHS = "Year,County,Strata,Strata_Name,Count,Annotation_Code,Annotation_Desc"


def _short(table: object) -> list[tuple[object, ...]]:
    names = ("place", "indicator", "period", "groups", "value", "moe", "status")
    return [tuple(one[name] for name in names) for one in rows(table)]  # type: ignore[arg-type]


def test_the_census_api_gives_estimates_margins_and_its_codes_as_what_they_are() -> None:
    content = (
        '[["NAME","B17001_002E","B17001_002M","state","county"],\n'
        '["Alameda","1000","50","06","001"],\n'
        '["Alpine",-666666666,-222222222,"06","003"],\n'
        '["Amador","12",-555555555,"06","005"]]'
    )

    table, _, problems = read("acs-api", asked(content, period="2014-2018"))

    assert problems == []
    assert _short(table) == [
        ("county:06001", "acs-b17001-002", "2014-2018", "", 1000.0, 50.0, "ok"),
        ("county:06003", "acs-b17001-002", "2014-2018", "", None, None, "missing"),
        ("county:06005", "acs-b17001-002", "2014-2018", "", 12.0, 0.0, "ok"),
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ('[["NAME","B17001_002E","state"],\n["A","1","06"', (2, "14", "cut_off")),
        ('[["NAME","B17001_002E","state"],\n["A",NaN,"06"]]', (0, "", "not_finite")),
        ('[["NAME","B17001_002E","state"],\n["A","1"]]', (2, "", "ragged")),
        ('[["NAME","B17001_002E","B17001_002E","state"]]', (1, "B17001_002E", "column_twice")),
        ("[" * 100 + "]" * 100, (1, "", "json_deep")),
        ('{"a": 1}', (1, "", "not_this_format")),
        (
            '[["NAME","B17001_002E","state"],\n["A",' + "9" * 5000 + ',"06"]]',
            (0, "", "json_broken"),
        ),
    ],
)
def test_hurt_or_hostile_json_is_refused_in_words(
    content: str, problem: tuple[int, str, str]
) -> None:
    _, _, problems = read("acs-api", asked(content, period="2018"))

    assert problems == [problem]


def test_a_census_table_says_its_years_and_lines_by_its_name_and_second_line() -> None:
    content = f'{ACS}\n{LABELS}\n0500000US06001,"Alameda County, California","1,000",±50,N,**\n'

    table, reading, problems = read("acs-table", asked(content, "ACSDT5Y2018.B17001-Data.csv"))

    assert problems == []
    assert _short(table) == [
        ("county:06001", "acs-b17001-001", "2014-2018", "", 1000.0, 50.0, "ok"),
        ("county:06001", "acs-b17001-002", "2014-2018", "", None, None, "missing"),
    ]
    assert reading is not None
    assert reading.found["acs-b17001-002"].name.en == "Total, Below (B17001, line 002)"


def test_a_census_table_as_shown_on_screen_is_read_too() -> None:
    content = (
        '"Label (Grouping)","Alameda County, California!!Estimate",'
        '"Alameda County, California!!Margin of Error"\n'
        '"Total:","1,000","±50"\n"\u00a0\u00a0\u00a0\u00a0Below:","40","*****"\n'
        '"\u00a0\u00a0\u00a0\u00a0Median:","250,000+","***"\n'
    )

    table, reading, problems = read("acs-table", asked(content, "ACSDT5Y2018.B17001.csv"))

    assert problems == []
    assert [one[4:] for one in _short(table)] == [
        (1000.0, 50.0, "ok"),
        (40.0, 0.0, "ok"),
        (None, None, "missing"),
    ]
    assert reading is not None
    assert reading.notes["open_ended"] == 1


def test_a_census_table_under_another_name_needs_its_period() -> None:
    content = f"{ACS}\n0500000US06001,Alameda,1,1,1,1\n"

    _, _, problems = read("acs-table", asked(content, "poverty.csv"))

    assert problems == [(0, "", "period_needed")]


def test_places_turns_intervals_into_margins_and_keeps_both_kinds_of_value_apart() -> None:
    content = (
        f"{PLACES}\n2021,Alameda,CASTHMA,CrdPrv,9.0,,8.0,10.0,06001\n"
        "2021,Alameda,CASTHMA,AgeAdjPrv,9.3,,8.5,9.9,06001\n"
        "2021,Alpine,CASTHMA,CrdPrv,,Estimates suppressed for population less than 50,,,06003\n"
    )

    table, _, problems = read("places", asked(content))

    z = 1.645 / 1.96
    assert problems == []
    assert _short(table) == [
        ("county:06001", "places-casthma", "2021", "", 9.0, pytest.approx(z), "ok"),
        ("county:06001", "places-casthma-age-adjusted", "2021", "", 9.3, pytest.approx(0.8 * z), "ok"),
        ("county:06003", "places-casthma", "2021", "", None, None, "withheld_by_source"),
    ]  # fmt: skip


def test_rows_that_a_state_department_hid_stay_hidden() -> None:
    content = (
        f"{CALHHS}\n2019,Alameda,Total Population,Total Population,1200,,\n"
        "2019,Alpine,Race-Ethnicity,Latino,,1,Cell suppressed for small numbers\n"
    )
    ask = asked(content, columns=Columns(indicator="low-birth-weight"))

    table, _, problems = read("calhhs", ask)

    assert problems == []
    assert _short(table) == [
        ("county:06001", "low-birth-weight", "2019", "", 1200.0, None, "ok"),
        ("county:06003", "low-birth-weight", "2019", "race=latino", None, None, "withheld_by_source"),
    ]  # fmt: skip


def test_a_caret_file_gives_third_grade_reading_by_district_and_group() -> None:
    content = (
        f"{TESTS}\n00^00000^0000000^2023^1^03^1^400000^43.1\n"
        "48^70581^0000000^2023^78^03^1^9^*\n48^70581^1234567^2023^78^03^1^90^40\n"
    )

    table, reading, problems = read("cde", asked(content))

    assert problems == []
    assert _short(table) == [
        ("district:4870581", "third-grade-reading", "2023", "race=latino", None, None, "withheld_by_source"),
        ("state:06", "third-grade-reading", "2023", "", 43.1, None, "ok"),
    ]  # fmt: skip
    assert reading is not None
    assert reading.notes["left_out"] == 1


def test_a_tab_file_of_dataquest_gives_the_county_by_its_census_code() -> None:
    content = f"{ABSENCE}\n2022-23\tC\t48\t\tAll\tAll\tTA\t5,000\t1,000\t20.0\n"

    table, _, problems = read("cde", asked(content))

    assert problems == []
    assert _short(table) == [("county:06095", "chronic-absence", "2023", "", 20.0, None, "ok")]


def test_svi_2018_keeps_counts_percentages_and_ranks_apart_and_missing_as_missing() -> None:
    content = (
        "FIPS,E_POV,M_POV,EP_POV,MP_POV,EPL_POV,E_PCI,M_PCI,EP_PCI\n"
        "06001400100,114,62,3.9,2.1,0.0683,-999,-999,-999\n"
    )

    table, _, problems = read("svi2018", asked(content))

    assert problems == []
    assert [one[1:] for one in _short(table)] == [
        ("svi-income-per-person-count", "2014-2018", "", None, None, "missing"),
        ("svi-poverty", "2014-2018", "", 3.9, 2.1, "ok"),
        ("svi-poverty-count", "2014-2018", "", 114.0, 62.0, "ok"),
        ("svi-poverty-rank", "2014-2018", "", 0.0683, None, "ok"),
    ]


REAL_FILES = {
    "svi_2018_ca_tract.csv.gz": ("svi2018", 8041 * 54, "tract2010"),
    "svi_2022_us_county.csv.gz": ("svi2022", 3144 * 72, "county"),
    "calenviroscreen4_2021_ca_tract.csv.gz": ("ces4", 8035 * 48, "tract2010"),
}


@pytest.mark.parametrize("name", REAL_FILES)
def test_the_real_file_is_read_whole(name: str) -> None:
    if not (REAL / name).exists():
        pytest.skip(f"{name} is not at hand: it is not part of the project")
    format, count, kind = REAL_FILES[name]

    table, _, problems = read(format, Ask(REAL / name, name, folder()))

    assert problems == []
    assert table.num_rows == count
    assert {place.partition(":")[0] for place in table.column("place").unique().to_pylist()} == {
        kind
    }


@pytest.mark.parametrize(
    ("name", "outlines", "repaired", "without"),
    [
        ("ca_counties_2023.topojson", 58, 2, 0),
        ("ca_places_2015.topojson", 1522, 28, 0),
        ("ca_tracts_2010.topojson", 8042, 29, 1),
    ],
)
def test_the_real_boundaries_are_read_and_what_was_repaired_is_said(
    name: str, outlines: int, repaired: int, without: int
) -> None:
    if not (REAL / name).exists():
        pytest.skip(f"{name} is not at hand: it is not part of the project")

    found = shapes.read(Ask(REAL / name, name, folder(), tracts="tract2010"))

    assert found.problems.kept == []
    assert (found.table.num_rows, len(found.repaired), found.notes["no_outline"]) == (
        outlines,
        repaired,
        without,
    )
