"""The tables of the room, one module a theme."""

from thrive.events.models.event import Event, EventQuestion, EventSeries
from thrive.events.models.feed import CalendarFeed
from thrive.events.models.knowing import CheckDone, Expertise
from thrive.events.models.material import Material
from thrive.events.models.registration import Registration, SupportRequest, TrainingCompletion
from thrive.events.models.ta import TAEntry, TARequest

__all__ = [
    "CalendarFeed",
    "CheckDone",
    "Event",
    "EventQuestion",
    "EventSeries",
    "Expertise",
    "Material",
    "Registration",
    "SupportRequest",
    "TAEntry",
    "TARequest",
    "TrainingCompletion",
]
