"""What mentoring waits for: a city's answer to a proposal, its word on a contact."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from thrive.cities.queries import mentoring_waits
from thrive.portal.needs.mine import Mine
from thrive.portal.needs.need import Need


def pairs_to_answer(mine: Mine) -> Iterator[Need]:
    """Proposals that one of my cities has to answer."""
    for pair in mentoring_waits.to_answer(mine.acts_for):
        yield Need(
            what=_("Proposed: %(mentor)s mentors %(mentee)s")
            % {"mentor": pair.mentor.name, "mentee": pair.mentee.name},
            why=_("The pair begins when both cities have said yes."),
            url=pair.get_absolute_url(),
            button=_("Read and answer"),
            since=pair.proposed_at,
        )


def contacts_to_confirm(mine: Mine) -> Iterator[Need]:
    """Contacts that a mentor wrote down: they count once the mentored city says they happened."""
    for contact in mentoring_waits.to_confirm(mine.acts_for):
        day = datetime.datetime.combine(contact.happened_on, datetime.time())
        yield Need(
            what=_("Did the contact with %(mentor)s on %(day)s happen?")
            % {
                "mentor": contact.pairing.mentor.name,
                "day": date_format(contact.happened_on),
            },
            why=_("It counts for the mentor city once %(mentee)s confirms it.")
            % {"mentee": contact.pairing.mentee.name},
            url=contact.pairing.get_absolute_url(),
            button=_("Confirm it"),
            since=timezone.make_aware(day),
        )
