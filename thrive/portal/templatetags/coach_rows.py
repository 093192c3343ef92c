"""The lines of the coach desk, drawn in Python: sixty cities are more than five hundred cells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thrive.ui.components.figures import axes_row
from thrive.ui.components.part import element, escaped
from thrive.ui.components.pieces import folded, strip
from thrive.ui.templatetags.ui import demo_tag, pill

if TYPE_CHECKING:  # every start of the site loads the tags of all rooms
    from thrive.portal.queries.coach_line import Line, Linked

register = template.Library()
Cell = tuple[str, str]  # class and content


@register.simple_tag
def coach_rows(lines: Iterable[Line]) -> SafeString:
    """A table row for each city; on a phone every cell says the head of its column."""
    heads = (
        *(_("Tier, stage, level"), _("Steps asked for"), _("What is stuck, and why"), _("Days")),
        *(_("Waits for your check"), _("Offers not used"), _("Next dates"), _("Last contact")),
    )
    return SafeString("".join(_row(line, heads) for line in lines))


def _row(line: Line, heads: tuple[str, ...]) -> str:
    cells = (
        axes_row(tier=line.tier.slug, stage=line.stage.slug, level=line.level),
        _steps(line),
        _stuck(line),
        "–" if line.longest is None or line.longest.days is None else str(line.longest.days),
        "<br>".join(map(_link, line.checks)) or "–",
        folded(line.unused, words=line.unused_words) if line.unused else "–",
        _dates(line),
        _contact(line),
    )
    drawn = "".join(
        element("td", {"class": "n", "data-l": head} if place == DAYS else {"data-l": head}, cell)
        for place, (head, cell) in enumerate(zip(heads, cells, strict=True))
    )
    return element("tr", {"class": "is-stuck"} if line.is_stuck else {}, _head(line) + drawn)


DAYS = 3  # the column of numbers


def _head(line: Line) -> str:
    said = _link((line.name, line.url))
    if line.is_demo:
        said += f" {demo_tag()}"
    if line.is_paused:
        said += f" {pill(_('Paused'), tone='open')}"
    return element("th", {"scope": "row"}, said)


def _steps(line: Line) -> str:
    words = line.steps_words
    said = strip(line.marks, label=words) + element("span", {"class": "tiny"}, escaped(words))
    return said + (folded(line.missing, words=line.missing_words) if line.missing else "")


def _stuck(line: Line) -> str:
    wait = line.longest
    if wait is None:
        said = element("span", {"class": "muted"}, escaped(_("Nothing waits.")))
    else:
        turn = element("span", {"class": "tiny muted"}, escaped(line.turn))
        said = f"{_link((wait.what, wait.url))}: {escaped(wait.why)} {turn}"
        said += folded(line.more, words=line.more_words) if line.more else ""
    if line.signatures:
        said += " " + element("span", {"class": "tiny"}, escaped(line.signatures_words))
    return said


def _dates(line: Line) -> str:
    said = []
    if line.council_on:
        day = element("time", {"datetime": line.council_on.isoformat()}, line.council_day)
        what = _link((line.council_what, line.council_url))
        said.append(f"{escaped(_('Council'))}: {what}, {day}")
    meeting = line.next_meeting
    if meeting:
        day = element("time", {"datetime": meeting.starts_at.isoformat()}, line.meeting_day)
        is_open = f" ({escaped(_('open to all'))})" if meeting.is_open else ""
        said.append(f"{_link((meeting.title, line.meetings_url))}, {day}{is_open}")
    return "<br>".join(said) or "–"


def _contact(line: Line) -> str:
    said = escaped(_("none yet"))
    if line.last_contact:
        said = element("time", {"datetime": line.last_contact.isoformat()}, line.contact_day)
    if line.is_quiet:
        said += f" {pill(line.quiet_words, tone='warn', mark='clock')}"
    if line.quiet is None:
        return said
    whose = element("span", {"class": "vh"}, f" {escaped(line.name)}")
    write = {"class": "tiny alone", "href": line.contact_url}
    said += "<br>" + element("a", write, escaped(_("Write down a contact")) + whose)
    if line.next_steps:
        said += " " + element("span", {"class": "tiny muted alone"}, escaped(line.next_steps_words))
    return said


def _link(linked: Linked) -> str:
    words, url = linked
    return element("a", {"href": url}, escaped(words))
