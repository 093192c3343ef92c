"""The pipeline as a CSV file: the same applications, with the same filters."""

from __future__ import annotations

import csv
import io

from django.utils import timezone
from django.utils.translation import gettext as _

from thrive.cities.queries.pipeline import PipelinePage
from thrive.people.spreadsheet import safe_cell


def pipeline_csv(page: PipelinePage) -> str:
    """One row an application, in the order of the board. No names of applicants."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(
        [
            *(_("Place"), _("County"), _("Number"), _("Origin"), _("Asked for"), _("State")),
            *(_("Step"), _("Days in step"), _("Stuck"), _("Acts next"), _("Coach"), _("Sent on")),
        ]
    )
    for card in (*page.going, *page.decided):
        about = card.about
        cells = [
            *(about.place, about.county or "", about.code, card.origin, card.asked, card.state),
            *(
                card.step,
                str(card.days),
                _("Yes") if card.stuck else _("No"),
                f"{card.next_by} {card.next_act}",
                card.coach,
            ),
            timezone.localtime(about.sent_at).date().isoformat() if about.sent_at else "",
        ]
        rows.writerow([safe_cell(cell.strip()) for cell in cells])
    return "\ufeff" + written.getvalue()  # the mark lets Excel read accents
