"""One verb for every move: the row held, the rule asked, the state changed, history written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.indicators.actions.locks import held
from thrive.indicators.found_stories import documents_of
from thrive.indicators.models import DataStory
from thrive.indicators.queries.moments import KINDS, moment_of
from thrive.indicators.rules.hands import hands_of
from thrive.indicators.rules.moves import LIVES, WITH_A_REASON, may
from thrive.search import actions as index


@transaction.atomic
def move(thing: Any, *, to: str, reason: str = "", by: Any) -> Any:
    """Make the move `to`. `reason` is kept as the thing's answer where the move asks for one."""
    row, kind = held(thing), KINDS[type(thing)]
    require(may(hands_of(by, row.community), moment_of(row, by), to, reason))
    if (kind, to) in WITH_A_REASON:
        row.answer = reason.strip()
    stamp = STAMPS.get((kind, to))
    if stamp:
        stamp(row, by)
    row.status, row.moved_at = LIVES[kind].after(row.status, to), clock.now()
    row.save()
    said = {"reason": row.answer} if (kind, to) in WITH_A_REASON else {}
    history.record(f"{to}_{kind}", on=row, by=by, **said)
    if kind == "story":
        _be_found(row)
    return row


def _be_found(story: DataStory) -> None:
    """The search knows what is published, and nothing else."""
    if story.status == "published":
        index.put(*documents_of(story))
    else:
        index.remove("data_story", story.slug)


def _on(column: str, value: Callable[[], Any]) -> Callable[[Any, Any], None]:
    return lambda row, by: setattr(row, column, value())


def _checked(row: Any, by: Any) -> None:
    row.checked_by, row.checked_at, row.check_note = by, clock.now(), row.answer


def _reviewed(row: Any, by: Any) -> None:
    row.reviewed_by = by


def _emptied(row: Any, by: Any) -> None:
    """Taken back for good: the words go."""
    row.words = ""


STAMPS: Mapping[tuple[str, str], Callable[[Any, Any], None]] = {
    ("plan", "accept"): _on("accepted_on", clock.today),
    ("plan", "revise"): _on("accepted_on", lambda: None),
    ("phase", "begin"): _on("begun_on", clock.today),
    ("phase", "close"): _on("closed_on", clock.today),
    ("phase", "reopen"): _on("closed_on", lambda: None),
    ("finding", "withdraw"): _emptied,
    ("story", "review"): _reviewed,
    ("story", "return"): _on("reviewed_by", lambda: None),
    ("story", "publish"): _on("published_at", clock.now),
    ("shared", "check"): _checked,
}
