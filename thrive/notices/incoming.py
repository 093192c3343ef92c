"""Mail that comes in, one message at a time, from a pipe or over SMTP.

Whoever hands it over hears “taken” only once everything is written; killed before that, they bring it
again, and a mail that was brought twice counts once.
"""

from __future__ import annotations

import email
import email.policy
import email.utils
from dataclasses import dataclass
from email.message import EmailMessage
from enum import Enum

from thrive.notices.bouncing import count, permanent_failure
from thrive.notices.signed import returned

LARGEST = 12_000_000  # bytes: a phone's photos are dropped, not the words beside them


class Outcome(Enum):
    """What became of a mail. Only of `UNKNOWN` the sender hears: there is no such address."""

    UNKNOWN = "unknown"
    DROPPED = "dropped"
    COUNTED = "counted"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message as it was handed over: to which address, and the bytes."""

    to: str
    raw: bytes

    def read(self) -> EmailMessage:
        return email.message_from_bytes(self.raw, policy=email.policy.default)


def is_ours(address: str) -> bool:
    """Asked before the message itself is taken: is this address one that we made?"""
    return returned(address) is not None


def take(mail: Incoming) -> Outcome:
    came_back = returned(mail.to)
    if came_back is None:
        return Outcome.UNKNOWN
    report = email.message_from_bytes(mail.raw, policy=email.policy.compat32)
    code = permanent_failure(report)
    if not code:
        return Outcome.DROPPED
    count(came_back.message, code)
    return Outcome.COUNTED


def addressed_to(raw: bytes) -> list[str]:
    """Where a message from a pipe was sent, when nobody said so: its own headers, first ones first."""
    message = email.message_from_bytes(raw, policy=email.policy.compat32)
    names = ("X-Original-To", "Delivered-To", "To", "Cc")
    lines = [str(line) for name in names for line in message.get_all(name, [])]
    return [address for _name, address in email.utils.getaddresses(lines) if address]
