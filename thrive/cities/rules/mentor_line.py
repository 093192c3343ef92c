"""Who may stand in a mentor's line, and which of the two ways of asking a mentor is open."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.cities.lifecycle import MENTORING
from thrive.cities.rules.mentoring import (
    MENTEE,
    City,
    Pair,
    Sides,
    has_room,
    may_have_mentor,
    may_mentor,
    proposes,
)

PROPOSE, WAIT = "propose", "wait"
KEPT = datetime.timedelta(days=14)  # two weeks hold a meeting of nearly every Core Team


def way_in(me: Sides, mentor: City) -> str:
    """How this person asks this mentor, whatever the other city is: propose a pair, or wait in line
    while its places are taken. Empty where neither is open to them."""
    if not may_mentor(mentor):
        return ""
    if has_room(mentor):
        return PROPOSE if proposes(me) else ""
    return WAIT if _waits(me) else ""


def may_wait(
    me: Sides, mentor: City, mentee: City, *, same: bool = False, between: str = ""
) -> Decision:
    """Stand in line for a mentor whose places are taken."""
    return first_no(
        _waits(me),
        no(_("A city cannot mentor itself. Choose two cities.")) if same else YES,
        may_mentor(mentor),
        may_have_mentor(mentee),
        no(_("These two cities are already a pair, or one of them has asked.")) if between else YES,
        no(_("%(city)s has room. Propose a pair instead of waiting.") % {"city": mentor.name})
        if has_room(mentor)
        else YES,
    )


def may_leave_line(me: Sides, pair: Pair) -> Decision:
    return first_no(
        YES if me.mentee or me.admin else no(_("Only those who wait can leave the line.")),
        MENTORING.allows(pair.status, "leave_line"),
    )


def kept_until(pair: Pair) -> datetime.date | None:
    """The last day on which the free place is kept; None where none is."""
    if pair.status != "proposed" or not pair.waited or pair.called_on is None:
        return None
    return pair.called_on + KEPT


def may_lapse(pair: Pair, today: datetime.date) -> Decision:
    """The place goes to the next in line."""
    until = kept_until(pair)
    return first_no(
        MENTORING.allows(pair.status, "lapse"),
        YES if until and until < today else no(_("The place is still kept for this city.")),
    )


def goes_back(pair: Pair) -> bool:
    """A city that said yes does not lose its place in line because the mentor was silent."""
    return MENTEE in pair.yes


def _waits(me: Sides) -> Decision:
    if me.mentee or me.admin:
        return YES
    return no(_("People of the city that looks for a mentor, or an administrator, join the line."))
