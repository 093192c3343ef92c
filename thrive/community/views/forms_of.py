"""The forms of a thread page, filled with what the person had begun to write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thrive.community.forms.writing import ReplyForm
from thrive.community.queries.thread import ThreadPage, spoken


def reply_form(
    sent: Any, page: ThreadPage, draft: Mapping[str, str], quotes: int | None = None
) -> ReplyForm:
    initial = {"language": spoken(), **draft}
    if quotes:
        initial["quotes"] = str(quotes)
    return ReplyForm(sent, asks=page.needs_tick or sent is not None, initial=initial)
