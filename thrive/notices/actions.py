"""What staff do with mail: send it again, or cancel it; and what people choose for themselves."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.base.history import HasRef
from thrive.base.refs import Ref
from thrive.notices import rules
from thrive.notices.bouncing import STOPPED
from thrive.notices.delivery import wake
from thrive.notices.ending import DIGEST
from thrive.notices.lifecycle import OUTBOUND_MESSAGE
from thrive.notices.models import Bounce, NoticeWishes, OutboundMessage, Rhythm
from thrive.notices.moments import next_digest
from thrive.notices.sources import source_of
from thrive.notices.wishes import usual
from thrive.people.models import Person


@transaction.atomic
def send_again(message: OutboundMessage, *, by: HasRef | Ref) -> OutboundMessage:
    """Back into the queue, with all attempts ahead of it."""
    message = OutboundMessage.objects.select_for_update(no_key=True).get(pk=message.pk)
    require(rules.may_send_again(by, message))
    message.status = OUTBOUND_MESSAGE.after(message.status, "send_again")
    message.attempts, message.not_before = 0, clock.now()
    message.problem, message.claim, message.claimed_until = "", None, None
    message.save()
    history.record("send_again", on=message, by=by)
    transaction.on_commit(wake)
    return message


@transaction.atomic
def cancel(message: OutboundMessage, *, by: HasRef | Ref) -> OutboundMessage:
    """It will not be sent. (One that a worker holds at this moment may still leave.)"""
    message = OutboundMessage.objects.select_for_update(no_key=True).get(pk=message.pk)
    require(rules.may_cancel(by, message))
    message.status = OUTBOUND_MESSAGE.after(message.status, "cancel")
    message.save(update_fields=["status"])
    history.record("cancel", on=message, by=by)
    return message


@transaction.atomic
def take_back(keys: Collection[str]) -> int:
    """Mails that wait for their day are not sent: what they would remind of has changed.

    `keys` are their dedupe keys. The history of the change itself says why. Returns how many.
    """
    waiting = OutboundMessage.objects.filter(dedupe_key__in=keys, status="queued", claim=None)
    after = OUTBOUND_MESSAGE.after("queued", "cancel")
    return waiting.update(status=after, text="", html="")


@transaction.atomic
def choose(person: Person, *, by: HasRef | Ref, **wished: Any) -> NoticeWishes:
    """How and when news come. Nobody else reads this, so history does not tell of it.

    What happened while somebody wanted no mail is not sent to them afterwards.
    """
    require(rules.may_choose(by, person))
    wishes = _held_wishes(person)
    if wishes.rhythm == Rhythm.NEVER:
        wishes.told_to = max(wishes.told_to, history.head()[0])
    for name, value in wished.items():
        setattr(wishes, name, value)
    wishes.next_at = next_digest(clock.now(), wishes)
    wishes.save()
    return wishes


def change_follow(kind: str, number: str, *, mails: bool, by: Person) -> None:
    """One followed thing: each news at once, or in the digest."""
    source = source_of(kind)
    if source and source.change:
        source.change(by, number, mails)


def follow(kind: str, number: str, *, by: Person) -> bool:
    """What is new about a city or an action area comes in the digest. False: no such thing."""
    source = source_of(kind)
    return bool(source and source.start and source.start(by, number))


@transaction.atomic
def mend(person: Person, *, by: HasRef | Ref) -> int:
    """The address works again: mail goes out to it as before. Returns how many bounces it had.

    News they missed come with the next digest; what was written for them alone leaves now."""
    require(rules.may_choose(by, person))
    missed = OutboundMessage.objects.with_secrets().filter(
        person=person, to_email__iexact=person.email, status="cancelled", problem=STOPPED
    )
    again = OUTBOUND_MESSAGE.after("cancelled", "send_again")
    missed.update(status=again, attempts=0, not_before=clock.now(), problem="")
    transaction.on_commit(wake)
    rows = Bounce.objects.filter(email=person.email.lower(), mended_at=None)
    return rows.update(mended_at=clock.now())


def stop(person: Person, what: str, *, by: HasRef | Ref) -> None:
    """What one click ends: the digest, or following one thing (“thread 17”)."""
    if what == DIGEST:
        choose(person, by=by, rhythm=Rhythm.NEVER)
        return
    kind, _space, number = what.partition(" ")
    if source := source_of(kind):
        source.stop(person, number)


def _held_wishes(person: Person) -> NoticeWishes:
    NoticeWishes.objects.bulk_create([usual(person)], ignore_conflicts=True)
    return NoticeWishes.objects.select_for_update(no_key=True).get(person=person)
