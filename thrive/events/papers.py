"""Papers for people who came: a certificate, and a letter of service hours; tagged PDF by typst."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.utils import formats
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

import thrive.ui
from thrive.base import clock
from thrive.base.decisions import Refused, no
from thrive.base.papers import set_paper
from thrive.events.models import Event, Registration
from thrive.events.moments import when
from thrive.program import registry

TEMPLATE = Path(__file__).parent / "templates" / "events" / "paper.typ"
FONTS = Path(thrive.ui.__file__).parent / "static" / "ui" / "fonts" / "letters"


def certificate(place: Registration) -> bytes:
    """In the language that is spoken now, for somebody who came."""
    event = place.event
    facts = [
        [_("Event"), event.said_title],
        [_("When"), when(event)],
        [_("Length"), length(event.minutes)],
        [_("Part"), _part(event)],
        [_("City"), place.community.name if place.community else ""],
    ]
    return _paper(
        title=_("Certificate of attendance"),
        name=_name(place),
        words=[_("took part in this event of All Children Thrive – California.")],
        facts=facts,
        is_demo=event.is_demo,
    )


def hours_letter(name: str, places: Sequence[Registration], *, is_demo: bool) -> bytes:
    """Every event somebody came to with its length, and the sum; for a school or an employer."""
    minutes = sum(one.event.minutes for one in places)
    count = ngettext("%(n)s event", "%(n)s events", len(places)) % {"n": len(places)}
    rows = [
        [formats.date_format(one.event.starts), one.event.said_title, length(one.event.minutes)]
        for one in places
    ]
    words = _("gave %(hours)s of service in %(count)s of All Children Thrive – California.")
    return _paper(
        title=_("Letter of service hours"),
        name=name,
        words=[words % {"hours": length(minutes), "count": count}],
        head=[_("Date"), _("Event"), _("Length")],
        rows=rows,
        is_demo=is_demo,
    )


def length(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    said = [ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}] if hours else []
    if rest or not hours:
        said.append(ngettext("%(n)s minute", "%(n)s minutes", rest) % {"n": rest})
    return " ".join(said)


def _part(event: Event) -> str:
    found = next((m for m in registry.current().training_modules if m.slug == event.module), None)
    return str(found.name) if found else ""


def _name(place: Registration) -> str:
    return (place.person.name if place.person else place.name) or place.shown_name


def _paper(*, is_demo: bool, facts: Any = (), rows: Any = (), head: Any = (), **said: Any) -> bytes:
    plain = {
        **said,
        "language": get_language() or "en",
        "facts": [pair for pair in facts if pair[1]],
        "rows": list(rows),
        "head": list(head),
        "issued": _("Written on %(day)s from the attendance list.")
        % {"day": formats.date_format(clock.today())},
        "demo": _("Demonstration: this person and this event are made up.") if is_demo else "",
        "program": "All Children Thrive – California",
    }
    paper = set_paper(TEMPLATE, FONTS, {"paper": plain})
    if not paper.shows(said["name"]):
        raise Refused(
            no(
                _(
                    "This paper cannot show every letter of the name “%(name)s”. Write the name "
                    "in other letters on your account, or ask us for the paper."
                )
                % {"name": said["name"]}
            )
        )
    return paper.pdf
