"""What the public numbers of thrive/indicators/data are: sources, and one entry for each series.

A definition says what the publisher's column measures and no more: a share of all ages is never
called a share of children.
"""

from __future__ import annotations

from dataclasses import dataclass

CENSUS, CDC = "U.S. Census Bureau", "CDC/ATSDR"
OEHHA = "Office of Environmental Health Hazard Assessment, California EPA"
PUBLIC = "Public domain"

SOURCES = {
    "svi-2018": {
        "title": "CDC/ATSDR Social Vulnerability Index 2018, census tracts of California",
        "publisher": CDC,
        "vintage": "2018; American Community Survey 2014-2018",
        "columns": "E_, M_, EP_ and MP_ of each measure; E_TOTPOP, E_HH and their M_",
        "license": PUBLIC,
        "via": "github.com/leafsphere/bis620.2023_assn3 (commit 7842dd48), data/ca.svi.rda",
        "note": "Margins of error are those of 90 % intervals. -999 means missing.",
    },
    "svi-2022": {
        "title": "CDC/ATSDR Social Vulnerability Index 2022, counties",
        "publisher": CDC,
        "vintage": "2022; American Community Survey 2018-2022",
        "columns": "E_, EP_ and MP_ of each measure; E_TOTPOP, E_HH",
        "license": PUBLIC,
        "via": "github.com/hanciaux/CIVE202_Project5 (commit 06666819), SVI_2022_US_county.csv",
        "note": "Margins of error are those of 90 % intervals. -999 means missing.",
    },
    "calenviroscreen-4": {
        "title": "CalEnviroScreen 4.0, census tracts",
        "publisher": OEHHA,
        "vintage": "2021",
        "columns": "CES 4.0 Score, CES 4.0 Percentile, Total Population and the measures' columns",
        "license": "Public record of the State of California",
        "via": "github.com/alexvand24/eds241_hw1 (commit 165d66fc), CES4.csv",
        "note": "2021 is the year of the edition: its measurements are older and of several years. "
        "The publisher gives no margins of error.",
    },
    "tract-to-city": {
        "title": "City of each census tract, from CalEnviroScreen 4.0's Approximate Location",
        "publisher": OEHHA,
        "vintage": "2021; tracts of 2010",
        "columns": "tract_geoid_2010, place_geoid, total_population",
        "license": "Public record of the State of California",
        "via": "derived from CalEnviroScreen 4.0, names matched with the Census Bureau's places",
        "note": "Each tract counts whole for one city, though tracts and cities do not share their "
        "limits. The publisher gives the location for reference only.",
    },
    "oeps-2023": {
        "title": "Opioid Environment Policy Scan, county tables from the American Community Survey",
        "publisher": "Healthy Regions & Policies Lab, from " + CENSUS,
        "vintage": "American Community Survey 2019-2023",
        "columns": "PovP, UnempP, EduNoHsP, Und18P",
        "license": "Derived from public domain data",
        "via": "github.com/healthyregions/oeps (commit 2ca632e7), county-2023.csv",
        "note": "Percentages rounded to a tenth, without margins of error.",
    },
    "acs1-b17020": {
        "title": "American Community Survey, 1-year, tables B17020 and B17020A-I, California",
        "publisher": CENSUS,
        "vintage": "each year from 2009 to 2018",
        "columns": "children below, and at or above, the poverty level by age: estimate, moe90",
        "license": PUBLIC,
        "via": "github.com/gabrieljohndusing/NCNW-Project-Datasets (commit 8b63f3f1)",
        "note": "Everyone's table is there from 2013. The margins of sums take the cells as "
        "independent, which they are not: the Bureau's own margins of the same sums are wider.",
    },
    "acs1-c27001": {
        "title": "American Community Survey, 1-year, tables C27001A-I, California",
        "publisher": CENSUS,
        "vintage": "each year from 2009 to 2018",
        "columns": "children: total, no health insurance coverage: estimate, moe90",
        "license": PUBLIC,
        "via": "github.com/gabrieljohndusing/NCNW-Project-Datasets (commit 8b63f3f1)",
        "note": "Under 18 until 2016, under 19 from 2017: two series, not to be joined.",
    },
    "census-tract-outlines": {
        "title": "Outlines of the census tracts of 2010",
        "publisher": CENSUS,
        "vintage": "2010",
        "columns": "GEOID, outline",
        "license": PUBLIC,
        "via": "github.com/BAAQMD/CalEnviroScreen (commit 079bc577), data/California.rda",
        "note": "Simplified for drawing; neighbors share their borders.",
    },
}


@dataclass(frozen=True)
class Series:
    """One measure. `base` is the stem of the column it is a share of, "" if not in the file.

    `universe` is the column that is never smaller than the base: persons or households.
    """

    indicator: str
    name: str
    stem: str
    measures: str
    base: str = ""
    universe: str = "TOTPOP"


_SAME = (
    Series(
        *("unemployment", "Unemployment", "UNEMP"),
        "Persons 16 and older who are unemployed, of the civilian labor force",
    ),
    Series(
        *("no-high-school", "No high school diploma", "NOHSDP"),
        "Persons 25 and older without a high school diploma",
    ),
    Series(
        *("under-18", "Children in the population", "AGE17"),
        "Persons 17 and younger, of all persons",
        base="TOTPOP",
    ),
    Series(
        *("single-parent", "Single-parent households", "SNGPNT"),
        "Households of a single parent with children under 18, of all households",
        *("HH", "HH"),
    ),
    Series(
        *("limited-english", "Limited English", "LIMENG"),
        "Persons 5 and older who speak English less than well",
    ),
    Series(
        *("crowding", "Crowded homes", "CROWD"),
        "Occupied homes with more people than rooms",
        *("HH", "HH"),
    ),
    Series(
        *("no-vehicle", "No vehicle", "NOVEH"),
        "Households with no vehicle available",
        *("HH", "HH"),
    ),
    Series(
        *("uninsured", "No health insurance", "UNINSUR"),
        "Persons of all ages without health insurance, of the civilian noninstitutionalized "
        "population",
    ),
    Series(
        *("disability", "Disability", "DISABL"),
        "Persons with a disability, of the civilian noninstitutionalized population",
    ),
)
POVERTY = Series(
    *("poverty", "Poverty, all ages", "POV"),
    "Persons of all ages below the poverty level, of those whose poverty status is determined",
)
SVI_2018 = (POVERTY, *_SAME)
SVI_2022 = (
    Series(
        *("poverty-150", "Income below 150 % of the poverty level, all ages", "POV150"),
        "Persons of all ages below 150 % of the poverty level, of those whose poverty status is "
        "determined",
    ),
    Series(
        *("housing-cost-burden", "Housing cost burden", "HBURD"),
        "Occupied homes, owned and rented, with a yearly income under $75,000 that spend 30 % or "
        "more of it on housing",
        universe="HH",
    ),
    *_SAME,
)

OEPS = {  # indicator: column, name, what it measures
    "poverty": ("PovP", POVERTY.name, POVERTY.measures),
    **{
        one.indicator: (column, one.name, one.measures)
        for one, column in zip(_SAME, ("UnempP", "EduNoHsP", "Und18P"), strict=False)
    },
}

CES = {  # indicator: column, name, unit, what it measures
    "ces-score": (
        *("CES 4.0 Score", "CalEnviroScreen score", "score"),
        "Pollution burden times population characteristics; higher is worse",
    ),
    "ces-percentile": (
        *("CES 4.0 Percentile", "CalEnviroScreen percentile", "percentile"),
        "Where the tract's score stands among California's tracts",
    ),
    "pm25": (
        *("PM2.5", "Fine particles in the air", "micrograms per cubic meter"),
        "Annual mean concentration of PM2.5",
    ),
    "asthma": (
        *("Asthma", "Asthma", "per 10,000 people"),
        "Emergency department visits for asthma, age-adjusted rate",
    ),
    "low-birth-weight": (
        *("Low Birth Weight", "Low birth weight", "percent"),
        "Births with a low weight, of all births",
    ),
    "lead-risk": (
        *("Lead", "Risk of lead in homes", "score"),
        "Potential risk of exposure of children to lead in older homes of families with low income",
    ),
    "traffic": (
        *("Traffic", "Traffic", "vehicle-kilometers per hour and kilometer of road"),
        "Traffic density near the tract",
    ),
}
CES_MEANS = ("ces-score", "pm25")  # of these a mean over people is a number of its own right
TOP_QUARTER = "ces-top-quarter"
TOP_PERCENTILE = 75.0

RACES = {
    "White alone": "white",
    "Black or African American alone": "black",
    "American Indian and Alaska Native alone": "aian",
    "Asian alone": "asian",
    "Native Hawaiian and Other Pacific Islander alone": "nhpi",
    "Some other race alone": "other",
    "Two or more races": "two-or-more",
    "White alone, not Hispanic or Latino": "white-not-latino",
    "Hispanic or Latino": "latino",
}

DEMO_CITIES = (
    *("Hayward", "Garden Grove", "Vallejo", "Merced", "Santa Maria", "Lancaster"),
    *("El Centro", "Watsonville", "Eureka", "Marysville", "Visalia", "Redding"),
)
