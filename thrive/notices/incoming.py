"""Mail that comes in, one message at a time, from a pipe or over SMTP.

Whoever hands it over hears “taken” only once everything is written; killed before that, they bring it
again, and a mail that was brought twice counts once.
"""

from __future__ import annotations

import email
import email.policy
import email.utils
import hashlib
import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage, Message
from enum import Enum

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from thrive.base import clock
from thrive.base.decisions import Refused, no, require
from thrive.base.refs import SYSTEM
from thrive.notices.answers import Answer, answer_in
from thrive.notices.bouncing import count, permanent_failure
from thrive.notices.mail import send_notice
from thrive.notices.models import ReceivedMail
from thrive.notices.rules import may_answer_by_mail
from thrive.notices.signed import AnswerTo, answer_to, returned
from thrive.people.models import Person

LARGEST = 12_000_000  # bytes: a phone's photos are dropped, not the words beside them
BY_MACHINES = {"bulk", "junk", "list", "auto_reply"}


class Outcome(Enum):
    """What became of a mail. Only of `UNKNOWN` the sender hears: there is no such address."""

    UNKNOWN = "unknown"
    DROPPED = "dropped"
    COUNTED = "counted"
    POSTED = "posted"
    REFUSED = "refused"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message as it was handed over: to which address, and the bytes."""

    to: str
    raw: bytes

    def read(self) -> EmailMessage:
        return email.message_from_bytes(self.raw, policy=email.policy.default)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an answer that was published: `waits` until a person has read it."""

    waits: bool
    link: str


@dataclass(frozen=True, slots=True)
class Door:
    """How one kind of thing is answered.

    `post(person, number, words, token)` writes, or raises `Refused`; one token makes one post.
    `keep(person, number, words)` keeps refused words as the author's draft and says where it stands;
    empty when this person does not read the thing any more.
    """

    post: Callable[[Person, str, str, uuid.UUID], Taken]
    keep: Callable[[Person, str, str], str]


_log = logging.getLogger("thrive.notices")
_doors: dict[str, Door] = {}


def takes_answers(kind: str, door: Door) -> None:
    _doors[kind] = door


def is_ours(address: str) -> bool:
    """Asked before the message itself is taken: is this address one that we made?"""
    return returned(address) is not None or answer_to(address) is not None


def take(mail: Incoming) -> Outcome:
    if (came_back := returned(mail.to)) is not None:
        code = permanent_failure(_headers(mail.raw))
        if code:
            count(came_back.message, code)
        return Outcome.COUNTED if code else Outcome.DROPPED
    to = answer_to(mail.to)
    if to is None or to.kind not in _doors:
        return Outcome.UNKNOWN
    if _is_by_a_machine(_headers(mail.raw)):
        return Outcome.DROPPED
    try:
        with transaction.atomic():
            row = ReceivedMail.objects.create(
                key=_key(mail), person=to.person, outcome="begun", at=clock.now()
            )
            with override(to.person.language):
                row.outcome = _answer(mail, to, row.key).value
            row.save(update_fields=["outcome"])
    except IntegrityError:
        if ReceivedMail.objects.filter(key=_key(mail)).exists():
            return Outcome.AGAIN
        raise
    return Outcome(row.outcome)


def _answer(mail: Incoming, to: AnswerTo, key: str) -> Outcome:
    """In the author's language, inside the transaction that remembers the mail."""
    if not _is_from(_headers(mail.raw), to.person):
        _warn(to.person)
        return Outcome.REFUSED
    said, door = _said_in(mail), _doors[to.kind]
    try:
        require(may_answer_by_mail(to.person))
        if not said.words:
            require(no(_("There were no words of your own in it.")))
        taken = door.post(to.person, to.number, said.words, uuid.UUID(key[:32]))
    except Refused as refusal:
        _send_back(refusal.sentence, said, to, door)
        return Outcome.REFUSED
    if taken.waits or said.files:
        context = {"waits": taken.waits, "files": said.files, "link": taken.link}
        send_notice("answer_taken", to.person, to.person.language, context, None, SYSTEM)
    return Outcome.POSTED


def _send_back(sentence: str, said: Answer, to: AnswerTo, door: Door) -> None:
    """Why it was not published, the words themselves, and where they are kept as a draft."""
    draft = door.keep(to.person, to.number, said.words) if said.words else ""
    context = {"sentence": sentence, "draft": draft}
    words = {"words": said.words} if said.words else None
    send_notice(
        "answer_refused", to.person, to.person.language, context, None, SYSTEM, secrets=words
    )


def _warn(person: Person) -> None:
    """Somebody else used their address of return: once a day, and without that mail's words."""
    said = _(
        "It came from another address than the one of your account. Answer from that address, or on "
        "the page. If it was not yours, a mail of ours was forwarded; nothing was published."
    )
    context = {"sentence": said, "draft": ""}
    key = f"answer_refused {person.pk} {clock.today()}"
    send_notice("answer_refused", person, person.language, context, None, SYSTEM, key)


def _said_in(mail: Incoming) -> Answer:
    """A mail so broken that the library cannot read it has no words: bringing it again helps nobody."""
    try:
        return answer_in(mail.read())
    except Exception as fault:
        _log.warning("an answer could not be read: %s", type(fault).__name__)
        return Answer("", 0)


def _is_from(message: Message, person: Person) -> bool:
    """The address was signed for this person; whoever it was forwarded to must not use it."""
    _name, sender = email.utils.parseaddr(str(message.get("From", "")))
    return sender.lower() == person.email.lower()


def _is_by_a_machine(headers: Message) -> bool:
    """An answer that nobody wrote: out of office, lists, delivery reports (RFC 3834)."""
    automatic = str(headers.get("Auto-Submitted", "no")).partition(";")[0].strip().lower()
    precedence = str(headers.get("Precedence", "")).strip().lower()
    return (
        automatic != "no"
        or precedence in BY_MACHINES
        or str(headers.get("Return-Path", "")).strip() == "<>"
        or any(name in headers for name in ("List-Id", "X-Autoreply", "X-Autorespond"))
        or headers.get_content_type() == "multipart/report"
    )


def _key(mail: Incoming) -> str:
    """The Message-ID and to whom; the whole message where a program gave it none."""
    known = str(_headers(mail.raw).get("Message-ID", "")).strip().encode() or mail.raw
    address = mail.to.strip("<> ").lower().encode()
    return hashlib.sha256(known + b" " + address).hexdigest()


def _headers(raw: bytes) -> Message:
    return email.message_from_bytes(raw, policy=email.policy.compat32)


def addressed_to(raw: bytes) -> list[str]:
    """Where a message from a pipe was sent, when nobody said so: its own headers, first ones first."""
    message = _headers(raw)
    names = ("X-Original-To", "Delivered-To", "To", "Cc")
    lines = [str(line) for name in names for line in message.get_all(name, [])]
    return [address for _name, address in email.utils.getaddresses(lines) if address]
