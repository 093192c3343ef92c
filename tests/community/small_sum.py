"""The small sum of a new account, done as its browser does it."""

from __future__ import annotations

import itertools
import re
import uuid

from thrive.community.rules import work


def done(token: str, person: int) -> str:
    """Some 30,000 tries: a few hundredths of a second."""
    tries = map(str, itertools.count())
    return next(one for one in tries if work.was_done(one, token=uuid.UUID(token), person=person))


def form(page: str) -> dict[str, str]:
    """The hidden fields of a form on this page, with the sum where the page asks for it."""
    [token] = re.findall(r'name="token" value="([^"]+)"', page)
    asked = re.findall(r'<input type="hidden" name="work" data-work="15" data-of="(\d+)"', page)
    return {"token": token, **({"work": done(token, int(asked[0]))} if asked else {})}
