"""Finding: one function, whatever the database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.utils.safestring import SafeString

from thrive.base.lifecycle import Words
from thrive.search import registry
from thrive.search.models import SearchDocument
from thrive.search.words import marked, snippet, words_of

PAGE_SIZE = 20


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


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found. `kinds` counts all kinds; `total` the chosen one, or all.

    `links` is for the pagination.
    """

    text: str
    words: tuple[str, ...]
    kind: str
    kinds: tuple[KindCount, ...]
    total: int
    links: Page[int]
    hits: tuple[Hit, ...]

    @property
    def everything(self) -> int:
        return sum(kind.count for kind in self.kinds)


def search(text: str, *, user: Any, language: str, kind: str | None = None, page: int = 1) -> Found:
    """What `user` may find for `text`, in their language, best first. Never raises for any text.

    Two queries: the counts by kind, and the page.
    """
    words = words_of(text)
    chosen = kind if kind and registry.kind(kind) else ""
    if not words:
        return Found(text, (), chosen, (), 0, _links(0, 1), ())
    visible = SearchDocument.objects.visible_to(user).filter(language=language[:2])
    found = visible.with_words(words)
    tally = dict(
        found.values("kind").annotate(count=Count("pk")).order_by().values_list("kind", "count")
    )
    counts = tuple(
        KindCount(each.name, each.label, tally[each.name])
        for each in registry.kinds()
        if each.name in tally
    )
    total = tally.get(chosen, 0) if chosen else sum(tally.values())
    links = _links(total, page)
    if chosen:
        found = found.filter(kind=chosen)
    start = (links.number - 1) * PAGE_SIZE
    rows = found.best_first(words)[start : start + PAGE_SIZE]
    hits = tuple(_hit(row, words) for row in rows)
    return Found(text, tuple(words), chosen, counts, total, links, hits)


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
