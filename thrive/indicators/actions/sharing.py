"""A city brings a data set, says on which terms, and others ask for it and take it along."""

from __future__ import annotations

import datetime
import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.text import slugify

from thrive.base import history
from thrive.base.decisions import require
from thrive.cities.models import Community
from thrive.indicators.actions.locks import held, held_city
from thrive.indicators.models import AccessRequest, SharedDataset, SharedDownload
from thrive.indicators.queries.sharing import reader_of
from thrive.indicators.queries.workspace import seat_of
from thrive.indicators.rules import sharing as rules
from thrive.indicators.rules.hands import hands_of
from thrive.people.models import Person


@dataclass(frozen=True, slots=True)
class Terms:
    """What it is, and for whom. `dictionary`: (column, meaning) for each column of the file."""

    title: str
    about: str
    license: str
    dictionary: Sequence[tuple[str, str]]
    visibility: str = "named"
    named: Sequence[Community] = ()
    expires_on: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file that was read and found whole: its bytes in UTF-8 and its number of rows."""

    content: bytes
    rows: int


@transaction.atomic
def bring_shared(community: Community, *, terms: Terms, sheet: Sheet, by: Any) -> SharedDataset:
    """It waits for the disclosure check. The same file of the same city is brought once."""
    city = held_city(community.pk)
    seat = seat_of(city)
    require(rules.may_bring(hands_of(by, city), seat.status if seat else ""))
    mark = hashlib.sha256(sheet.content).hexdigest()
    same = SharedDataset.objects.filter(community=city, sha256=mark).exclude(status="withdrawn")
    if found := same.first():
        return found
    shared = SharedDataset(
        community=city,
        slug=f"{city.slug[:40]}-{slugify(terms.title)[:30] or 'data'}-{secrets.token_hex(3)}",
        **_columns(terms),
        rows=sheet.rows,
        size=len(sheet.content),
        sha256=mark,
        added_by=by,
    )
    shared.file.save(f"{secrets.token_hex(16)}.csv", ContentFile(sheet.content), save=False)
    shared.save()
    shared.named.set(terms.named)
    history.record("bring_shared_dataset", on=shared, by=by, rows=sheet.rows, sha256=mark)
    return shared


@transaction.atomic
def change_terms(shared: SharedDataset, *, terms: Terms, by: Any) -> SharedDataset:
    """Words, license, for whom and until when. The file itself never changes: bring another one."""
    row: SharedDataset = held(shared)
    require(rules.may_change_terms(hands_of(by, row.community), row.status))
    for name, value in _columns(terms).items():
        setattr(row, name, value)
    row.save()
    row.named.set(terms.named)
    history.record("change_shared_terms", on=row, by=by, visibility=terms.visibility)
    return row


@transaction.atomic
def ask_to_see(shared: SharedDataset, *, why: str, by: Person) -> AccessRequest:
    row: SharedDataset = held(shared)
    mine = row.requests.filter(added_by=by).first()
    reader = reader_of(row, by)
    require(rules.may_ask(reader, row.status, row.visibility, mine is not None))
    request = AccessRequest.objects.create(shared=row, why=why.strip(), added_by=by)
    history.record("ask_to_see", on=request, by=by)
    return request


@transaction.atomic
def take_along(shared: SharedDataset, *, by: Any) -> SharedDataset:
    """The file is handed out, and the log says to whom."""
    row: SharedDataset = held(shared)
    me, reader = hands_of(by, row.community), reader_of(row, by)
    require(rules.may_take(me, reader, row.status, row.visibility, row.is_over))
    SharedDownload.objects.create(shared=row, person=by if isinstance(by, Person) else None)
    return row


def _columns(terms: Terms) -> dict[str, Any]:
    return {
        "title": terms.title.strip(),
        "about": terms.about.strip(),
        "license": terms.license.strip(),
        "dictionary": [list(one) for one in terms.dictionary],
        "visibility": terms.visibility,
        "expires_on": terms.expires_on,
    }
