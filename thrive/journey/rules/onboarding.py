"""Who may write down a city's first steps, and on which days."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.journey.rules.commitment import takes_part
from thrive.journey.rules.first_steps import OnboardingItem
from thrive.journey.rules.hands import Hands

EARLIEST = datetime.timedelta(days=366)  # a call may have been held before the letter came


def may_onboard(me: Hands, seat: str) -> Decision:
    """The city's own people, its coach, and program administrators."""
    return first_no(
        YES
        if me.city or me.coach or me.admin
        else no(_("Only the city’s own people and its coach write down its first steps.")),
        takes_part(seat),
    )


def may_tick(
    me: Hands,
    seat: str,
    step: OnboardingItem,
    ticked: bool,
    on: datetime.date,
    joined_on: datetime.date,
    today: datetime.date,
) -> Decision:
    return first_no(
        may_onboard(me, seat),
        YES if step.known is None else no(_("The platform sees by itself when this step is done.")),
        no(_("This step is already written down.")) if ticked else YES,
        no(_("This day has not come yet. Write it down once it is done.")) if on > today else YES,
        YES
        if on >= joined_on - EARLIEST
        else no(_("This day is long before the city joined. Check the year.")),
    )


def may_untick(me: Hands, seat: str, ticked: bool) -> Decision:
    return first_no(
        may_onboard(me, seat),
        YES if ticked else no(_("This step is not written down.")),
    )
