"""Who may write to us, how often, and who answers."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.pages.lifecycle import MESSAGE

MOST_FROM_ONE = 3  # an hour and an address
MOST_IN_ALL = 60  # an hour: a flood of made-up addresses stops here, and no mail leaves


def may_send(from_one: int, in_all: int) -> Decision:
    if from_one >= MOST_FROM_ONE:
        return no(_("You have written three times in an hour. We have it; please wait for us."))
    if in_all >= MOST_IN_ALL:
        return no(_("Too many messages are coming in right now. Please try again in an hour."))
    return YES


def may_settle(by: Any, status: str, move: str) -> Decision:
    allowed = by.is_authenticated and by.program_roles & {"admin", "coach"}
    return first_no(
        YES if allowed else no(_("The program’s coaches and administrators answer messages.")),
        MESSAGE.allows(status, move),
    )
