"""What this room has to show on an action area's page: cities whose open roadmap has a goal in it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.prepared import prepared
from thrive.cities.gathering import Gathered, Item
from thrive.journey.models import RoadmapMilestone

MOST = 12


def goals_of_area(slug: str) -> Gathered:
    """Goals of roadmaps that their cities showed to everybody, the next one first. One query."""
    rows = _goals(slug)
    items = tuple(
        Item(title, reverse("roadmap", args=[city]), name, is_demo=bool(is_demo))
        for title, city, name, is_demo in rows[:MOST]
    )
    return Gathered(_("What cities are doing: from their roadmaps"), items, len(rows))


@prepared
def _goals(slug: str) -> Any:
    shown = RoadmapMilestone.objects.on_it().filter(area=slug, roadmap__is_public=True)
    columns = (
        "title",
        "roadmap__community__slug",
        "roadmap__community__name",
        "changed_by__is_demo",
    )
    return shown.order_by("due_on", "pk").values_list(*columns)
