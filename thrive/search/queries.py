"""Finding: one function, whatever the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.utils.safestring import SafeString

from thrive.base.lifecycle import Words
from thrive.base.prepared import prepared
from thrive.search import registry
from thrive.search.models import (
    SearchDocument,
    SearchDocumentQuerySet,
    open_to,
    question,
)
from thrive.search.words import marked, snippet, words_of

PAGE_SIZE = 20
MOST_TALK = 500  # how much of what people said is counted and leafed through


@dataclass(frozen=True, slots=True)
class Hit:
    kind: str
    label: Words
    url: str
    title: SafeString
    excerpt: SafeString


@dataclass(frozen=True, slots=True)
class KindCount:
    name: str
    label: Words
    count: int
    is_more: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found. `kinds` counts all kinds; `total` the chosen one, or all.

    `links` is for the pagination. `is_more`: there is more than `total`, which nobody counted.
    """

    text: str
    words: tuple[str, ...]
    kind: str
    kinds: tuple[KindCount, ...]
    total: int
    links: Page[int]
    hits: tuple[Hit, ...]
    is_more: bool = False

    @property
    def everything(self) -> int:
        return sum(kind.count for kind in self.kinds)

    @property
    def everything_is_more(self) -> bool:
        return any(kind.is_more for kind in self.kinds)


def search(text: str, *, user: Any, language: str, kind: str | None = None, page: int = 1) -> Found:
    """What `user` may find for `text`, in their language, best first. Never raises for any text.

    What people said to each other comes last, newest first: a common word stands in most of it,
    so at most `MOST_TALK` of it is counted. Two queries find and count, one or two fill the page.
    """
    words = words_of(text)
    chosen = kind if kind and registry.kind(kind) else ""
    if not words:
        return Found(text, (), chosen, (), 0, _links(0, 1), ())
    seen = open_to(user), language[:2]
    tally: dict[str, int] = dict(_tally(*seen, question(words)))
    talk = _talk(*seen, question(words))
    more = talk[MOST_TALK][1] if len(talk) > MOST_TALK else ""
    said = Counter(kind for _pk, kind in talk[:MOST_TALK])
    counts = tuple(
        KindCount(
            each.name, each.label, tally.get(each.name, 0) + said[each.name], each.name == more
        )
        for each in registry.kinds()
        if each.name in tally or each.name in said
    )
    first = tally.get(chosen, 0) if chosen else sum(tally.values())
    then = [pk for pk, kind in talk[:MOST_TALK] if not chosen or kind == chosen]
    links = _links(first + len(then), page)
    start = (links.number - 1) * PAGE_SIZE
    end = start + PAGE_SIZE
    rows: list[SearchDocument] = []
    if start < first:
        found = _visible(*seen).with_words(words)
        best = (found.filter(kind=chosen) if chosen else found).best_first(words)
        rows = list(best[start : min(end, first)])
    if end > first and (numbers := then[max(0, start - first) : end - first]):
        known = {row.pk: row for row in _rows(*seen, numbers)}
        rows += [known[number] for number in numbers if number in known]
    hits = tuple(_hit(row, words) for row in rows)
    is_more = bool(more) and chosen in ("", more)
    return Found(text, tuple(words), chosen, counts, links.paginator.count, links, hits, is_more)


def _visible(open_to: Collection[str], language: str) -> SearchDocumentQuerySet:
    return SearchDocument.objects.filter(visibility__in=open_to, language=language)


@prepared
def _tally(
    open_to: Collection[str], language: str, asked: str
) -> QuerySet[SearchDocument, tuple[Any, ...]]:
    found = _visible(open_to, language).answering(asked).order_by()
    return found.values("kind").annotate(count=Count("pk")).values_list("kind", "count")


@prepared
def _talk(
    open_to: Collection[str], language: str, asked: str
) -> QuerySet[SearchDocument, tuple[Any, ...]]:
    found = _visible(open_to, language).said_answering(asked)
    return found.values_list("pk", "kind")[: MOST_TALK + 1]


@prepared
def _rows(
    open_to: Collection[str], language: str, numbers: Collection[int]
) -> QuerySet[SearchDocument]:
    return _visible(open_to, language).filter(pk__in=numbers)


def _links(total: int, page: int) -> Page[int]:
    return Paginator(range(total), PAGE_SIZE).get_page(page)


def _hit(row: SearchDocument, words: list[str]) -> Hit:
    known = registry.kind(row.kind)
    return Hit(
        kind=row.kind,
        label=known.label if known else row.kind,
        url=row.get_absolute_url(),
        title=marked(row.title, words),
        excerpt=snippet(row.body, words),
    )
