"""The form of a reply, filled with what the person had begun to write; who does the small sum."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thrive.community.forms.writing import ReplyForm
from thrive.community.queries.thread import spoken
from thrive.community.reach import Who
from thrive.community.rules import work
from thrive.people.models import Person


def reply_form(
    sent: Any,
    files: Any = None,
    *,
    asks: bool,
    attaches: bool,
    asked: int,
    draft: Mapping[str, str],
    quotes: int | None = None,
) -> ReplyForm:
    """`asks`: with the tick of the open-meeting rule. `attaches`: files may come with it.
    `asked`: see `asked_of`."""
    initial = {"language": spoken(), **draft}
    if quotes:
        initial["quotes"] = str(quotes)
    return ReplyForm(sent, files, asks=asks, attaches=attaches, initial=initial, asked=asked)


def asked_of(person: Person, who: Who) -> int:
    """Whose browser does the small sum of a new account; 0 for everybody else."""
    return person.pk if work.is_asked_of(who, person.created) else 0
