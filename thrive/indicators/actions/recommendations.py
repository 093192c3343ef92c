"""The document “Data City Recommendations” is put on the data pages, replaced, and taken off."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import asdict, dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from thrive.base import clock, history
from thrive.base.decisions import no, require
from thrive.cities.actions.attachments import SafeFile
from thrive.indicators.models import Recommendations
from thrive.indicators.rules import recommendations as rules


@dataclass(frozen=True, slots=True)
class Said:
    """What people say of the document; `language` is the one it is written in."""

    title: str
    language: str
    year: int
    note: str = ""


@transaction.atomic
def put(said: Said, *, file: SafeFile, by: Any) -> Recommendations:
    """The one in the same language makes way. The same file with the same words is put once."""
    same = Recommendations.objects.standing().filter(language=said.language)
    before = same.select_for_update(of=("self",), no_key=True).first()
    require(rules.may_put(by))
    mark = hashlib.sha256(file.content).hexdigest()
    if before and before.sha256 == mark and _words_of(before) == said:
        return before
    if before:
        _end(before, "replace_recommendations", by)
    row = Recommendations(
        **asdict(said), name=file.name, size=len(file.content), sha256=mark, added_by=by
    )
    row.file.save(f"{secrets.token_hex(16)}.pdf", ContentFile(file.content), save=False)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        require(no(rules.put_meanwhile()))
    history.record("put_recommendations", on=row, by=by, language=row.language, sha256=mark)
    return row


@transaction.atomic
def take_off(document: Recommendations, *, by: Any) -> None:
    """Nobody reads it any more but those who keep it; they find it among the earlier ones."""
    rows = Recommendations.objects.select_for_update(of=("self",), no_key=True)
    row = rows.get(pk=document.pk)
    require(rules.may_take_off(by, row))
    _end(row, "take_off_recommendations", by)


def _end(row: Recommendations, what: str, by: Any) -> None:
    row.ended_at, row.ended_by = clock.now(), by
    row.save(update_fields=["ended_at", "ended_by"])
    history.record(what, on=row, by=by)


def _words_of(row: Recommendations) -> Said:
    return Said(row.title, row.language, row.year, row.note)
