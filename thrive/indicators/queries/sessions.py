"""Sense-making sessions, what was said in one, and the register of consents, as pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from thrive.base.decisions import Decision
from thrive.base.refs import Ref
from thrive.indicators.models import Consent, Finding, SensemakingSession
from thrive.indicators.plan_items import Onward, items_of, led_to
from thrive.indicators.queries.deeds import Deed, deeds_of
from thrive.indicators.queries.shelf import on_shelf
from thrive.indicators.queries.story_charts import StoryChart, story_chart
from thrive.indicators.queries.workspace import CityData
from thrive.indicators.rules import consents as more
from thrive.indicators.rules import moves as rules
from thrive.indicators.rules.consents import is_in_force


@dataclass(frozen=True)
class SessionsPage:
    at: CityData
    ahead: tuple[SensemakingSession, ...]
    held: tuple[SensemakingSession, ...]
    may_plan: Decision


@dataclass(frozen=True)
class Note:
    """`links`: number, reference, and where everybody may follow it. What everybody may not, such as a
    milestone of a roadmap that is not public, is there for the city's people alone."""

    finding: Finding
    deeds: tuple[Deed, ...]
    links: tuple[tuple[int, Ref, Onward | None], ...]


@dataclass(frozen=True)
class LookedAt:
    """One number of the session with its chart, and what people said about it by prompt."""

    indicator: str
    place: str
    chart: StoryChart
    notes: tuple[tuple[str, str, tuple[Note, ...]], ...]


@dataclass(frozen=True)
class SessionPage:
    at: CityData
    session: SensemakingSession
    looked_at: tuple[LookedAt, ...]
    deeds: tuple[Deed, ...]
    may_note: Decision
    plan: tuple[Ref, ...]
    shown: int


@dataclass(frozen=True)
class ConsentLine:
    consent: Consent
    in_force: bool
    uses: int
    may_withdraw: Decision


@dataclass(frozen=True)
class ConsentsPage:
    at: CityData
    lines: tuple[ConsentLine, ...]
    may_record: Decision


def sessions_page(at: CityData) -> SessionsPage:
    rows = SensemakingSession.objects.filter(community=at.community).exclude(status="called_off")
    found = list(rows.order_by("-held_on", "-pk"))
    for one in found:
        one.community = at.community
    return SessionsPage(
        at=at,
        ahead=tuple(one for one in reversed(found) if one.status == "planned"),
        held=tuple(one for one in found if one.status == "held"),
        may_plan=rules.may_join(at.me, at.seat),
    )


def find_session(at: CityData, pk: int) -> SensemakingSession | None:
    """A visitor finds those that are planned or held."""
    rows = SensemakingSession.objects.filter(community=at.community, pk=pk)
    found = rows.first() if at.me.inside else rows.exclude(status="called_off").first()
    if found:
        found.community = at.community
    return found


def session_page(at: CityData, session: SensemakingSession, user: Any) -> SessionPage:
    """A visitor reads what is shown and consented; the city's people read every note."""
    kept = (
        session.findings.exclude(status="withdrawn") if at.me.inside else session.findings.public()
    )
    rows = kept.select_related("consent__person").prefetch_related("links").order_by("pk")
    findings = [one for one in rows if at.me.inside or (one.consent and is_in_force(one.consent))]
    for one in findings:
        one.session = session
    return SessionPage(
        at=at,
        session=session,
        looked_at=tuple(_looked_at(at, session, findings, user)),
        deeds=deeds_of(session, at.me, user, at.seat),
        may_note=rules.may_join(at.me, at.seat),
        plan=tuple(items_of(at.community)) if at.me.inside else (),
        shown=sum(one.status == "shown" for one in findings),
    )


def _looked_at(
    at: CityData, session: SensemakingSession, findings: list[Finding], user: Any
) -> list[LookedAt]:
    shelf, made = on_shelf(), []
    came = led_to([link.to for one in findings for link in one.links.all()])
    for indicator, place in session.pairs:
        here = [one for one in findings if (one.indicator, one.place) == (indicator, place)]
        notes = tuple(
            (
                value,
                str(label),
                _notes(at, [one for one in here if one.prompt == value], user, came),
            )
            for value, label in Finding.Prompt.choices
        )
        chart = story_chart(shelf, indicator, place)
        made.append(LookedAt(indicator, place, chart, notes))
    return made


def _notes(
    at: CityData, findings: list[Finding], user: Any, came: Mapping[Ref, Onward]
) -> tuple[Note, ...]:
    return tuple(
        Note(
            one,
            deeds_of(one, at.me, user, at.seat),
            tuple(
                (link.pk, link.to, came.get(link.to))
                for link in one.links.all()
                if at.me.inside or link.to in came
            ),
        )
        for one in findings
    )


def find_finding(at: CityData, pk: int) -> Finding | None:
    rows = Finding.objects.filter(session__community=at.community, pk=pk)
    return rows.select_related("session__community", "consent").first() if at.me.inside else None


def consents_page(at: CityData, user: Any) -> ConsentsPage:
    rows = Consent.objects.filter(community=at.community).select_related("person")
    found = rows.prefetch_related("findings", "blocks").order_by("-given_on", "-pk")
    return ConsentsPage(
        at=at,
        lines=tuple(
            ConsentLine(
                one,
                is_in_force(one),
                len(one.findings.all()) + len(one.blocks.all()),
                more.may_withdraw(at.me, one, mine=one.person_id == getattr(user, "pk", 0)),
            )
            for one in found
        ),
        may_record=rules.may_work(at.me, at.seat),
    )


def consents_to_choose(at: CityData, use: str) -> list[Consent]:
    """Those in force for this use, the newest first."""
    rows = Consent.objects.filter(community=at.community, use=use, withdrawn_at=None)
    return [one for one in rows.select_related("person").order_by("-pk") if is_in_force(one)]


def find_consent(at: CityData, pk: int) -> Consent | None:
    rows = Consent.objects.filter(community=at.community, pk=pk)
    return rows.first() if at.me.inside else None
