"""`series.csv`: what each indicator of each dataset is on each kind of place, and where it is from."""

from __future__ import annotations

from collections.abc import Iterator

from numbers_sources import CES, CES_MEANS, OEPS, SVI_2018, SVI_2022, TOP_PERCENTILE, TOP_QUARTER

FROM_TRACTS = "Computed by us from its census tracts"
CITY = (
    f"{FROM_TRACTS}; each tract counts whole for one city, so this is near the city's number, not "
    "the city's number"
)
IMPLIED = (
    "; what the share is of follows from the tracts' percentages, rounded to a tenth, and its own "
    "margin of error is left out"
)
HANDBOOK = "; margin of error by the Census Bureau's formulas for sums and shares, which take the "
HANDBOOK += "tracts as independent"


def series_rows() -> list[dict[str, str]]:
    return [
        {**row, "sources": " ".join(sources)}
        for row, sources in (*_svi(), *_calenviroscreen(), *_oeps(), *_survey())
    ]


def _row(
    dataset: str,
    indicator: str,
    kind: str,
    name: str,
    unit: str,
    measures: str,
    columns: str,
    made: str,
) -> dict[str, str]:
    return {
        "dataset": dataset,
        "indicator": indicator,
        "kind": kind,
        "name": name,
        "unit": unit,
        "measures": measures,
        "columns": columns,
        "made": made,
    }


Rows = Iterator[tuple[dict[str, str], tuple[str, ...]]]


def _svi() -> Rows:
    for one in SVI_2018:
        named = ("percent", one.measures)
        own = f"EP_{one.stem} MP_{one.stem} E_{one.stem}"
        summed = f"E_{one.stem} M_{one.stem}"
        summed += f" E_{one.base} M_{one.base}" if one.base else f" EP_{one.stem} E_{one.universe}"
        how = ("" if one.base else IMPLIED) + HANDBOOK
        head = ("svi-2018", one.indicator)
        yield _row(*head, "tract2010", one.name, *named, own, "Published"), ("svi-2018",)
        both = ("svi-2018", "tract-to-city")
        yield _row(*head, "place", one.name, *named, summed, CITY + how), both
        for kind in ("county", "state"):
            made = FROM_TRACTS + how
            yield _row(*head, kind, one.name, *named, summed, made), ("svi-2018",)
    for one in SVI_2022:
        own = f"EP_{one.stem} MP_{one.stem} E_{one.stem}"
        yield (
            _row(
                *("svi-2022", one.indicator, "county", one.name, "percent", one.measures, own),
                "Published",
            ),
            ("svi-2022",),
        )


def _calenviroscreen() -> Rows:
    dataset = "calenviroscreen-4"
    for indicator, (column, name, unit, measures) in CES.items():
        head = (dataset, indicator)
        yield _row(*head, "tract2010", name, unit, measures, column, "Published"), (dataset,)
        if indicator in CES_MEANS:
            for kind in ("place", "county", "state"):
                made = CITY if kind == "place" else FROM_TRACTS
                sources = (dataset, "tract-to-city") if kind == "place" else (dataset,)
                columns = f"{column}, Total Population"
                told = f"{measures}: mean over residents of what their tract has"
                yield _row(*head, kind, name, unit, told, columns, made), sources
    for kind in ("place", "county", "state"):
        made = CITY if kind == "place" else FROM_TRACTS
        sources = (dataset, "tract-to-city") if kind == "place" else (dataset,)
        yield (
            _row(
                *(dataset, TOP_QUARTER, kind, "In the most burdened quarter", "percent"),
                "Residents of tracts whose CalEnviroScreen percentile is "
                f"{TOP_PERCENTILE:.0f} or more",
                "CES 4.0 Percentile, Total Population",
                made,
            ),
            sources,
        )


def _oeps() -> Rows:
    for indicator, (column, name, measures) in OEPS.items():
        head = ("oeps-2023", indicator, "county", name, "percent", measures, column)
        yield _row(*head, "Published, without margins of error"), ("oeps-2023",)


def _survey() -> Rows:
    shares = "Computed by us from published counts" + HANDBOOK.replace("tracts", "counts")
    head = ("acs1-b17020", "child-poverty", "state", "Child poverty", "percent")
    told = (
        "Children under 18 below the poverty level, of children whose poverty status is determined"
    )
    yield _row(*head, told, "estimate moe90", shares), ("acs1-b17020",)
    for indicator, age in (("child-uninsured", 18), ("child-uninsured-under-19", 19)):
        name = f"Children without health insurance, under {age}"
        told = (
            f"Civilian noninstitutionalized children under {age} with no health insurance coverage"
        )
        columns = "estimate moe90"
        row = _row("acs1-c27001", indicator, "state", name, "percent", told, columns, shares)
        yield row, ("acs1-c27001",)
