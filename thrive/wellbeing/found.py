"""What the search finds of the index: its pages, and the index of every city and county."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from thrive.search import Document
from thrive.wellbeing.queries.editions import readable
from thrive.wellbeing.queries.places import places_by_code

LANGUAGES = [code for code, _name in settings.LANGUAGES]


def index_pages() -> Iterator[Document]:
    for language in LANGUAGES:
        with override(language):
            for name, title, body in _pages():
                yield Document("index", name, language, title, body, name)


def index_places() -> Iterator[Document]:
    """Only where an edition is published: an empty page helps nobody who searches."""
    kinds = sorted({one.kind for one in readable()})
    for language in LANGUAGES:
        with override(language):
            for kind in kinds:
                for place in places_by_code(kind).values():
                    title = _("Well-being Index of %(name)s") % {"name": place.name}
                    body = _("Children’s well-being, area by area, with ranges.")
                    yield Document(
                        "index_place",
                        place.code,
                        language,
                        title,
                        body,
                        "index_place",
                        (place.key,),
                    )


def _pages() -> list[tuple[str, str, str]]:
    return [
        (
            "index_home",
            _("Child and Youth Well-being Index"),
            _("Numbers about children in six areas, from 0 to 100, without a ranking."),
        ),
        (
            "index_method",
            _("How the index is made"),
            _("Goalposts, weights, missing numbers, ranges, and how much each choice matters."),
        ),
        (
            "index_published",
            _("Published indices, made again"),
            _("Social Vulnerability Index and CalEnviroScreen held against their own rules."),
        ),
    ]
