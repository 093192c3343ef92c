"""Finding: one function, whatever the database."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.safestring import SafeString

from thrive.base.lifecycle import Words
from thrive.base.prepared import prepared
from thrive.search import registry
from thrive.search.models import SearchDocument, SearchDocumentQuerySet, open_to, question
from thrive.search.slips import meant_by
from thrive.search.words import Asked, marked, snippet, words_of

PAGE_SIZE = 20
MOST_TALK = 200  # how much of what people said is counted and leafed through


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
class Narrowed:
    """What a search is narrowed to: a kind, a city (slug), the language a text was written in, and
    the time it belongs to."""

    kind: str = ""
    city: str = ""
    written: str = ""
    since: datetime.datetime | None = None
    until: datetime.datetime | None = None

    def of(self, documents: SearchDocumentQuerySet) -> SearchDocumentQuerySet:
        """All but the kind, which is chosen last so that the others can be counted."""
        chosen: dict[str, Any] = {}
        if self.city:
            chosen["city"] = self.city
        if self.written:
            chosen["written__in"] = (self.written, "")
        if self.since:
            chosen["at__gte"] = self.since
        if self.until:
            chosen["at__lt"] = self.until
        return documents.filter(**chosen) if chosen else documents


ALL = Narrowed()
_COLUMNS = ("pk", "kind", "city")


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found. `kinds` counts all kinds; `total` the chosen one, or all.

    `links` is for the pagination. `is_more`: there is more than `total`, which nobody counted.
    `meant`: the words that were looked for in place of the typed ones, of which none was there.
    `cities` are the slugs that occur in it.
    """

    text: str
    words: tuple[str, ...]
    kind: str
    kinds: tuple[KindCount, ...]
    total: int
    links: Page[int]
    hits: tuple[Hit, ...]
    is_more: bool = False
    meant: str = ""
    cities: tuple[str, ...] = ()

    @property
    def everything(self) -> int:
        return sum(kind.count for kind in self.kinds)

    @property
    def everything_is_more(self) -> bool:
        return any(kind.is_more for kind in self.kinds)


@dataclass(frozen=True, slots=True)
class Matches:
    """Numbers, kinds and cities of all that was found: best first, then talk, newest first."""

    best: list[tuple[Any, ...]]
    talk: list[tuple[int, str, str]]

    def __bool__(self) -> bool:
        return bool(self.best or self.talk)


def search(
    text: str, *, user: Any, language: str, narrowed: Narrowed = ALL, page: int = 1
) -> Found:
    """What `user` may find for `text`, in their language, best first. Never raises for any text.

    Whole words first, in all their endings; when there are none, what begins like them; then what
    they may be a slip of. How often is asked follows only from what this person may find.

    What people said to each other comes last, newest first: a common word stands in most of it,
    so at most `MOST_TALK` of it is counted. Two queries find and count, one fills the page.
    """
    words = tuple(words_of(text))
    chosen = narrowed.kind if narrowed.kind and registry.kind(narrowed.kind) else ""
    if not words:
        return Found(text, (), chosen, (), 0, _links(0, 1), ())
    seen, meant = (open_to(user), (language[:2], "")), ""
    asked = Asked(words, language[:2], begins=False)
    matches = _matches(*seen, narrowed, asked)
    if not matches:
        asked = replace(asked, begins=True)
        matches = _matches(*seen, narrowed, asked)
    if not matches and (better := meant_by(asked, narrowed.of(_visible(*seen)), user)):
        asked, meant = better
        matches = _matches(*seen, narrowed, asked)
    return _page(text, asked, matches, chosen, page, meant)


def best_first(
    documents: SearchDocumentQuerySet, asked: Asked, *columns: str
) -> list[tuple[Any, ...]]:
    """These columns of what holds the words, in the order of `_ranked`."""
    return _ranked(
        documents.with_words(asked).values_list("title_words", "length", *columns), asked
    )


def _ranked(rows: Iterable[tuple[Any, ...]], asked: Asked) -> list[tuple[Any, ...]]:
    """First what has the most of the words in its title, then what is short: there a word counts for
    more."""
    in_title = asked.in_title
    ranked = sorted([(-in_title(title), length, title, *rest) for title, length, *rest in rows])
    return [row[3:] for row in ranked]


def _matches(
    who: Collection[str], languages: Collection[str], narrowed: Narrowed, asked: Asked
) -> Matches:
    if replace(narrowed, kind="") != ALL:
        visible = narrowed.of(_visible(who, languages))
        talk = visible.said_with_words(asked).values_list(*_COLUMNS)
        return Matches(best_first(visible, asked, *_COLUMNS), list(talk[: MOST_TALK + 1]))
    best = _best(who, languages, question(asked))
    said = _said(who, languages, question(asked, of_talk=True))
    return Matches(_ranked(best, asked), said)


def _visible(who: Collection[str], languages: Collection[str]) -> SearchDocumentQuerySet:
    return SearchDocument.objects.filter(visibility__in=who, language__in=languages)


@prepared
def _best(
    who: Collection[str], languages: Collection[str], asked: str
) -> QuerySet[SearchDocument, tuple[Any, ...]]:
    found = _visible(who, languages).answering(asked)
    return found.values_list("title_words", "length", *_COLUMNS)


@prepared
def _said(
    who: Collection[str], languages: Collection[str], asked: str
) -> QuerySet[SearchDocument, tuple[Any, ...]]:
    found = _visible(who, languages).said_answering(asked)
    return found.values_list(*_COLUMNS)[: MOST_TALK + 1]


@prepared
def _rows(numbers: Collection[int]) -> QuerySet[SearchDocument]:
    return SearchDocument.objects.filter(pk__in=numbers).defer("title_words", "body_words")


def _page(text: str, asked: Asked, matches: Matches, chosen: str, page: int, meant: str) -> Found:
    talk = matches.talk
    more = talk[MOST_TALK][1] if len(talk) > MOST_TALK else ""
    everything = [*matches.best, *talk[:MOST_TALK]]
    tally = Counter(kind for _pk, kind, _city in everything)
    counts = tuple(
        KindCount(each.name, each.label, tally[each.name], each.name == more)
        for each in registry.kinds()
        if each.name in tally
    )
    numbers = [pk for pk, kind, _city in everything if not chosen or kind == chosen]
    links = _links(len(numbers), page)
    start = (links.number - 1) * PAGE_SIZE
    wanted = numbers[start : start + PAGE_SIZE]
    known = {row.pk: row for row in _rows(wanted)} if wanted else {}
    return Found(
        text=text,
        words=asked.words,
        kind=chosen,
        kinds=counts,
        total=len(numbers),
        links=links,
        hits=tuple(_hit(known[number], asked) for number in wanted if number in known),
        is_more=bool(more) and chosen in ("", more),
        meant=meant,
        cities=tuple(sorted({city for _pk, _kind, city in everything if city})),
    )


def _links(total: int, page: int) -> Page[int]:
    return Paginator(range(total), PAGE_SIZE).get_page(page)


def _hit(row: SearchDocument, asked: Asked) -> Hit:
    known = registry.kind(row.kind)
    return Hit(
        kind=row.kind,
        label=known.label if known else row.kind,
        url=row.get_absolute_url(),
        title=marked(row.title, asked),
        excerpt=snippet(row.body, asked),
    )
