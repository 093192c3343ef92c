"""The form of a reply, filled with what the person had begun to write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thrive.community.forms.writing import ReplyForm
from thrive.community.queries.thread import spoken


def reply_form(
    sent: Any,
    files: Any = None,
    *,
    asks: bool,
    attaches: bool,
    draft: Mapping[str, str],
    quotes: int | None = None,
) -> ReplyForm:
    """`asks`: with the tick of the open-meeting rule. `attaches`: files may come with it."""
    initial = {"language": spoken(), **draft}
    if quotes:
        initial["quotes"] = str(quotes)
    return ReplyForm(sent, files, asks=asks, attaches=attaches, initial=initial)
