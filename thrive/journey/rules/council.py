"""Who writes down that a council takes something up, and for which days."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.journey.rules.commitment import takes_part
from thrive.journey.rules.hands import Hands

MOST_AHEAD = 12
FARTHEST = datetime.timedelta(days=400)  # councils set their calendars a year ahead


def may_write_dates(me: Hands, seat: str) -> Decision:
    """The Core Team, the coach, and program administrators."""
    return first_no(
        YES
        if me.core or me.coach or me.admin
        else no(_("The Core Team and the coach of the city write down council dates.")),
        takes_part(seat),
    )


def may_put(me: Hands, seat: str, on: datetime.date, today: datetime.date, ahead: int) -> Decision:
    return first_no(
        may_write_dates(me, seat),
        no(_("This day has passed. What was decided is recorded as a commitment."))
        if on < today
        else YES,
        no(_("This day is more than a year ahead. Check the year."))
        if on > today + FARTHEST
        else YES,
        no(_("Twelve dates lie ahead already. Take one off first."))
        if ahead >= MOST_AHEAD
        else YES,
    )


def may_take_off(me: Hands, seat: str, is_off: bool) -> Decision:
    return first_no(
        may_write_dates(me, seat),
        no(_("This date was already taken off.")) if is_off else YES,
    )
