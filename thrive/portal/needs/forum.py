"""What the community waits for: a moderator who reads."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.community.queries.waits import (
    first_appeal,
    first_held,
    first_letter,
    first_letter_appeal,
    first_report,
)
from thrive.portal.needs.mine import Mine
from thrive.portal.needs.need import Need


def posts_to_read(mine: Mine) -> Iterator[Need]:
    """One line a kind, for moderators: the queue itself says how many."""
    if "moderator" not in mine.person.program_roles:
        return
    me = mine.person.pk
    waits = (
        (first_report(), _("A post was reported"), _("Hide it, or leave it, and say why.")),
        (first_held(), _("A post waits to be read"), _("Nobody else sees it until then.")),
        (first_letter(me), _("A letter was reported"), _("Read it, decide, and say why.")),
        (first_appeal(), _("Somebody asks for a second look"), _("Answer in your own words.")),
        (
            first_letter_appeal(me),
            _("Somebody asks for a second look at their letters"),
            _("Answer in your own words."),
        ),
    )
    for since, what, why in waits:
        if since:
            url = reverse("moderation")
            yield Need(what=what, why=why, url=url, button=_("Open the queue"), since=since[0])
