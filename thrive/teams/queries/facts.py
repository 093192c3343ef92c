"""What other rooms ask about a city's teams: how many seats, whether the Design Team is valid."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils import timezone

from thrive.cities.models import Community
from thrive.program import registry
from thrive.program.rulebook import Rulebook
from thrive.teams.models import CoreTeamSeat, DesignTeam, DesignTeamMembership
from thrive.teams.queries.provisional import seats_in_answers
from thrive.teams.rules.design import why_not_counted


@dataclass(frozen=True, slots=True)
class Coverage:
    """One of the five parts of the city at the table. `missing` names the kinds nobody stands for."""

    letter: str
    slug: str
    name: str
    members: int
    missing: tuple[str, ...]

    @property
    def is_filled(self) -> bool:
        return not self.missing


@dataclass(frozen=True)
class TeamFacts:
    """`core_filled` counts provisional seats too; `core_frozen_on` is None until step g.

    `members` and `representatives` count by subgroup ("youth", "adult"). `why_not` says what the
    Design Team still needs to be valid (R50), one sentence each; empty when it is.
    """

    core_filled: int
    core_missing: tuple[str, ...]
    core_frozen_on: datetime.date | None
    design_formed_on: datetime.date | None
    members: Mapping[str, int]
    representatives: Mapping[str, int]
    coverage: tuple[Coverage, ...]
    why_not: tuple[str, ...]

    @property
    def has_youth(self) -> bool:
        return self.members.get("youth", 0) > 0

    @property
    def has_adult(self) -> bool:
        return self.members.get("adult", 0) > 0

    @property
    def is_valid(self) -> bool:
        return not self.why_not

    @property
    def sentence(self) -> str:
        """Why the Design Team does not count yet; empty when it does."""
        return " ".join(self.why_not)


@dataclass
class _Counted:
    """What was read about one community."""

    seats: set[str] = field(default_factory=set)
    frozen_at: datetime.datetime | None = None
    formed_on: datetime.date | None = None
    categories: Counter[str] = field(default_factory=Counter)
    members: Counter[str] = field(default_factory=Counter)
    representatives: Counter[str] = field(default_factory=Counter)


def team_facts(community: Community, rulebook: Rulebook | None = None) -> TeamFacts:
    """Four queries at most."""
    return facts_of([community.pk], rulebook)[community.pk]


def facts_of(communities: Iterable[int], rulebook: Rulebook | None = None) -> dict[int, TeamFacts]:
    """The same for many communities at once, by their number; still four queries."""
    rules, asked = rulebook or registry.current(), list(communities)
    counted: dict[int, _Counted] = defaultdict(_Counted)
    _read_seats(asked, counted)
    open_ones = [pk for pk in asked if counted[pk].frozen_at is None]
    if open_ones:
        for pk, named in seats_in_answers(open_ones, rules).items():
            counted[pk].seats = set(named)
    teams = DesignTeam.objects.filter(community__in=asked).values_list("community", "formed_on")
    for pk, formed_on in teams:
        counted[pk].formed_on = formed_on
    if any(counted[pk].formed_on for pk in asked):
        _read_members(asked, counted)
    return {pk: _facts(counted[pk], rules) for pk in asked}


def _read_seats(asked: list[int], counted: dict[int, _Counted]) -> None:
    rows = CoreTeamSeat.objects.filter(team__community__in=asked).exclude(team__frozen_at=None)
    for pk, code, until, frozen_at in rows.values_list(
        "team__community", "seat", "until", "team__frozen_at"
    ):
        counted[pk].frozen_at = frozen_at
        if until is None:
            counted[pk].seats.add(code)


def _read_members(asked: list[int], counted: dict[int, _Counted]) -> None:
    rows = DesignTeamMembership.objects.today().filter(team__community__in=asked)
    for pk, category, circle, speaks in rows.values_list(
        "team__community", "category", "subgroup__kind", "is_representative"
    ):
        one = counted[pk]
        one.categories[category] += 1
        if circle:
            one.members[circle] += 1
            one.representatives[circle] += int(speaks)


def _facts(one: _Counted, rulebook: Rulebook) -> TeamFacts:
    frozen_on = timezone.localtime(one.frozen_at).date() if one.frozen_at else None
    return TeamFacts(
        core_filled=len(one.seats),
        core_missing=tuple(str(seat.name) for seat in rulebook.seats if seat.code not in one.seats),
        core_frozen_on=frozen_on,
        design_formed_on=one.formed_on,
        members=one.members,
        representatives=one.representatives,
        coverage=coverage_of(one.categories, rulebook),
        why_not=why_not_counted(
            rulebook, one.members, one.representatives, formed=bool(one.formed_on)
        ),
    )


def coverage_of(categories: Mapping[str, int], rulebook: Rulebook) -> tuple[Coverage, ...]:
    """The five parts of the table; a part is filled when each of its kinds has somebody (R49)."""
    return tuple(
        Coverage(
            letter=part.letter,
            slug=part.slug,
            name=str(part.name),
            members=sum(categories.get(kind.value, 0) for kind in part.members),
            missing=tuple(
                str(kind.label) for kind in part.members if not categories.get(kind.value)
            ),
        )
        for part in rulebook.design_categories
    )
