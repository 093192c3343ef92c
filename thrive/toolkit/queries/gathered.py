"""What the toolkit has to show on an action area's page, and on a city's."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thrive.base.prepared import prepared
from thrive.cities.gathering import Gathered, Item
from thrive.toolkit.models import CityUse, ToolkitEntry

MOST = 8


def entries_of_area(slug: str) -> Gathered:
    """Two queries."""
    language = get_language() or "en"
    title = "title_es" if language.startswith("es") else "title_en"
    rows = ToolkitEntry.objects.on_the_shelf().with_facet("areas", slug)
    shown = rows.select_related("current").order_by(title)[:MOST]
    items = tuple(
        Item(
            row.title_in(language),
            row.get_absolute_url(),
            row.current.content.said_in(language).summary if row.current else "",
        )
        for row in shown
    )
    total = len(items) if len(items) < MOST else rows.count()
    return Gathered(
        _("What a city can do: from the toolkit"), items, total, f"{reverse('toolkit')}?area={slug}"
    )


def entries_used_by(slug: str) -> Gathered:
    """One query."""
    language = get_language() or "en"
    items = tuple(
        Item(row.entry.title_in(language), row.entry.get_absolute_url()) for row in _used(slug)
    )
    return Gathered(_("Works with, from the toolkit"), items, len(items))


@prepared
def _used(slug: str) -> QuerySet[CityUse]:
    rows = CityUse.objects.today().filter(community__slug=slug)
    return rows.select_related("entry").order_by("entry__title_en")
