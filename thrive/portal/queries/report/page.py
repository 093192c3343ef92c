"""The report as a page: its tables, every number with the address that opens its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from thrive.portal.queries.report.families import FAMILIES
from thrive.portal.queries.report.family import Family
from thrive.portal.queries.report.figures import Counted, Figure, figures_of, numbers
from thrive.portal.queries.report.scope import Choices, Scope
from thrive.portal.queries.report.seats import is_asked

_FAMILIES = {family.code: family for family in FAMILIES}


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of a cell; with `url`, a number that opens its rows, and what it counts in words."""

    text: str
    url: str = ""
    about: str = ""


Cell = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Line:
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`head` names the columns after the first; `says` tells how it was counted, where it matters."""

    code: str
    title: str
    first: str
    head: tuple[str, ...]
    lines: tuple[Line, ...]
    says: str = ""

    @property
    def is_wide(self) -> bool:
        return len(self.head) > 3

    @property
    def told(self) -> Iterator[tuple[str, list[tuple[str, Cell]]]]:
        """Label, and each cell with the words above it; what a line does not have is empty."""
        for line in self.lines:
            missing: tuple[Cell, ...] = ((),) * (len(self.head) - len(line.cells))
            yield line.label, list(zip(self.head, (*line.cells, *missing), strict=True))


@dataclass(frozen=True)
class ReportPage:
    scope: Scope | None
    choices: Choices
    tables: tuple[Table, ...]


@dataclass(frozen=True)
class _Told:
    """The numbers of one report, ready to be put into cells."""

    scope: Scope
    numbers: Mapping[str, Counted]
    start: str
    end: str

    def number(self, family: str, *key: str) -> Cell:
        figure = Figure(_FAMILIES[family], key)
        counted = self.numbers[figure.code]
        return (self._piece(figure, shown(figure.family, counted.number)),)

    def ages(self, family: str, *key: str) -> tuple[Cell, Cell]:
        """The middle and the longest age, in days; both open the same rows, the longest first."""
        figure = Figure(_FAMILIES[family], key)
        counted = self.numbers[figure.code]
        if counted.middle is None or counted.longest is None:
            return (Piece("–"),), (Piece("–"),)
        middle = number_format(counted.middle, 0 if counted.middle % 1 == 0 else 1)
        return (self._piece(figure, middle),), (self._piece(figure, str(counted.longest)),)

    def of(self, family: str, whole: str, *key: str) -> Cell:
        return (*self.number(family, *key), _between(), *self.number(whole, *key))

    def named(self, family: str, column: str) -> Iterator[tuple[str, str]]:
        """The values of a column and their words, in the order of the rulebook."""
        for value, words in _FAMILIES[family].by[column](self.scope.book).items():
            yield value, str(words)

    def line(self, family: str, *key: str) -> Line:
        return Line(str(_FAMILIES[family].words), (self.number(family, *key),))

    def _piece(self, figure: Figure, text: str) -> Piece:
        address = f"{self.start}{figure.code}/{self.end}"
        return Piece(text, address, figure.words(self.scope))


def _between() -> Piece:
    """Between a number and the whole it is a part of: "5 of 20"."""
    return Piece(_("of"))


def shown(family: Family, number: int | None) -> str:
    """A number as people read it: minutes as hours, few young people as few."""
    if number is None:
        return _("fewer than 11")
    return number_format(round(number / 60, 1), 1) if family.sums == "minutes" else str(number)


def report_page(scope: Scope | None, choices: Choices) -> ReportPage:
    """Fifteen queries after the scope, however much is on record."""
    if scope is None:
        return ReportPage(None, choices, ())
    told = _Told(scope, numbers(scope), reverse("reports"), scope.address)
    return ReportPage(scope, choices, tuple(table(told) for table in TABLES))


def lines_of(scope: Scope) -> Iterator[list[Any]]:
    """The whole report for a file: code, words, number, middle and longest age, address."""
    found, start = numbers(scope), reverse("reports")
    for figure in figures_of(scope):
        one = found[figure.code]
        yield [
            *(figure.code, figure.words(scope), shown(figure.family, one.number)),
            *("" if one.middle is None else one.middle, "" if one.longest is None else one.longest),
            f"{start}{figure.code}/{scope.address}",
        ]


def _places(told: _Told) -> Table:
    lines = []
    for tier, words in told.named("seats", "tier_then"):
        cap = told.scope.cycle.cap(tier)
        seats = reverse("seats") + f"?cycle={told.scope.cycle.slug}&tier={tier}"
        limit = Piece(str(cap), seats, _("Limit: %(tier)s") % {"tier": words}) if cap else None
        held = told.number("seats", tier)
        lines.append(
            Line(
                words,
                (
                    (*held, _between(), limit) if limit else held,
                    *(told.number(each, tier) for each in ("joined", "left", "waiting")),
                ),
            )
        )
    moved = (told.number("tier_changes"),)
    return Table(
        code="places",
        title=_("Places in each tier"),
        first=_("Tier"),
        head=(_("Hold a place"), _("Came in"), _("Left or graduated"), _("Wait in line")),
        lines=(*lines, Line(_("Moved to another tier"), moved)),
        says=_("The limit is today’s."),
    )


def _applications(told: _Told) -> Table:
    at_steps = (
        Line(f"{letter} · {words}", (told.number("at_step", letter), *told.ages("at_step", letter)))
        for letter, words in told.named("at_step", "at_step")
    )
    return Table(
        code="applications",
        title=_("Applications by step"),
        first=_("Next step"),
        head=(_("Applications"), _("Median days"), _("Longest, days")),
        lines=(*at_steps, Line(_("Sent in this time"), (told.number("sent"),))),
        says=_("Days since the step before was done. Places on the wait-list are counted above."),
    )


def _decisions(told: _Told) -> Table:
    return _split(told, "decisions", "outcome", _("Decisions made"), _("Decision"))


def _stages(told: _Told) -> Table:
    stages = (
        Line(words, (told.number("stages", stage), told.number("stage_moves", stage)))
        for stage, words in told.named("stages", "stage_then")
    )
    levels = (
        Line(_("Level %(number)s: %(name)s") % {"number": level, "name": words},
             (told.number("levels", level),))
        for level, words in told.named("levels", "level_then")
    )  # fmt: skip
    return Table(
        code="stages",
        title=_("Cities by stage and level"),
        first=_("Stage or level"),
        head=(_("Cities"), _("Entered it in this time")),
        lines=(*stages, *levels),
        says=_("Counts only. A stage says where the work is; nobody is ranked."),
    )


def _milestones(told: _Told) -> Table:
    tiers = list(told.named("seats", "tier_then"))
    lines = []
    for code, words in told.named("met", "code"):
        cells = [_met(told, code, tier) for tier, _words in tiers]
        lines.append(Line(words, (*cells, told.number("met_new", code))))
    return Table(
        code="milestones",
        title=_("Steps met"),
        first=_("Step of Table II"),
        head=(*(words for _tier, words in tiers), _("Met in this time")),
        lines=tuple(lines),
        says=_(
            "Met by the last day and still met today, of the cities the step is asked of. Where a "
            "tier may choose, only those that did it are counted."
        ),
    )


def _met(told: _Told, code: str, tier: str) -> Cell:
    if told.scope.book.requirement(code).cells[tier] == "none":
        return (Piece("–"),)
    if is_asked(told.scope, code, tier):
        return told.of("met", "asked", code, tier)
    return (*told.number("met", code, tier), Piece(_("(optional)")))


def _teams(told: _Told) -> Table:
    signed = (
        Line(_("Signatures given: %(how)s") % {"how": how}, (told.number("signatures", method),))
        for method, how in told.named("signatures", "method")
    )
    return Table(
        code="teams",
        title=_("Teams and agreements"),
        first=_("What is counted"),
        head=(_("Number"),),
        lines=(
            Line(
                str(_FAMILIES["core_complete"].words),
                ((*told.number("core_complete"), _between(),
                  *told.number("core_teams")),),
            ),
            Line(
                str(_FAMILIES["design_valid"].words),
                ((*told.number("design_valid"), _between(),
                  *told.number("design_teams")),),
            ),
            told.line("agreements"),
            told.line("agreements_new"),
            *signed,
            told.line("guardians"),
        ),
        says=_("Who speaks for a subgroup carries no day and is read as of today."),
    )  # fmt: skip


def _people(told: _Told) -> Table:
    adults = (
        Line(words, (told.number("members", kind),))
        for kind, words in told.named("members", "category")
    )
    seats = (
        Line(_("Core Team: %(seat)s") % {"seat": words}, (told.number("core_seats", seat),))
        for seat, words in told.named("core_seats", "seat")
    )
    return Table(
        code="people",
        title=_("People in teams"),
        first=_("Part in the team"),
        head=(_("People"),),
        lines=(told.line("youth"), *adults, *seats),
        says=_(
            "Fewer than 11 young people are never counted out, and their rows name no city. "
            "One person may sit in both teams."
        ),
    )


def _meetings(told: _Told) -> Table:
    return _split(told, "meetings", "of_team", _("Meetings held"), _("Team"))


def _commitments(told: _Told) -> Table:
    lines = (
        Line(words, (told.number("commitments", kind), told.number("commitments_new", kind)))
        for kind, words in told.named("commitments", "kind")
    )
    return Table(
        code="commitments",
        title=_("Commitments"),
        first=_("Kind"),
        head=(_("On record, checked"), _("Made in this time")),
        lines=tuple(lines),
        says=_("A proclamation is kept, and commits the city to nothing."),
    )


def _coaching(told: _Told) -> Table:
    lines = (
        Line(words, (told.number("hours", code), told.number("coaching", code)))
        for code, words in told.named("hours", "offering")
    )
    return Table(
        code="coaching",
        title=_("Coaching"),
        first=_("Kind of help"),
        head=(_("Hours"), _("Contacts")),
        lines=tuple(lines),
    )


def _split(told: _Told, family: str, column: str, title: str, first: str) -> Table:
    lines = (
        Line(words, (told.number(family, value),)) for value, words in told.named(family, column)
    )
    return Table(family, title, first, (_("Number"),), tuple(lines))


TABLES: tuple[Callable[[_Told], Table], ...] = (
    *(_places, _applications, _decisions, _stages, _milestones),
    *(_teams, _people, _meetings, _commitments, _coaching),
)
