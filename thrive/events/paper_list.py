"""A list of names from paper, typed or from a spreadsheet: read line by line, with what is wrong.

A line is a name, then an email and a city where they are known, with commas, semicolons or tabs
between them. Nothing is run and nothing is guessed: a line that cannot be read says why.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

MOST_LINES = 500
LONGEST_NAME = 120
_HEADINGS = {"name", "nombre", "names", "nombres"}


@dataclass(frozen=True, slots=True)
class Line:
    """`number` counts from 1. `problem` is empty for a line that can be taken over."""

    number: int
    name: str
    email: str = ""
    city: str = ""
    problem: str = ""


def read(text: str) -> Sequence[Line]:
    """Every line that says something; a heading is left out."""
    lines = text.replace("\ufeff", "").replace("\x00", "").splitlines()
    found: list[Line] = []
    for number, line in enumerate(lines, start=1):
        cells = _cells(line)
        if not any(cells) or (not found and cells[0].casefold() in _HEADINGS):
            continue
        found.append(_line(number, cells))
        if len(found) > MOST_LINES:
            return [Line(1, "", problem=_("Take over at most 500 lines at once."))]
    return found


def _line(number: int, cells: Sequence[str]) -> Line:
    emails = [cell for cell in cells if "@" in cell]
    words = [cell for cell in cells if cell and "@" not in cell]
    name = words[0] if words else ""
    email, city = (emails or [""])[0].lower(), (words[1] if len(words) > 1 else "")
    return Line(number, name[:LONGEST_NAME], email, city, _problem(name, emails))


def _problem(name: str, emails: Sequence[str]) -> str:
    if not name:
        return _("There is no name in this line.")
    if len(name) > LONGEST_NAME:
        return _("This name is longer than 120 letters.")
    if len(emails) > 1:
        return _("There is more than one email in this line.")
    try:
        for email in emails:
            validate_email(email)
    except ValidationError:
        return _("The email in this line cannot be right.")
    return ""


def _cells(line: str) -> list[str]:
    """The sign that is used between the cells: a tab, else a semicolon, else a comma."""
    sign = next((one for one in ("\t", ";") if one in line), ",")
    try:
        cells = next(csv.reader(io.StringIO(line), delimiter=sign), [])
    except csv.Error:
        cells = [line]
    return [" ".join(cell.strip().lstrip("'").split()) for cell in cells] or [""]
