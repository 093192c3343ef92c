"""Texts: written, reviewed, published, renewed, retired."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from thrive.base import clock, history
from thrive.base.decisions import no, require
from thrive.people.models import Person
from thrive.search.actions import put, remove
from thrive.toolkit.content import Content, neutral, plain
from thrive.toolkit.found import documents_of
from thrive.toolkit.lifecycle import TOOLKIT_TEXT
from thrive.toolkit.models import EntryFacet, EntryVersion, ToolkitEntry
from thrive.toolkit.models.entry import AT_WORK_ON
from thrive.toolkit.rules import editing as rules


@transaction.atomic
def begin_entry(slug: str, *, content: Content, by: Any, is_demo: bool = False) -> EntryVersion:
    """A new entry with its first draft. A slug that is taken is refused."""
    require(rules.may_edit(by))
    if ToolkitEntry.objects.filter(slug=slug).exists():
        require(no(_("Another entry already has this address. Choose other words.")))
    entry = ToolkitEntry.objects.create(slug=slug, is_demo=is_demo)
    return _written(entry, content, "", by)


@transaction.atomic
def write(entry: ToolkitEntry, *, content: Content, note: str = "", by: Any) -> EntryVersion:
    """Change the open draft, or begin one. A reviewed draft that changes is a draft again."""
    require(rules.may_edit(by))
    entry = held(entry)
    if entry.current is not None and entry.current.content == content and not note:
        require(no(_("This is the text that everybody reads already. Nothing was changed.")))
    return _written(entry, content, note, by)


def _written(entry: ToolkitEntry, content: Content, note: str, by: Any) -> EntryVersion:
    numbers = list(entry.versions.order_by("-number").values_list("number", flat=True)[:1])
    draft = entry.versions.filter(status__in=AT_WORK_ON).first()
    same_hand = draft is not None and draft.written_by_id == getattr(by, "pk", None)
    if draft is not None and not (same_hand and draft.status == "draft"):
        draft.status = "set_aside"
        draft.save(update_fields=["status"])
        draft = None
    text = draft or EntryVersion(entry=entry, number=(numbers[0] if numbers else 0) + 1)
    text.document, text.note = neutral(content.as_json()), plain(note)[:300]
    text.written_at, text.written_by = clock.now(), by if isinstance(by, Person) else None
    text.save()
    vars(text).pop("content", None)
    if entry.current_id is None:
        _titled(entry, content)
    history.record("write_toolkit_text", on=entry, by=by, number=text.number)
    return text


@transaction.atomic
def review(entry: ToolkitEntry, *, by: Any) -> EntryVersion:
    entry, draft = _draft(entry)
    require(rules.may_review(by, draft.status, draft.written_by == by))
    draft.status = TOOLKIT_TEXT.after(draft.status, "review")
    draft.reviewed_at, draft.reviewed_by = clock.now(), by
    draft.save()
    history.record("review_toolkit_text", on=entry, by=by, number=draft.number)
    return draft


@transaction.atomic
def send_back(entry: ToolkitEntry, *, note: str = "", by: Any) -> EntryVersion:
    entry, draft = _draft(entry)
    require(rules.may_move(by, draft.status, "send_back"))
    draft.status = TOOLKIT_TEXT.after(draft.status, "send_back")
    draft.reviewed_at, draft.reviewed_by = None, None
    draft.note = note[:300] or draft.note
    draft.save()
    history.record("send_back_toolkit_text", on=entry, by=by, number=draft.number)
    return draft


@transaction.atomic
def set_aside(entry: ToolkitEntry, *, by: Any) -> EntryVersion:
    entry, draft = _draft(entry)
    require(rules.may_move(by, draft.status, "set_aside"))
    draft.status = TOOLKIT_TEXT.after(draft.status, "set_aside")
    draft.save(update_fields=["status"])
    history.record("set_aside_toolkit_text", on=entry, by=by, number=draft.number)
    return draft


@transaction.atomic
def publish(entry: ToolkitEntry, *, review_by: datetime.date, by: Any) -> ToolkitEntry:
    """The reviewed text takes the place of the one before; filters and search learn it at once."""
    entry, draft = _draft(entry)
    content = draft.content
    require(rules.may_publish(by, draft.status, content, review_by, clock.today()))
    if entry.current is not None:
        entry.current.status = TOOLKIT_TEXT.after(entry.current.status, "replace")
        entry.current.save(update_fields=["status"])
    draft.status = TOOLKIT_TEXT.after(draft.status, "publish")
    draft.published_at = clock.now()
    draft.save()
    entry.current, entry.review_by, entry.see_instead = draft, review_by, ""
    _titled(entry, content)
    _shelved(entry, content)
    history.record(
        "publish_toolkit_text", on=entry, by=by, number=draft.number, review_by=review_by
    )
    return entry


@transaction.atomic
def mark_stale(entry: ToolkitEntry, *, by: Any) -> ToolkitEntry:
    """Something changed in the world before the review date came."""
    return _moved(entry, "mark_stale", by)


@transaction.atomic
def renew(entry: ToolkitEntry, *, review_by: datetime.date, by: Any) -> ToolkitEntry:
    """Somebody looked: it still holds, until the next look."""
    require(rules.may_promise(review_by, clock.today()))
    return _moved(entry, "renew", by, review_by=review_by)


@transaction.atomic
def retire(entry: ToolkitEntry, *, see_instead: str = "", by: Any) -> ToolkitEntry:
    """Its page stays and says so; lists, filters and search let it go."""
    if see_instead and not ToolkitEntry.objects.on_the_shelf().filter(slug=see_instead).exists():
        require(no(_("There is no such entry to read instead.")))
    retired = _moved(entry, "retire", by, see_instead=see_instead)
    retired.facets.all().delete()
    remove("toolkit", retired.slug)
    return retired


@transaction.atomic
def bring_back(entry: ToolkitEntry, *, by: Any) -> ToolkitEntry:
    """Back on the shelf, due for a new look."""
    entry = _moved(entry, "bring_back", by, see_instead="")
    assert entry.current is not None
    _shelved(entry, entry.current.content)
    return entry


def _moved(entry: ToolkitEntry, move: str, by: Any, **columns: Any) -> ToolkitEntry:
    entry = held(entry)
    if entry.current is None:
        require(no(_("Nothing of this entry is published yet.")))
    assert entry.current is not None
    require(rules.may_move(by, entry.current.status, move))
    entry.current.status = TOOLKIT_TEXT.after(entry.current.status, move)
    entry.current.save(update_fields=["status"])
    for name, value in columns.items():
        setattr(entry, name, value)
    if columns:
        entry.save(update_fields=list(columns))
    history.record(f"{move}_toolkit_text", on=entry, by=by, **columns)
    return entry


def held(entry: ToolkitEntry) -> ToolkitEntry:
    """The entry's row, held until the end: nobody else changes its texts meanwhile."""
    rows = ToolkitEntry.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("current").get(pk=entry.pk)


def _draft(entry: ToolkitEntry) -> tuple[ToolkitEntry, EntryVersion]:
    entry = held(entry)
    draft = entry.versions.filter(status__in=AT_WORK_ON).select_related("written_by").first()
    if draft is None:
        require(no(_("There is no open draft of this entry.")))
    assert draft is not None
    draft.entry = entry
    return entry, draft


def _titled(entry: ToolkitEntry, content: Content) -> None:
    entry.title_en, entry.title_es = content.en.title[:160], content.es.title[:160]
    entry.save()


def _shelved(entry: ToolkitEntry, content: Content) -> None:
    entry.facets.all().delete()
    EntryFacet.objects.bulk_create(
        EntryFacet(entry=entry, facet=facet, value=value)
        for facet, value in sorted(set(content.facets()))
    )
    put(*documents_of(entry.slug, content))
