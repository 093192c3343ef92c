"""One application as staff see it: what to do next first, then everything there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from thrive.base.decisions import Decision, first_no
from thrive.cities.models import (
    CityApplication,
    CityRole,
    Determination,
    Enrollment,
    InfoSessionPlace,
    InvitationStep,
    WaitListPlace,
)
from thrive.cities.queries.cards import Card, card_of, with_its_parts
from thrive.cities.queries.checking import Chapter
from thrive.cities.queries.city import people_of, with_seats
from thrive.cities.queries.happened import Line, story
from thrive.cities.queries.reading import chapters_of
from thrive.cities.queries.reviews import ReviewLine, review_lines
from thrive.cities.queries.seats import Meter, meters
from thrive.cities.rules import applying, coaching, invitation, reviewing
from thrive.program.rulebook import InvitationStep as Step


@dataclass(frozen=True)
class StepRow:
    """`state` is done, now or later."""

    step: Step
    state: str
    done: InvitationStep | None


@dataclass(frozen=True)
class StaffPage:
    """`meters` are the seats of the cycle while the city has none; `attended` and `coming` are the
    information sessions that count for step b while it is next."""

    application: CityApplication
    card: Card
    steps: tuple[StepRow, ...]
    may: dict[str, Decision]
    chapters: tuple[Chapter, ...]
    reviews: tuple[ReviewLine, ...]
    meters: tuple[Meter, ...]
    determination: Determination | None
    enrollment: Enrollment | None
    place: WaitListPlace | None
    attended: InfoSessionPlace | None
    coming: InfoSessionPlace | None
    roles: tuple[CityRole, ...]
    story: tuple[Line, ...]
    team: Decision
    is_admin: bool

    @property
    def now(self) -> StepRow | None:
        return next((row for row in self.steps if row.state == "now"), None)

    @property
    def wants_reviewers(self) -> bool:
        asked = sum(line.review.status != "recused" for line in self.reviews)
        return asked < reviewing.REVIEWERS

    @property
    def blocked(self) -> str:
        """Why the errand of the step that is next is not open to this viewer; empty if it is."""
        errand = {"b": "record", "c": "follow_up", "e": "assign", "f": "introduce"}
        name = errand.get(self.card.step, "confirm_team" if self.card.step == "g" else "")
        if self.card.step == "d":
            name = "ask_reviewers" if self.wants_reviewers else "decide"
        return str(self.may[name].sentence) if name else ""


def staff_page(viewer: Any, code: str) -> StaffPage | None:
    """Everything about one application; None where this viewer may not see it. Bounded queries."""
    mine = CityApplication.objects.visible_to(viewer).filter(code=code)
    found = mine.select_related("cycle", "outreach_by", "community__county")
    application = found.prefetch_related("attachments").first()
    if application is None:
        return None
    waiting = with_its_parts(application).waiting  # type: ignore[attr-defined]
    with_seats(application.community)
    done = {step.step: step for step in application.steps.all()}
    card = card_of(application)
    now = card.step
    rows = tuple(
        StepRow(
            step,
            "done" if step.letter in done else "now" if step.letter == now else "later",
            done.get(step.letter),
        )
        for step in application.rulebook.steps
    )
    places = _sessions(application) if now == "b" else []
    community = application.community
    seats = [one for one in community.enrollments.all() if one.cycle_id == application.cycle_id]
    enrollment = max(seats, key=lambda one: one.pk, default=None)
    return StaffPage(
        application=application,
        card=card,
        steps=rows,
        may=_may(viewer, application),
        chapters=chapters_of(application),
        reviews=review_lines(viewer, application),
        meters=() if enrollment else meters(application.cycle),
        determination=application.determinations.order_by("-decided_at").first(),
        enrollment=enrollment,
        place=next(iter(waiting), None),
        attended=next((place for place in places if place.attended), None),
        coming=next((place for place in places if place.attended is None), None),
        roles=people_of(community),
        story=story(
            application.ref(),
            community.ref(),
            rulebook=application.rulebook,
        ),
        team=invitation.is_whole(application),
        is_admin="admin" in viewer.program_roles,
    )


def _sessions(application: CityApplication) -> list[InfoSessionPlace]:
    """Those it signed up for, the first asked first."""
    kept = application.info_session_places.filter(session__cancelled_at=None)
    return list(kept.select_related("session").order_by("asked_at"))


def _may(viewer: Any, application: CityApplication) -> dict[str, Decision]:
    """Each thing staff can do here, with the sentence where they cannot."""
    step = {letter: invitation.may_do_step(viewer, application, letter) for letter in "bfg"}
    run = coaching.may_run_coaching(viewer)
    return {
        "record": step["b"],
        "follow_up": invitation.may_send_follow_up(viewer, application),
        "ask_reviewers": reviewing.may_open_reviewing(viewer, application),
        "decide": reviewing.may_open_decision(viewer, application),
        "assign": first_no(run, coaching.has_its_tier(application.community)),
        "introduce": step["f"],
        "confirm_team": step["g"],
        "withdraw": applying.may_withdraw(viewer, application),
        "decline": reviewing.may_open_decline(viewer, application),
        "people": coaching.may_manage_people(viewer, application.community),
    }
