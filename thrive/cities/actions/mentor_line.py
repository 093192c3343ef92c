"""A mentor's line: cities wait while its places are taken, and come up in the order they came.

Whoever changes the places of a mentor holds its row, and so does the line. A place that falls free is
offered at once to the first who can take it and kept until both cities have answered; so a proposal
from elsewhere cannot slip in between.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.base.refs import SYSTEM
from thrive.cities.actions.mentor_telling import held_rows, locked, others, tell
from thrive.cities.lifecycle import MENTORING
from thrive.cities.models import Community, MentorPairing
from thrive.cities.queries.mentoring_facts import city_facts, pair_facts, sides
from thrive.cities.rules import mentor_line as line_rules
from thrive.cities.rules import mentoring as rules


def wait_in_line(
    mentor: Community, mentee: Community, *, areas: Sequence[str], topics: str, by: Any
) -> MentorPairing:
    """Stand in line for a mentor whose places are taken."""
    call_due(mentor)
    return _wait_in_line(mentor, mentee, areas=areas, topics=topics, by=by)


@transaction.atomic
def _wait_in_line(
    mentor: Community, mentee: Community, *, areas: Sequence[str], topics: str, by: Any
) -> MentorPairing:
    mentor, mentee, me, state = held_two(mentor, mentee, by=by)
    facts = city_facts(mentor), city_facts(mentee, 0)
    require(line_rules.may_wait(me, *facts, same=mentor == mentee, between=state))
    pairing = MentorPairing.objects.create(
        mentor=mentor,
        mentee=mentee,
        areas=sorted(areas),
        topics=topics.strip(),
        status="waiting",
        waited=True,
        proposed_for=me.side or MentorPairing.Side.PROGRAM.value,
        proposed_by=by,
        proposed_at=clock.now(),
    )
    history.record("wait_in_line", on=pairing, by=by, side=pairing.proposed_for)
    return pairing


@transaction.atomic
def leave_line(pairing: MentorPairing, *, by: Any) -> MentorPairing:
    pairing = locked(pairing)
    me = sides(by, pairing.mentor, pairing.mentee)
    require(line_rules.may_leave_line(me, pair_facts(pairing)))
    pairing.status = MENTORING.after(pairing.status, "leave_line")
    pairing.closed_at = clock.now()
    pairing.save()
    history.record("leave_line", on=pairing, by=by, side=me.side)
    return pairing


@transaction.atomic
def call_due(mentor: Community) -> None:
    """Nobody looks at the line when a city comes back from a pause. So it is looked at before anybody
    asks for a place, and stays called when what they ask is refused: its place is kept for it."""
    [mentor] = held_rows(mentor)
    call_next(mentor, by=SYSTEM)


def held_two(
    mentor: Community, mentee: Community, *, by: Any
) -> tuple[Community, Community, rules.Sides, str]:
    """Both rows held and the line served; what `by` is to them, and where a pair of them stands."""
    held = {one.pk: one for one in held_rows(mentor, mentee)}
    mentor, mentee = held[mentor.pk], held[mentee.pk]
    call_next(mentor, by=by)
    between = MentorPairing.objects.open().between(mentor, mentee)
    state = between.values_list("status", flat=True).first() or ""
    return mentor, mentee, sides(by, mentor, mentee), state


def call_next(mentor: Community, *, by: Any, after: MentorPairing | None = None) -> None:
    """Offer the free places of this mentor, whose row is held, to those who wait: in their order.

    A city that cannot have a mentor today keeps its place in line and is passed over. Both cities
    answer anew, because much may have changed while one waited. `after`: whoever has just gone back is
    not asked again at once.
    """
    line = MentorPairing.objects.in_line(mentor).select_related("mentee")
    line = line.exclude(pk=after.pk) if after else line
    for pairing in line:
        facts = city_facts(mentor)
        if not (rules.may_mentor(facts) and rules.has_room(facts)):
            return
        if not rules.may_have_mentor(city_facts(pairing.mentee, 0)):
            continue
        pairing.mentor = mentor
        pairing.status = MENTORING.after(pairing.status, "call")
        pairing.called_at = clock.now()
        pairing.save()
        until = line_rules.kept_until(pair_facts(pairing))
        history.record("call_pair", on=pairing, by=by, place=pairing.proposed_at.isoformat())
        for city in others(pairing, ""):
            tell(pairing, city, "mentor_place_free", by=by, on=until, with_me=True)


def serve_lines() -> int:
    """Once a day: places that nobody took in time go on to the next, and a mentor that came back from
    a pause is asked for. Returns how many places went on."""
    lapsed = 0
    for pairing in MentorPairing.objects.called_before(clock.now() - line_rules.KEPT):
        lapsed += _let_lapse(pairing)
    waiting = MentorPairing.objects.filter(status="waiting").values("mentor")
    for mentor in Community.objects.filter(pk__in=waiting).order_by("pk"):
        call_due(mentor)
    return lapsed


@transaction.atomic
def _let_lapse(pairing: MentorPairing) -> bool:
    """False where somebody answered meanwhile, or its last day is not over."""
    pairing = locked(pairing)
    pair = pair_facts(pairing)
    if not line_rules.may_lapse(pair, clock.today()):
        return False
    until, back = line_rules.kept_until(pair), line_rules.goes_back(pair)
    silent = [pair.name(side) for side in (rules.MENTOR, rules.MENTEE) if side not in pair.yes]
    pairing.status = MENTORING.after(pairing.status, "go_back" if back else "lapse")
    pairing.mentor_yes_at = pairing.mentee_yes_at = pairing.called_at = None
    pairing.closed_at = None if back else clock.now()
    pairing.save()
    history.record("go_back" if back else "lapse_pair", on=pairing, by=SYSTEM)
    for city in others(pairing, ""):
        tell(
            pairing,
            city,
            "mentor_place_lapsed",
            by=SYSTEM,
            on=until,
            with_me=True,
            silent=silent,
            back=back,
        )
    call_next(pairing.mentor, by=SYSTEM, after=pairing)
    return True
