"""The toolkit's list: what the filters in the address let through, and what was searched for."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thrive.base import clock
from thrive.program import current as rules_now
from thrive.program.rulebook import ActionArea
from thrive.program.text import Text
from thrive.search.models import SearchDocument, Visibility
from thrive.search.queries import best_first
from thrive.search.words import Asked, words_of
from thrive.toolkit import words
from thrive.toolkit.content import Content, Rating, Said
from thrive.toolkit.models import ToolkitEntry

PAGE_SIZE = 24
LONGEST_TEXT = 120
# Name in the address → (facet, its choices).
FILTERS: dict[str, tuple[str, Mapping[str, Text]]] = {
    "area": ("areas", {one.slug: one.name for one in rules_now().areas}),
    "maker": ("makers", words.MAKERS),
    "rating": ("ratings", words.RATINGS),
    "instrument": ("instruments", words.INSTRUMENTS),
    "aim": ("aims", words.AIMS),
    "population": ("populations", words.POPULATIONS),
    "cost": ("costs", words.COSTS),
    "kind": ("kinds", words.KINDS),
    "indicator": ("indicators", words.INDICATORS),
}
LABELS: dict[str, str | Promise] = {
    "area": gettext_lazy("Action area"),
    "maker": gettext_lazy("Who decides"),
    "rating": gettext_lazy("Evidence"),
    "instrument": gettext_lazy("Instrument"),
    "aim": gettext_lazy("Aim"),
    "population": gettext_lazy("For whom"),
    "cost": gettext_lazy("Cost"),
    "kind": gettext_lazy("Kind"),
    "indicator": gettext_lazy("Should move"),
}
MOST_ASKED = 3  # these filters stand open; the others are behind one press


@dataclass(frozen=True, slots=True)
class ShelfFilter:
    """As read from the address. Values that no choice has are as if nobody had asked."""

    q: str = ""
    area: str = ""
    maker: str = ""
    instrument: str = ""
    rating: str = ""
    aim: str = ""
    population: str = ""
    cost: str = ""
    kind: str = ""
    indicator: str = ""
    page: int = 1

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> ShelfFilter:
        said = {name: asked.get(name, "") for name in FILTERS}
        known = {name: value for name, value in said.items() if value in FILTERS[name][1]}
        number = asked.get("page", "")
        page = int(number) if number.isascii() and number.isdecimal() and len(number) < 5 else 1
        return cls(q=asked.get("q", "").strip()[:LONGEST_TEXT], page=page, **known)

    def address(self, **changes: Any) -> str:
        """The query of the same list with these changes; nothing empty stands in it."""
        plain = asdict(replace(self, **changes))
        return urlencode({key: value for key, value in plain.items() if value and value != 1})

    @property
    def chosen(self) -> dict[str, str]:
        return {name: value for name in FILTERS if (value := getattr(self, name))}


@dataclass(frozen=True)
class Card:
    """One entry in a list."""

    entry: ToolkitEntry
    content: Content
    said: Said
    today: datetime.date
    cities: int = 0

    @property
    def areas(self) -> tuple[ActionArea, ...]:
        return areas_of(self.content)

    @property
    def ratings(self) -> tuple[Rated, ...]:
        return rated(self.content)

    @property
    def kind(self) -> Text:
        return words.KINDS[self.content.kind]

    @property
    def makers(self) -> str:
        return ", ".join(str(words.MAKERS[one]) for one in self.content.makers)

    @property
    def is_stale(self) -> bool:
        return self.entry.is_stale(self.today)

    @property
    def version(self) -> tuple[int, datetime.datetime | None]:
        """Which text it shows: its key, and when it went out."""
        text = self.entry.current
        return (text.pk, text.published_at) if text else (0, None)


@dataclass(frozen=True, slots=True)
class Rated:
    """A rating in words, strongest `tone` first: ok, info, warn, bad."""

    rating: Rating
    scheme: words.Scheme
    level: Text

    @property
    def tone(self) -> str:
        if self.rating.level in ("ineffective", "against", "5"):
            return "bad"
        if self.rating.level in ("insufficient", "mixed", "4"):
            return "warn"
        strong = ("scientifically-supported", "recommended", "1", "2")
        return "ok" if self.rating.level in strong else "info"


@dataclass(frozen=True)
class Choice:
    """One filter as the page draws it."""

    name: str
    label: str | Promise
    chosen: str
    pairs: tuple[tuple[str, str | Text], ...]


@dataclass(frozen=True)
class ShelfPage:
    asked: ShelfFilter
    cards: tuple[Card, ...]
    total: int
    everything: int
    links: Page[int]

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        return tuple(
            Choice(name, LABELS[name], getattr(self.asked, name), (("", _("All")), *pairs.items()))
            for name, (_facet, pairs) in FILTERS.items()
        )

    @property
    def first_choices(self) -> tuple[Choice, ...]:
        return self.choices[:MOST_ASKED]

    @property
    def more_choices(self) -> tuple[Choice, ...]:
        return self.choices[MOST_ASKED:]

    @property
    def more_chosen(self) -> int:
        return sum(bool(one.chosen) for one in self.more_choices)

    @cached_property
    def chips(self) -> tuple[tuple[Text, str], ...]:
        """What is chosen: its words, and the address of the list without it."""
        return tuple(
            (FILTERS[name][1][value], self.asked.address(**{name: "", "page": 1}))
            for name, value in self.asked.chosen.items()
        )


def areas_of(content: Content) -> tuple[ActionArea, ...]:
    return tuple(one for one in rules_now().areas if one.slug in content.areas)


def rated(content: Content) -> tuple[Rated, ...]:
    """Confirmed ratings whose scheme and level we know."""
    found = []
    for one in content.public_ratings:
        scheme = words.SCHEMES.get(one.scheme)
        if scheme and one.level in scheme.levels:
            found.append(Rated(one, scheme, scheme.levels[one.level]))
    return tuple(found)


def shelf_page(asked: ShelfFilter, language: str) -> ShelfPage:
    """Five queries at most."""
    shelf = ToolkitEntry.objects.on_the_shelf()
    everything = shelf.count()
    for name, value in asked.chosen.items():
        shelf = shelf.with_facet(FILTERS[name][0], value)
    typed = words_of(asked.q)
    if asked.q:
        slugs = _by_words(shelf, typed, language) if typed else []
        total = len(slugs)
    else:
        slugs = []
        total = shelf.count() if asked.chosen else everything
    links = Paginator(range(total), PAGE_SIZE).get_page(asked.page)
    start = (links.number - 1) * PAGE_SIZE
    if asked.q:
        chosen = slugs[start : start + PAGE_SIZE]
        place = {slug: number for number, slug in enumerate(chosen)}
        rows = _told(ToolkitEntry.objects.filter(slug__in=chosen)) if chosen else []
        rows = sorted(rows, key=lambda row: place[row.slug])
    else:
        # Which rows, then the rows: sorting two thousand texts along with their titles is slow.
        title = "title_es" if language.startswith("es") else "title_en"
        ordered = shelf.order_by(title, "pk").values_list("pk", flat=True)
        chosen_pks = list(ordered[start : start + PAGE_SIZE])
        rows = _told(ToolkitEntry.objects.filter(pk__in=chosen_pks).order_by(title, "pk"))
    return ShelfPage(asked, cards_of(rows, language), total, everything, links)


def _by_words(shelf: Any, typed: list[str], language: str) -> list[str]:
    """Slugs of the shelf, best first."""
    found = SearchDocument.objects.filter(
        kind="toolkit", language=language[:2], visibility=Visibility.PUBLIC
    )
    open_here = set(shelf.values_list("slug", flat=True))
    ranked = best_first(found, Asked(tuple(typed), language[:2]), "ref_id")
    return [slug for (slug,) in ranked if slug in open_here]


def _told(rows: Any) -> list[ToolkitEntry]:
    return list(rows.select_related("current"))


def cards_of(rows: list[ToolkitEntry], language: str) -> tuple[Card, ...]:
    """One query: how many cities work with each."""
    today = clock.today()
    open_uses = Q(uses__ended_at=None)
    held = ToolkitEntry.objects.filter(pk__in=[row.pk for row in rows], uses__isnull=False)
    counts = dict(held.annotate(cities=Count("uses", filter=open_uses)).values_list("pk", "cities"))
    return tuple(
        Card(row, content, content.said_in(language), today, counts.get(row.pk, 0))
        for row in rows
        if row.current is not None
        for content in [row.current.content]
    )
