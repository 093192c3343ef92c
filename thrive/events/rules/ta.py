"""Technical assistance: who asks, who answers, who writes help down, who confirms it."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.decisions import YES, Decision, first_no, no
from thrive.cities.belonging import belonging_of
from thrive.cities.models import Community
from thrive.cities.rules.coaching import may_coach
from thrive.cities.rules.coaching_record import seat_of
from thrive.events.lifecycle import TA_ENTRY, TA_REQUEST
from thrive.events.models import TAEntry, TARequest
from thrive.events.models.ta import LONGEST
from thrive.program import registry

ANSWERERS = frozenset({"admin", "coach", "expert", "data"})
ASKS_A_DAY = 5


def may_ask(by: Any, community: Community | None, asked_today: int) -> Decision:
    """Anybody of a city that takes part, of whichever tier (R18)."""
    if by.program_roles:
        return YES
    if community is None or community.pk not in belonging_of(by).cities:
        return no(
            _(
                "Questions come from people of cities that take part. When your city has joined, "
                "ask here; until then the common questions are open to everybody."
            )
        )
    if community.standing() is None:
        return no(_("%(place)s does not take part yet.") % {"place": community.name})
    if asked_today >= ASKS_A_DAY:
        return no(_("That is five questions today. The next one can wait until tomorrow."))
    return YES


def is_an_area(area: str) -> Decision:
    if area in {one.slug for one in registry.current().areas}:
        return YES
    return no(_("Choose one of the six action areas."))


def may_read(by: Any, request: TARequest) -> Decision:
    if TARequest.objects.visible_to(by).filter(pk=request.pk).exists():
        return YES
    return no(_("This question belongs to another city."))


def may_route(by: Any, request: TARequest, to: Any = None) -> Decision:
    return first_no(
        _answers(by),
        TA_REQUEST.allows(request.status, "route"),
        YES
        if to is None or to.program_roles & ANSWERERS
        else no(_("Pass it on to a coach, an expert or the data staff.")),
        no(_("It is with this person already.")) if to and request.assigned_to == to else YES,
    )


def may_answer(by: Any, request: TARequest) -> Decision:
    return first_no(_answers(by), TA_REQUEST.allows(request.status, "answer"))


def may_publish(by: Any, request: TARequest) -> Decision:
    return first_no(_answers(by), TA_REQUEST.allows(request.status, "publish"))


def may_unpublish(by: Any, request: TARequest) -> Decision:
    return first_no(_answers(by), TA_REQUEST.allows(request.status, "unpublish"))


def _answers(by: Any) -> Decision:
    if by.program_roles & ANSWERERS:
        return YES
    return no(_("Coaches, experts and data staff answer questions."))


def may_read_help(by: Any, community: Community) -> Decision:
    """The log of help: the city's own people, and the program's staff."""
    if by.is_authenticated and (by.program_roles or community.pk in belonging_of(by).cities):
        return YES
    return no(_("This is for the city’s own people and the program."))


def may_write_help(by: Any, community: Community) -> Decision:
    """Its coach and administrators; experts and data staff, who help any city."""
    if seat_of(community) is None:
        return no(_("%(place)s does not take part yet.") % {"place": community.name})
    if by.program_roles & {"expert", "data", "grants"}:
        return YES
    return may_coach(by, community)


def is_sound(
    community: Community, *, offering: str, held_on: datetime.date, minutes: int, what: str
) -> Decision:
    seat = seat_of(community)
    offered = {one.code for one in seat.cycle.rulebook.offered_to(seat.tier)} if seat else set()
    return first_no(
        YES
        if offering in offered
        else no(_("The city’s tier is not offered this row of Table I.")),
        no(_("Write down what has happened, not what will.")) if held_on > clock.today() else YES,
        YES
        if 1 <= minutes <= LONGEST
        else no(_("Write between 1 and %(most)s minutes.") % {"most": LONGEST}),
        YES if what.strip() else no(_("Say in a sentence what you did together.")),
    )


def may_settle(by: Any, entry: TAEntry, move: str) -> Decision:
    """The city confirms, or says how it saw it: the Core Team or a contact, never the giver."""
    if entry.given_by_id == by.pk:
        return no(_("The other side confirms what you wrote down."))
    if not entry.community.roles_of(by):
        return no(_("Somebody who acts for the city confirms this."))
    return TA_ENTRY.allows(entry.status, move)


def says_how(reply: str) -> Decision:
    if reply.strip():
        return YES
    return no(_("Say in a sentence how you saw it."))


def may_correct(by: Any, entry: TAEntry) -> Decision:
    return first_no(_wrote(by, entry), TA_ENTRY.allows(entry.status, "correct"))


def may_withdraw(by: Any, entry: TAEntry) -> Decision:
    return first_no(_wrote(by, entry), TA_ENTRY.allows(entry.status, "withdraw"))


def _wrote(by: Any, entry: TAEntry) -> Decision:
    if entry.given_by_id == by.pk or "admin" in by.program_roles:
        return YES
    return no(_("Only whoever wrote this down can change it."))
