"""A city, and an action area of the rulebook, as things one can follow."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thrive.cities.models import Community
from thrive.notices.followed import Thing, source
from thrive.people.models import Person
from thrive.program import registry


def city_of(person: Person, number: int) -> Thing | None:
    found = Community.objects.visible_to(person).filter(pk=number).only("name", "slug").first()
    return Thing(found.name, "city", found.slug) if found else None


def area_of(_person: Person, number: int) -> Thing | None:
    areas = registry.current().areas
    found = next((area for area in areas if area.number == number), None)
    return Thing(str(found.name), "action_area", found.slug) if found else None


CITIES = source(_("Cities"), "city", city_of, _("You get this because you follow this city."))
AREAS = source(
    _("Action areas"), "area", area_of, _("You get this because you follow this action area.")
)
