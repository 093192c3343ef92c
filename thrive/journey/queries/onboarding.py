"""A city's first steps as a page: what the house knows by itself, and what people wrote down."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thrive.base.decisions import Decision
from thrive.cities.models import CityRole, Enrollment
from thrive.cities.models.application import InvitationStep
from thrive.journey.models import OnboardingTick
from thrive.journey.queries.workspace import Workspace
from thrive.journey.rules import onboarding as rules
from thrive.journey.rules.first_steps import Known, OnboardingItem, Standing, steps_for
from thrive.journey.rules.hands import Hands
from thrive.people.models import Person, ProgramRole
from thrive.program.rulebook import Tier
from thrive.teams.models import Meeting
from thrive.teams.queries.facts import team_facts


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


@dataclass(frozen=True)
class OnboardingFacts:
    """For desks: how many first steps are done, and the first that is open (None when all are)."""

    done: int
    asked: int
    next: OnboardingItem | None


@dataclass(frozen=True)
class _Came:
    """How the city came in: number of its application, its first contact, days of its steps."""

    code: str
    contact: str
    days: dict[str, datetime.date]


def onboarding_page(at: Workspace) -> OnboardingPage:
    """Eight queries at most after the workspace."""
    seat = at.enrollment
    assert seat is not None
    came = _came(seat)
    stands = _standings(seat, came)
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
                *_where(item.code, standing.done, seat, came, at.me),
                is_next=item.code == first_open,
            )
            for item, standing, tick in stands
        ),
        may_tick=rules.may_onboard(at.me, seat.status),
    )


def onboarding_facts(enrollment: Enrollment) -> OnboardingFacts:
    """Eight queries at most."""
    stands = _standings(enrollment, _came(enrollment))
    still_open = [item for item, standing, _tick in stands if not standing.done]
    return OnboardingFacts(
        len(stands) - len(still_open), len(stands), still_open[0] if still_open else None
    )


def find_step(at: Workspace, code: str) -> FirstStep | None:
    """One of the first steps of this city; None where its tier has no such step."""
    return next((one for one in onboarding_page(at).steps if one.item.code == code), None)


def _standings(
    seat: Enrollment, came: _Came
) -> list[tuple[OnboardingItem, Standing, OnboardingTick | None]]:
    known = _known(seat, came)
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


def _came(seat: Enrollment) -> _Came:
    steps = InvitationStep.objects.filter(
        application__community=seat.community_id,
        application__cycle=seat.cycle_id,
        application__status="accepted",
    )
    rows = steps.order_by("done_on").values_list(
        "step", "done_on", "application__code", "application__contact_email"
    )
    found = list(rows)
    days = {step: timezone.localtime(at).date() for step, at, _code, _mail in found}
    return _Came(found[-1][2], found[-1][3], days) if found else _Came("", "", {})


def _known(seat: Enrollment, came: _Came) -> Known:
    people = _people(seat, came.contact)
    contacts = [one for one in people if one["is_contact"] or one["email"] == came.contact]
    without = bool(came.contact) and came.contact not in {one["email"] for one in people}
    asked = [one for one in people if one["is_asked"]]
    teams = team_facts(seat.community, seat.cycle.rulebook)
    meetings = Meeting.objects.filter(community=seat.community_id).order_by("starts_at")
    first = meetings.values_list("starts_at", flat=True).first()
    return Known(
        contacts=len(contacts) + without,
        signed_in=sum(one["last_login"] is not None for one in contacts),
        asked=len(asked),
        secured=sum(one["is_secured"] for one in asked),
        dates_sent_on=came.days.get("c"),
        cycle_starts_on=seat.cycle.starts_on,
        cycle_ends_on=seat.cycle.ends_on,
        introduced_on=came.days.get("f"),
        seats=teams.core_filled,
        seats_missing=teams.core_missing,
        core_set_on=teams.core_frozen_on,
        design_formed_on=teams.design_formed_on,
        design_missing=teams.why_not,
        agreed_on=seat.agreement_in_force_on,
        first_meeting_on=timezone.localtime(first).date() if first else None,
    )


def _people(seat: Enrollment, contact: str) -> list[dict[str, Any]]:
    """Who acts for the city today, and its first contact: what is known of their accounts."""
    acts = CityRole.objects.today().filter(community=seat.community_id, person=OuterRef("pk"))
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    secured = Authenticator.objects.filter(user=OuterRef("pk"), type__in=kinds)
    rows = Person.objects.present().filter(Exists(acts) | Q(email=contact))
    return list(
        rows.annotate(
            is_contact=Exists(acts.filter(role=CityRole.Role.CONTACT)),
            is_asked=Exists(ProgramRole.objects.current().filter(person=OuterRef("pk"))),
            is_secured=Exists(secured),
        ).values("email", "last_login", "is_contact", "is_asked", "is_secured")
    )


def _next(by: str) -> str:
    return _("Next: the coach of the city") if by == "coach" else _("Next: the city")


def _where(code: str, done: bool, seat: Enrollment, came: _Came, me: Hands) -> tuple[str, str]:
    """Address and words of the page where a step is done, for this reader."""
    slug = seat.community.slug
    if code == "accounts":
        if me.checks:
            return reverse("city_people", args=[slug]), _("Who may act for this city")
        return reverse("me"), _("My account")
    if code == "second_step":
        return reverse("mfa_index"), _("Set up a second step")
    if code in ("dates", "introduction") and came.code:
        name = {"dates": "follow_up", "introduction": "introduce"}[code]
        if me.checks and not done:
            words = {"dates": _("Send the mail"), "introduction": _("Introduce the city")}
            return reverse(name, args=[came.code]), words[code]
        return reverse("application_status", args=[came.code]), _("See the steps of the invitation")
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
