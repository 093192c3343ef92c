"""A coach introduced a city: its first contact finds the thread begun, to change and to post (R45)."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from thrive.base import clock
from thrive.base.refs import SYSTEM
from thrive.cities.models import CityApplication
from thrive.community.models import Draft
from thrive.community.queries.hello import space_for_hello
from thrive.community.words import Kind
from thrive.notices.mail import send_notice
from thrive.people.models import Person


@transaction.atomic
def draft_introduction(application: CityApplication, lead: Person) -> None:
    """Only what everybody may know about the place; the rest they say themselves. A draft they began
    in that space stays as it is, and nobody posts in their name."""
    space = space_for_hello()
    if space is None or lead.is_youth:
        return
    with override(lead.language):
        words = {
            "kind": Kind.INTRODUCTION.value,
            "title": _("Introductions: %(place)s") % {"place": application.community.name},
            "text": _text(application),
            "language": lead.language,
        }
        link = f"{settings.SITE_URL}{reverse('new_thread', args=[space.slug])}"
    _draft, made = Draft.objects.get_or_create(
        person=lead,
        place=f"space {space.pk}",
        defaults={"words": words, "saved_at": clock.now()},
    )
    if made:
        said = {"link": link}
        key = f"forum_introduction {application.pk}"
        send_notice("forum_introduction", lead, lead.language, said, space, SYSTEM, key)


def _text(application: CityApplication) -> str:
    """Place, county and people, as the public tables have them; then what only they can say."""
    place = application.community
    if place.county and place.county.name != place.name:
        first = _("Hello from %(place)s in %(county)s.") % {
            "place": place.name,
            "county": place.county.name,
        }
    else:
        first = _("Hello from %(place)s.") % {"place": place.name}
    if place.population:
        people = number_format(place.population, force_grouping=True)
        first += " " + _("About %(people)s people live here.") % {"people": people}
    asks = (
        _("What we work on:"),
        _("What we would like to learn from you:"),
        _("What you could ask us:"),
    )
    return "\n\n".join([first, *asks])
