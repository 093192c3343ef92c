"""What this room holds about a person: the points they gave, and what they opened and approved."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from thrive.people.models import Person
from thrive.wellbeing.models import IndexEdition, IndexRecipe, WeighingSitting, WeightVote

HELD: tuple[tuple[type[Model], str], ...] = (
    (IndexRecipe, "written_by"),
    (IndexEdition, "made_by"),
    (IndexEdition, "first_yes_by"),
    (IndexEdition, "second_yes_by"),
    (WeighingSitting, "opened_by"),
    (WeighingSitting, "published_by"),
)


def export_points(person: Person) -> list[dict[str, Any]]:
    rows = WeightVote.objects.filter(membership__person=person)
    return [
        {
            "place": row.sitting.community.name,
            "question": row.sitting.question,
            "points": row.points,
            "given_at": row.given_at,
        }
        for row in rows.select_related("sitting__community").order_by("given_at")
    ]


def erase_points(person: Person) -> None:
    """Single points go; medians that were published name nobody and stay."""
    WeightVote.objects.filter(membership__person=person).delete()
    for model, column in HELD:
        model._default_manager.filter(**{column: person}).update(**{column: None})
