"""Lists and tables typed as plain lines: one step a line, one rating a line, clauses under `#`."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext as _

from thrive.toolkit import words
from thrive.toolkit.content import Clause, Example, Rating, plain

_NUMBER = re.compile(r"\d{1,2}[.)]\s+")
_DAY = re.compile(r"(19|20)\d\d(-\d\d(-\d\d)?)?")


def lines_of(text: str) -> tuple[str, ...]:
    """Each line that says something, without what nobody sees."""
    return tuple(line for one in text.splitlines() if (line := plain(one).strip()))


class LinesField(forms.CharField):
    """Cleans to a tuple of lines; at most `most` of at most `longest` letters."""

    def __init__(self, *, most: int = 12, longest: int = 500, rows: int = 5, **rest: Any) -> None:
        self.most, self.longest = most, longest
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(widget=widget, max_length=most * (longest + 2), **rest)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, tuple | list) else value

    def to_python(self, value: Any) -> tuple[str, ...]:  # type: ignore[override]
        return lines_of(super().to_python(value) or "")

    def validate(self, value: Any) -> None:
        super().validate(value)
        if len(value) > self.most:
            raise forms.ValidationError(_("At most %(most)s lines") % {"most": self.most})
        if any(len(line) > self.longest for line in value):
            raise forms.ValidationError(
                _("One line has more than %(most)s letters") % {"most": self.longest}
            )

    def run_validators(self, value: Any) -> None:
        """The limits above are the ones of a list."""


class RatingsField(LinesField):
    """Cleans to ratings. A line: scheme | level | what was rated | as of | link | yes."""

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return "\n".join(one if isinstance(one, str) else _rating_line(one) for one in value)
        return value

    def clean(self, value: Any) -> Any:
        return tuple(_rating(line) for line in super().clean(value))


def _rating_line(one: Rating) -> str:
    seen = "yes" if one.confirmed else "no"
    return " | ".join((one.scheme, one.level, one.of, one.as_of, one.url, seen))


def _rating(line: str) -> Rating:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != 6:
        raise forms.ValidationError(
            _("Write six parts with | between them: “%(line)s”") % {"line": line[:80]}
        )
    scheme, level, of, as_of, url, seen = cells
    if scheme not in words.SCHEMES or level not in words.SCHEMES[scheme].levels:
        raise forms.ValidationError(
            _("No scheme with such a level: “%(line)s”") % {"line": line[:80]}
        )
    if as_of and not _DAY.fullmatch(as_of):
        raise forms.ValidationError(
            _("Write “as of” as a year or a day, such as 2019 or 2026-03-01")
        )
    if url and not is_link(url):
        raise forms.ValidationError(_("Write the whole link, such as https://example.org/page"))
    return Rating(scheme, level, of, as_of, url, seen.casefold() in ("yes", "sí", "si"))


class ExamplesField(LinesField):
    """Cleans to examples. A line: city | what it did | the same in Spanish | link."""

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return "\n".join(
                one if isinstance(one, str) else " | ".join((one.place, one.en, one.es, one.url))
                for one in value
            )
        return value

    def clean(self, value: Any) -> Any:
        return tuple(_example(line) for line in super().clean(value))


def _example(line: str) -> Example:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != 4 or not all(cells):
        raise forms.ValidationError(
            _("Write four parts with | between them: “%(line)s”") % {"line": line[:80]}
        )
    if not is_link(cells[3]):
        raise forms.ValidationError(_("Write the whole link, such as https://example.org/page"))
    return Example(*cells)


class ClausesField(LinesField):
    """Cleans to clauses. A heading begins with #, a numbered paragraph with 1."""

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, tuple) and value and isinstance(value[0], Clause):
            return "\n".join(_clause_lines(one) for one in value)
        return super().prepare_value(value)

    def clean(self, value: Any) -> Any:
        return _clauses(super().clean(value))


def _clause_lines(one: Clause) -> str:
    mark = "1. " if one.numbered else ""
    return "\n".join((f"# {one.heading}", *(f"{mark}{line}" for line in one.lines)))


def _clauses(lines: tuple[str, ...]) -> tuple[Clause, ...]:
    made: list[tuple[str, list[str]]] = []
    for line in lines:
        if line.startswith("#"):
            made.append((line.lstrip("# ").strip(), []))
        elif not made:
            raise forms.ValidationError(_("Begin with a heading: a line that starts with #"))
        else:
            made[-1][1].append(line)
    if any(not heading or not paragraphs for heading, paragraphs in made):
        raise forms.ValidationError(_("Every heading needs words, and a paragraph below it"))
    return tuple(
        Clause(
            heading,
            tuple(_NUMBER.sub("", line) for line in paragraphs),
            all(_NUMBER.match(line) for line in paragraphs),
        )
        for heading, paragraphs in made
    )


def is_link(text: str) -> bool:
    """A web address that a reader may follow: never javascript: or data:."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in parts.netloc and " " not in text
