"""The tables of the room, one module a theme."""

from thrive.events.models.event import Event, EventQuestion, EventSeries, Material
from thrive.events.models.feed import CalendarFeed
from thrive.events.models.registration import Registration, SupportRequest, TrainingCompletion
from thrive.events.models.ta import TAEntry, TARequest

__all__ = [
    "CalendarFeed",
    "Event",
    "EventQuestion",
    "EventSeries",
    "Material",
    "Registration",
    "SupportRequest",
    "TAEntry",
    "TARequest",
    "TrainingCompletion",
]
