"""Things of a city's data work as a rule looks at them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from thrive.base import clock
from thrive.indicators.models import (
    AccessRequest,
    AssetPin,
    DataJourney,
    DataPhase,
    DataStory,
    Finding,
    Neighborhood,
    PlanLink,
    SensemakingSession,
    SharedDataset,
)
from thrive.indicators.queries.workspace import seat_of
from thrive.indicators.rules.hands import Hands
from thrive.indicators.rules.moves import LIVES, Moment, may

MODELS: Mapping[str, Any] = {
    "plan": DataJourney,
    "phase": DataPhase,
    "neighborhood": Neighborhood,
    "pin": AssetPin,
    "session": SensemakingSession,
    "finding": Finding,
    "story": DataStory,
    "shared": SharedDataset,
    "request": AccessRequest,
}
KINDS = {model: kind for kind, model in MODELS.items()}


def moment_of(thing: Any, by: Any, *, seat: str | None = None) -> Moment:
    """A few small queries where a condition asks for more than the row knows."""
    kind = KINDS[type(thing)]
    if seat is None:
        held = seat_of(thing.community)
        seat = held.status if held else ""
    mine = by is not None and getattr(by, "pk", None) is not None and thing.added_by_id == by.pk
    found = FACTS.get(kind)
    facts = frozenset(found(thing)) if found else frozenset()
    return Moment(kind, thing.status, seat, mine, facts)


def open_moves(me: Hands, at: Moment) -> list[tuple[str, str]]:
    """(move, its label) for each move this hand may make now."""
    life = LIVES[at.kind]
    return [
        (one.name, str(one.label)) for one in life.open_moves(at.status) if may(me, at, one.name)
    ]


def _of_plan(journey: DataJourney) -> set[str]:
    return {"written"} if journey.is_written else set()


def _of_phase(phase: DataPhase) -> set[str]:
    others = DataPhase.objects.filter(journey=phase.journey_id).exclude(pk=phase.pk)
    states = {one.number: one.status for one in others}
    found = set()
    if any(states.get(number) != "closed" for number in range(1, phase.number)):
        found.add("earlier_open")
    if any(status == "closed" and number > phase.number for number, status in states.items()):
        found.add("later_closed")
    if left_something(phase):
        found.add("left_something")
    return found


def left_something(phase: DataPhase) -> bool:
    """What a phase has to leave behind before it closes (R76–R82)."""
    city = phase.journey.community_id
    asked: dict[int, Callable[[], bool]] = {
        2: lambda: Neighborhood.objects.filter(community=city, status="focus").exists(),
        4: lambda: Finding.objects.public().filter(session__community=city).exists(),
        6: lambda: DataStory.objects.filter(community=city, status="published").exists(),
        7: lambda: PlanLink.objects.filter(community=city).exists(),
    }
    return asked.get(phase.number, lambda: phase.outputs.exists())()


def _of_pin(pin: AssetPin) -> set[str]:
    return {
        *(["danger"] if pin.kind == AssetPin.Kind.DANGER else []),
        *(["agreed"] if pin.agreed else []),
    }


def _of_session(session: SensemakingSession) -> set[str]:
    return {"ahead"} if session.held_on > clock.today() else set()


def _of_finding(finding: Finding) -> set[str]:
    consent = finding.consent
    return {
        *(["consent"] if consent and consent.withdrawn_at is None else []),
        *(["held"] if finding.session.status == "held" else []),
    }


def _of_story(story: DataStory) -> set[str]:
    blocks = list(story.blocks.values_list("kind", "gone_at"))
    kinds = {kind for kind, gone in blocks if gone is None}
    return {
        *(["blocks"] if "text" in kinds and kinds & {"chart", "quote"} else []),
        *(["gone"] if any(gone for _kind, gone in blocks) else []),
    }


def _of_shared(shared: SharedDataset) -> set[str]:
    return {"expired"} if shared.is_over else set()


FACTS: Mapping[str, Callable[[Any], set[str]]] = {
    "plan": _of_plan,
    "phase": _of_phase,
    "pin": _of_pin,
    "session": _of_session,
    "finding": _of_finding,
    "story": _of_story,
    "shared": _of_shared,
}
