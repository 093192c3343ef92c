"""The small sum a new account's browser does before a post: nobody sees it, machines pay for it (C1).

The browser looks for a number with which the SHA-256 of form, person and number begins with so many
zeros. The one-time token of the form makes each post cost its own; the person, that two accounts
cannot share one.
"""

from __future__ import annotations

import datetime
import hashlib
import uuid

from thrive.community.reach import Who
from thrive.community.rules.writing import is_new

BITS = 15  # half a second of a desk computer, a few of a phone: less than writing takes
LONGEST = 15  # digits


def is_asked_of(who: Who, since: datetime.datetime) -> bool:
    """Accounts that were opened lately. What moderators write never waits."""
    return bool(who.number) and not who.moderates and is_new(since)


def was_done(work: str, *, token: uuid.UUID, person: int) -> bool:
    if not (work.isascii() and work.isdecimal() and len(work) <= LONGEST):
        return False
    found = hashlib.sha256(f"{token}:{person}:{work}".encode()).digest()
    return int.from_bytes(found) >> (256 - BITS) == 0
