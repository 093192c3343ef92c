"""California Department of Education: caret files of test results, tab files of DataQuest.

`*` hides groups of ten students or fewer. County codes are the alphabetical numbers 1 to 58, so the
Census code is 2 × n − 1; a district is its county's two and its own five digits. Schools are left
out. The last year of a school year counts. Sources: the file structures of the CAASPP research
files and of the downloadable DataQuest files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from thrive.indicators.files.measures import Series
from thrive.indicators.files.numbers import Marks
from thrive.indicators.files.observing import JOINT, Layout
from thrive.indicators.files.opening import opened
from thrive.indicators.files.problems import Broken
from thrive.indicators.files.reading import Ask, Part, Reading
from thrive.indicators.files.tables import Chunk, Delimited, delimited
from thrive.indicators.files.words import Fault, period

MARKS = Marks(missing=frozenset({"", "NA", "N/A"}), withheld=frozenset({"*"}), separated=True)
# What stands in the columns of DataQuest as “Reporting Category”.
CATEGORIES = {
    "TA": "",
    "RB": "race=black",
    "RI": "race=american-indian-or-alaska-native",
    "RA": "race=asian",
    "RF": "race=filipino",
    "RH": "race=latino",
    "RP": "race=pacific-islander",
    "RT": "race=two-or-more",
    "RW": "race=white",
    "RD": "race=not-reported",
    "GF": "sex=female",
    "GM": "sex=male",
    "GX": "sex=non-binary",
    "GZ": "sex=not-reported",
    "SE": "english_learner=yes",
    "SD": "disability=yes",
    "SF": "foster=yes",
    "SH": "housing=homeless",
    "SM": "migrant=yes",
    "SS": "income=low",
}
# And in the test files as student group, subgroup or demographic id.
STUDENT_GROUPS = {
    "1": "",
    "3": "sex=male",
    "4": "sex=female",
    "31": "income=low",
    "111": "income=not-low",
    "74": "race=black",
    "75": "race=american-indian-or-alaska-native",
    "76": "race=asian",
    "77": "race=filipino",
    "78": "race=latino",
    "79": "race=pacific-islander",
    "80": "race=white",
    "144": "race=two-or-more",
    "128": "disability=yes",
    "99": "disability=no",
    "160": "english_learner=yes",
}


@dataclass(frozen=True)
class Kind:
    """One of their files: how it is recognized, and what of it is kept."""

    indicator: str
    marks: frozenset[str]  # columns only this file has
    value: str
    numerator: str = ""
    denominator: str = ""


DATAQUEST = (
    Kind(
        "chronic-absence",
        frozenset({"ChronicAbsenteeismRate"}),
        "ChronicAbsenteeismRate",
        "ChronicAbsenteeismCount",
        "ChronicAbsenteeismEligibleCumulativeEnrollment",
    ),
    Kind(
        "suspensions",
        frozenset({"Suspension Rate (Total)"}),
        "Suspension Rate (Total)",
        "Unduplicated Count of Students Suspended (Total)",
        "Cumulative Enrollment",
    ),
    Kind(
        "graduation",
        frozenset({"Regular HS Diploma Graduates (Rate)"}),
        "Regular HS Diploma Graduates (Rate)",
        "Regular HS Diploma Graduates (Count)",
        "CohortStudents",
    ),
)
TESTED = ("Total Tested with Scores at Entity Level", "Students with Scores", "Students Tested")
GROUP_ID = ("Student Group ID", "Demographic ID", "Subgroup ID")
MET = ("Percentage Standard Met and Above",)


def read(ask: Ask) -> Reading:
    clean = opened(ask.path, ask.folder, encoding=ask.encoding, limits=ask.limits)
    with clean.path.open(encoding="utf-8-sig") as stream:
        first = stream.readline(ask.limits.line)
    caret = first.count("^") > 3
    table = delimited(clean, delimiter="^" if caret else "\t", limits=ask.limits)
    layout = _tests(table) if caret else _dataquest(table)
    part = Part(lambda problems: table.chunks(layout.columns, problems), layout, table.notes)
    return Reading([part], expects=clean.lines, notes=clean.notes, vintage="CDE")


def _tests(table: Delimited) -> Layout:
    """Third-grade reading: grade 3 of test 1, English language arts."""
    group, tested = _one_of(table, GROUP_ID), _one_of(table, TESTED)
    met = _one_of(table, MET)
    if not all((group, met)) or not {"County Code", "Test Year", "Grade"} <= set(table.header):
        raise Broken("not_this_format", 1, value=", ".join(table.header[:8]))
    test = _one_of(table, ("Test ID", "Test Id"))
    school = "School Code"

    def keep(chunk: Chunk) -> NDArray[np.bool_]:
        grade = _is(chunk, "Grade", {"3", "03"})
        return grade & _is(chunk, test, {"1", "01"}) & _is(chunk, school, {"0000000", "0", ""})

    return Layout(
        place=("County Code", "District Code"),
        place_judge=place,
        joint=JOINT,
        series=(Series("third-grade-reading", met, denominator=tested, part_of_whole=False),),
        period_column="Test Year",
        period_judge=period,
        pair=(group,),
        pair_judge=_listed(STUDENT_GROUPS),
        marks=MARKS,
        keep=keep,
        also=("Grade", test, school),
    )


def _dataquest(table: Delimited) -> Layout:
    kind = next((one for one in DATAQUEST if one.marks <= set(table.header)), None)
    category = _one_of(table, ("Reporting Category", "ReportingCategory"))
    year = _one_of(table, ("Academic Year", "AcademicYear"))
    level = _one_of(table, ("Aggregate Level", "AggregateLevel"))
    if kind is None or not category or not year or not level:
        raise Broken("not_this_format", 1, value=", ".join(table.header[:8]))
    charter = _one_of(table, ("Charter School", "Charter School (Y/N)", "CharterSchool"))
    dass = _one_of(table, ("DASS", "Dass"))
    both = [name for name in (charter, dass) if name]
    county = _one_of(table, ("County Code", "CountyCode"))
    district = _one_of(table, ("District Code", "DistrictCode"))

    def keep(chunk: Chunk) -> NDArray[np.bool_]:
        kept = _is(chunk, level, {"T", "C", "D", "D1", "D2", "D3"})
        for name in both:
            kept &= _is(chunk, name, {"All", "all", ""})
        return kept

    return Layout(
        place=(county, district),
        place_judge=place,
        joint=JOINT,
        series=(Series(kind.indicator, kind.value, kind.numerator, kind.denominator),),
        period_column=year,
        period_judge=_last_year,
        pair=(category,),
        pair_judge=_listed(CATEGORIES),
        marks=MARKS,
        keep=keep,
        also=(level, *both),
    )


def place(text: str) -> str | Fault:
    """County and district code, joined → state, county or district."""
    county, _, district = (part.strip() for part in text.partition(JOINT))
    if not county.isdigit() or int(county) > 58 or (district and not district.isdigit()):
        return Fault("place_unknown")
    if int(county) == 0:
        return "state:06"
    if int(district or 0) == 0:
        return f"county:06{2 * int(county) - 1:03d}"
    return (
        f"district:{int(county):02d}{int(district):05d}"
        if len(district) <= 5
        else Fault("place_unknown")
    )


def _last_year(text: str) -> str | Fault:
    found = period(text)
    return found if isinstance(found, Fault) else found[-4:]


def _listed(words: Mapping[str, str]) -> Callable[[str], str | Fault]:
    """A code of the list; another one is kept under its own name, so that nothing is merged."""

    def judge(text: str) -> str | Fault:
        code = text.strip().upper()
        if code.lstrip("0") in words or code in words:
            return words.get(code, words.get(code.lstrip("0"), ""))
        return (
            f"student_group={code.lower()}"
            if code.isalnum() and code.isascii()
            else Fault("group_wrong")
        )

    return judge


def _one_of(table: Delimited, names: tuple[str, ...]) -> str:
    return next((name for name in names if name in table.header), "")


def _is(chunk: Chunk, column: str, words: set[str]) -> NDArray[np.bool_]:
    if column not in chunk.columns:
        return np.ones(len(chunk), bool)
    found = pc.is_in(
        pc.utf8_trim_whitespace(chunk.columns[column]), value_set=pa.array(sorted(words))
    )
    return np.asarray(found.to_numpy(zero_copy_only=False), bool)
