"""One thing of a city's data work by its kind and number, for those inside it."""

from __future__ import annotations

from typing import Any

from thrive.indicators.models import Consent, PhaseOutput, PlanLink, StoryBlock
from thrive.indicators.queries.moments import MODELS
from thrive.indicators.queries.workspace import CityData

WAYS = {
    "phase": "journey__community",
    "finding": "session__community",
    "request": "shared__community",
}


def find_thing(at: CityData, kind: str, pk: int) -> Any | None:
    """None for an unknown kind, or a thing of another city."""
    if kind not in MODELS or not at.me.inside:
        return None
    way = WAYS.get(kind, "community")
    rows = MODELS[kind]._default_manager.filter(**{way: at.community})
    return rows.select_related(way).filter(pk=pk).first()


def find_output(at: CityData, pk: int) -> PhaseOutput | None:
    rows = PhaseOutput.objects.filter(phase__journey__community=at.community, pk=pk)
    return rows.select_related("phase__journey__community").first()


def find_block(at: CityData, story: int, pk: int) -> StoryBlock | None:
    rows = StoryBlock.objects.filter(story__community=at.community, story=story, pk=pk)
    return rows.select_related("story__community", "consent").first()


def find_link(at: CityData, pk: int) -> PlanLink | None:
    rows = PlanLink.objects.filter(community=at.community, pk=pk)
    return rows.select_related("story", "finding__session").first()


def find_consent(at: CityData, pk: int) -> Consent | None:
    return Consent.objects.filter(community=at.community, pk=pk).first()
