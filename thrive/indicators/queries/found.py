"""What the search finds of numbers: indicators, never a value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.conf import settings

from thrive.indicators.framework import INDICATORS
from thrive.indicators.models import Indicator
from thrive.indicators.queries.numbers import About
from thrive.indicators.queries.shelf import on_shelf
from thrive.indicators.queries.stocking import about
from thrive.program.text import Text
from thrive.search import Document

LANGUAGES = [code for code, _name in settings.LANGUAGES]


def indicators() -> Iterator[Document]:
    """The framework's, and all that have a published number."""
    framework = {one.slug for one in INDICATORS}
    for one in INDICATORS:
        yield from _documents(one.slug, one.name, one.definition)
    for slug, found in on_shelf().abouts.items():
        if slug not in framework:
            yield from _told(found)


def of_slugs(slugs: Iterable[str]) -> list[Document]:
    """Those of a release that is being published."""
    rows = Indicator.objects.filter(slug__in=list(slugs))
    return [document for row in rows for document in _told(about(row))]


def _told(one: About) -> Iterator[Document]:
    yield from _documents(one.slug, one.name, one.definition)


def _documents(slug: str, name: Text, definition: Text) -> Iterator[Document]:
    for language in LANGUAGES:
        said = name.said_in(language), definition.said_in(language)
        yield Document("indicator", slug, language, *said, "indicator", (slug,))
