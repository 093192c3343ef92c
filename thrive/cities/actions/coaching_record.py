"""The coaching record: contacts written down, corrected, withdrawn, confirmed; private notes."""

from __future__ import annotations

import datetime
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils import formats, translation

from thrive.base import clock, history
from thrive.base.decisions import first_no, require
from thrive.cities.models import CoachingContact, Community, EarlierWords, PrivateNote
from thrive.cities.rules import coaching_record as rules
from thrive.cities.rules.coaching_record import Said, hands_of
from thrive.notices.mail import send_notice
from thrive.people.links import address

STEP = ("next_step", "next_step_for", "next_step_owner", "next_step_due")


@transaction.atomic
def write_contact(community: Community, *, said: Said, by: Any) -> CoachingContact:
    """The city's people get one mail each when the next step is theirs."""
    community = _held(community)
    require(rules.may_write_down(hands_of(by, community), community, said))
    contact = CoachingContact(community=community, coach=by, written_at=clock.now())
    _say(contact, said)
    contact.save(force_insert=True)
    if contact.next_step and contact.next_step_for == CoachingContact.For.CITY:
        _tell_city(contact, by=by)
    history.record(
        "write_contact",
        on=contact,
        by=by,
        held_on=said.held_on,
        mode=said.mode,
        minutes=said.minutes,
        offering=said.offering,
    )
    return contact


@transaction.atomic
def correct_contact(contact: CoachingContact, *, said: Said, by: Any) -> CoachingContact:
    """The words from before are kept. A contact that changed is for the city to confirm again."""
    contact = _locked(contact)
    hands = hands_of(by, contact.community)
    earliest = rules.first_day(by, contact.community)
    require(
        first_no(
            rules.may_correct(hands, contact),
            rules.says_enough(said, contact.community, earliest),
        )
    )
    before = {name: getattr(contact, name) for name in asdict(said)}
    step_before = contact.next_step
    _say(contact, said)
    changed = {name: _plain(was) for name, was in before.items() if getattr(contact, name) != was}
    if not changed:
        return contact
    if contact.next_step != step_before:
        contact.next_step_done_at = None
    if set(changed) - set(STEP):
        contact.confirmed_at, contact.confirmed_by = None, None
    contact.save()
    EarlierWords.objects.create(contact=contact, replaced_at=clock.now(), said=changed)
    history.record("correct_contact", on=contact, by=by, changed=sorted(changed))
    return contact


@transaction.atomic
def withdraw_contact(contact: CoachingContact, *, reason: str, by: Any) -> CoachingContact:
    """It counts no longer, and stays readable with its reason."""
    contact = _locked(contact)
    require(rules.may_withdraw_because(hands_of(by, contact.community), contact, reason))
    contact.withdrawn_at, contact.withdrawn_because = clock.now(), reason.strip()
    contact.save(update_fields=["withdrawn_at", "withdrawn_because"])
    history.record("withdraw_contact", on=contact, by=by)
    return contact


@transaction.atomic
def confirm_contact(contact: CoachingContact, *, reply: str = "", by: Any) -> CoachingContact:
    """The city says that it happened, with one line of its own if it likes."""
    contact = _locked(contact)
    require(rules.may_confirm(hands_of(by, contact.community), contact))
    contact.confirmed_at, contact.confirmed_by = clock.now(), by
    contact.reply = reply.strip() or contact.reply
    contact.save(update_fields=["confirmed_at", "confirmed_by", "reply"])
    history.record("confirm_contact", on=contact, by=by, replied=bool(reply.strip()))
    return contact


@transaction.atomic
def finish_next_step(contact: CoachingContact, *, by: Any) -> CoachingContact:
    contact = _locked(contact)
    require(rules.may_finish_step(hands_of(by, contact.community), contact))
    late = contact.is_overdue
    contact.next_step_done_at = clock.now()
    contact.save(update_fields=["next_step_done_at"])
    history.record("finish_next_step", on=contact, by=by, late=late)
    return contact


@transaction.atomic
def write_private_note(community: Community, *, words: str, by: Any) -> PrivateNote:
    """For the next coach. The city reads that it exists; the cap is held under its lock."""
    community = _held(community)
    hands = hands_of(by, community)
    require(first_no(rules.may_write_note(hands, community), rules.is_a_short_note(words)))
    note = PrivateNote.objects.create(
        community=community, author=by, words=words.strip(), written_at=clock.now()
    )
    history.record("write_private_note", on=note, by=by)
    return note


def _say(contact: CoachingContact, said: Said) -> None:
    for name, value in asdict(said).items():
        setattr(contact, name, value.strip() if isinstance(value, str) else value)
    contact.topics = ", ".join(contact.topic_words)
    if not contact.next_step:
        contact.next_step_owner, contact.next_step_due = "", None


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


def _tell_city(contact: CoachingContact, *, by: Any) -> None:
    """One mail to each who acts for the city, in their own language; none about one's own words."""
    assert contact.next_step_due is not None
    held = contact.community.roles.today().select_related("person")
    people = {role.person_id: role.person for role in held if role.person_id != by.pk}
    for person in people.values():
        with translation.override(person.language):
            due = formats.date_format(contact.next_step_due, "DATE_FORMAT")
        send_notice(
            "coaching_next_step",
            to=person,
            language=person.language,
            context={
                "place": contact.community.name,
                "step": contact.next_step,
                "owner": contact.next_step_owner,
                "due": due,
                "link": address("coaching", contact.community.slug, language=person.language),
            },
            about=contact.ref(),
            by=by,
        )


def _held(community: Community) -> Community:
    return Community.objects.select_for_update(no_key=True).get(pk=community.pk)


def _locked(contact: CoachingContact) -> CoachingContact:
    chosen = CoachingContact.objects.select_for_update(of=("self",), no_key=True)
    return chosen.select_related("community", "coach").get(pk=contact.pk)
