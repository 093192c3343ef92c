"""Since when something waits for a moderator: a list of one moment, or of none."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import QuerySet

from thrive.base.prepared import prepared
from thrive.community.models import Appeal, LetterAct, LetterReport, Post, Report


@prepared
def first_report() -> QuerySet[Report, datetime.datetime]:
    rows = Report.objects.filter(status="open").order_by("made_at", "pk")
    return rows.values_list("made_at", flat=True)[:1]


@prepared
def first_held() -> QuerySet[Post, datetime.datetime]:
    return Post.objects.held().values_list("written_at", flat=True)[:1]


@prepared
def first_appeal() -> QuerySet[Appeal, datetime.datetime]:
    return Appeal.objects.open().values_list("made_at", flat=True)[:1]


@prepared
def first_letter(person: int) -> QuerySet[LetterReport, datetime.datetime]:
    """Of letters somebody else wrote."""
    rows = LetterReport.objects.filter(status="open").exclude(letter__by=person)
    return rows.order_by("made_at", "pk").values_list("made_at", flat=True)[:1]


@prepared
def first_letter_appeal(person: int) -> QuerySet[LetterAct, Any]:
    rows = LetterAct.objects.appealed().exclude(writer=person)
    return rows.values_list("appealed_at", flat=True)[:1]
