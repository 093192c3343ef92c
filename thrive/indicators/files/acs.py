"""What all Census (American Community Survey) files share: variables, marks, spans of years."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from thrive.indicators.files.measures import Series
from thrive.indicators.files.numbers import ABSENT, GIVEN, Marks
from thrive.indicators.files.problems import Broken
from thrive.indicators.files.reading import Ask, Described
from thrive.indicators.files.words import Fault, period
from thrive.method.precision.acs import CONTROLLED, NOT_ADDITIVE
from thrive.program.text import Text

# The Bureau's codes: not computed (too few answers), not applicable, no margin, open-ended median.
NONE = (-666666666, -999999999, -888888888, -222222222, -333333333)
# As table exports write them: (X) not applicable, N too few, - not computed, ** no margin.
MARKS = Marks(
    missing=frozenset({"", "-", "--", "N", "(X)", "X", "**", "***", "null", "None", "*"}),
    withheld=frozenset(),
    codes={**dict.fromkeys(map(float, NONE), ABSENT), float(CONTROLLED): GIVEN},
    separated=True,
    plus_minus=True,
)
VARIABLE = re.compile(r"([A-Z]+\d+[A-Z]*)_((?:C\d+_)?\d+)(P?)(E|M|EA|MA)")
_NAMED = re.compile(r"(?:ACS[A-Z]{2})?(?P<n>[15])Y(?P<year>\d{4})\.(?P<table>[A-Z]+\d+[A-Z]*)")
_OPEN = r"[\d,]+[+-]$"
OPEN_ENDED = re.compile(_OPEN)


def from_name(name: str) -> tuple[str, str]:
    """(period, table) as data.census.gov writes them into a file's name; "" where it does not."""
    found = _NAMED.search(name)
    if not found:
        return "", ""
    last, n = int(found["year"]), int(found["n"])
    return (str(last) if n == 1 else f"{last - n + 1}-{last}"), found["table"]


def span(ask: Ask) -> str:
    """The period people wrote, or that of the file's name. Broken where there is neither."""
    said = ask.period or from_name(ask.name)[0]
    if not said:
        raise Broken("period_needed")
    found = period(said)
    if isinstance(found, Fault):
        raise Broken(found.reason, value=said)
    return found


def slug_of(table: str, line: str) -> str:
    return f"acs-{table}-{line}".lower().replace("_", "-")


def series_of(header: Iterable[str]) -> tuple[Series, ...]:
    """Each estimate with its margin; annotation columns (EA, MA) only repeat what the codes say."""
    names = set(header)
    found = []
    for column in header:
        match = VARIABLE.fullmatch(column)
        if match and match[4] == "E":
            margin = f"{column[:-1]}M"
            line = match[2] + match[3]
            found.append(
                Series(slug_of(match[1], line), column, moe=margin if margin in names else "")
            )
    return tuple(found)


def described(slug: str, table: str, line: str, label: str = "") -> Described:
    plain = ", ".join(part.strip(": ") for part in label.split("!!") if part.strip(": "))
    plain = re.sub(r"^Estimate, ", "", plain)
    plural = f"{plain} ({table}, line {line})" if plain else f"Census table {table}, line {line}"
    percent = "percent" in label.lower() or line.endswith("P")
    dollars = "dollars" in label.lower()
    return Described(
        slug,
        Text(
            plural, plural.replace("Census table", "Tabla del Censo").replace(" line ", " línea ")
        ),
        "percent" if percent else "dollars" if dollars else "count",
        Text(
            f"An estimate of the American Community Survey: table {table}, line {line}.",
            f"Una estimación de la Encuesta sobre la Comunidad: tabla {table}, línea {line}.",
        ),
        "",
        not percent and not NOT_ADDITIVE.search(label),
    )


def all_described(
    series: Iterable[Series], labels: Mapping[str, str] | None = None
) -> dict[str, Described]:
    found = {}
    for one in series:
        match = VARIABLE.fullmatch(one.value)
        if match:
            label = (labels or {}).get(one.value, "")
            line = match[2] + match[3]
            found[one.indicator] = described(one.indicator, match[1], line, label)
    return found
