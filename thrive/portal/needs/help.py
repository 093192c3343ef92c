"""What the calendar and technical assistance wait for: who came to a day that is over, a question
with an expert or with nobody, help a city confirms."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from thrive.events.queries import waits
from thrive.portal.needs.mine import Mine
from thrive.portal.needs.need import Need


def questions_to_answer(mine: Mine) -> Iterator[Need]:
    """Questions from cities that came to me."""
    if not mine.person.program_roles:
        return
    for one in waits.questions_for(mine.person.pk):
        place = one.community.name if one.community else _("Somebody of the program")
        yield Need(
            what=_("%(place)s asks a question") % {"place": place},
            why=_("Answer it, or pass it on to somebody who knows more."),
            url=reverse("ta_request", args=[one.pk]),
            button=_("Read the question"),
            since=one.routed_at or one.asked_at,
        )


def stray_questions(mine: Mine) -> Iterator[Need]:
    """Questions that nobody has: their coach left, or there was no expert."""
    if not mine.is_admin:
        return
    for one in waits.stray_questions():
        place = one.community.name if one.community else _("Somebody of the program")
        yield Need(
            what=_("A question from %(place)s is with nobody") % {"place": place},
            why=_("Pass it on to somebody who answers it."),
            url=reverse("ta_request", args=[one.pk]),
            button=_("Pass it on"),
            since=one.asked_at,
        )


def days_to_mark(mine: Mine) -> Iterator[Need]:
    """Events I ran that are over."""
    for one in waits.days_to_mark(mine.person.pk):
        yield Need(
            what=_("Who came to “%(event)s”?") % {"event": one.said_title},
            why=_("Hours and certificates follow from it."),
            url=reverse("event_people", args=[one.slug]),
            button=_("Write down who came"),
            since=one.ends_at,
        )


def help_to_confirm(mine: Mine) -> Iterator[Need]:
    """Help that was written down for a city of mine."""
    for one in waits.help_to_confirm(mine.acts_for):
        yield Need(
            what=_("Did the help of %(day)s happen?") % {"day": date_format(one.held_on)},
            why=_("%(place)s confirms it, or says how it was.") % {"place": one.community.name},
            url=reverse("city_help", args=[one.community.slug]),
            button=_("Confirm it"),
            since=one.written_at,
        )
