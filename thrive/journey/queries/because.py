"""The roadmap and what residents said, joined at both ends: what may be linked to, and why a
milestone stands there (R82)."""

from __future__ import annotations

from collections import defaultdict

from thrive.base.refs import Ref
from thrive.cities.models import Community
from thrive.indicators.models import PlanLink
from thrive.indicators.rules.consents import is_in_force
from thrive.journey.models import RoadmapMilestone

KIND = "roadmap_milestone"
Because = dict[int, tuple[tuple[str, str], ...]]


def on_the_roadmap(community: Community) -> list[Ref]:
    """Every milestone that stands on the city's roadmap today, by date."""
    rows = RoadmapMilestone.objects.on_it().filter(roadmap__community=community)
    return [Ref(KIND, str(one.pk), one.title) for one in rows.order_by("due_on", "pk")]


def because_of(community: Community) -> Because:
    """Milestone → published stories and shown notes that led to it: words, and their address."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = PlanLink.objects.filter(community=community, to_kind=KIND)
    ends = rows.select_related("story", "finding__session__community", "finding__consent__person")
    for link in ends.order_by("pk"):
        if link.story and link.story.status == "published":
            found[int(link.to_id)].append((link.story.title, link.story.get_absolute_url()))
        note = link.finding
        if note and note.status == "shown" and note.consent and is_in_force(note.consent):
            found[int(link.to_id)].append((note.words, note.get_absolute_url()))
    return {pk: tuple(words) for pk, words in found.items()}
