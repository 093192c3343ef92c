"""Who offers what: cities in the program that tell others how they did it, by action area (R92).

A mentor is a Vanguard and both cities say yes (C11). Any other city may say what it can tell others,
too: it is found by what somebody looks for, and the cities talk as they like.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.prepared import prepared
from thrive.cities.gathering import Gathered, Item
from thrive.cities.models import Community, MentoringTopics
from thrive.cities.models.seats import STAGES
from thrive.cities.queries.mentor_finder import languages_of, profile
from thrive.cities.queries.mentoring_facts import with_enrollments
from thrive.cities.rules.mentor_fit import Fit, fits

OFFER = MentoringTopics.Mode.OFFER.value


def offers_of_area(slug: str) -> Gathered:
    """For the page of an action area, by the city's name. Two queries."""
    items = tuple(
        Item(
            said.community.name,
            reverse("city", args=[said.community.slug]),
            said.words,
            is_demo=said.community.is_demo,
        )
        for said in _offers()
        if slug in said.areas and _takes_part(said.community)
    )
    return Gathered(_("Cities that help others with this"), items, len(items), reverse("mentoring"))


def peers_of(community: Community, seeks: Collection[str]) -> tuple[Fit, ...]:
    """Cities that are no Vanguards and offer something this one looks for, with why. Three queries."""
    if not seeks:
        return ()
    wanted = set(seeks)
    offers = {
        said.community: said.areas
        for said in _offers()
        if wanted & set(said.areas) and said.community != community
    }
    known = {one.slug: one for one in offers if _takes_part(one)}
    spoken = languages_of([community.pk, *(one.pk for one in known.values())])
    near = [
        profile(one, offers[one], languages=spoken[one.pk])
        for one in known.values()
        if (seat := one.standing()) and seat.tier != "vanguard"
    ]
    return tuple(
        Fit(fit.mentor, (*fit.why, *_same_stage(community, known[fit.mentor.slug])))
        for fit in fits(profile(community, seeks, languages=spoken[community.pk]), near)
    )


def _same_stage(mine: Community, other: Community) -> tuple[str, ...]:
    seats = mine.standing(), other.standing()
    if not seats[0] or not seats[1] or seats[0].stage != seats[1].stage:
        return ()
    return (_("It is in your stage: %(stage)s.") % {"stage": dict(STAGES)[seats[0].stage]},)


def _takes_part(one: Community) -> bool:
    seat = one.standing()
    return bool(seat and seat.status == "active")


def _offers() -> list[MentoringTopics]:
    """What cities offer, each with its city and its enrollments. Two queries."""
    found = list(_said())
    with_enrollments([said.community for said in found])
    return found


@prepared
def _said() -> QuerySet[MentoringTopics]:
    rows = MentoringTopics.objects.filter(mode=OFFER).select_related("community")
    return rows.order_by("community__name", "pk")
