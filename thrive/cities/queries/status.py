"""Where an application stands: seven steps with dates, who acts next, and what to do."""

from __future__ import annotations

import datetime
import itertools
from collections import defaultdict
from dataclasses import dataclass
from statistics import median

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thrive.base import clock
from thrive.cities.models import (
    Applicant,
    CityApplication,
    InfoSession,
    InfoSessionPlace,
    InvitationStep,
    WaitListPlace,
)
from thrive.cities.queries.applying import sessions_for
from thrive.cities.queries.writing import form_of
from thrive.cities.rules.applying import stays_open
from thrive.program.rulebook import InvitationStep as Step

STUCK_AFTER = 14  # days without a move (R47)
ENOUGH = 5  # cities before a usual time is told
ENDED = ("withdrawn", "not_now")


@dataclass(frozen=True)
class StepLine:
    """One step. `state` is done, now or later; `does` says what happens, by whom."""

    step: Step
    state: str
    done_on: datetime.datetime | None
    usual: str

    @property
    def is_ours(self) -> bool:
        return self.step.who_acts == "act"


@dataclass(frozen=True)
class StatusPage:
    application: CityApplication
    steps: tuple[StepLine, ...]
    now: StepLine | None
    headline: str
    to_do: str
    city_acts: bool
    waits_since: datetime.datetime
    idle_days: int
    place: WaitListPlace | None
    position: int
    me: Applicant | None
    sessions: tuple[SessionLine, ...]
    team_section: str
    has_letter: bool

    @property
    def is_stuck(self) -> bool:
        return self.now is not None and self.idle_days > STUCK_AFTER

    @property
    def waits_for_official(self) -> bool:
        one = self.application
        return one.status in ("sent", "in_review") and one.official_confirmed_at is None


@dataclass(frozen=True)
class SessionLine:
    session: InfoSession
    mine: InfoSessionPlace | None
    free: int


def status_page(application: CityApplication, me: Applicant | None) -> StatusPage:
    """At most seven queries."""
    done = {step.step: step.done_on for step in application.steps.all()}
    usual = usual_days(application)
    letters = [step.letter for step in application.rulebook.steps]
    ended = application.status in ENDED
    current = None if ended else next((one for one in letters if one not in done), None)
    steps = tuple(
        StepLine(
            step,
            "done" if step.letter in done else "now" if step.letter == current else "later",
            done.get(step.letter),
            _in_days(usual.get(step.letter)),
        )
        for step in application.rulebook.steps
    )
    now = next((line for line in steps if line.state == "now"), None)
    place = application.wait_list_places.waiting().first()
    headline, to_do, city_acts = _next(application, now, place)
    return StatusPage(
        application=application,
        steps=steps,
        now=now,
        headline=headline,
        to_do=to_do,
        city_acts=city_acts,
        waits_since=application.moved_at,
        idle_days=(clock.now() - application.moved_at).days,
        place=place,
        position=_position(place) if place else 0,
        me=me,
        sessions=_sessions(application) if me and current in ("a", "b") else (),
        team_section=_team_section(application),
        has_letter=me is not None and application.determinations.exists(),
    )


def _team_section(application: CityApplication) -> str:
    sections = form_of(application).sections
    return next((section.slug for section in sections if stays_open(section)), "")


def usual_days(application: CityApplication) -> dict[str, int]:
    """Step letter → the middle number of days it took, where enough cities have done it."""
    by_city: dict[int, list[tuple[str, datetime.datetime]]] = defaultdict(list)
    rows = InvitationStep.objects.filter(application__is_demo=application.is_demo)
    for pk, letter, done_on in rows.order_by("step").values_list(
        "application_id", "step", "done_on"
    ):
        by_city[pk].append((letter, done_on))
    took: dict[str, list[int]] = defaultdict(list)
    for steps in by_city.values():
        for (_before, earlier), (letter, later) in itertools.pairwise(steps):
            took[letter].append(max((later - earlier).days, 0))
    return {letter: round(median(days)) for letter, days in took.items() if len(days) >= ENOUGH}


def _in_days(days: int | None) -> str:
    if days is None:
        return ""
    if days == 0:
        return _("Usually the same day")
    return ngettext("Usually %(days)s day", "Usually %(days)s days", days) % {"days": days}


def _position(place: WaitListPlace) -> int:
    line = WaitListPlace.objects.waiting().filter(cycle=place.cycle_id, tier=place.tier)
    return line.filter(number__lte=place.number).count()


def _sessions(application: CityApplication) -> tuple[SessionLine, ...]:
    """The next five sessions, those in the application's language first on the same day."""
    mine = {one.session_id: one for one in application.info_session_places.all()}
    coming = sessions_for(application).going_ahead().filter(starts_at__gt=clock.now())
    first = sorted(
        coming.prefetch_related("places").order_by("starts_at")[:5],
        key=lambda one: (
            timezone.localdate(one.starts_at),
            one.language != application.language,
            one.starts_at,
        ),
    )
    return tuple(
        SessionLine(one, mine.get(one.pk), max(one.capacity - len(one.places.all()), 0))
        for one in first
    )


def _next(
    application: CityApplication, now: StepLine | None, place: WaitListPlace | None
) -> tuple[str, str, bool]:
    """The headline, what to do, and whether it is the city's move."""
    match application.status:
        case "withdrawn":
            return (
                _("This application was withdrawn"),
                _("Nothing more happens. You can start again from its answers at any time."),
                False,
            )
        case "not_now":
            return (
                _("Not now: and the door stays open"),
                _("You can join as an Affiliate in one step, or start again from these answers."),
                True,
            )
        case "draft":
            return (
                _("The application is being written"),
                _("Open it with your private link, finish it and send it. Nobody reads it before."),
                True,
            )
        case "wait_listed":
            return (
                _("On the wait-list"),
                _("A seat goes to the first in line as soon as one is free. You need do nothing."),
                False,
            )
    if now is None:
        return (_("All seven steps are done"), _("Welcome. Your city's page has the rest."), False)
    if now.step.letter == "d" and application.official_confirmed_at is None:
        return (
            _("A city official has to confirm"),
            _("The review begins when they say yes. Ask them to look for our mail."),
            True,
        )
    does = now.step.act_does if now.is_ours else now.step.city_does
    return (str(now.step.name), str(does), not now.is_ours)
