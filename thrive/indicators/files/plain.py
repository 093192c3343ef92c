"""Any CSV file, long or wide, by what people said its columns mean."""

from __future__ import annotations

from collections.abc import Mapping

from thrive.indicators.files.columns import Columns
from thrive.indicators.files.measures import Series
from thrive.indicators.files.numbers import MISSING, WITHHELD, Marks
from thrive.indicators.files.observing import Layout
from thrive.indicators.files.opening import opened
from thrive.indicators.files.places import PlaceJudge
from thrive.indicators.files.problems import Broken
from thrive.indicators.files.reading import Ask, Part, Reading
from thrive.indicators.files.tables import Delimited, delimited
from thrive.indicators.files.words import SLUG, Fault, Judge, period, slug

EVERYONE = frozenset({"", "all", "total", "everyone", "all-students", "overall"})


def read(ask: Ask) -> Reading:
    """Raises Broken where the file or its columns cannot be read at all."""
    columns = ask.columns or Columns()
    clean = opened(ask.path, ask.folder, encoding=ask.encoding, limits=ask.limits)
    table = delimited(clean, delimiter=columns.delimiter, limits=ask.limits)
    if not columns.complete:
        raise Broken("column_missing", 1, "place, period, indicator, value")
    part = Part(
        lambda problems: table.chunks(lay.columns, problems),
        lay := layout(columns, ask),
        table.notes,
    )
    table.need(*lay.columns)
    return Reading([part], expects=clean.lines, notes=clean.notes, header=table.header)


def layout(columns: Columns, ask: Ask, missing: frozenset[str] = frozenset()) -> Layout:
    """The meaning of the columns as the engine reads it. Broken for a period or slug that is none."""
    said = columns.period or ask.period
    constant = period(said) if said and not columns.period_column else ""
    if isinstance(constant, Fault):
        raise Broken(constant.reason, value=said)
    if not constant and not columns.period_column:
        raise Broken("period_needed")
    judge = indicators(ask.known, columns.names)
    series = tuple(
        Series(
            indicator=_slug(judge, one.indicator),
            value=one.column,
            numerator=one.numerator,
            denominator=one.denominator,
            moe=one.moe,
            groups=one.groups,
        )
        for one in columns.wide
    ) or (
        Series(
            indicator="" if columns.indicator_column else _slug(judge, columns.indicator),
            value=columns.value,
            numerator=columns.numerator,
            denominator=columns.denominator,
            moe=columns.moe,
            per=columns.per,
        ),
    )
    return Layout(
        place=columns.place,
        place_judge=PlaceJudge(columns.place_kind, columns.tracts or ask.tracts),
        series=series,
        period=constant,
        period_column=columns.period_column,
        period_judge=period if columns.period_column else None,
        indicator_columns=_long(columns),
        indicator_judge=judge if _long(columns) else None,
        groups_column=columns.groups_column,
        group_columns={
            key: (column, group(columns.words.get(key, {})))
            for key, column in columns.group_columns.items()
        },
        marks=Marks(
            missing=MISSING | missing | frozenset(columns.missing),
            withheld=WITHHELD - frozenset(columns.missing) | frozenset(columns.withheld),
            separated=columns.separated,
        ),
    )


def indicators(known: frozenset[str], names: Mapping[str, str]) -> Judge:
    """A slug there is, or a name the mapping explains."""

    def judge(text: str) -> str | Fault:
        found = names.get(text.strip(), text.strip())
        return found if found in known else Fault("indicator_unknown")

    return judge


def group(words: Mapping[str, str]) -> Judge:
    """What the file says of a group → its value; "" for everyone."""

    def judge(text: str) -> str | Fault:
        if text.strip() in words:
            return words[text.strip()]
        found = slug(text)
        if found in EVERYONE:
            return ""
        return found if SLUG.fullmatch(found) else Fault("group_wrong")

    return judge


def header_of(ask: Ask) -> Delimited:
    """Only the header, for the screen on which people say what it means."""
    clean = opened(ask.path, ask.folder, encoding=ask.encoding, limits=ask.limits)
    delimiter = ask.columns.delimiter if ask.columns else ""
    return delimited(clean, delimiter=delimiter, limits=ask.limits)


def _long(columns: Columns) -> tuple[str, ...]:
    return () if columns.wide or not columns.indicator_column else (columns.indicator_column,)


def _slug(judge: Judge, text: str) -> str:
    found = judge(text)
    if isinstance(found, Fault):
        raise Broken(found.reason, value=text)
    return found
