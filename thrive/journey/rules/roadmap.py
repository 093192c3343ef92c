"""Who writes a city's roadmap, when two hands meet, and who shows it to everybody (R12)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.journey.lifecycle import ROADMAP
from thrive.journey.rules.commitment import takes_part
from thrive.journey.rules.hands import Hands

MOST_MILESTONES = 50
MOST_RESOURCES = 300
MOST_HOPS = 200
MOST_DOLLARS = 1_000_000_000
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True)
class RowState:
    """A row as it stands now. `seen` is the version a form was drawn with; None when unknown."""

    version: int
    is_off: bool = False
    status: str = ""
    seen: int | None = None


def may_write(me: Hands, seat: str) -> Decision:
    """The Core Team, the coach, and program administrators (R12). The Design Team reads it and
    proposes at a meeting: a plan with dollars in it has one hand that answers for it."""
    return first_no(
        YES
        if me.core or me.coach or me.admin
        else no(_("The Core Team and the coach of the city write its roadmap.")),
        takes_part(seat),
    )


def may_add(me: Hands, seat: str, held: int, most: int) -> Decision:
    return first_no(may_write(me, seat), _has_room(held, most))


def may_change(me: Hands, seat: str, row: RowState) -> Decision:
    return first_no(may_write(me, seat), _is_on_it(row), _is_as_seen(row))


def may_finish(
    me: Hands, seat: str, row: RowState, on: datetime.date, today: datetime.date
) -> Decision:
    return first_no(
        may_write(me, seat),
        _is_on_it(row),
        ROADMAP.allows(row.status, "finish"),
        no(_("This day has not come yet. Mark it done once it is.")) if on > today else YES,
    )


def may_plan_again(me: Hands, seat: str, row: RowState) -> Decision:
    return first_no(may_write(me, seat), _is_on_it(row), ROADMAP.allows(row.status, "plan_again"))


def may_lead_on(
    me: Hands, seat: str, goal: RowState, passed_on: datetime.date | None, today: datetime.date
) -> Decision:
    """What a milestone leads to is written by those who write the milestone (R82)."""
    early = passed_on is not None and passed_on > today
    return first_no(
        may_write(me, seat),
        _is_on_it(goal),
        no(_("This day has not come yet. Leave it empty until the policy has passed."))
        if early
        else YES,
    )


def is_counted(known: bool) -> Decision:
    """A number is aimed at only where the city has one: else nobody could see it move."""
    return YES if known else no(_("There is no published number of this for the city."))


def may_take_off(me: Hands, seat: str, row: RowState) -> Decision:
    return first_no(may_write(me, seat), _is_on_it(row))


def may_put_back(me: Hands, seat: str, row: RowState, held: int, most: int) -> Decision:
    return first_no(
        may_write(me, seat),
        YES if row.is_off else no(_("This already stands on the roadmap.")),
        _has_room(held, most),
    )


def may_show(me: Hands, seat: str, is_public: bool) -> Decision:
    """What everybody may read is the city's own decision: its Core Team makes it."""
    return first_no(
        YES
        if me.core
        else no(_("Only the Core Team of the city can show its roadmap to everybody.")),
        takes_part(seat),
        no(_("Everybody can already read this roadmap.")) if is_public else YES,
    )


def may_hide(me: Hands, is_public: bool) -> Decision:
    """Taking it back is always open, also to the coach and the program."""
    return first_no(
        YES
        if me.core or me.checks
        else no(_("Only the Core Team, the coach or the program can hide this roadmap again.")),
        YES if is_public else no(_("Only the city and the program read this roadmap today.")),
    )


def _is_on_it(row: RowState) -> Decision:
    if not row.is_off:
        return YES
    return no(_("Somebody took this off the roadmap. Put it back, or write it down anew."))


def _is_as_seen(row: RowState) -> Decision:
    if row.seen == row.version:
        return YES
    return no(
        _(
            "Somebody changed this while you were writing. What stands now is shown above; what you "
            "typed is below. Keep yours only if it should replace theirs."
        )
    )


def _has_room(held: int, most: int) -> Decision:
    if held < most:
        return YES
    return no(
        ngettext(
            "A roadmap holds %(n)s row of this kind. Take one off first.",
            "A roadmap holds up to %(n)s rows of this kind. Take one off first.",
            most,
        )
        % {"n": most}
    )
