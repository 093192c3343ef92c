"""What the search finds of the data journey: published stories, in the language they are told in."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings

from thrive.indicators.models import DataStory
from thrive.search import Document

LANGUAGES = [code for code, _name in settings.LANGUAGES]


def stories() -> Iterator[Document]:
    rows = DataStory.objects.filter(status="published").select_related("community")
    for story in rows.order_by("pk"):
        yield from documents_of(story)


def documents_of(story: DataStory) -> Iterator[Document]:
    """In both languages of the site, as it was written: nobody's words are translated."""
    for language in LANGUAGES:
        yield Document(
            "data_story",
            story.slug,
            language,
            story.title,
            f"{story.lead} {story.community.name}",
            "data_story",
            (story.slug,),
            written=story.language,
            city=story.community.slug,
            at=story.published_at,
        )
