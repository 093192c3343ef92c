"""The home page: who takes part, what the program is, what was decided last."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thrive.cities.models import Community, Determination, ProgramCycle
from thrive.portal.queries.california import named
from thrive.portal.queries.seats import Seats, rules_today, seats_of
from thrive.portal.queries.standing import Pin, pins
from thrive.program.rulebook import InvitationStep, Rulebook, Tier
from thrive.ui.california import Picture

NEWEST = 4


@dataclass(frozen=True, slots=True)
class TierOffer:
    """A tier as the home page tells it: how much help, how many steps, how many seats."""

    seats: Seats
    kinds_of_help: int
    required: int
    may_be_done: int

    @property
    def tier(self) -> Tier:
        return self.seats.tier


@dataclass(frozen=True, slots=True)
class Decision:
    """One welcome: when the city asked, when and into which tier, and what is next."""

    name: str
    slug: str
    county: str
    is_demo: bool
    asked_on: datetime.datetime | None
    by_outreach: bool
    decided_on: datetime.datetime
    tier: Tier
    next_step: InvitationStep | None
    last_step_on: datetime.datetime


@dataclass(frozen=True, slots=True)
class HomePage:
    rulebook: Rulebook
    cycle: ProgramCycle | None
    cities: int
    taking_part: tuple[Pin, ...]
    applying: tuple[Pin, ...]
    picture: Picture
    tiers: tuple[TierOffer, ...]
    decisions: tuple[Decision, ...]


def home_page() -> HomePage:
    """Eight queries, however many cities there are."""
    cycle, rulebook = rules_today()
    on_the_map = pins(rulebook)
    return HomePage(
        rulebook=rulebook,
        cycle=cycle,
        cities=Community.objects.filter(kind=Community.Kind.CITY).count(),
        taking_part=tuple(pin for pin in on_the_map if pin.status == "taking_part"),
        applying=tuple(pin for pin in on_the_map if pin.status == "applying"),
        picture=named(on_the_map, _map_in_words(on_the_map)),
        tiers=tier_offers(rulebook, seats_of(cycle, rulebook)),
        decisions=newest_decisions(),
    )


def _map_in_words(on_the_map: tuple[Pin, ...]) -> str:
    part = sum(pin.status == "taking_part" for pin in on_the_map)
    if not on_the_map:
        return _("Map of California. No city has joined yet.")
    return _(
        "Map of California. Cities taking part: %(part)s. Applying: %(applying)s. "
        "Each name links to its city."
    ) % {"part": part, "applying": len(on_the_map) - part}


def tier_offers(rulebook: Rulebook, seats: tuple[Seats, ...]) -> tuple[TierOffer, ...]:
    offers = []
    for held in seats:
        cells = [cell for _row, cell in rulebook.asked_of(held.tier.slug)]
        offers.append(
            TierOffer(
                seats=held,
                kinds_of_help=len(rulebook.offered_to(held.tier.slug)),
                required=cells.count("required"),
                may_be_done=cells.count("prior_ok"),
            )
        )
    return tuple(offers)


def newest_decisions() -> tuple[Decision, ...]:
    """The newest welcomes. A "not now" concerns the city alone and is never listed. Two queries."""
    welcomes = (
        Determination.objects.filter(outcome=Determination.Outcome.ACCEPTED)
        .select_related("application__community__county")
        .prefetch_related("application__steps")
        .order_by("-decided_at", "-pk")
    )
    return tuple(_decision(welcome) for welcome in welcomes[:NEWEST])


def _decision(welcome: Determination) -> Decision:
    application = welcome.application
    community = application.community
    done = {step.step: step.done_on for step in application.steps.all()}
    rulebook = welcome.rulebook
    ahead = (step for step in rulebook.steps if step.letter > "d" and step.letter not in done)
    return Decision(
        name=community.name,
        slug=community.slug,
        county=community.county.name if community.county else "",
        is_demo=community.is_demo or application.is_demo,
        asked_on=application.sent_at,
        by_outreach=application.origin == application.Origin.OUTREACH,
        decided_on=welcome.decided_at,
        tier=rulebook.tier(welcome.tier),
        next_step=next(ahead, None),
        last_step_on=max([welcome.decided_at, *done.values()]),
    )
