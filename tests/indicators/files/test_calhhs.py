"""CalHHS open data, by the headers the departments really write."""

from __future__ import annotations

from tests.indicators.files.way import asked, read, rows
from thrive.indicators.files.columns import Columns

# The header of “Live Birth Profiles by County” as CalHHS published it on 2023-09-12; the sister file
# of whole years has no Month. And that of its Medi-Cal services by calendar year.
BIRTHS = (
    "Year,Month,County,Geography_Type,Strata,Strata_Name,Count,Annotation_Code,Annotation_Desc,"
    "Data_Revision_Date"
)
SERVICES = (
    "Calendar Year,County,Delivery System,Total Services,Annotation Code,"
    "Annotation Description,Date of Data"
)


def short(table: object) -> list[tuple[object, ...]]:
    names = ("place", "indicator", "period", "groups", "value", "moe", "status")
    return [tuple(one[name] for name in names) for one in rows(table)]  # type: ignore[arg-type]


def test_published_births_count_where_people_live_and_months_are_not_years() -> None:
    known = Columns(indicator="low-birth-weight")
    everyone, hidden = "Total Population,Total Population", "1,Cell suppressed for small numbers"
    yearly = asked(
        f"{BIRTHS.replace('Month,', '')}\n2022,Yuba,Occurrence,{everyone},1006,,,09/12/2023\n"
        f"2022,Yuba,Residence,{everyone},1095,,,09/12/2023\n"
        f"2022,Yuba,Residence,Place Type,Home,,{hidden},09/12/2023\n"
        "2022,Yuba,Residence,Place Type,Other/Unknown,0,,,09/12/2023\n",
        columns=known,
    )
    monthly = asked(f"{BIRTHS}\n1960,1,Alameda,Residence,{everyone},1693,,,x\n", columns=known)
    services = asked(
        f"{SERVICES}\n2014,Amador,Total,36,,,1/12/2022\n",
        columns=Columns(indicator="low-birth-weight", numerator="Total Services"),
    )

    table, reading, problems = read("calhhs", yearly)

    assert problems == []
    assert short(table) == [
        ("county:06115", "low-birth-weight", "2022", "", 1095.0, None, "ok"),
        ("county:06115", "low-birth-weight", "2022", "place_type=home", None, None, "withheld_by_source"),
        ("county:06115", "low-birth-weight", "2022", "place_type=other-unknown", 0.0, None, "ok"),
    ]  # fmt: skip
    assert reading is not None
    assert reading.notes["left_out"] == 1
    assert read("calhhs", monthly)[2] == [(1, "Month", "by_month")]
    place, _, period, *_, value = short(read("calhhs", services)[0])[0][:5]
    assert (place, period, value) == ("county:06005", "2014", 36.0)
