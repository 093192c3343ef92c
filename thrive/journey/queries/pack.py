"""What this room puts into the hand-over pack of a city: open steps, and what a council takes up."""

from __future__ import annotations

import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.prepared import prepared
from thrive.cities.gathering import Gathered, Item
from thrive.cities.models import Enrollment
from thrive.journey.models import CouncilDate
from thrive.journey.queries.many import Asked, checklists_of
from thrive.journey.queries.words import next_words, standing_words


def steps_for_the_pack(slug: str) -> Gathered:
    """Steps that are asked and not met, with who acts next. Three to five queries."""
    title = _("Steps still open")
    seat = next(iter(_seat(slug)), None)
    if seat is None:
        return Gathered(title, (), 0)
    asked = Asked(seat.pk, seat.tier, seat.cycle.rulebook)
    table = checklists_of([asked])[seat.pk].found.table
    items = tuple(
        Item(
            str(row.step.name),
            reverse("milestone", args=[slug, row.step.code]),
            f"{standing_words(row)}. {next_words(row)}".strip(),
        )
        for row in table
        if row.counts and not row.settled
    )
    return Gathered(title, items, len(items))


def dates_for_the_pack(slug: str) -> Gathered:
    """What lies ahead on the agenda of a council. One query."""
    items = tuple(
        Item(
            one.what,
            one.url or reverse("commitment", args=[slug]),
            f"{one.body}, {date_format(one.meets_on)}",
        )
        for one in _ahead(slug, clock.today())
    )
    return Gathered(_("On the agenda of a council"), items, len(items))


@prepared
def _seat(slug: str) -> QuerySet[Enrollment]:
    held = Enrollment.objects.holding_a_seat().filter(community__slug=slug)
    return held.select_related("cycle").order_by("-pk")[:1]


@prepared
def _ahead(slug: str, today: datetime.date) -> QuerySet[CouncilDate]:
    return CouncilDate.objects.filter(community__slug=slug).ahead(today)
