"""A city's first steps as a page: what the house knows by itself, and what people wrote down."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.decisions import Decision
from thrive.cities.models import Enrollment
from thrive.journey.models import OnboardingTick
from thrive.journey.queries.onboarding_known import KnownOf, known_of
from thrive.journey.queries.workspace import Workspace
from thrive.journey.rules import onboarding as rules
from thrive.journey.rules.first_steps import Known, OnboardingItem, Standing, steps_for
from thrive.journey.rules.hands import Hands
from thrive.program.rulebook import Rulebook, Tier


@dataclass(frozen=True)
class FirstStep:
    """A row of the list. `url` is where it is done, with its words; both may be empty."""

    item: OnboardingItem
    standing: Standing
    tick: OnboardingTick | None
    next: str
    url: str
    link: str
    is_next: bool

    @property
    def is_for_people(self) -> bool:
        """The platform cannot see it: somebody writes it down."""
        return self.item.known is None

    @property
    def mark(self) -> str:
        return "verified" if self.standing.done else "not_started"


@dataclass(frozen=True)
class OnboardingPage:
    at: Workspace
    tier: Tier
    steps: tuple[FirstStep, ...]
    may_tick: Decision

    @property
    def asked(self) -> int:
        return len(self.steps)

    @property
    def done(self) -> int:
        return sum(one.standing.done for one in self.steps)

    @property
    def is_complete(self) -> bool:
        return self.done == self.asked


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A first step that is not done. `by` is who does it now: "city" or "coach"."""

    item: OnboardingItem
    by: str


@dataclass(frozen=True, slots=True)
class OnboardingFacts:
    """For desks: how many first steps are asked for, and those that are open, in order."""

    asked: int
    open: tuple[OpenStep, ...]

    @property
    def done(self) -> int:
        return self.asked - len(self.open)


def onboarding_page(at: Workspace) -> OnboardingPage:
    """Three queries at most after the workspace."""
    seat = at.enrollment
    assert seat is not None
    found = known_of({seat.pk: seat.cycle.rulebook})[seat.pk]
    stands = _standings(seat, found.known)
    first_open = next((item.code for item, standing, _tick in stands if not standing.done), "")
    return OnboardingPage(
        at=at,
        tier=at.book.tier(seat.tier),
        steps=tuple(
            FirstStep(
                item,
                standing,
                tick,
                _next(standing.by or item.by) if not standing.done else "",
                *_where(item.code, standing.done, seat, found.code, at.me),
                is_next=item.code == first_open,
            )
            for item, standing, tick in stands
        ),
        may_tick=rules.may_onboard(at.me, seat.status),
    )


def onboarding_facts(
    tiers: Mapping[int, str],
    books: Mapping[int, Rulebook],
    since: datetime.date = datetime.date.min,
) -> dict[int, OnboardingFacts]:
    """For enrollments given with tier and rules, those that joined on `since` or later. One query,
    and a second where a Core Team is not confirmed yet."""
    return {
        pk: _facts(steps_for(tiers[pk], found.known), found)
        for pk, found in known_of(books, since).items()
    }


def _facts(steps: tuple[OnboardingItem, ...], found: KnownOf) -> OnboardingFacts:
    still_open = []
    for item in steps:
        standing = (
            item.known(found.known) if item.known else Standing(item.code in found.ticked, "")
        )
        if not standing.done:
            still_open.append(OpenStep(item, standing.by or item.by))
    return OnboardingFacts(len(steps), tuple(still_open))


def find_step(at: Workspace, code: str) -> FirstStep | None:
    """One of the first steps of this city; None where its tier has no such step."""
    return next((one for one in onboarding_page(at).steps if one.item.code == code), None)


def _standings(
    seat: Enrollment, known: Known
) -> list[tuple[OnboardingItem, Standing, OnboardingTick | None]]:
    ticks = {
        one.code: one
        for one in OnboardingTick.objects.filter(enrollment=seat).select_related("ticked_by")
    }
    return [
        (item, item.known(known), None)
        if item.known
        else (item, _ticked(ticks.get(item.code)), ticks.get(item.code))
        for item in steps_for(seat.tier, known)
    ]


def _ticked(tick: OnboardingTick | None) -> Standing:
    if tick is None:
        return Standing(False, _("Nobody has written it down yet."))
    who = str(tick.ticked_by) if tick.ticked_by else _("somebody who has left")
    words = _("Written down by %(who)s.") % {"who": who}
    return Standing(True, f"{words} {tick.note}".strip(), tick.happened_on)


def _next(by: str) -> str:
    return _("Next: the coach of the city") if by == "coach" else _("Next: the city")


def _where(code: str, done: bool, seat: Enrollment, came: str, me: Hands) -> tuple[str, str]:
    """Address and words of the page where a step is done, for this reader."""
    slug = seat.community.slug
    if code == "accounts":
        if me.checks:
            return reverse("city_people", args=[slug]), _("Who may act for this city")
        return reverse("me"), _("My account")
    if code == "second_step":
        return reverse("mfa_index"), _("Set up a second step")
    if code in ("dates", "introduction") and came:
        name = {"dates": "follow_up", "introduction": "introduce"}[code]
        if me.checks and not done:
            words = {"dates": _("Send the mail"), "introduction": _("Introduce the city")}
            return reverse(name, args=[came]), words[code]
        return reverse("application_status", args=[came]), _("See the steps of the invitation")
    if code == "first_meeting" and not done:
        return reverse("call_meeting", args=[slug]), _("Call a meeting")
    pages = {
        "core_team": ("core_team", _("Open the Core Team")),
        "first_meeting": ("meetings", _("Open the meetings")),
        "design_team": ("design_team", _("Open the Design Team")),
        "agreement": ("agreement", _("Open the Letter of Agreement")),
    }
    if code in pages:
        name, words_ = pages[code]
        return reverse(name, args=[slug]), words_
    return "", ""
