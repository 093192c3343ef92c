"""What this room holds about a person: texts they wrote, suggestions, entries taken up for a city."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from thrive.people.models import Person
from thrive.toolkit.models import CityUse, EntrySuggestion, EntryVersion

HELD: tuple[tuple[type[Model], str], ...] = (
    (EntryVersion, "written_by"),
    (EntryVersion, "reviewed_by"),
    (EntrySuggestion, "made_by"),
    (EntrySuggestion, "answered_by"),
    (CityUse, "taken_up_by"),
)


def export_toolkit(person: Person) -> list[dict[str, Any]]:
    texts = EntryVersion.objects.filter(written_by=person).select_related("entry")
    asked = EntrySuggestion.objects.filter(made_by=person).select_related("entry")
    uses = CityUse.objects.filter(taken_up_by=person).select_related("entry", "community")
    return [
        *(
            {"kind": "text", "entry": one.entry.slug, "number": one.number, "at": one.written_at}
            for one in texts.order_by("pk")
        ),
        *(
            {
                "kind": "suggestion",
                "entry": one.entry.slug,
                "words": one.words,
                "link": one.source,
                "state": one.status,
                "answer": one.answer,
                "at": one.made_at,
            }
            for one in asked.order_by("pk")
        ),
        *(
            {
                "kind": "use",
                "entry": one.entry.slug,
                "place": one.community.name,
                "at": one.taken_up_at,
            }
            for one in uses.order_by("pk")
        ),
    ]


def erase_toolkit(person: Person) -> None:
    """Texts and the city's choices stay; who stood behind them is forgotten. Suggestions, which are
    somebody's own words, go."""
    EntrySuggestion.objects.filter(made_by=person).delete()
    for model, column in HELD:
        model._default_manager.filter(**{column: person}).update(**{column: None})
