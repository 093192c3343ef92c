"""The lines of the cities somebody acts for or coaches, drawn in Python: each leads to its pages."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thrive.ui.components.part import element, escaped
from thrive.ui.templatetags.addresses import address_of
from thrive.ui.templatetags.said import date
from thrive.ui.templatetags.ui import pill, stage_badge, tier_badge

if TYPE_CHECKING:  # every start of the site loads the tags of all rooms
    from thrive.portal.queries.desk import MyCity

register = template.Library()


@register.simple_tag
def my_city_rows(cities: Iterable[MyCity]) -> SafeString:
    """A table row for each city; on a phone every cell says the head of its column."""
    tier, stage, since = _("Tier"), _("Stage"), _("Since")
    doors = {
        "milestones": _("Checklist"),
        "core_team": _("Core Team"),
        "meetings": _("Meetings"),
        "city_help": _("Help received"),
        "coaching": _("Coaching"),
    }
    applying = pill(_("Applying"), tone="info", mark="circle")
    drawn: list[str] = []
    for each in cities:
        standing = applying if each.standing == "applying" else "–"
        since_day = _day(each.since)
        day = element("time", {"datetime": date(since_day, "Y-m-d")}, date(since_day))
        drawn += (
            "<tr>",
            element("th", {"scope": "row"}, _name(each) + _doors(each, doors)),
            element("td", {"data-l": tier}, tier_badge(each.tier.slug) if each.tier else standing),
            element("td", {"data-l": stage}, stage_badge(each.stage.slug) if each.stage else "–"),
            element("td", {"data-l": since}, day),
            "</tr>",
        )
    return SafeString("".join(drawn))


def _day(moment: datetime.datetime | datetime.date) -> datetime.date:
    return timezone.localdate(moment) if isinstance(moment, datetime.datetime) else moment


def _name(each: MyCity) -> str:
    said = element("a", {"href": address_of("city", each.slug)}, escaped(each.name))
    if each.because:
        said += " " + element("span", {"class": "small muted"}, escaped(", ".join(each.because)))
    return said


def _doors(each: MyCity, doors: dict[str, str]) -> str:
    """Once a city has a tier, its pages; what a link leads to is read with the city's name."""
    if each.tier is None:
        return ""
    whose = element("span", {"class": "vh"}, f" {escaped(each.name)}")
    return element(
        "span",
        {"class": "city-links small"},
        "".join(
            element("a", {"href": address_of(name, each.slug)}, escaped(words) + whose)
            for name, words in doors.items()
            if name != "coaching" or each.has_record
        ),
    )
