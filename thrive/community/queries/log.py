"""The log of moderation: who did what, when, under which rule and why, and how an appeal ended.

No author stands in it, so no young person does; a moderator by the name they show, while it may be
shown.
"""

from __future__ import annotations

import datetime
import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.community.models import LetterAct, ModerationAct, ThreadMerge
from thrive.community.queries.names import name_of, unseen
from thrive.people.models import Person
from thrive.people.spreadsheet import safe_cell

LATELY = 100
LOG = ("at", "by", "what", "rule", "post", "reason", "waited_for", "appeal", "answer")


@dataclass(frozen=True, slots=True)
class LogRow:
    """One act. `place` is the number of the post or thread; `url` leads there. Letters have neither:
    they are nobody else's to read."""

    at: datetime.datetime
    by: str
    what: str
    rule: str
    place: str
    url: str
    reason: str
    waited_for: str
    appeal: str
    answer: str

    @property
    def cells(self) -> list[str]:
        """As a line of the file; no cell runs as a formula."""
        said = (self.by, self.what, self.rule, self.place, self.reason, self.waited_for)
        moment = self.at.isoformat(timespec="seconds")
        return [moment, *(safe_cell(one) for one in (*said, self.appeal, self.answer))]


def log_lately(viewer: Person) -> list[LogRow]:
    """The newest acts first. Four queries, one more where a moderator is young."""
    acts = ModerationAct.objects.visible_to(viewer).select_related("post", "by", "appeal")
    merges = ThreadMerge.objects.select_related("by")
    letters = LetterAct.objects.visible_to(viewer).select_related("by")
    each = (
        *_of_acts(acts.order_by("-at", "-pk")[:LATELY]),
        *_of_merges(merges.order_by("-at", "-pk")[:LATELY]),
        *_of_letters(letters.order_by("-at", "-pk")[:LATELY]),
    )
    rows = sorted(each, key=lambda row: row.at)
    return rows[: -LATELY - 1 : -1]


def log_rows(viewer: Person) -> Iterator[LogRow]:
    """Every act, oldest first, however many there are."""
    acts = ModerationAct.objects.visible_to(viewer).select_related("post", "by", "appeal")
    merges = ThreadMerge.objects.select_related("by")
    letters = LetterAct.objects.visible_to(viewer).select_related("by")
    each = (
        _of_acts(acts.order_by("at", "pk").iterator(chunk_size=500)),
        _of_merges(merges.order_by("at", "pk").iterator(chunk_size=500)),
        _of_letters(letters.order_by("at", "pk").iterator(chunk_size=500)),
    )
    return heapq.merge(*each, key=lambda row: row.at)


def _of_acts(acts: Iterable[ModerationAct]) -> Iterator[LogRow]:
    for act in acts:
        appeal = getattr(act, "appeal", None)
        yield LogRow(
            at=act.at,
            by=_who(act.by, reported=act.what == "hide" and not act.reason),
            what=act.said,
            rule=act.get_of_display() if act.of else "",
            place=str(act.post_id),
            url=act.post.get_absolute_url(),
            reason=act.reason,
            waited_for=act.post.get_held_for_display() if act.what == "let_through" else "",
            appeal=appeal.get_status_display() if appeal else "",
            answer=appeal.answer if appeal else "",
        )


def _of_merges(merges: Iterable[ThreadMerge]) -> Iterator[LogRow]:
    for made in merges:
        yield LogRow(
            at=made.at,
            by=_who(made.by),
            what=_("Merged, then taken apart") if made.undone_at else _("Merged"),
            rule="",
            place=str(made.thread_id),
            url=reverse("thread", args=[made.thread_id]),
            reason=made.reason,
            waited_for="",
            appeal="",
            answer="",
        )


def _of_letters(acts: Iterable[LetterAct]) -> Iterator[LogRow]:
    for act in acts:
        yield LogRow(
            at=act.at,
            by=_who(act.by),
            what=act.said,
            rule=act.get_of_display() if act.of else "",
            place="",
            url="",
            reason=act.reason,
            waited_for="",
            appeal=act.get_appeal_display() if act.appeal else "",
            answer=act.answer,
        )


def _who(by: Person | None, *, reported: bool = False) -> str:
    """Who did it. What a report hid, nobody did yet."""
    if by is None and reported:
        return _("A report")
    hidden = unseen([(by.pk, by.age_band)], 0) if by else frozenset[int]()
    return name_of(by.pk if by else None, by.shown_name if by else "", hidden)
