"""The commitments of a city, for its page and for the rules."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404

from thrive.base.decisions import Decision
from thrive.cities.models import Enrollment
from thrive.journey.models import CommitmentInstrument, CouncilDate
from thrive.journey.queries.council import next_dates
from thrive.journey.queries.milestones import Line, step_page
from thrive.journey.queries.record import newest_enrollment
from thrive.journey.queries.workspace import Workspace
from thrive.journey.rules import commitment as rules
from thrive.journey.rules.checklist import COMMITMENT
from thrive.journey.rules.commitment import OnPaper
from thrive.journey.rules.council import may_write_dates


@dataclass(frozen=True)
class Kept:
    """An act with what may be done with it. `why_not` says why it does not commit the city."""

    act: CommitmentInstrument
    may_check: bool
    may_return: bool
    why_not: str

    @property
    def vote(self) -> str:
        """ "6–1", with a third number where somebody abstained; empty when no vote is known."""
        votes = [one for one in (self.act.ayes, self.act.noes) if one is not None]
        if len(votes) < 2:
            return ""
        third = [self.act.abstain] if self.act.abstain else []
        return "–".join(str(one) for one in (*votes, *third))


@dataclass(frozen=True)
class CommitmentPage:
    at: Workspace
    acts: tuple[Kept, ...]
    line: Line | None
    may_record: Decision
    dates: tuple[CouncilDate, ...]
    may_write_dates: Decision


def commitment_page(at: Workspace) -> CommitmentPage:
    """Everything kept, newest first, and how the commitment step stands."""
    seat = at.enrollment
    assert seat is not None
    rows = CommitmentInstrument.objects.filter(community=at.community)
    step = step_page(at, COMMITMENT)
    return CommitmentPage(
        at=at,
        acts=tuple(kept(at, seat, act) for act in rows.order_by("-action_date", "-pk")),
        line=step.line if step else None,
        may_record=rules.may_keep(at.me, seat.status),
        dates=next_dates(at.community),
        may_write_dates=may_write_dates(at.me, seat.status),
    )


def kept(at: Workspace, seat: Enrollment, act: CommitmentInstrument) -> Kept:
    paper = on_paper(act)
    reason = "A reason of enough words."
    return Kept(
        act=act,
        may_check=bool(rules.may_check(at.me, seat.status, paper, seat.effective_on)),
        may_return=bool(rules.may_return(at.me, seat.status, paper, reason)),
        why_not=str(rules.commits(paper, seat.effective_on).sentence),
    )


def on_paper(instrument: CommitmentInstrument) -> OnPaper:
    return OnPaper(
        instrument.kind,
        instrument.action_date,
        instrument.ayes,
        instrument.noes,
        instrument.commits_to_act,
        instrument.status,
    )


def seat_of(instrument: CommitmentInstrument) -> Enrollment:
    """The seat that this act counts for. Acts are recorded for enrolled cities only."""
    found = newest_enrollment(instrument.community_id)
    if found is None:
        raise Http404
    return found
