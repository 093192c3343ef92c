"""Who may take which step with what in a city's data work, and when the moment allows it.

One table for all: thing × move → the capacities that may (`rules.hands`). Whatever else must be
true stands below it, each with its sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.base.lifecycle import Lifecycle
from thrive.cities.rules.seats import gives_a_reason
from thrive.indicators import lifecycle as life
from thrive.indicators.rules.hands import ACT, CHECKS, CORE, DATA, JOINS, WORKS, Hands

LIVES: Mapping[str, Lifecycle] = {
    "plan": life.DATA_PLAN,
    "phase": life.DATA_PHASE,
    "neighborhood": life.NEIGHBORHOOD,
    "pin": life.PIN,
    "session": life.SESSION,
    "finding": life.FINDING,
    "story": life.STORY,
    "shared": life.SHARED,
    "request": life.REQUEST,
}
WHO: Mapping[tuple[str, str], frozenset[str]] = {
    ("plan", "hand_over"): ACT,
    ("plan", "accept"): CORE,
    ("plan", "send_back"): CORE,
    ("plan", "revise"): ACT,
    ("phase", "begin"): WORKS,
    ("phase", "close"): WORKS,
    ("phase", "reopen"): WORKS,
    ("neighborhood", "choose"): CHECKS,
    ("neighborhood", "set_aside"): CHECKS,
    ("pin", "show"): CHECKS,
    ("pin", "keep"): CHECKS,
    ("pin", "take_off"): CHECKS,
    ("session", "hold"): JOINS - {"youth"},
    ("session", "call_off"): JOINS - {"youth"},
    ("finding", "show"): CHECKS,
    ("finding", "hide"): CHECKS,
    ("finding", "withdraw"): CHECKS,
    ("story", "send"): JOINS,
    ("story", "return"): WORKS,
    ("story", "review"): WORKS,
    ("story", "publish"): CORE,
    ("story", "withdraw"): CHECKS,
    ("shared", "check"): DATA,
    ("shared", "refuse"): DATA,
    ("shared", "share"): CORE,
    ("shared", "withdraw"): CHECKS | DATA,
    ("request", "grant"): CORE,
    ("request", "decline"): CORE,
}
# Whoever wrote it takes it back, whatever else they are: a young person too (`domain` §4.6 b).
OWN = frozenset({("pin", "take_off"), ("finding", "withdraw")})
WITH_A_REASON = frozenset(
    {
        *(("plan", "send_back"), ("plan", "revise"), ("phase", "reopen")),
        *(("story", "return"), ("story", "withdraw"), ("shared", "check"), ("shared", "refuse")),
        *(("shared", "withdraw"), ("request", "decline")),
    }
)
# Less is shown afterwards: this is open to a city that pauses or has left, too.
SHOWS_LESS = frozenset(
    {
        *(("pin", "take_off"), ("pin", "keep"), ("finding", "withdraw"), ("finding", "hide")),
        *(("story", "withdraw"), ("shared", "withdraw"), ("shared", "refuse")),
        ("request", "decline"),
    }
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A thing as a rule looks at it. `mine`: the one who asks wrote it. `facts` are words that a
    condition below asks for; `seat` is how the city's enrollment stands."""

    kind: str
    status: str
    seat: str = "active"
    mine: bool = False
    facts: frozenset[str] = frozenset()


def may(me: Hands, at: Moment, move: str, reason: str | None = None) -> Decision:
    """May this hand make this move now? `reason` None asks before anybody has written one."""
    key = (at.kind, move)
    return first_no(
        _who(me, at, key),
        YES if key in SHOWS_LESS else takes_part(at.seat),
        LIVES[at.kind].allows(at.status, move),
        *(rule(at) for rule in CONDITIONS.get(key, ())),
        gives_a_reason(reason) if key in WITH_A_REASON and reason is not None else YES,
    )


def may_join(me: Hands, seat: str) -> Decision:
    """Write something down: a proposal, a pin, a note, an output, a draft."""
    return first_no(allowed(me, JOINS), takes_part(seat))


def may_work(me: Hands, seat: str) -> Decision:
    """Open the journey, keep consents and shared data sets."""
    return first_no(allowed(me, WORKS), takes_part(seat))


def may_write_plan(me: Hands, seat: str, status: str) -> Decision:
    """ACT writes it, while it is a draft (C6)."""
    return first_no(
        allowed(me, ACT),
        takes_part(seat),
        YES
        if status == life.DATA_PLAN.first
        else no(_("The plan is with the city now. It can be changed once it is a draft again.")),
    )


def may_change_story(me: Hands, at: Moment) -> Decision:
    return first_no(
        may_join(me, at.seat),
        YES
        if at.status == "draft"
        else no(_("Only a draft can be changed. Have it sent back first.")),
    )


def may_have_a_journey(cell: str) -> Decision:
    """Only a tier that gets a data plan from ACT has a data journey (Table II)."""
    if cell != "none":
        return YES
    return no(_("The data journey is for Pilot and Vanguard cities. Public numbers are for all."))


def allowed(me: Hands, capacities: frozenset[str]) -> Decision:
    if me.any_of(capacities):
        return YES
    return no(
        {
            ACT: _("ACT writes this with the city and hands it over; then the city accepts it."),
            CORE: _("Only the Core Team of the city decides this."),
            DATA: _("Only the program’s data staff say that numbers are safe to share."),
            CHECKS: _("Only the Core Team of the city or its coach decides what everybody reads."),
            WORKS: _("Only the Core Team, the coach or the program’s data staff can do this."),
        }.get(capacities, _("Only the city’s own teams, its coach or the program can do this."))
    )


def takes_part(seat: str) -> Decision:
    if seat == "active":
        return YES
    if seat == "paused":
        return no(_("The city is paused. Its data work rests until it goes on."))
    return no(_("The city does not take part today, so its data work is closed."))


def _who(me: Hands, at: Moment, key: tuple[str, str]) -> Decision:
    if at.mine and key in OWN:
        return YES
    return allowed(me, WHO[key])


def _needs(fact: str, sentence: Callable[[], str]) -> Callable[[Moment], Decision]:
    """The fact must be there."""
    return lambda at: YES if fact in at.facts else no(sentence())


def _not(fact: str, sentence: Callable[[], str]) -> Callable[[Moment], Decision]:
    return lambda at: no(sentence()) if fact in at.facts else YES


def _by_another(sentence: Callable[[], str]) -> Callable[[Moment], Decision]:
    """Whoever made it is not the one who looks at it."""
    return lambda at: no(sentence()) if at.mine else YES


CONDITIONS: Mapping[tuple[str, str], tuple[Callable[[Moment], Decision], ...]] = {
    ("plan", "hand_over"): (
        _needs("written", lambda: _("A part of the plan is still empty. Write all five first.")),
    ),
    ("phase", "close"): (
        _not(
            "earlier_open",
            lambda: _(
                "An earlier phase is not closed yet. Phases may overlap, but close in order."
            ),
        ),
        _needs(
            "left_something",
            lambda: _("This phase has left nothing behind yet. Its page says what would count."),
        ),
    ),
    ("phase", "reopen"): (
        _not("later_closed", lambda: _("A later phase is closed. Open that one again first.")),
    ),
    ("pin", "show"): (
        _not("danger", lambda: _("A danger is for the team only. It is never on the public map.")),
        _needs(
            "agreed",
            lambda: _("Ask those who run this place first, and write down that they agree."),
        ),
        _by_another(lambda: _("You put this pin there. Somebody else has to look at it.")),
    ),
    ("session", "hold"): (
        _not("ahead", lambda: _("This day has not come yet. Say so once it was held.")),
    ),
    ("finding", "show"): (
        _needs("consent", lambda: _("Nobody’s consent stands behind these words. Add it first.")),
        _needs("held", lambda: _("The session has not been held yet.")),
    ),
    ("story", "send"): (
        _needs("blocks", lambda: _("A story needs a text, and at least one number or quote.")),
    ),
    ("story", "review"): (
        _by_another(lambda: _("You began this story. A second person has to read it.")),
        _not("gone", lambda: _("A consent was withdrawn. Take the empty block out first.")),
    ),
    ("story", "publish"): (
        _not("gone", lambda: _("A consent was withdrawn. Send it back and take the block out.")),
    ),
    ("shared", "check"): (
        _by_another(lambda: _("You brought this file. Somebody else of the data staff checks it.")),
    ),
    ("shared", "share"): (
        _not("expired", lambda: _("Its last day is over. Give it a later one.")),
    ),
}


def may_take_off_output(me: Hands, seat: str, status: str) -> Decision:
    return first_no(
        may_join(me, seat),
        no(_("The phase is closed, and stands on this. Open the phase again first."))
        if status == "closed"
        else YES,
    )
