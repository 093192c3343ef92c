"""What the columns of a file meant is remembered, and offered the next time."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.indicators import rules
from thrive.indicators.files.columns import header_fingerprint
from thrive.indicators.models import ColumnMapping, Dataset, ImportRun
from thrive.people.models import Person


@transaction.atomic
def remember(run: ImportRun, *, by: Any) -> None:
    """After a good import: these columns, of a file with this header, meant this."""
    require(rules.is_data_staff(by))
    fingerprint = run.columns.get("fingerprint", "")
    columns = {name: value for name, value in run.columns.items() if name != "fingerprint"}
    if not fingerprint:
        return
    ColumnMapping.objects.update_or_create(
        dataset=run.dataset,
        fingerprint=fingerprint,
        defaults={
            "columns": columns,
            "remembered_at": clock.now(),
            "remembered_by": by if isinstance(by, Person) else None,
        },
    )
    history.record("remember_columns", on=run.dataset, by=by, fingerprint=fingerprint)


def remembered(dataset: Dataset, header: list[str]) -> dict[str, Any] | None:
    found = ColumnMapping.objects.filter(
        dataset=dataset, fingerprint=header_fingerprint(header)
    ).first()
    return found.columns if found else None
