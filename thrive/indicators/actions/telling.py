"""Mail about a city's data work, to each in their own language."""

from __future__ import annotations

from typing import Any

from thrive.cities.models import CityRole
from thrive.indicators.models import DataJourney
from thrive.notices.mail import send_notice
from thrive.people.links import address


def tell_the_plan_waits(journey: DataJourney, by: Any) -> None:
    """To everybody in the Core Team: only they can accept it."""
    city = journey.community
    core = city.roles.today().filter(role=CityRole.Role.CORE).select_related("person")
    for person in {one.person_id: one.person for one in core}.values():
        if person == by:
            continue
        send_notice(
            "data_plan_waits",
            to=person,
            language=person.language,
            context={
                "place": city.name,
                "link": address("data_plan", city.slug, language=person.language),
            },
            about=journey.ref(),
            by=by,
        )
