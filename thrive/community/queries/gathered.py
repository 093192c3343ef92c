"""What this room has to show on an action area's page: talk that everybody may read."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thrive.base.prepared import prepared
from thrive.cities.gathering import Gathered, Item
from thrive.community.models import Thread
from thrive.community.models.threads import READABLE
from thrive.community.queries.rows import COLUMNS, rows_of
from thrive.community.words import Access

MOST = 6


def threads_of_area(slug: str) -> Gathered:
    """The newest, of open spaces alone, as a visitor reads them whoever looks. A query or two."""
    rows = rows_of(_newest(slug), AnonymousUser(), get_language() or "en")
    items = tuple(
        Item(row.title, row.url, f"{row.space} · {row.answers}", language=row.language)
        for row in rows
    )
    return Gathered(_("What people talk about"), items, len(items), reverse("forum"))


@prepared
def _newest(slug: str) -> QuerySet[Thread, tuple[Any, ...]]:
    about = Thread.objects.filter(Q(area=slug) | Q(space__area=slug), status__in=READABLE)
    shown = about.filter(space__access=Access.OPEN).order_by("-last_at", "-pk")
    return shown.values_list(*COLUMNS)[:MOST]
