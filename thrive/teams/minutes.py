"""The minutes of a meeting as a PDF: tagged, titled, with its language (PDF/UA-1), set by typst."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

import thrive.ui
from thrive.base.papers import set_paper
from thrive.teams.queries.meetings import MeetingPage

TEMPLATE = Path(__file__).parent / "templates" / "teams" / "minutes.typ"
FONTS = Path(thrive.ui.__file__).parent / "static" / "ui" / "fonts" / "letters"


def minutes_pdf(page: MeetingPage) -> bytes:
    """In the language that is spoken now. Whoever asks has checked that the viewer may read it."""
    written_at = int(page.meeting.starts_at.timestamp())
    return set_paper(TEMPLATE, FONTS, {"minutes": _as_plain(page)}, written_at=written_at).pdf


def _as_plain(page: MeetingPage) -> dict[str, Any]:
    """Every word of the paper, as JSON."""
    meeting = page.meeting
    starts = timezone.localtime(meeting.starts_at)
    number = page.number_came
    came = ngettext("%(n)s person came.", "%(n)s people came.", number) % {"n": number}
    return {
        "language": get_language() or "en",
        "title": _("Minutes: %(title)s") % {"title": meeting.title},
        "place": f"{meeting.get_of_team_display()} · {page.community.name}",
        "state": str(meeting.get_status_display()),
        "facts": [
            [_("When"), f"{formats.date_format(starts)}, {formats.time_format(starts)}"],
            [_("Where"), meeting.place],
            [_("Led together with"), page.led_with],
        ],
        "parts": [
            _part(_("Agenda"), items=meeting.agenda_items),
            _part(_("Who came"), words=[came, ", ".join(page.came)]),
            _part(_("What was said"), words=meeting.notes.splitlines()),
            _part(
                _("What was decided"),
                items=page.decisions,
                words=[_("Read aloud before the meeting closed.")] if meeting.read_aloud else [],
            ),
            _part(
                _("To do"),
                items=[
                    f"{one.row.what} ({one.owner}, {formats.date_format(one.row.due_on)})"
                    for one in page.todo
                ],
            ),
        ],
        "nothing": _("Nothing was written down."),
    }


def _part(title: str, *, items: Any = (), words: Any = ()) -> dict[str, Any]:
    return {"title": title, "items": list(items), "words": [text for text in words if text.strip()]}
