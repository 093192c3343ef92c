"""The month grid."""

from __future__ import annotations

import datetime
from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext_lazy as _

from thrive.ui.gallery.state import Component, State


def _line(hour: int, title: Any, state: str = "", words: Any = "") -> SimpleNamespace:
    moment = datetime.datetime(2026, 6, 1, hour, 30)  # noqa: DTZ001 - only its hour is drawn
    return SimpleNamespace(
        title=title, url="#event", starts=moment, state=state, state_words=words, lang=""
    )


def _weeks() -> list[list[SimpleNamespace]]:
    held = {
        3: [_line(12, _("Info session for new cities"))],
        11: [_line(17, _("A sample workshop")), _line(19, _("A full one"), "full", _("Full"))],
        12: [_line(9, _("A cancelled one"), "cancelled", _("Cancelled"))],
    }
    first = datetime.date(2026, 5, 31)
    days = [first + datetime.timedelta(days=number) for number in range(14)]
    squares = [
        SimpleNamespace(
            date=day,
            in_month=day.month == 6,
            is_today=day.day == 10,
            entries=held.get(day.day, []) if day.month == 6 else [],
        )
        for day in days
    ]
    return [squares[:7], squares[7:]]


COMPONENTS = (
    Component(
        "month_grid",
        _("A month as a table; on a phone only the days with something in them."),
        (
            State(
                "two weeks",
                '{% month_grid weeks=weeks label=_("Two weeks of June") %}',
                {"weeks": _weeks()},
            ),
        ),
        "wide",
    ),
)
