"""The only writers of the index. What is found follows from other rooms' records, so no history."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from django.db import connection, transaction

from thrive.base import clock
from thrive.search import registry
from thrive.search.models import SearchDocument, SearchWord
from thrive.search.registry import Document
from thrive.search.words import indexed, spelled

_INTO = "INSERT INTO search_searchword (word, language, visibility, spelled) SELECT "
# ON CONFLICT after a SELECT needs its WHERE on SQLite.
_INTO_SQLITE, _INTO_POSTGRES = (
    f"{_INTO}{', '.join(part % place for place in range(4))} FROM {each} WHERE true "
    "ON CONFLICT DO NOTHING"
    for part, each in (
        ("json_extract(value, '$[%d]')", "json_each(%s)"),
        ("value ->> %d", "jsonb_array_elements(CAST(%s AS jsonb))"),
    )
)
Key = tuple[str, str, str]
T = TypeVar("T")


@transaction.atomic(savepoint=False)
def put(*documents: Document) -> None:
    """Make these things found as they read now. Called by the action that changed them, whose
    transaction it shares: one statement needs no savepoint of its own."""
    SearchDocument.objects.bulk_create(
        [_row(document) for document in documents],
        batch_size=500,
        update_conflicts=True,
        unique_fields=["ref_id", "kind", "language"],
        update_fields=[
            *("title", "body", "url_name", "url_args", "fragment", "visibility", "is_talk"),
            *("title_words", "body_words", "length", "written", "city", "at", "updated_at"),
        ],
    )
    _learn(documents)


@transaction.atomic
def remove(kind: str, ref_id: str) -> None:
    """The thing is gone, or nobody may find it any more."""
    SearchDocument.objects.filter(kind=kind, ref_id=ref_id).delete()


@transaction.atomic
def reindex(kind: str | None = None) -> int:
    """Write the index of one kind, or of every kind, afresh. Returns how many documents it holds.

    Kinds that no room registers any more are dropped when all are written, and so are words that no
    longer occur.
    """
    chosen = [found for found in registry.kinds() if kind in (None, found.name)]
    stale = SearchDocument.objects.all()
    (stale if kind is None else stale.filter(kind=kind)).delete()
    if kind is None:
        SearchWord.objects.all().delete()
    known: set[Key] = set()
    number = 0
    for part in _in_parts(each for found in chosen for each in found.documents()):
        SearchDocument.objects.bulk_create([_row(document) for document in part])
        _learn(part, known)
        number += len(part)
    return number


def _learn(documents: Iterable[Document], known: set[Key] | None = None) -> None:
    """Keep the words that were never met: the database knows which. `known` holds those already kept,
    where many documents come one after another."""
    known = set() if known is None else known
    met: dict[Key, str] = {}
    for one in documents:
        for word, written in spelled(f"{one.title} {one.body}").items():
            key = (word, one.language, one.visibility)
            if key not in known:
                met.setdefault(key, written)
    if met:
        # In one order always: nobody waits in a circle.
        _insert([[*key, written] for key, written in sorted(met.items())])
    known.update(met)


def _insert(rows: list[list[str]]) -> None:
    """In one statement that is always the same, without an object for each of forty words of a post."""
    lite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        cursor.execute(_INTO_SQLITE if lite else _INTO_POSTGRES, [json.dumps(rows)])


def _row(document: Document) -> SearchDocument:
    written = document.written or document.language
    scope = "" if document.is_talk else document.language
    return SearchDocument(
        kind=document.kind,
        ref_id=document.ref_id,
        language=document.language,
        title=document.title,
        body=document.body,
        title_words=indexed(document.title, written, scope),
        body_words=indexed(document.body, written, scope),
        length=len(document.body),
        url_name=document.url_name,
        url_args=list(document.url_args),
        fragment=document.fragment,
        visibility=document.visibility,
        is_talk=document.is_talk,
        written=document.written,
        city=document.city,
        at=document.at,
        updated_at=clock.now(),
    )


def _in_parts(things: Iterable[T], size: int = 500) -> Iterator[list[T]]:
    rest = iter(things)
    while part := list(islice(rest, size)):
        yield part
