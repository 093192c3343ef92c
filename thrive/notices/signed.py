"""Addresses of our own that cannot be made up: where a mail comes back to, and where it is answered.

The part before the @ is small letters and digits, as some servers fold letters, and shorter than the
64 that SMTP allows. Its last piece is the first 80 bits of an HMAC.
"""

from __future__ import annotations

import base64
import hmac
from dataclasses import dataclass

from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.http import base36_to_int, int_to_base36

from thrive.notices.models import OutboundMessage
from thrive.people.models import Person

BOUNCE, ANSWER = "b", "r"


@dataclass(frozen=True, slots=True)
class AnswerTo:
    """Who may answer to what through an address of ours."""

    person: Person
    kind: str
    number: str


@dataclass(frozen=True, slots=True)
class Returned:
    """A mail of ours that came back."""

    message: OutboundMessage


def returns_to(message: OutboundMessage) -> str:
    """The envelope's sender: whatever comes back there belongs to this mail. Empty without MAIL_IN."""
    if not settings.MAIL_IN:
        return ""
    return _address(BOUNCE, int_to_base36(message.pk), _of_bounce(message))


def returned(address: str) -> Returned | None:
    """None for an address that is not ours, was made up, or whose mail is gone."""
    pieces = _pieces(address, BOUNCE, 1)
    if pieces is None:
        return None
    number, mark = pieces
    message = OutboundMessage.objects.filter(pk=_number(number)).first()
    if message is None or not hmac.compare_digest(mark, _mark(_of_bounce(message))):
        return None
    return Returned(message)


def answers_to(person: Person, what: str) -> str:
    """Where this person answers to what (“thread 17”). It dies with their present address."""
    kind, _space, number = what.partition(" ")
    words = f"{int_to_base36(person.pk)}-{kind}-{int_to_base36(int(number))}"
    return _address(ANSWER, words, _of_answer(person, kind, number))


def answer_to(address: str) -> AnswerTo | None:
    """None for an address that is not ours, was made up, or belongs to somebody who left."""
    pieces = _pieces(address, ANSWER, 3)
    if pieces is None:
        return None
    who, kind, which, mark = pieces
    person = Person.objects.present().filter(pk=_number(who)).first()
    number = str(_number(which))
    if person is None or not hmac.compare_digest(mark, _mark(_of_answer(person, kind, number))):
        return None
    return AnswerTo(person, kind, number)


def _of_answer(person: Person, kind: str, number: str) -> str:
    return f"{ANSWER} {person.public_id} {person.email.lower()} {kind} {number}"


def _of_bounce(message: OutboundMessage) -> str:
    return f"{BOUNCE} {message.public_id}"


def _address(kind: str, words: str, signed: str) -> str:
    return f"{kind}-{words}-{_mark(signed)}@{settings.MAIL_IN}"


def _mark(words: str) -> str:
    digest = salted_hmac("thrive.notices.signed", words, algorithm="sha256").digest()
    return base64.b32encode(digest[:10]).decode().lower()


def _pieces(address: str, kind: str, words: int) -> list[str] | None:
    """What stands between the dashes after the kind: `words` pieces and the mark."""
    name, _at, host = address.strip().strip("<>").lower().rpartition("@")
    pieces = name.split("-")
    if not settings.MAIL_IN or host != settings.MAIL_IN.lower() or not name.isascii():
        return None
    return pieces[1:] if pieces[0] == kind and len(pieces) == words + 2 else None


def _number(word: str) -> int:
    try:
        return base36_to_int(word)
    except ValueError:
        return 0
