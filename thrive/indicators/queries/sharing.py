"""The shelf of shared data sets, one of them with its log, and what a reader is to it."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from thrive.base.decisions import Decision
from thrive.cities.models import Community
from thrive.indicators.files.problems import safe
from thrive.indicators.models import AccessRequest, SharedDataset, SharedDownload
from thrive.indicators.queries.deeds import Deed, deeds_of
from thrive.indicators.queries.workspace import seat_of
from thrive.indicators.rules import sharing as rules
from thrive.indicators.rules.hands import hands_of
from thrive.indicators.rules.sharing import Reader
from thrive.people.models import Person

ON_A_PAGE = 30
LATEST = 50


@dataclass(frozen=True)
class SharedList:
    shown: Page[SharedDataset]
    mine: tuple[Community, ...]


@dataclass(frozen=True)
class Asked:
    request: AccessRequest
    deeds: tuple[Deed, ...]


@dataclass(frozen=True)
class SharedPage:
    """`log` and `requests` are for the owner city and data staff; others get them empty."""

    shared: SharedDataset
    named: tuple[Community, ...]
    may_take: Decision
    may_ask: Decision
    deeds: tuple[Deed, ...]
    inside: bool
    may_change: Decision
    mine: AccessRequest | None
    requests: tuple[Asked, ...]
    log: tuple[SharedDownload, ...]
    taken: int


def shared_list(user: Any, number: str = "1") -> SharedList:
    rows = SharedDataset.objects.visible_to(user).exclude(status="withdrawn")
    found = rows.select_related("community").order_by("-moved_at", "-pk")
    mine: tuple[Community, ...] = ()
    if isinstance(user, Person):
        cities = Community.objects.filter(roles__person=user, roles__until=None)
        mine = tuple(cities.distinct().order_by("name"))
    return SharedList(Paginator(found, ON_A_PAGE).get_page(number), mine)


def shared_page(user: Any, shared: SharedDataset) -> SharedPage:
    """Ten queries, however long its log."""
    me, reader = hands_of(user, shared.community), reader_of(shared, user)
    held = seat_of(shared.community)
    seat = held.status if held else ""
    mine = shared.requests.filter(added_by=user).first() if reader.signed_in else None
    own = me.any_of(frozenset({"core", "coach", "data", "admin"}))
    asked = shared.requests.select_related("added_by").order_by("-pk") if own else ()
    log = shared.downloads.select_related("person").order_by("-pk")[:LATEST] if own else ()
    return SharedPage(
        shared=shared,
        named=tuple(shared.named.order_by("name")),
        may_take=rules.may_take(me, reader, shared.status, shared.visibility, shared.is_over),
        may_ask=rules.may_ask(reader, shared.status, shared.visibility, mine is not None),
        deeds=deeds_of(shared, me, user, seat),
        inside=own,
        may_change=rules.may_change_terms(me, shared.status),
        mine=mine,
        requests=tuple(Asked(one, deeds_of(one, me, user, seat)) for one in asked),
        log=tuple(log),
        taken=shared.downloads.count() if own else 0,
    )


def reader_of(shared: SharedDataset, user: Any) -> Reader:
    """What somebody who is not of the owner city is to this data set. Two queries."""
    if not isinstance(user, Person):
        return Reader()
    return Reader(
        signed_in=True,
        named=shared.named.filter(roles__person=user, roles__until=None).exists(),
        granted=shared.requests.filter(added_by=user, status="granted").exists(),
    )


def safe_csv(shared: SharedDataset) -> str:
    """The file for a spreadsheet: no cell of it runs as a formula.

    Raises FileNotFoundError where the file is gone.
    """
    out = io.StringIO()
    written = csv.writer(out)
    with shared.file.open("rb") as kept:
        text = io.TextIOWrapper(kept, encoding="utf-8", newline="")
        for row in csv.reader(text):
            written.writerow([cell if _is_number(cell) else safe(cell) for cell in row])
    return out.getvalue()


def _is_number(cell: str) -> bool:
    """A negative number begins like a formula, and is none."""
    try:
        float(cell.replace(",", ""))
    except ValueError:
        return False
    return True
