"""What editors have before them: drafts, what is due, suggestions, downloads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, Sum

from thrive.base import clock
from thrive.base.decisions import Decision
from thrive.toolkit.content import Content
from thrive.toolkit.lifecycle import TOOLKIT_TEXT
from thrive.toolkit.models import EntrySuggestion, EntryVersion, ToolkitEntry
from thrive.toolkit.models.entry import AT_WORK_ON
from thrive.toolkit.rules import editing as rules


@dataclass(frozen=True)
class Line:
    """An entry on the editors' desk."""

    entry: ToolkitEntry
    draft: EntryVersion | None
    is_stale: bool
    unconfirmed: int
    downloads: int

    @property
    def title(self) -> str:
        return str(self.entry)


@dataclass(frozen=True)
class EditorsDesk:
    lines: tuple[Line, ...]
    suggestions: tuple[EntrySuggestion, ...]

    @property
    def drafts(self) -> int:
        return sum(one.draft is not None for one in self.lines)

    @property
    def stale(self) -> int:
        return sum(one.is_stale for one in self.lines)


def editors_desk(user: Any) -> EditorsDesk:
    """Four queries."""
    today = clock.today()
    drafts = {one.entry_id: one for one in EntryVersion.objects.filter(status__in=AT_WORK_ON)}
    rows = ToolkitEntry.objects.visible_to(user).select_related("current")
    taken = dict(
        ToolkitEntry.objects.filter(~Q(downloads=None))
        .annotate(files=Sum("downloads__count"))
        .values_list("pk", "files")
    )
    lines = []
    for row in rows.order_by("title_en", "slug"):
        text = drafts.get(row.pk) or row.current
        lines.append(
            Line(
                entry=row,
                draft=drafts.get(row.pk),
                is_stale=row.is_stale(today),
                unconfirmed=_unconfirmed(text.content) if text else 0,
                downloads=taken.get(row.pk, 0),
            )
        )
    waiting = EntrySuggestion.objects.visible_to(user).waiting().select_related("entry")
    return EditorsDesk(tuple(lines), tuple(waiting))


def _unconfirmed(content: Content) -> int:
    return len(content.ratings) - len(content.public_ratings)


@dataclass(frozen=True)
class Deed:
    """A move that the lifecycle offers now, with its answer."""

    name: str
    label: Any
    may: Decision


@dataclass(frozen=True)
class Workshop:
    """One entry on the bench: its draft, its current text, the moves of each."""

    entry: ToolkitEntry
    draft: EntryVersion | None
    deeds: tuple[Deed, ...]

    @property
    def text(self) -> EntryVersion | None:
        return self.draft or self.entry.current


def workshop(user: Any, slug: str) -> Workshop | None:
    """None where there is no such entry, or this person does not edit. Three queries."""
    rows = ToolkitEntry.objects.visible_to(user).select_related("current")
    entry = rows.filter(slug=slug).first()
    if entry is None:
        return None
    drafts = entry.versions.filter(status__in=AT_WORK_ON)
    draft = drafts.select_related("written_by").first()
    deeds = [*_deeds(user, draft), *_deeds(user, entry.current)]
    return Workshop(entry, draft, tuple(deeds))


def _deeds(user: Any, text: EntryVersion | None) -> list[Deed]:
    if text is None:
        return []
    found = []
    for move in TOOLKIT_TEXT.open_moves(text.status):
        if move.name == "replace":
            continue
        may = rules.may_edit(user)
        if move.name == "review":
            may = rules.may_review(user, text.status, text.written_by == user)
        if move.name == "publish":
            may = rules.is_whole(text.content)
        found.append(Deed(move.name.replace("_", "-"), move.label, may))
    return found
