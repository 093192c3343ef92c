"""The roadmap as two CSV files: its milestones, and its resources."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from thrive.journey.models import AlignedResource
from thrive.journey.queries.roadmap import RoadmapPage
from thrive.people.spreadsheet import safe_cell


def milestones_csv(page: RoadmapPage) -> str:
    """In the order of their days. Notes only for those who work in the city's workspace."""
    notes = page.at is not None
    head = [_("Number"), _("Milestone"), _("By"), _("Action area"), _("State"), _("Done on")]
    rows = (
        [
            *(str(one.number), one.row.title, one.row.due_on.isoformat(), one.area, one.words),
            one.row.done_on.isoformat() if one.row.done_on else "",
            *([one.row.notes] if notes else []),
        ]
        for one in page.milestones
    )
    return _written([*head, *([_("Notes")] if notes else [])], rows)


def resources_csv(page: RoadmapPage) -> str:
    head = [
        *(_("Resource"), _("Source"), _("Dollars (written down by the city, not audited)")),
        *(_("In kind"), _("Who holds it"), _("Year"), _("For which milestone"), _("Link")),
    ]
    rows = (
        [
            *(one.what, one.get_source_display(), str(one.dollars or ""), one.in_kind),
            *(one.owner, str(one.year), _for(one), one.url),
        ]
        for one in page.resources.paginator.object_list
    )
    return _written(head, rows)


def _for(resource: AlignedResource) -> str:
    linked = resource.milestone
    return linked.title if linked and linked.off_at is None else ""


def _written(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    sheet = csv.writer(text)
    sheet.writerow(head)
    sheet.writerows([safe_cell(cell) for cell in row] for row in rows)
    return "\ufeff" + text.getvalue()  # the mark lets Excel read accents
