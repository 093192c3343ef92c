"""A city's data journey as pages: the stepper, one phase, and the plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thrive.base.decisions import Decision, first_no
from thrive.base.models import Entry
from thrive.indicators.models import (
    AssetPin,
    DataPhase,
    DataStory,
    Finding,
    Neighborhood,
    PhaseOutput,
    PlanLink,
    SensemakingSession,
)
from thrive.indicators.queries.deeds import Deed, deeds_of, why_not
from thrive.indicators.queries.workspace import CityData, cell_of
from thrive.indicators.rules import moves as rules
from thrive.program.rulebook import DataPhase as PhaseText

MOST_LINKS = 12  # each is looked up in the room that owns the plan
STATES = {"planned": "later", "under_way": "now", "closed": "done"}


@dataclass(frozen=True)
class Left:
    """Something a phase left behind that stands on a page of its own."""

    words: str
    url: str | None


@dataclass(frozen=True)
class Stage:
    """One phase of the stepper. `state` is done, now or later."""

    text: PhaseText
    row: DataPhase
    outputs: tuple[PhaseOutput, ...]
    left: tuple[Left, ...]

    @property
    def state(self) -> str:
        return STATES[self.row.status]

    @property
    def url(self) -> str:
        return self.row.get_absolute_url()

    @property
    def when(self) -> str:
        if self.row.closed_on:
            return _("Closed on %(day)s") % {"day": date_format(self.row.closed_on)}
        if self.row.begun_on:
            return _("Under way since %(day)s") % {"day": date_format(self.row.begun_on)}
        return _("Still ahead")


@dataclass(frozen=True)
class JourneyPage:
    at: CityData
    stages: tuple[Stage, ...]
    focus: tuple[Neighborhood, ...]
    stories: tuple[DataStory, ...]
    may_open: Decision
    plan_deeds: tuple[Deed, ...]

    @property
    def finding(self) -> str:
        """How far the journey is, in a sentence."""
        closed = sum(one.state == "done" for one in self.stages)
        words = ngettext(
            "%(n)s of %(all)s phases is closed.", "%(n)s of %(all)s phases are closed.", closed
        ) % {"n": closed, "all": len(self.stages)}
        now = [str(one.text.name) for one in self.stages if one.state == "now"]
        return f"{words} " + _("Under way: %(what)s.") % {"what": "; ".join(now)} if now else words


@dataclass(frozen=True)
class PhasePage:
    at: CityData
    stage: Stage
    deeds: tuple[Deed, ...]
    why_not: str
    may_add: Decision
    may_take_off: Decision
    before: Stage | None
    after: Stage | None


@dataclass(frozen=True)
class PlanPage:
    """`parts`: (heading, words) of the five. Everybody reads an accepted plan."""

    at: CityData
    parts: tuple[tuple[str, str], ...]
    deeds: tuple[Deed, ...]
    may_write: Decision
    log: tuple[Entry, ...]


def journey_page(at: CityData, user: Any) -> JourneyPage:
    """Nine queries after the city, however much there is."""
    stages = _stages(at)
    journey = at.journey
    rows = Neighborhood.objects.filter(community=at.community, status="focus").order_by("name")
    focus = tuple(rows)
    for one in focus:
        one.community = at.community
    told = DataStory.objects.filter(community=at.community, status="published").newest_first()
    cell = cell_of(at.enrollment) if at.enrollment else "none"
    may_open = first_no(rules.may_work(at.me, at.seat), rules.may_have_a_journey(cell))
    return JourneyPage(
        at=at,
        stages=stages,
        focus=focus,
        stories=tuple(told[:6]),
        may_open=may_open,
        plan_deeds=deeds_of(journey, at.me, user, at.seat) if journey else (),
    )


def phase_page(at: CityData, number: int, user: Any) -> PhasePage | None:
    stages = _stages(at)
    found = next((one for one in stages if one.row.number == number), None)
    if found is None:
        return None
    place = stages.index(found)
    closing = ""
    if at.me.inside and found.row.status == "under_way":
        closing = why_not(found.row, at.me, user, at.seat, "close")
    return PhasePage(
        at=at,
        stage=found,
        deeds=deeds_of(found.row, at.me, user, at.seat),
        why_not=closing,
        may_add=rules.may_join(at.me, at.seat),
        may_take_off=rules.may_take_off_output(at.me, at.seat, found.row.status),
        before=stages[place - 1] if place else None,
        after=stages[place + 1] if place + 1 < len(stages) else None,
    )


def plan_page(at: CityData, user: Any) -> PlanPage | None:
    """None for a visitor while the plan is not accepted."""
    journey = at.journey
    if journey is None or (not at.me.inside and journey.status != "accepted"):
        return None
    return PlanPage(
        at=at,
        parts=tuple(zip(part_names(), _words_of(journey), strict=True)),
        deeds=deeds_of(journey, at.me, user, at.seat),
        may_write=rules.may_write_plan(at.me, at.seat, journey.status),
        log=tuple(Entry.objects.about(journey.ref())) if at.me.inside else (),
    )


def part_names() -> tuple[str, ...]:
    return (
        _("What the city wants to know"),
        _("Which numbers, by action area"),
        _("Which neighborhoods"),
        _("Who does what"),
        _("How numbers and people stay safe"),
    )


def _words_of(journey: Any) -> tuple[str, ...]:
    return (journey.questions, journey.measures, journey.places, journey.people, journey.safety)


def _stages(at: CityData) -> tuple[Stage, ...]:
    """Two queries for the phases, five for what stands on pages of its own."""
    if at.journey is None:
        return ()
    rows = DataPhase.objects.filter(journey=at.journey).prefetch_related("outputs")
    texts = {one.number: one for one in at.phases}
    left = _left(at)
    made = []
    for row in rows.order_by("number"):
        row.journey = at.journey
        if row.number in texts:
            outputs = sorted(row.outputs.all(), key=lambda one: (one.happened_on, one.pk))
            made.append(
                Stage(texts[row.number], row, tuple(outputs), tuple(left.get(row.number, ())))
            )
    return tuple(made)


def _left(at: CityData) -> dict[int, list[Left]]:
    """Phase → what it left on pages of its own, as everybody may see it."""
    city, slug = at.community, at.slug
    focus = Neighborhood.objects.filter(community=city, status="focus").order_by("name")
    pins = AssetPin.objects.filter(community=city, status="shown").count()
    held = SensemakingSession.objects.filter(community=city, status="held").order_by("held_on")
    said = Finding.objects.public().filter(session__community=city).count()
    told = DataStory.objects.filter(community=city, status="published").newest_first()
    links = PlanLink.objects.filter(community=city).order_by("-pk")[:MOST_LINKS]
    found: dict[int, list[Left]] = {
        2: [Left(one.name, reverse("neighborhood", args=[slug, one.pk])) for one in focus],
        4: [Left(one.title, reverse("sensemaking_session", args=[slug, one.pk])) for one in held],
        6: [Left(one.title, one.get_absolute_url()) for one in told],
        7: [Left(one.to_text, url) for one in links if (url := one.to.url()) or at.me.inside],
    }
    if pins:
        words = ngettext("%(n)s place on the map", "%(n)s places on the map", pins) % {"n": pins}
        found[2].append(Left(words, reverse("pins", args=[slug])))
    if said:
        words = ngettext("%(n)s note beside charts", "%(n)s notes beside charts", said)
        found[4].append(Left(words % {"n": said}, reverse("sensemaking", args=[slug])))
    return found
