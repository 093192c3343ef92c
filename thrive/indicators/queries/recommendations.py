"""The document “Data City Recommendations”: what stands, and what stood there before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from thrive.base.models import Entry
from thrive.indicators.models import Recommendations
from thrive.indicators.rules.recommendations import may_put


@dataclass(frozen=True, slots=True)
class Recommended:
    """`keeps`: who reads may put one there, and so learns that the slot is empty."""

    standing: tuple[Recommendations, ...]
    keeps: bool


@dataclass(frozen=True, slots=True)
class Kept:
    standing: tuple[Recommendations, ...]
    before: tuple[Recommendations, ...]
    log: tuple[Entry, ...]

    @property
    def words(self) -> dict[str, str]:
        return {
            "put_recommendations": _("Put on the data pages"),
            "replace_recommendations": _("Made way for another one"),
            "take_off_recommendations": _("Taken off the data pages"),
        }


def recommended(user: Any) -> Recommended:
    """One query."""
    return Recommended(tuple(Recommendations.objects.standing()), bool(may_put(user)))


def kept_documents() -> Kept:
    """Two queries, however many there were."""
    rows = list(Recommendations.objects.order_by("language", "-pk"))
    return Kept(
        standing=tuple(one for one in rows if one.ended_at is None),
        before=tuple(one for one in rows if one.ended_at is not None),
        log=tuple(Entry.objects.about(*(one.ref() for one in rows))) if rows else (),
    )
