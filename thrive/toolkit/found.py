"""What the search finds of the toolkit: every entry on the shelf, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from thrive.search import Document
from thrive.toolkit import words
from thrive.toolkit.content import LANGUAGES, Content


def documents() -> Iterator[Document]:
    from thrive.toolkit.models import ToolkitEntry

    for entry in ToolkitEntry.objects.on_the_shelf().select_related("current").iterator():
        if entry.current is not None:
            yield from documents_of(entry.slug, entry.current.content)


def documents_of(slug: str, content: Content) -> list[Document]:
    """Without ratings that nobody has confirmed: a search must not tell what a page hides."""
    return [
        Document(
            kind="toolkit",
            ref_id=slug,
            language=language,
            title=content.said_in(language).title,
            body=_body(content, language),
            url_name="toolkit_entry",
            url_args=(slug,),
        )
        for language in LANGUAGES
    ]


def _body(content: Content, language: str) -> str:
    said = content.said_in(language)
    moves = (words.INDICATORS[one] for one in content.indicators if one in words.INDICATORS)
    parts = [said.summary, said.why, said.enacted, *said.steps, *said.equity]
    return " ".join([*parts, *(name.said_in(language) for name in moves)])
