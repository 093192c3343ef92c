"""What makes a resolution or an MOU count, and who says so (R28, C12, C18)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.cities.rules.seats import gives_a_reason
from thrive.journey.lifecycle import COMMITMENT
from thrive.journey.rules.hands import Hands

PROCLAMATION = "proclamation"


@dataclass(frozen=True, slots=True)
class OnPaper:
    """An act of a council as it was recorded. Votes are None where nobody wrote them down."""

    kind: str
    action_date: datetime.date
    ayes: int | None
    noes: int | None
    commits_to_act: bool
    status: str = COMMITMENT.first


def may_record(
    me: Hands, seat: str, found_before: bool, act: OnPaper, today: datetime.date
) -> Decision:
    return first_no(
        may_keep(me, seat),
        YES
        if act.action_date <= today
        else no(_("This date has not come yet. Record the act once it has passed.")),
        no(_("An act of this kind with this number is already recorded.")) if found_before else YES,
    )


def may_keep(me: Hands, seat: str) -> Decision:
    """May anything be recorded at all? For the form on the page."""
    return first_no(
        YES
        if me.city or me.coach or me.admin
        else no(_("Only the city’s own people, its coach or the program can record this.")),
        takes_part(seat),
    )


def may_check(me: Hands, seat: str, act: OnPaper, joined_on: datetime.date) -> Decision:
    """A checked act is what the commitment step of Table II asks for."""
    return first_no(
        _checks(me),
        takes_part(seat),
        COMMITMENT.allows(act.status, "check"),
        commits(act, joined_on),
    )


def may_return(me: Hands, seat: str, act: OnPaper, reason: str = "") -> Decision:
    return first_no(
        _checks(me),
        takes_part(seat),
        COMMITMENT.allows(act.status, "send_back"),
        gives_a_reason(reason),
    )


def commits(act: OnPaper, joined_on: datetime.date) -> Decision:
    """Does this act commit the city to ACT?"""
    if act.kind == PROCLAMATION:
        return no(
            _(
                "A proclamation honors the work, but it does not commit the city. "
                "A resolution or an MOU does."
            )
        )
    if act.ayes is None or act.noes is None:
        return no(_("The vote is missing. Record it with the numbers for and against."))
    if act.ayes <= act.noes:
        return no(_("By the recorded vote this act did not pass."))
    if act.action_date < joined_on and not act.commits_to_act:
        return no(
            _(
                "It passed before the city joined, and its text does not commit to ACT. "
                "A new resolution or MOU is needed."
            )
        )
    return YES


def takes_part(seat: str) -> Decision:
    if seat == "active":
        return YES
    return no(_("The city is paused or no longer takes part, so nothing changes here now."))


def _checks(me: Hands) -> Decision:
    if me.checks:
        return YES
    return no(_("Only the coach of the city or a program administrator checks this."))
