"""May this hand take this step now? Plain facts in, a decision with its sentence out.

The city shows and sends; its coach or an administrator checks (R27–R38). Where ACT does the work
(T2_4), ACT hands it over and the city accepts it (C6).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.cities.rules.seats import gives_a_reason
from thrive.journey.lifecycle import MILESTONE
from thrive.journey.rules.checklist import (
    BEFORE_JOINING,
    COMMITMENT,
    DATA_PLAN,
    MENTORING,
    ROLLING,
    SHARING,
    TEAM,
    Row,
    by_act,
)
from thrive.journey.rules.hands import Hands


@dataclass(frozen=True, slots=True)
class Moment:
    """A step, and what else a rule looks at: the seat, the team, the day."""

    row: Row
    seat: str
    joined_on: datetime.date
    team_agreed: bool
    today: datetime.date


def may_give_evidence(me: Hands, at: Moment) -> Decision:
    status, lapsed = at.row.status, at.row.lapsed
    open_now = status in ("not_started", "in_progress") or lapsed
    return first_no(
        YES if _claims_it(me, at) or _suggests(me, at) else _works_on(me, at),
        _takes_part(at),
        _not_by_hand(at),
        YES if open_now else _not_open(status),
    )


def may_submit(me: Hands, at: Moment, prior: bool = False) -> Decision:
    """Send the step to whoever checks it; `prior` claims that it was done before joining."""
    return first_no(
        _works_on(me, at) if not prior else _for_the_city(me),
        _takes_part(at),
        _not_on_paper(at),
        _not_by_hand(at),
        _may_have_been_before(at) if prior else YES,
        MILESTONE.allows(at.row.status, "submit"),
        YES if at.row.fact.days else no(_("Add at least one proof with its date first.")),
        _was_before(at) if prior else _is_recent(at),
    )


def may_take_back(me: Hands, at: Moment) -> Decision:
    return first_no(
        _works_on(me, at),
        _takes_part(at),
        _not_on_paper(at),
        MILESTONE.allows(at.row.status, "take_back"),
    )


def may_verify(me: Hands, at: Moment) -> Decision:
    """A coach of the city or an administrator says that the step counts."""
    prior = at.row.fact.prior
    return first_no(
        _checks(me),
        _takes_part(at),
        _not_on_paper(at),
        no(_("ACT does this step, so the city itself accepts it."))
        if by_act(at.row.step, at.row.fact)
        else YES,
        _may_have_been_before(at) if prior else YES,
        MILESTONE.allows(at.row.status, "verify"),
        YES if prior else _team_agreed(at),
    )


def may_accept(me: Hands, at: Moment) -> Decision:
    """The city takes over what ACT made for it."""
    return first_no(
        YES if me.city else no(_("Only the city’s own people can accept this for the city.")),
        _takes_part(at),
        YES
        if by_act(at.row.step, at.row.fact)
        else no(_("The city does this step itself; its coach checks it.")),
        MILESTONE.allows(at.row.status, "accept"),
    )


def may_send_back(me: Hands, at: Moment, reason: str = "") -> Decision:
    checker = me.city or me.admin if by_act(at.row.step, at.row.fact) else me.checks
    return first_no(
        YES if checker else no(_("Only those who check this step can send it back.")),
        _takes_part(at),
        _not_on_paper(at),
        MILESTONE.allows(at.row.status, "send_back"),
        gives_a_reason(reason),
    )


def may_reopen(me: Hands, at: Moment, reason: str = "") -> Decision:
    return first_no(
        _checks(me),
        _takes_part(at),
        _not_on_paper(at),
        _not_by_hand(at) if at.row.fact.elsewhere else YES,
        MILESTONE.allows(at.row.status, "reopen"),
        gives_a_reason(reason),
    )


def may_leave_out(me: Hands, at: Moment) -> Decision:
    """A choice the city has only where the cell says “optional”."""
    free = at.row.step.ask in ("optional", "encouraged")
    return first_no(
        _for_the_city(me),
        _takes_part(at),
        YES if free else no(_("This step is not optional, so it cannot be left out.")),
        MILESTONE.allows(at.row.status, "leave_out"),
    )


def may_take_up(me: Hands, at: Moment) -> Decision:
    return first_no(_for_the_city(me), _takes_part(at), MILESTONE.allows(at.row.status, "take_up"))


def may_waive(me: Hands, at: Moment, reason: str = "") -> Decision:
    return first_no(
        _administers(me),
        _takes_part(at),
        YES
        if at.row.step.ask in ("required", "prior_ok")
        else no(_("Nobody asks for this step, so there is nothing to waive.")),
        MILESTONE.allows(at.row.status, "waive"),
        gives_a_reason(reason),
    )


def may_ask_again(me: Hands, at: Moment, reason: str = "") -> Decision:
    return first_no(
        _administers(me),
        _takes_part(at),
        MILESTONE.allows(at.row.status, "ask_again"),
        gives_a_reason(reason),
    )


RULES: dict[str, Callable[..., Decision]] = {
    "submit": may_submit,
    "take_back": may_take_back,
    "verify": may_verify,
    "accept": may_accept,
    "send_back": may_send_back,
    "reopen": may_reopen,
    "leave_out": may_leave_out,
    "take_up": may_take_up,
    "waive": may_waive,
    "ask_again": may_ask_again,
}
WITH_A_REASON = frozenset({"send_back", "reopen", "waive", "ask_again"})


def _works_on(me: Hands, at: Moment) -> Decision:
    if by_act(at.row.step, at.row.fact):
        if me.act:
            return YES
        return no(_("ACT writes this with the city and hands it over; then the city accepts it."))
    return _for_the_city(me)


def _claims_it(me: Hands, at: Moment) -> bool:
    """Before it is sent, a city may also show that it had this step done before joining (C10)."""
    early = at.row.status in ("not_started", "in_progress")
    return me.city and at.row.step.ask == "prior_ok" and early


def _suggests(me: Hands, at: Moment) -> bool:
    """The Design Team adds proof to the city's own steps; the Core Team sends them."""
    return me.team and not by_act(at.row.step, at.row.fact)


def _for_the_city(me: Hands) -> Decision:
    if me.city or me.coach or me.admin:
        return YES
    return no(_("Only the city’s own people, its coach or the program can change this."))


def _checks(me: Hands) -> Decision:
    if me.checks:
        return YES
    return no(_("Only the coach of the city or a program administrator checks a step."))


def _administers(me: Hands) -> Decision:
    if me.admin:
        return YES
    return no(_("Only a program administrator can decide this."))


def _takes_part(at: Moment) -> Decision:
    if at.seat == "active":
        return YES
    if at.seat == "paused":
        return no(_("The city is paused. Its checklist rests until it goes on."))
    return no(_("The city no longer takes part, so its checklist is closed."))


def _not_open(status: str) -> Decision:
    if status == "submitted":
        return no(_("This step waits for a check. Take it back first to add to it."))
    if status == "skipped":
        return no(_("The city left this step out. Take it up again first."))
    return no(_("This step is closed. Whoever checks it can open it again."))


def _not_on_paper(at: Moment) -> Decision:
    if at.row.step.code != COMMITMENT:
        return YES
    return no(_("This step follows the commitment page: record the resolution or the MOU there."))


def _not_by_hand(at: Moment) -> Decision:
    """C11: the duty is met when a mentored city says so, and by nothing the mentor shows itself."""
    if at.row.step.code == DATA_PLAN and at.row.fact.elsewhere:
        return no(_("This step follows the data plan that the Core Team accepted on its own page."))
    if at.row.step.code == SHARING and at.row.fact.elsewhere:
        return no(_("This step counts by itself: the city shared something in the last 90 days."))
    if at.row.step.code != MENTORING:
        return YES
    return no(
        _(
            "This step follows the page on mentoring: it counts once a city you mentor has "
            "confirmed a contact."
        )
    )


def _may_have_been_before(at: Moment) -> Decision:
    """C10: only where Table II prints a star."""
    if at.row.step.ask == "prior_ok":
        return YES
    return no(
        _(
            "Only a Vanguard city, and only where Table II has a star, can have done a step "
            "before joining. Here the step is done during the program."
        )
    )


def _was_before(at: Moment) -> Decision:
    if any(day < at.joined_on for day in at.row.fact.days):
        return YES
    return no(_("None of the proof is from before the city joined. Add the proof of that time."))


def _is_recent(at: Moment) -> Decision:
    newest, code = at.row.fact.newest, at.row.step.code
    if newest is None:
        return YES
    if code in BEFORE_JOINING and (at.joined_on - newest).days > BEFORE_JOINING[code]:
        return no(_("An earlier session counts if it was held within 12 months before joining."))
    if code in ROLLING and (at.today - newest).days > ROLLING[code]:
        return no(
            _("The newest proof is more than %(days)s days old. Add a newer one.")
            % {"days": ROLLING[code]}
        )
    return YES


def _team_agreed(at: Moment) -> Decision:
    if at.row.step.code != TEAM or at.team_agreed:
        return YES
    return no(
        _(
            "The Letter of Agreement is not in force yet, or a subgroup is not complete. "
            "The step can be verified once both are."
        )
    )
