"""The register as a CSV file that spreadsheets open safely."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from thrive.people.models import Person

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def as_csv(people: Iterable[Person]) -> str:
    """One row a person. A youth's name and email stay out: the file leaves the platform."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(
        [
            *(_("Shown name"), _("Name"), _("Email"), _("Affiliation"), _("Organization")),
            *(_("Job title"), _("Age"), _("Language"), _("Roles"), _("Joined")),
        ]
    )
    for person in people:
        rows.writerow([safe_cell(cell) for cell in _row(person)])
    return "\ufeff" + written.getvalue()  # the mark lets Excel read accents


def safe_cell(text: str) -> str:
    """Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def _row(person: Person) -> list[str]:
    roles = [role.get_role_display() for role in person.roles_today]  # type: ignore[attr-defined]
    return [
        person.shown_name,
        "" if person.is_youth else person.name,
        "" if person.is_youth else person.email,
        person.get_affiliation_display(),
        person.organization,
        person.title,
        person.get_age_band_display(),
        person.get_language_display(),
        ", ".join(roles),
        timezone.localtime(person.created).date().isoformat(),
    ]
