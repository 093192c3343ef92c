"""One entry, several side by side, and what changed from text to text."""

from __future__ import annotations

import datetime
import difflib
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.refs import Ref
from thrive.cities.models import Community
from thrive.program.rulebook import ActionArea
from thrive.program.text import Text
from thrive.toolkit import words
from thrive.toolkit.content import Content, Said
from thrive.toolkit.models import CityUse, EntryVersion, ToolkitEntry
from thrive.toolkit.models.entry import edits
from thrive.toolkit.queries.shelf import Card, Rated, areas_of, cards_of, rated

MOST_COMPARED = 3
READ_BY_ALL = ("published", "stale", "retired", "replaced")


@dataclass(frozen=True)
class InUse:
    """A city that works with the entry. `use` can be ended by whoever may act for the city."""

    use: CityUse
    name: str
    slug: str
    since: datetime.datetime
    is_demo: bool


@dataclass(frozen=True)
class EntryPage:
    """`related` are other entries of the shelf; `indicators` may have a page by now, or not yet."""

    entry: ToolkitEntry
    version: EntryVersion
    content: Content
    said: Said
    cities: tuple[InUse, ...]
    related: tuple[Card, ...]
    instead: ToolkitEntry | None
    is_stale: bool
    language: str
    edits: bool

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
    def is_retired(self) -> bool:
        return self.version.status == "retired"

    @property
    def cost(self) -> Text:
        return words.COSTS[self.content.cost]

    @property
    def cdc(self) -> tuple[Text, ...]:
        return tuple(words.CDC[one] for one in self.content.cdc)

    @property
    def aims(self) -> tuple[Text, ...]:
        return tuple(words.AIMS[one] for one in self.content.aims)

    @property
    def makers(self) -> tuple[tuple[str, Text], ...]:
        return tuple((one, words.MAKERS[one]) for one in self.content.makers)

    @property
    def instruments(self) -> tuple[tuple[str, Text], ...]:
        return tuple((one, words.INSTRUMENTS[one]) for one in self.content.instruments)

    @property
    def populations(self) -> tuple[Text, ...]:
        return tuple(words.POPULATIONS[one] for one in self.content.populations)

    @property
    def examples(self) -> tuple[tuple[str, str, str], ...]:
        return tuple(
            (one.place, one.said_in(self.language), one.url) for one in self.content.examples
        )

    @property
    def indicators(self) -> tuple[Ref, ...]:
        known = ((one, words.INDICATORS.get(one)) for one in self.content.indicators)
        return tuple(
            Ref("indicator", slug, name.said_in(self.language)) for slug, name in known if name
        )


def entry_page(user: Any, slug: str, language: str) -> EntryPage | None:
    """None where there is nothing that this person may read. At most five queries."""
    rows = ToolkitEntry.objects.visible_to(user).exclude(current=None)
    entry = rows.select_related("current").filter(slug=slug).first()
    if entry is None or entry.current is None:
        return None
    content = entry.current.content
    shelf = ToolkitEntry.objects.on_the_shelf().select_related("current")
    wanted = [*content.related, entry.see_instead]
    near = {row.slug: row for row in shelf.filter(slug__in=wanted)}
    ordered = [near[one] for one in content.related if one in near]
    return EntryPage(
        entry=entry,
        version=entry.current,
        content=content,
        said=content.said_in(language),
        cities=_cities(entry),
        related=cards_of(ordered, language) if ordered else (),
        instead=near.get(entry.see_instead),
        is_stale=entry.is_stale(clock.today()),
        language=language,
        edits=edits(user),
    )


def _cities(entry: ToolkitEntry) -> tuple[InUse, ...]:
    rows = CityUse.objects.today().filter(entry=entry).select_related("community")
    return tuple(
        InUse(row, row.community.name, row.community.slug, row.taken_up_at, _is_demo(row.community))
        for row in rows.prefetch_related("community__enrollments__cycle").order_by(
            "community__name"
        )
    )


def _is_demo(community: Community) -> bool:
    return community.is_demo or any(one.cycle.is_demo for one in community.enrollments.all())


@dataclass(frozen=True)
class Comparison:
    """Up to three entries beside each other: (label, one cell for each)."""

    cards: tuple[Card, ...]
    rows: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    offers: tuple[tuple[str, str], ...]


def comparison(slugs: list[str], language: str) -> Comparison:
    """The named entries of the shelf, in the order they were named. Three queries."""
    wanted = list(dict.fromkeys(slugs))[:MOST_COMPARED]
    shelf = ToolkitEntry.objects.on_the_shelf()
    found = {row.slug: row for row in shelf.filter(slug__in=wanted).select_related("current")}
    cards = cards_of([found[one] for one in wanted if one in found], language)
    name = "title_es" if language.startswith("es") else "title_en"
    offers = tuple(shelf.order_by(name).values_list("slug", name))
    return Comparison(cards, _rows(cards, language), offers)


def _rows(
    cards: tuple[Card, ...], language: str
) -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    def named(pairs: dict[str, Text], values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(str(pairs[one]) for one in values if one in pairs)

    unrated = (str(words.RATINGS[words.UNRATED]),)
    rows = (
        (_("What it is"), [(card.said.summary,) for card in cards]),
        (_("Action area"), [tuple(str(area.name) for area in card.areas) for card in cards]),
        (
            _("Evidence"),
            [
                tuple(f"{one.scheme.name}: {one.level}" for one in card.ratings) or unrated
                for card in cards
            ],
        ),
        (_("Who decides"), [named(words.MAKERS, card.content.makers) for card in cards]),
        (_("Instrument"), [named(words.INSTRUMENTS, card.content.instruments) for card in cards]),
        (_("For whom"), [named(words.POPULATIONS, card.content.populations) for card in cards]),
        (
            _("Cost"),
            [(str(words.COSTS[card.content.cost]), card.said.cost_note) for card in cards],
        ),
        (_("Who could be left out"), [(card.said.disparity,) for card in cards]),
        (_("Should move"), [named(words.INDICATORS, card.content.indicators) for card in cards]),
        (
            _("Look at it again by"),
            [
                (date_format(card.entry.review_by) if card.entry.review_by else "—",)
                for card in cards
            ],
        ),
    )
    return tuple((label, tuple(cells)) for label, cells in rows)


@dataclass(frozen=True)
class Change:
    """What became of one part: lines that went, lines that came."""

    part: str
    gone: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True)
class TextVersion:
    """`who` is a role, never a name."""

    version: EntryVersion
    who: str
    changes: tuple[Change, ...]


def versions_of(entry: ToolkitEntry, *, everything: bool, language: str) -> tuple[TextVersion, ...]:
    """Newest first, each with its differences from the one before. Everybody reads what was
    published; editors (`everything`) also drafts and ratings that nobody has confirmed."""
    rows = entry.versions.order_by("number").select_related("written_by")
    if not everything:
        rows = rows.filter(status__in=READ_BY_ALL)
    made, before = [], None
    for row in rows.prefetch_related("written_by__roles"):
        now = row.content
        changes = _changes(before, now, everything, language) if before else ()
        made.append(TextVersion(row, _who(row), changes))
        before = now
    return tuple(reversed(made))


def _who(row: EntryVersion) -> str:
    return _(row.written_by.ref().text) if row.written_by else _("The platform")


def _changes(before: Content, now: Content, everything: bool, language: str) -> tuple[Change, ...]:
    old, new = (_lines(one, everything, language) for one in (before, now))
    changes = []
    for part, lines in new.items():
        was = old[part]
        if was == lines:
            continue
        marks = [line for line in difflib.ndiff(was, lines) if line[:2] in ("- ", "+ ")]
        gone = tuple(line[2:] for line in marks if line[0] == "-")
        came = tuple(line[2:] for line in marks if line[0] == "+")
        changes.append(Change(part, gone, came))
    return tuple(changes)


def _lines(content: Content, everything: bool, language: str) -> dict[str, list[str]]:
    """Every part in words, as lines that can be compared."""
    shown = content.ratings if everything else content.public_ratings
    lines: dict[str, list[str]] = {
        _("Sorted by"): [
            f"{facet}: {value}" for facet, value in content.facets() if facet != "ratings"
        ],
        _("Evidence"): [
            " · ".join(filter(None, (one.scheme, one.level, one.of, one.as_of, one.url)))
            for one in shown
        ],
        _("Examples"): [
            f"{one.place}: {one.said_in(language)} {one.url}" for one in content.examples
        ],
    }
    for code, name in (("en", _("English")), ("es", _("Spanish"))):
        said = content.said_in(code)
        lines |= {
            f"{name}: {_('Title and summary')}": [said.title, said.summary],
            f"{name}: {_('Why it works')}": [said.why],
            f"{name}: {_('Who enacts it')}": [said.enacted],
            f"{name}: {_('Steps')}": list(said.steps),
            f"{name}: {_('Cost')}": [said.cost_note],
            f"{name}: {_('Equity')}": [*said.equity, said.disparity],
            f"{name}: {_('Model text')}": [
                line for one in said.clauses for line in (one.heading, *one.lines)
            ],
        }
    return lines
