"""Stages move by conditions (R71), levels are read from four capacities (R11). Neither is a race."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.cities.rules.seats import gives_a_reason
from thrive.journey.lifecycle import ASSESSMENT, STAGE_CHANGE
from thrive.journey.rules.checklist import Condition
from thrive.journey.rules.commitment import takes_part
from thrive.journey.rules.hands import Hands

CAPACITIES = ("leadership", "data", "budgeting", "planning")
LOWEST, HIGHEST = 1, 5
# The least that each of the four must reach. The sources name no number; the program set these.
AT_LEAST = {1: 1, 2: 3, 3: 4}


def may_propose(
    me: Hands, seat: str, stages: Sequence[str], now: str, to: str, waiting: bool, why: str = ""
) -> Decision:
    """A coach, or an administrator, proposes the next stage, or one step back."""
    return first_no(
        _proposes(me),
        takes_part(seat),
        no(_("A change of stage is already proposed.")) if waiting else YES,
        _is_next(stages, now, to),
        gives_a_reason(why),
    )


def may_confirm(
    me: Hands, seat: str, status: str, open_conditions: Sequence[Condition], override: str = ""
) -> Decision:
    return first_no(
        _administers(me),
        takes_part(seat),
        STAGE_CHANGE.allows(status, "confirm"),
        _met_or_overridden(open_conditions, override),
    )


def may_decline(me: Hands, status: str, answer: str = "") -> Decision:
    return first_no(
        _administers(me), STAGE_CHANGE.allows(status, "decline"), gives_a_reason(answer)
    )


def highest_level(ratings: Mapping[str, int]) -> int:
    """The highest level that these four ratings carry: each of them has to reach the least."""
    least = min(ratings[name] for name in CAPACITIES)
    return max(level for level, floor in AT_LEAST.items() if least >= floor)


def may_rate(
    me: Hands, seat: str, waiting: bool, ratings: Mapping[str, int], level: int, evidence: str
) -> Decision:
    """The city with its coach rates itself and says what shows it."""
    return first_no(
        YES
        if me.city or me.coach or me.admin
        else no(_("Only the city’s own people and its coach rate the four capacities.")),
        takes_part(seat),
        no(_("A reading already waits for a check.")) if waiting else YES,
        _carries(ratings, level),
        YES
        if len(evidence.strip()) >= 20
        else no(_("Write in a few sentences what shows these ratings.")),
    )


def may_settle(me: Hands, status: str, move: str, answer: str = "") -> Decision:
    """An administrator confirms a reading, or sends it back with a reason."""
    return first_no(
        _administers(me),
        ASSESSMENT.allows(status, move),
        gives_a_reason(answer) if move == "send_back" else YES,
    )


def _carries(ratings: Mapping[str, int], level: int) -> Decision:
    if highest_level(ratings) >= level:
        return YES
    return no(
        _("Level %(level)s needs at least %(floor)s in all four capacities.")
        % {"level": level, "floor": AT_LEAST[level]}
    )


def _is_next(stages: Sequence[str], now: str, to: str) -> Decision:
    if abs(stages.index(to) - stages.index(now)) == 1:
        return YES
    return no(_("A city moves one stage at a time."))


def _met_or_overridden(open_conditions: Sequence[Condition], override: str) -> Decision:
    if not open_conditions or gives_a_reason(override):
        return YES
    return no(
        _("Still open: %(conditions)s Confirm anyway only with a reason.")
        % {"conditions": " ".join(str(one.text) for one in open_conditions)}
    )


def _proposes(me: Hands) -> Decision:
    if me.checks:
        return YES
    return no(_("The coach of the city proposes a change of stage."))


def _administers(me: Hands) -> Decision:
    if me.admin:
        return YES
    return no(_("Only a program administrator can decide this."))
