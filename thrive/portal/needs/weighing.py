"""A sitting about the weights of the index that waits for a member's points."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.prepared import prepared
from thrive.portal.needs.mine import Mine
from thrive.portal.needs.need import Need
from thrive.wellbeing.models import WeighingSitting, WeightVote


def my_points(mine: Mine) -> Iterator[Need]:
    """Open sittings of the teams this person belongs to, until they have given points."""
    if not mine.memberships:
        return
    for question, opened_at, slug in _waiting(mine.membership_numbers):
        yield Need(
            what=_("Spread your 100 points: “%(question)s”") % {"question": question},
            why=_("Your Design Team weighs what matters most for children."),
            url=reverse("give_points", args=[slug]),
            button=_("Spread my points"),
            since=opened_at,
        )


@prepared
def _waiting(
    memberships: Collection[int],
) -> QuerySet[WeighingSitting, tuple[str, datetime.datetime, str]]:
    given = WeightVote.objects.filter(sitting=OuterRef("pk"), membership__in=memberships)
    rows = WeighingSitting.objects.filter(
        status="open", community__design_team__memberships__in=memberships
    )
    waiting = rows.exclude(Exists(given)).order_by("pk")
    return waiting.values_list("question", "opened_at", "community__slug")
