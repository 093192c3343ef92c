"""What staff do with mail: send it again, or cancel it."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.base.history import HasRef
from thrive.base.refs import Ref
from thrive.notices import rules
from thrive.notices.delivery import wake
from thrive.notices.lifecycle import OUTBOUND_MESSAGE
from thrive.notices.models import OutboundMessage


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
