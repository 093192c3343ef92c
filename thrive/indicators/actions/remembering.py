"""What the columns of a file meant is remembered, and offered the next time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.indicators import rules
from thrive.indicators.files.columns import header_fingerprint
from thrive.indicators.models import ColumnMapping, Dataset
from thrive.people.models import Person


@transaction.atomic
def remember(
    dataset: Dataset, *, header: Sequence[str], columns: Mapping[str, Any], by: Any
) -> ColumnMapping:
    """These columns, of a file with this header, meant this."""
    require(rules.is_data_staff(by))
    fingerprint = header_fingerprint(header)
    known = ColumnMapping.objects.filter(dataset=dataset, fingerprint=fingerprint).first()
    if known is not None and known.columns == dict(columns):
        return known
    found, _ = ColumnMapping.objects.update_or_create(
        dataset=dataset,
        fingerprint=fingerprint,
        defaults={
            "columns": dict(columns),
            "remembered_at": clock.now(),
            "remembered_by": by if isinstance(by, Person) else None,
        },
    )
    history.record("remember_columns", on=dataset, by=by, header=fingerprint)
    return found
