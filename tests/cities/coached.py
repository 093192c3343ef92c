"""A city with its coach, for tests of the coaching record: who may be who, and one contact."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone

from tests.cities import way
from thrive.base import clock
from thrive.base.refs import SYSTEM
from thrive.cities.actions import coaching_record as record
from thrive.cities.actions.roles import hold_city_role
from thrive.cities.models import CoachAssignment, CoachingContact, Community, Enrollment
from thrive.cities.rules.coaching_record import Said
from thrive.people.models import Person


class Coached:
    """Visalia: Luz has coached it for 100 days; Ruth is of its Core Team, Rosa its contact."""

    def __init__(self, tier: str = "pilot", place: str = "Visalia") -> None:
        self.imani = way.person(f"Imani {place}", "admin")
        self.luz = way.person("Luz" if place == "Visalia" else f"Luz {place}", "coach")
        self.theo = way.person(f"Theo {place}", "coach")
        self.devon = way.person(f"Devon {place}", "expert")
        self.ruth = way.person(f"Ruth {place}")
        self.rosa = way.person(f"Rosa {place}")
        self.nobody = way.person(f"Nobody {place}")
        self.slug = way.city(place).slug
        day = clock.today() - datetime.timedelta(days=100)
        began = timezone.make_aware(datetime.datetime.combine(day, datetime.time(12)))
        self.seat = Enrollment.objects.create(
            community=way.city(place), cycle=way.cycle(), tier=tier, effective_on=day
        )
        CoachAssignment.objects.create(community=self.city, coach=self.luz, started_at=began)
        hold_city_role(self.city, person=self.ruth, role="core", by=SYSTEM)
        hold_city_role(self.city, person=self.rosa, role="contact", by=SYSTEM)

    @property
    def city(self) -> Community:
        return Community.objects.get(slug=self.slug)

    @property
    def address(self) -> str:
        return f"/cities/{self.slug}/coaching/"

    def contact(self, by: Person | None = None, **more: Any) -> CoachingContact:
        return record.write_contact(self.city, said=said(**more), by=by or self.luz)


def said(ago: int = 3, **more: Any) -> Said:
    usual: dict[str, Any] = {
        "held_on": clock.today() - datetime.timedelta(days=ago),
        "mode": "call",
        "minutes": 30,
        "summary": "We went through the agenda of the next meeting.",
    }
    return Said(**{**usual, **more})


def with_step(days: int = 7, **more: Any) -> dict[str, Any]:
    """A next step of the city, due in so many days."""
    return {
        "next_step": "Send the draft of the resolution.",
        "next_step_due": clock.today() + datetime.timedelta(days=days),
        **more,
    }


def typed(**more: str) -> dict[str, str]:
    """The form as a browser sends it."""
    return {
        "held_on": clock.today().isoformat(),
        "mode": "call",
        "minutes": "30",
        "other_minutes": "",
        "offering": "T1_5",
        "topics": "budget, by-laws",
        "summary": "We read the first draft together.",
        "next_step": "",
        "next_step_for": "city",
        "next_step_owner": "",
        "next_step_due": "",
        **more,
    }
