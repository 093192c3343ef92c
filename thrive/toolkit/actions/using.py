"""Suggestions and their answers, entries a city takes up, downloads counted."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import F

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.cities.models import Community
from thrive.toolkit.actions.writing import held
from thrive.toolkit.lifecycle import SUGGESTION
from thrive.toolkit.models import CityUse, DownloadCount, EntrySuggestion, ToolkitEntry
from thrive.toolkit.rules import using as rules


@transaction.atomic
def suggest(entry: ToolkitEntry, *, words: str, source: str = "", by: Any) -> EntrySuggestion:
    """Pressed twice it is one."""
    entry, mine = held(entry), EntrySuggestion.objects.filter(made_by=by)
    same = mine.waiting().filter(entry=entry, words=words).first()
    if same:
        return same
    require(rules.may_suggest(by, mine.waiting().count()))
    row = EntrySuggestion.objects.create(
        entry=entry, words=words, source=source, made_at=clock.now(), made_by=by
    )
    history.record("suggest_toolkit_change", on=row, by=by)
    return row


@transaction.atomic
def take_up_suggestion(row: EntrySuggestion, *, answer: str, by: Any) -> EntrySuggestion:
    return _answered(row, "take_up", answer, by)


@transaction.atomic
def decline_suggestion(row: EntrySuggestion, *, answer: str, by: Any) -> EntrySuggestion:
    return _answered(row, "decline", answer, by)


def _answered(row: EntrySuggestion, move: str, answer: str, by: Any) -> EntrySuggestion:
    rows = EntrySuggestion.objects.select_for_update(no_key=True, of=("self",))
    row = rows.select_related("entry").get(pk=row.pk)
    require(rules.may_answer(by, row.status, move))
    row.status = SUGGESTION.after(row.status, move)
    row.answer, row.answered_at, row.answered_by = answer, clock.now(), by
    row.save()
    history.record(f"{move}_toolkit_suggestion", on=row, by=by)
    return row


@transaction.atomic
def use_in_city(entry: ToolkitEntry, *, community: Community, by: Any) -> CityUse:
    """The link stands on the city's record. Twice is once."""
    entry = held(entry)
    require(rules.may_take_up(by, community))
    same = CityUse.objects.today().filter(entry=entry, community=community).first()
    if same:
        return same
    use = CityUse.objects.create(
        entry=entry, community=community, taken_up_at=clock.now(), taken_up_by=by
    )
    history.record("use_in_city", on=community, by=by, entry=entry.slug)
    return use


@transaction.atomic
def let_go(use: CityUse, *, by: Any) -> CityUse:
    """The city no longer works with it; that it did stays on record."""
    rows = CityUse.objects.select_for_update(no_key=True, of=("self",))
    use = rows.select_related("community", "entry").get(pk=use.pk)
    require(rules.may_let_go(by, use.community, use.ended_at is not None))
    use.ended_at = clock.now()
    use.save(update_fields=["ended_at"])
    history.record("let_go_of_entry", on=use.community, by=by, entry=use.entry.slug)
    return use


@transaction.atomic
def count_download(entry: ToolkitEntry, *, form: str, language: str) -> None:
    """One more in this month. No history: it would say when somebody was here."""
    month = clock.today().replace(day=1)
    row, _made = DownloadCount.objects.get_or_create(
        entry=entry, month=month, form=form, language=language
    )
    DownloadCount.objects.filter(pk=row.pk).update(count=F("count") + 1)
