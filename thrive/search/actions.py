"""The only writers of the index. What is found follows from other rooms' records, so no history."""

from __future__ import annotations

from django.db import transaction

from thrive.base import clock
from thrive.search import registry
from thrive.search.models import SearchDocument
from thrive.search.registry import Document


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
            "updated_at",
        ],
    )


@transaction.atomic
def remove(kind: str, ref_id: str) -> None:
    """The thing is gone, or nobody may find it any more."""
    SearchDocument.objects.filter(kind=kind, ref_id=ref_id).delete()


@transaction.atomic
def reindex(kind: str | None = None) -> int:
    """Write the index of one kind, or of every kind, afresh. Returns how many documents it holds.

    Kinds that no room registers any more are dropped when all are written.
    """
    chosen = [found for found in registry.kinds() if kind in (None, found.name)]
    stale = SearchDocument.objects.all()
    (stale if kind is None else stale.filter(kind=kind)).delete()
    rows = [_row(document) for found in chosen for document in found.documents()]
    SearchDocument.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def _row(document: Document) -> SearchDocument:
    return SearchDocument(
        kind=document.kind,
        ref_id=document.ref_id,
        language=document.language,
        title=document.title,
        body=document.body,
        url_name=document.url_name,
        url_args=list(document.url_args),
        fragment=document.fragment,
        visibility=document.visibility,
        is_talk=document.is_talk,
        updated_at=clock.now(),
    )
