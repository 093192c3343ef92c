"""What this room holds about a person in the data journey: what they wrote, asked and took along."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Model

from thrive.base import clock
from thrive.indicators.models import (
    TEXTS,
    AccessRequest,
    AssetPin,
    Consent,
    DataJourney,
    DataPhase,
    DataStory,
    Finding,
    HowMade,
    Neighborhood,
    PhaseOutput,
    PlanLink,
    Recommendations,
    SensemakingSession,
    SharedDataset,
    SharedDownload,
    StoryBlock,
)
from thrive.people.models import Person

HELD: tuple[tuple[type[Model], str], ...] = (
    *(
        (model, "added_by")
        for model in (DataJourney, DataPhase, PhaseOutput, Neighborhood, AssetPin, DataStory)
    ),
    *((model, "added_by") for model in (Finding, SensemakingSession, StoryBlock, PlanLink)),
    (SharedDataset, "added_by"),
    (SharedDataset, "checked_by"),
    (DataStory, "reviewed_by"),
    (HowMade, "added_by"),
    (HowMade, "read_by"),
    (Recommendations, "added_by"),
    (Recommendations, "ended_by"),
    (Consent, "recorded_by"),
    (SharedDownload, "person"),
)


def export_data_work(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Pins, notes, stories, texts about numbers, consents given, requests and downloads."""
    pins = AssetPin.objects.filter(added_by=person).select_related("community")
    notes = Finding.objects.filter(added_by=person).select_related("session__community")
    stories = DataStory.objects.filter(added_by=person)
    texts = HowMade.objects.filter(added_by=person)
    given = Consent.objects.filter(person=person).select_related("community")
    asked = AccessRequest.objects.filter(added_by=person).select_related("shared")
    taken = SharedDownload.objects.filter(person=person).select_related("shared")
    return {
        "pins": [
            {
                "place": one.community.name,
                "label": one.label,
                "words": one.words,
                "added_at": one.added_at,
            }
            for one in pins.order_by("pk")
        ],
        "notes": [
            {"place": one.community.name, "about": one.indicator, "words": one.words}
            for one in notes.order_by("pk")
        ],
        "stories": [
            {"title": one.title, "lead": one.lead, "status": one.status}
            for one in stories.order_by("pk")
        ],
        "how_numbers_were_made": [
            {"about": one.indicator, **{name: getattr(one, name) for name in TEXTS}}
            for one in texts.order_by("pk")
        ],
        "consents": [
            {
                "place": one.community.name,
                "to": one.use,
                "given_on": one.given_on,
                "withdrawn_at": one.withdrawn_at,
            }
            for one in given.order_by("pk")
        ],
        "requests": [
            {"data_set": one.shared.title, "why": one.why} for one in asked.order_by("pk")
        ],
        "downloads": [{"data_set": one.shared.title, "at": one.at} for one in taken.order_by("pk")],
    }


def erase_data_work(person: Person) -> None:
    """What stands for the city stays without a name; consents they gave end, and with them what
    stood on them; their requests go."""
    given = list(Consent.objects.filter(person=person).values_list("pk", flat=True))
    now = clock.now()
    Consent.objects.filter(pk__in=given, withdrawn_at=None).update(withdrawn_at=now)
    Finding.objects.filter(consent__in=given).update(status="withdrawn", words="", moved_at=now)
    blocks = StoryBlock.objects.filter(consent__in=given, gone_at=None).exclude(photo="")
    for photo in [one.photo for one in blocks]:
        transaction.on_commit(partial(photo.delete, save=False))
    gone = {"gone_at": now, "words": "", "gloss": "", "alt": "", "heading": "", "photo": ""}
    StoryBlock.objects.filter(consent__in=given, gone_at=None).update(**gone)
    Consent.objects.filter(pk__in=given).update(person=None)
    AccessRequest.objects.filter(added_by=person).delete()
    for model, column in HELD:
        model._default_manager.filter(**{column: person}).update(**{column: None})
