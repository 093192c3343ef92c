"""What this room holds about a person: messages they sent, texts they wrote."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from thrive.pages.models import AddedWord, ContactMessage, NewsPost, ObjectiveReport, PageText
from thrive.people.models import Person

HELD: tuple[tuple[type[Model], str], ...] = (
    (PageText, "written_by"),
    (PageText, "checked_by"),
    (NewsPost, "written_by"),
    (AddedWord, "written_by"),
    (ObjectiveReport, "said_by"),
    (ContactMessage, "settled_by"),
)


def export_pages(person: Person) -> list[dict[str, Any]]:
    sent = ContactMessage.objects.filter(email__iexact=person.email).order_by("sent_at")
    texts = PageText.objects.filter(written_by=person).select_related("page").order_by("written_at")
    posts = NewsPost.objects.filter(written_by=person).order_by("changed_at")
    return [
        *(
            {"kind": "message", "words": one.words, "name": one.name, "at": one.sent_at}
            for one in sent
        ),
        *(
            {
                "kind": "text",
                "page": one.page.slug,
                "language": one.language,
                "number": one.number,
                "at": one.written_at,
            }
            for one in texts
        ),
        *({"kind": "news", "slug": one.slug, "at": one.changed_at} for one in posts),
    ]


def erase_pages(person: Person) -> None:
    """Their messages go; what they wrote for the program stays, without who wrote it."""
    ContactMessage.objects.filter(email__iexact=person.email).delete()
    for model, column in HELD:
        model._default_manager.filter(**{column: person}).update(**{column: None})
