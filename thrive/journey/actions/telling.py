"""Mail about steps: to those who check one, and to those in the city who sent it."""

from __future__ import annotations

from typing import Any

from thrive.cities.models import Community
from thrive.cities.rules.coaching import lead_coach
from thrive.journey.models import CityMilestone
from thrive.journey.rules.checklist import Fact, Step, by_act
from thrive.notices.mail import send_notice
from thrive.people.links import address
from thrive.people.models import Person


def tell_checkers(step: CityMilestone, about: Step, *, by: Any) -> None:
    """A step waits for a check: the coach's, or the city's own where ACT does the work."""
    if by_act(about, Fact(prior=step.prior)):
        _tell(_people_of(step.enrollment.community), step, about, "step_waits", by)
        return
    coach = lead_coach(step.enrollment.community)
    if coach:
        _tell([coach], step, about, "step_waits", by)


def tell_city(step: CityMilestone, about: Step, template: str, *, by: Any, **context: Any) -> None:
    _tell(_people_of(step.enrollment.community), step, about, template, by, **context)


def _people_of(community: Community) -> list[Person]:
    held = community.roles.today().select_related("person")
    return list({role.person_id: role.person for role in held}.values())


def _tell(
    people: list[Person],
    step: CityMilestone,
    about: Step,
    template: str,
    by: Any,
    **context: Any,
) -> None:
    """One mail each, in their own language; nobody is told of what they did themselves."""
    for person in people:
        if person == by:
            continue
        send_notice(
            template,
            to=person,
            language=person.language,
            context={
                "place": step.enrollment.community.name,
                "step": about.name.said_in(person.language),
                "link": address(
                    "milestone",
                    step.enrollment.community.slug,
                    step.code,
                    language=person.language,
                ),
                **context,
            },
            about=step.ref(),
            by=by,
        )
