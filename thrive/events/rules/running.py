"""Who plans and runs an event, and what has to be true before it stands on the calendar."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.decisions import YES, Decision, first_no, no
from thrive.cities.models import Community
from thrive.cities.rules.coaching import may_manage_people
from thrive.cities.rules.seats import gives_a_reason
from thrive.events.lifecycle import EVENT
from thrive.events.models import Event, Material
from thrive.events.models.event import LONGEST_DAYS
from thrive.events.words import Training, Who
from thrive.program import registry

HOSTS = frozenset({"admin", "coach", "expert", "data"})
FARTHEST = datetime.timedelta(days=3 * 366)
MOST_QUESTIONS = 6


@dataclass(frozen=True)
class Plan:
    """Everything somebody says about an event. `questions`: (English, Spanish, required) each."""

    kind: str
    title: str
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    title_es: str = ""
    about: str = ""
    about_es: str = ""
    zone: str = "America/Los_Angeles"
    place: str = ""
    link: str = ""
    elsewhere: str = ""
    community: Community | None = None
    who: str = Who.PUBLIC.value
    offering: str = ""
    training: str = ""
    module: str = ""
    areas: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en",)
    audiences: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    capacity: int | None = None
    for_youth: bool = False
    adults: str = ""
    questions: tuple[tuple[str, str, bool], ...] = field(default=())


def may_plan(by: Any, community: Community | None) -> Decision:
    """For a city: its Core Team, its coach, administrators. For everybody: the program's hosts."""
    if not by.is_authenticated:
        return no(_("Sign in first."))
    if community is not None:
        return may_manage_people(by, community)
    if by.program_roles & HOSTS:
        return YES
    return no(_("Only the program’s staff plan events for all cities. Choose your city."))


def may_run(by: Any, event: Event) -> Decision:
    """Change it, read who comes, write down who came: its host, and whoever may plan such events."""
    if not by.is_authenticated:
        return no(_("Sign in first."))
    if event.host_id == by.pk or "admin" in by.program_roles:
        return YES
    if event.community is not None:
        return may_manage_people(by, event.community)
    if by.program_roles & HOSTS:
        return YES
    return no(_("Only the people who run this event can do that."))


def may_set(plan: Plan) -> Decision:
    """Whether what is said fits together."""
    return first_no(
        _times(plan),
        YES
        if plan.place or plan.link or plan.elsewhere
        else no(_("Say where it is: a place, a link to join, or the page of whoever holds it.")),
        YES
        if plan.who != Who.CITY or plan.community
        else no(_("Only its own city may see it, so choose the city.")),
        YES
        if plan.who != Who.TIER or plan.offering
        else no(_("Only some tiers may see it, so choose the row of Table I it belongs to.")),
        _training(plan),
        no(_("Ask at most six questions.")) if len(plan.questions) > MOST_QUESTIONS else YES,
    )


def _times(plan: Plan) -> Decision:
    if plan.ends_at <= plan.starts_at:
        return no(_("It has to end after it starts."))
    if plan.ends_at - plan.starts_at > datetime.timedelta(days=LONGEST_DAYS):
        return no(_("An event lasts at most two weeks. Plan a series instead."))
    if plan.starts_at > clock.now() + FARTHEST:
        return no(_("This is more than three years ahead. Plan it later."))
    if plan.starts_at < clock.now() - FARTHEST:
        return no(_("This is more than three years ago."))
    return YES


def _training(plan: Plan) -> Decision:
    modules = {one.slug for one in registry.current().training_modules}
    if plan.module and (plan.training != Training.ADVOCACY or plan.module not in modules):
        return no(_("Only the advocacy training has parts. Leave the part empty."))
    if plan.training == Training.ADVOCACY and not plan.module:
        return no(_("Say which of the four parts of the advocacy training this is."))
    return YES


def is_still_to_come(starts_at: datetime.datetime) -> Decision:
    if starts_at > clock.now():
        return YES
    return no(_("This day is over. Choose a later one."))


def may_publish(by: Any, event: Event) -> Decision:
    return first_no(
        may_run(by, event), EVENT.allows(event.status, "publish"), has_two_adults(event)
    )


def has_two_adults(event: Event) -> Decision:
    """A young person is never alone with one adult (domain brief 4.6 e)."""
    names = [one for one in event.adults.replace(";", ",").split(",") if one.strip()]
    if not event.for_youth or len(names) >= 2:
        return YES
    return no(
        _("An event for youth needs two adults in the room. Name both, with a comma between them.")
    )


def may_change(by: Any, event: Event) -> Decision:
    if event.status in ("held", "cancelled"):
        return no(_("What is over or cancelled stays as it was."))
    return may_run(by, event)


def may_set_capacity(taken: int, capacity: int | None) -> Decision:
    if capacity is None or capacity >= taken:
        return YES
    return no(
        _("%(taken)s people have a place already. Give the room at least that many.")
        % {"taken": taken}
    )


def may_cancel(by: Any, event: Event, reason: str = "-") -> Decision:
    return first_no(
        may_run(by, event),
        EVENT.allows(event.status, "cancel"),
        YES
        if reason == "-" or gives_a_reason(reason)
        else no(_("Write in a sentence why. Everybody who signed up reads it.")),
    )


def may_close(by: Any, event: Event) -> Decision:
    return first_no(may_run(by, event), EVENT.allows(event.status, "close"))


def may_reopen(by: Any, event: Event) -> Decision:
    return first_no(
        may_run(by, event), EVENT.allows(event.status, "reopen"), is_still_to_come(event.starts_at)
    )


def has_begun(event: Event) -> Decision:
    if event.status in ("draft", "cancelled"):
        return no(_("This event does not take place, so nobody came."))
    if event.has_begun:
        return YES
    return no(_("It has not begun yet. When it has, you write down here who came."))


def may_mark(by: Any, event: Event) -> Decision:
    return first_no(may_run(by, event), has_begun(event))


def may_add_material(by: Any, event: Event) -> Decision:
    return may_mark(by, event)


def may_keep(kind: str, captions_url: str) -> Decision:
    """A recording without captions leaves people out (R136)."""
    if kind != Material.Kind.RECORDING or captions_url:
        return YES
    return no(_("A recording needs its captions. Add the link to the captions or the transcript."))


def may_follow_up(by: Any, event: Event) -> Decision:
    return first_no(
        may_mark(by, event),
        no(_("The follow-up was sent already.")) if event.followed_up_at else YES,
    )
