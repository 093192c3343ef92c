"""The coach desk as a CSV file: the rows of the page, one line a city."""

from __future__ import annotations

import csv
import io

from django.utils import timezone
from django.utils.translation import gettext as _

from thrive.people.spreadsheet import safe_cell
from thrive.portal.queries.coach_desk import CoachDesk
from thrive.portal.queries.coach_line import Line


def coach_desk_csv(page: CoachDesk) -> str:
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(
        [
            *(_("City"), _("Tier"), _("Stage"), _("Level"), _("Steps done"), _("Steps asked for")),
            *(_("Days without a move"), _("What waits"), _("Why"), _("Who acts next")),
            *(_("Waits for my check"), _("Evidence missing"), _("Signatures missing")),
            *(_("Offers not used"), _("Next meeting"), _("Open to the public")),
            *(_("Next council date"), _("On its agenda")),
            *(_("Last contact"), _("Days without a contact"), _("Open next steps")),
        ]
    )
    for line in page.lines:
        rows.writerow([safe_cell(cell) for cell in _cells(line)])
    return "\ufeff" + written.getvalue()  # the mark lets Excel read accents


def _cells(line: Line) -> list[str]:
    longest, meeting = line.longest, line.next_meeting
    day = timezone.localtime(meeting.starts_at).date().isoformat() if meeting else ""
    return [
        *(line.name, str(line.tier.name), f"{line.stage.letter} {line.stage.name}"),
        *(str(line.level), str(line.done), str(line.asked)),
        "" if longest is None or longest.days is None else str(longest.days),
        *((longest.what, longest.why, line.turn) if longest else ("", "", "")),
        *("; ".join(name for name, _url in steps) for steps in (line.checks, line.missing)),
        *(str(line.signatures), "; ".join(name for name, _url in line.unused), day),
        _("Yes") if meeting and meeting.is_open else "",
        *(line.council_on.isoformat() if line.council_on else "", line.council_what),
        line.last_contact.isoformat() if line.last_contact else "",
        *("" if line.quiet is None else str(line.quiet), str(line.next_steps)),
    ]
