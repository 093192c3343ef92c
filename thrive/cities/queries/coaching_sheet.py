"""The coaching record as a CSV file: the same contacts, with the same filter."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from thrive.cities.queries.coaching_lines import ContactLine
from thrive.people.spreadsheet import safe_cell


def coaching_csv(lines: Iterable[ContactLine]) -> str:
    """One row a contact, withdrawn ones too. Private notes are not in it."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(
        [
            *(
                _("Date"),
                _("How"),
                _("Length in minutes"),
                _("Table I"),
                _("Kind of help"),
                _("Topics"),
            ),
            *(_("What you talked about"), _("Next step"), _("Whose turn"), _("Who exactly")),
            *(_("Until when"), _("Done on"), _("Coach"), _("Confirmed on"), _("Reply")),
            *(_("Withdrawn on"), _("Reason")),
        ]
    )
    for line in lines:
        rows.writerow([safe_cell(cell.strip()) for cell in _row(line)])
    return "\ufeff" + written.getvalue()  # the mark lets Excel read accents


def _row(line: ContactLine) -> list[str]:
    row = line.row
    return [
        *(row.held_on.isoformat(), row.get_mode_display(), str(row.minutes)),
        *(row.offering, line.offering, row.topics, row.summary, row.next_step),
        *((row.get_next_step_for_display(), row.next_step_owner) if row.next_step else ("", "")),
        row.next_step_due.isoformat() if row.next_step_due else "",
        *(_day(row.next_step_done_at), line.coach, _day(row.confirmed_at), row.reply),
        *(_day(row.withdrawn_at), row.withdrawn_because),
    ]


def _day(moment: datetime.datetime | None) -> str:
    return timezone.localtime(moment).date().isoformat() if moment else ""
