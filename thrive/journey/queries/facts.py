"""What the rooms above may show of a city's way: public things only."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from thrive.cities.models import Community, Enrollment
from thrive.journey.models import CommitmentInstrument, Evidence, ProgressionAssessment, StageChange
from thrive.journey.queries.record import checklist_of, facts_of
from thrive.journey.queries.words import standing_words
from thrive.journey.rules.checklist import Row
from thrive.program.rulebook import Stage


@dataclass(frozen=True)
class PublicRow:
    """A step of Table II as the public may know it: how it stands, in a word."""

    row: Row
    words: str


@dataclass(frozen=True)
class PublicStage:
    stage: Stage
    since: datetime.date


@dataclass(frozen=True)
class JourneyFacts:
    """`waiting` and `missing` are codes, for desks: with the coach, and still to do."""

    community: Community
    enrollment: Enrollment
    asked: int
    done: int
    rows: tuple[PublicRow, ...]
    stages: tuple[PublicStage, ...]
    level: int
    commitments: tuple[CommitmentInstrument, ...]
    evidence: tuple[Evidence, ...]
    waiting: tuple[str, ...]
    missing: tuple[str, ...]


def journey_facts(community: Community) -> JourneyFacts | None:
    """None for a city without a seat today. Seven queries, however much is on record."""
    held = Enrollment.objects.holding_a_seat().filter(community=community)
    seat = held.select_related("cycle").order_by("pk").first()
    if seat is None:
        return None
    seat.community = community
    found, book = checklist_of(seat, facts_of(seat)), seat.cycle.rulebook
    changes = StageChange.objects.filter(enrollment=seat, status="confirmed").order_by("settled_at")
    read = ProgressionAssessment.objects.filter(enrollment=seat, status="confirmed")
    shown = Evidence.objects.filter(
        milestone__enrollment=seat,
        visibility="public",
        milestone__status__in=("verified", "completed_prior"),
    )
    acts = CommitmentInstrument.objects.filter(community=community, status="checked")
    return JourneyFacts(
        community=community,
        enrollment=seat,
        asked=found.asked,
        done=found.done,
        rows=tuple(PublicRow(row, standing_words(row)) for row in found.table),
        stages=(
            PublicStage(book.stages[0], seat.effective_on),
            *(
                PublicStage(book.stage(one.after), one.settled_at.date())
                for one in changes
                if one.settled_at
            ),
        ),
        level=read.order_by("-rated_at", "-pk").values_list("level", flat=True).first() or 1,
        commitments=tuple(acts.order_by("action_date")),
        evidence=tuple(shown.select_related("milestone").order_by("happened_on", "pk")),
        waiting=tuple(row.step.code for row in found.table if row.status == "submitted"),
        missing=tuple(row.step.code for row in found.table if row.counts and not row.settled),
    )
