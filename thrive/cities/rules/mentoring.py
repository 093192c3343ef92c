"""Who may pair two cities, answer, write down a contact and confirm it. Plain facts in.

Only a Vanguard mentors (TA Plan §II, R72, C11), and both cities say yes themselves.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.cities.lifecycle import MENTORING
from thrive.cities.models.seats import TIERS
from thrive.cities.rules.seats import gives_a_reason

# Eight Vanguard seats with three pairs each reach every one of the twenty Pilot cities. More would
# wear out the few people of a city who do this beside their own work.
MOST_PAIRS = 3
MENTOR, MENTEE = "mentor", "mentee"


@dataclass(frozen=True, slots=True)
class City:
    """A city as these rules read it. `tier` is empty without a seat; `pairs`: it mentors in them;
    `held`: places kept for cities that came up from its line."""

    name: str
    tier: str = ""
    status: str = ""
    pairs: int = 0
    held: int = 0


@dataclass(frozen=True, slots=True)
class Sides:
    """What a person is to a pair: of the people of the one city, of the other, an administrator."""

    mentor: bool = False
    mentee: bool = False
    admin: bool = False

    @property
    def of_a_city(self) -> bool:
        return self.mentor or self.mentee

    @property
    def side(self) -> str:
        """The city this person writes for; whoever is of both writes for the mentor."""
        return MENTOR if self.mentor else MENTEE if self.mentee else ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair as it stands: `yes` holds the sides that have said yes."""

    mentor: City
    mentee: City
    status: str = "proposed"
    yes: frozenset[str] = frozenset()
    waited: bool = False
    called_on: datetime.date | None = None
    proposed_on: datetime.date = datetime.date.min

    def name(self, side: str) -> str:
        return self.mentor.name if side == MENTOR else self.mentee.name


def may_mentor(city: City) -> Decision:
    if not city.tier:
        return no(
            _("%(city)s takes no part in the program today. Only a Vanguard city mentors others.")
            % {"city": city.name}
        )
    if city.tier != "vanguard":
        return no(
            _("%(city)s has the tier %(tier)s. Only a Vanguard city mentors others.")
            % {"city": city.name, "tier": dict(TIERS)[city.tier]}
        )
    return _takes_part(city)


def may_have_mentor(city: City) -> Decision:
    if not city.tier:
        return no(
            _("%(city)s takes no part in the program today. A mentor is for cities that do.")
            % {"city": city.name}
        )
    if city.tier == "vanguard":
        return no(
            _("%(city)s is a Vanguard city itself. A mentor is for Pilot and Affiliate cities.")
            % {"city": city.name}
        )
    return _takes_part(city)


def has_room(city: City) -> Decision:
    if city.pairs + city.held < MOST_PAIRS:
        return YES
    if city.pairs < MOST_PAIRS:
        return no(
            _("%(city)s keeps its free place for the city that has waited longest.")
            % {"city": city.name}
        )
    return no(
        _(
            "%(city)s already mentors %(most)s cities, and that is the most for one city. "
            "It has room again when a pair ends."
        )
        % {"city": city.name, "most": MOST_PAIRS}
    )


def rests(pair: Pair) -> Decision:
    """No, with its sentence, while one of the two cannot go on.

    A pause, a way out or another tier ends no pair by itself: it rests. Seats also move without
    anybody in the two cities deciding it (a place on the wait-list comes up), many come back, and
    then the pair goes on with all it had. Read from the seats each time, so that nothing can be
    forgotten; a pair that rests keeps its place among the mentor's three, or its return could
    overshoot. Either city can end it.
    """
    return first_no(may_mentor(pair.mentor), may_have_mentor(pair.mentee))


def proposes(me: Sides) -> Decision:
    if me.of_a_city or me.admin:
        return YES
    return no(_("People of one of the two cities, or a program administrator, propose a pair."))


def may_propose(
    me: Sides, mentor: City, mentee: City, *, same: bool = False, between: str = ""
) -> Decision:
    """`between` is the state of an open pair of these two, if there is one."""
    asked = YES
    if between:
        asked = no(
            {
                "proposed": _("A proposal for these two cities already waits for an answer."),
                "waiting": _("The city already waits in line for this mentor."),
            }.get(between)
            or _("These two cities are already a pair.")
        )
    return first_no(
        proposes(me),
        no(_("A city cannot mentor itself. Choose two cities.")) if same else YES,
        may_mentor(mentor),
        may_have_mentor(mentee),
        asked,
        has_room(mentor),
    )


def may_accept(me: Sides, pair: Pair) -> Decision:
    return first_no(
        _answers(me, pair), MENTORING.allows(pair.status, "accept"), _is_asked(me, pair),
        may_mentor(pair.mentor), may_have_mentor(pair.mentee),
        YES if pair.waited else has_room(pair.mentor),
    )  # fmt: skip


def may_decline(me: Sides, pair: Pair, reason: str = "") -> Decision:
    return first_no(
        _answers(me, pair),
        MENTORING.allows(pair.status, "decline"),
        _is_asked(me, pair),
        gives_a_reason(reason),
    )


def may_withdraw(me: Sides, pair: Pair) -> Decision:
    """Those who proposed it or said yes, until the other city has answered."""
    mine = me.admin or me.side in pair.yes
    return first_no(
        YES if mine else no(_("Only those who proposed the pair can take it back.")),
        MENTORING.allows(pair.status, "withdraw"),
    )


def may_end(me: Sides, pair: Pair, reason: str = "") -> Decision:
    allowed = me.of_a_city or me.admin
    return first_no(
        YES if allowed else no(_("Only the two cities or a program administrator end a pair.")),
        MENTORING.allows(pair.status, "end"),
        gives_a_reason(reason),
    )


def may_write_contact(
    me: Sides, pair: Pair, *, on: datetime.date, today: datetime.date
) -> Decision:
    return first_no(
        YES if me.of_a_city else no(_("Only people of the two cities write down their contacts.")),
        YES
        if pair.status == "active"
        else no(_("Contacts are written down while a pair is active.")),
        rests(pair),
        no(_("This day is still to come. Write the contact down once you have talked."))
        if on > today
        else YES,
        no(_("On this day the pair was not proposed yet. Choose a later day."))
        if on < pair.proposed_on
        else YES,
    )


def may_confirm(me: Sides, pair: Pair, *, confirmed: bool) -> Decision:
    """The mentee says that the help arrived; so nobody of the mentor can."""
    return first_no(
        YES
        if me.mentee and not me.mentor
        else no(
            _("Only people of %(city)s confirm a contact: they say whether the help arrived.")
            % {"city": pair.mentee.name}
        ),
        no(_("This contact is already confirmed.")) if confirmed else YES,
    )


def may_take_off(me: Sides, *, written_for: str, confirmed: bool) -> Decision:
    return first_no(
        YES
        if me.side and me.side == written_for
        else no(_("Only the city that wrote a contact down can take it off.")),
        no(_("A confirmed contact stays in the log.")) if confirmed else YES,
    )


def may_name_topics(of_city: bool, admin: bool, city: City) -> Decision:
    """Say what a city offers (a Vanguard) or looks for (any other)."""
    return first_no(
        YES
        if of_city or admin
        else no(_("Only the city’s own people or a program administrator can say this.")),
        YES
        if city.tier
        else no(_("%(city)s takes no part in the program today.") % {"city": city.name}),
    )


def _takes_part(city: City) -> Decision:
    if city.status == "active":
        return YES
    return no(_("%(city)s is paused. Mentoring rests until it goes on.") % {"city": city.name})


def _answers(me: Sides, pair: Pair) -> Decision:
    if me.mentor and me.mentee:
        return no(_("You act for both cities, so somebody else has to answer."))
    if me.of_a_city:
        return YES
    return no(
        _("%(mentor)s and %(mentee)s answer for themselves.")
        % {"mentor": pair.mentor.name, "mentee": pair.mentee.name}
    )


def _is_asked(me: Sides, pair: Pair) -> Decision:
    if me.side not in pair.yes:
        return YES
    other = MENTEE if me.side == MENTOR else MENTOR
    return no(
        _("%(city)s has already said yes. Now %(other)s answers.")
        % {"city": pair.name(me.side), "other": pair.name(other)}
    )
