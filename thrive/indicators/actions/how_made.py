"""How a number was made: written, read by a second person, shown. What was shown stays on record."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max

from thrive.base import clock, history
from thrive.base.decisions import first_no, require
from thrive.indicators.lifecycle import HOW_MADE
from thrive.indicators.models import Dataset, HowMade
from thrive.indicators.rules import how_made as rules


@dataclass(frozen=True, slots=True)
class Telling:
    """What it counts, from which file and column, the steps taken, what it cannot say."""

    counts: str
    taken_from: str
    steps: str
    cannot_say: str


@transaction.atomic
def write(
    dataset: Dataset,
    *,
    indicator: str,
    language: str,
    telling: Telling,
    seen: str | None = None,
    by: Any,
) -> HowMade:
    """The draft as it now reads; beside a text that is shown, a new one begins.

    `seen` is the mark (`rules.mark_of`) of what the form was drawn with; None asks for nothing.
    """
    _hold(dataset)
    same = HowMade.objects.filter(dataset=dataset, indicator=indicator, language=language)
    row = same.open().select_for_update(of=("self",), no_key=True).first()
    stands = row or same.shown().first()
    require(first_no(rules.may_write(by, row), rules.is_as_seen(stands, seen, telling)))
    if row is None:
        last = same.aggregate(last=Max("number"))["last"] or 0
        row = HowMade(dataset=dataset, indicator=indicator, language=language, number=last + 1)
    for name, words in asdict(telling).items():
        setattr(row, name, words.strip())
    row.added_by, row.moved_at = by, clock.now()
    row.save()
    history.record("write_how_made", on=row, by=by)
    return row


@transaction.atomic
def hand_over(text: HowMade, *, by: Any) -> HowMade:
    row = _held(text)
    require(rules.may_hand_over(by, row))
    row.answer = ""
    return _moved(row, "hand_over", by)


@transaction.atomic
def show(text: HowMade, *, by: Any) -> HowMade:
    """The second person says yes; the one that was shown until now makes way."""
    row = _held(text)
    require(rules.may_show(by, row))
    same = HowMade.objects.filter(
        dataset=row.dataset, indicator=row.indicator, language=row.language
    )
    for before in same.shown().select_for_update(of=("self",), no_key=True):
        before.dataset = row.dataset
        _moved(before, "replace", by)
    row.read_by = by
    return _moved(row, "show", by)


@transaction.atomic
def send_back(text: HowMade, *, reason: str, by: Any) -> HowMade:
    """It is a draft again, with the words of whoever read it."""
    row = _held(text)
    require(rules.may_send_back(by, row, reason=reason))
    row.answer = reason.strip()
    return _moved(row, "send_back", by)


def _moved(row: HowMade, move: str, by: Any) -> HowMade:
    row.status, row.moved_at = HOW_MADE.after(row.status, move), clock.now()
    row.save()
    history.record(f"{move}_how_made", on=row, by=by)
    return row


def _hold(dataset: Dataset) -> Dataset:
    return Dataset.objects.select_for_update(no_key=True).get(pk=dataset.pk)


def _held(text: HowMade) -> HowMade:
    """The row as it is now. The data set is held first, so that versions follow one another."""
    dataset = _hold(text.dataset)
    row: HowMade = HowMade.objects.select_for_update(of=("self",), no_key=True).get(pk=text.pk)
    row.dataset = dataset
    return row
