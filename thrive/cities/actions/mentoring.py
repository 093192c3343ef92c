"""Mentoring: propose a pair, answer for a city, end it; write contacts down and confirm them.

The mentor's row is held while a pair is proposed or answered, so that two cities that say yes at the
same moment can never give it one pair too many. Both cities' rows are taken in one order.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.cities.actions.mentor_line import call_due, call_next, held_two
from thrive.cities.actions.mentor_telling import held_rows, locked, others, tell
from thrive.cities.lifecycle import MENTORING
from thrive.cities.models import (
    CityRole,
    Community,
    MentorContact,
    MentoringTopics,
    MentorPairing,
)
from thrive.cities.queries.mentor_finder import mode_of
from thrive.cities.queries.mentoring_facts import city_facts, pair_facts, sides
from thrive.cities.rules import mentoring as rules

Side = MentorPairing.Side


@transaction.atomic
def name_topics(
    community: Community, *, areas: Sequence[str], words: str, by: Any, mode: str = ""
) -> MentoringTopics:
    """What the city offers or looks for, in place of what it said before. Without `mode`: a Vanguard
    offers, any other looks for."""
    [community] = held_rows(community)
    city = city_facts(community, 0)
    of_city = CityRole.objects.today().filter(person=by, community=community).exists()
    require(rules.may_name_topics(of_city, "admin" in by.program_roles, city))
    said, _is_new = MentoringTopics.objects.update_or_create(
        community=community,
        mode=mode or mode_of(city),
        defaults={
            "areas": sorted(areas),
            "words": words.strip(),
            "said_at": clock.now(),
            "said_by": by,
        },
    )
    history.record("name_topics", on=community, by=by, mode=said.mode, areas=said.areas)
    return said


def propose_pair(
    mentor: Community, mentee: Community, *, areas: Sequence[str], topics: str, by: Any
) -> MentorPairing:
    """Ask the other city; an administrator asks both."""
    call_due(mentor)
    return _propose_pair(mentor, mentee, areas=areas, topics=topics, by=by)


@transaction.atomic
def _propose_pair(
    mentor: Community, mentee: Community, *, areas: Sequence[str], topics: str, by: Any
) -> MentorPairing:
    mentor, mentee, me, state = held_two(mentor, mentee, by=by)
    require(
        rules.may_propose(
            me, city_facts(mentor), city_facts(mentee, 0), same=mentor == mentee, between=state
        )
    )
    now, side = clock.now(), me.side
    pairing = MentorPairing.objects.create(
        mentor=mentor,
        mentee=mentee,
        areas=sorted(areas),
        topics=topics.strip(),
        status=MENTORING.first,
        proposed_for=side or Side.PROGRAM.value,
        proposed_by=by,
        proposed_at=now,
        mentor_yes_at=now if side == rules.MENTOR else None,
        mentee_yes_at=now if side == rules.MENTEE else None,
    )
    history.record("propose_pair", on=pairing, by=by, side=pairing.proposed_for)
    for city in others(pairing, side):
        tell(pairing, city, "mentor_proposed", by=by, side=pairing.proposed_for)
    return pairing


@transaction.atomic
def accept_pair(pairing: MentorPairing, *, by: Any) -> MentorPairing:
    """Say yes for one's city. When both have, the pair is active."""
    pairing = locked(pairing)
    pair, me = pair_facts(pairing, count=True), sides(by, pairing.mentor, pairing.mentee)
    require(rules.may_accept(me, pair))
    now = clock.now()
    if me.side == rules.MENTOR:
        pairing.mentor_yes_at = now
    else:
        pairing.mentee_yes_at = now
    begins = bool(pairing.mentor_yes_at and pairing.mentee_yes_at)
    if begins:
        pairing.status, pairing.started_at = MENTORING.after(pairing.status, "accept"), now
    pairing.save()
    history.record("start_pair" if begins else "accept_pair", on=pairing, by=by, side=me.side)
    for city in others(pairing, me.side):
        tell(pairing, city, "mentor_answer", by=by, answer="active" if begins else "yes")
    return pairing


@transaction.atomic
def decline_pair(pairing: MentorPairing, *, reason: str, by: Any) -> MentorPairing:
    pairing = locked(pairing)
    me = sides(by, pairing.mentor, pairing.mentee)
    require(rules.may_decline(me, pair_facts(pairing), reason))
    return _close(pairing, "decline", by=by, side=me.side, reason=reason, mail="mentor_answer")


@transaction.atomic
def withdraw_pair(pairing: MentorPairing, *, by: Any) -> MentorPairing:
    """Take a proposal back before the other city has answered."""
    pairing = locked(pairing)
    me = sides(by, pairing.mentor, pairing.mentee)
    require(rules.may_withdraw(me, pair_facts(pairing)))
    return _close(pairing, "withdraw", by=by, side=me.side, mail="mentor_answer")


@transaction.atomic
def end_pair(pairing: MentorPairing, *, reason: str, by: Any) -> MentorPairing:
    """The work is done, or cannot go on. The log stays."""
    pairing = locked(pairing)
    me = sides(by, pairing.mentor, pairing.mentee)
    require(rules.may_end(me, pair_facts(pairing), reason))
    return _close(pairing, "end", by=by, side=me.side, reason=reason, mail="mentor_ended")


@transaction.atomic
def write_mentor_contact(
    pairing: MentorPairing, *, happened_on: datetime.date, minutes: int, topics: str, by: Any
) -> MentorContact:
    """Keep a contact in the log. Written by the mentee it is confirmed with that; written by the
    mentor it waits for the mentee's word (R72, C11), and they get a mail: one for all that waits.
    The same contact sent twice is kept once."""
    pairing = locked(pairing)
    me = sides(by, pairing.mentor, pairing.mentee)
    allowed = rules.may_write_contact(me, pair_facts(pairing), on=happened_on, today=clock.today())
    require(allowed)
    now, confirmed = clock.now(), me.side == rules.MENTEE
    waits_already = pairing.contacts.waiting().exists()
    contact, is_new = MentorContact.objects.get_or_create(
        pairing=pairing,
        happened_on=happened_on,
        minutes=minutes,
        topics=topics.strip(),
        written_for=me.side,
        defaults={
            "written_by": by,
            "written_at": now,
            "confirmed_at": now if confirmed else None,
            "confirmed_by": by if confirmed else None,
        },
    )
    if is_new:
        history.record(
            "write_mentor_contact", on=pairing, by=by, of=happened_on, minutes=minutes, side=me.side
        )
    if is_new and not confirmed and not waits_already:
        _ask_to_confirm(contact, pairing, by=by)
    return contact


@transaction.atomic
def confirm_mentor_contact(contact: MentorContact, *, by: Any) -> MentorContact:
    """The mentee says that it happened."""
    pairing, contact = locked(contact.pairing), _still_there(contact)
    me = sides(by, pairing.mentor, pairing.mentee)
    confirmed = contact.confirmed_at is not None
    require(rules.may_confirm(me, pair_facts(pairing), confirmed=confirmed))
    contact.confirmed_at, contact.confirmed_by = clock.now(), by
    contact.save(update_fields=["confirmed_at", "confirmed_by"])
    history.record(
        "confirm_mentor_contact", on=pairing, by=by, of=contact.happened_on, side=rules.MENTEE
    )
    return contact


@transaction.atomic
def take_off_mentor_contact(contact: MentorContact, *, by: Any) -> None:
    """Remove what was written down by mistake, before it is confirmed."""
    pairing, contact = locked(contact.pairing), _still_there(contact)
    me = sides(by, pairing.mentor, pairing.mentee)
    confirmed = contact.confirmed_at is not None
    require(rules.may_take_off(me, written_for=contact.written_for, confirmed=confirmed))
    day = contact.happened_on
    contact.delete()
    history.record("take_off_mentor_contact", on=pairing, by=by, of=day, side=me.side)


def _ask_to_confirm(contact: MentorContact, pairing: MentorPairing, *, by: Any) -> None:
    words, on = contact.topics, contact.happened_on
    tell(pairing, pairing.mentee, "mentor_contact_waits", by=by, on=on, words=words)


def _close(
    pairing: MentorPairing, move: str, *, by: Any, side: str, mail: str, reason: str = ""
) -> MentorPairing:
    pairing.status, pairing.closed_at = MENTORING.after(pairing.status, move), clock.now()
    pairing.reason = reason.strip()
    pairing.save()
    history.record(f"{move}_pair", on=pairing, by=by, side=side, reason=pairing.reason)
    for city in others(pairing, side):
        tell(pairing, city, mail, by=by, answer=move, reason=pairing.reason)
    call_next(pairing.mentor, by=by)
    return pairing


def _still_there(contact: MentorContact) -> MentorContact:
    return MentorContact.objects.select_for_update(no_key=True).get(pk=contact.pk)
