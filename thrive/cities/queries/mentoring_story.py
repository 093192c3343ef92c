"""The history of a pair in words: which city did what, and when. People are not named in it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thrive.base.models import Entry
from thrive.cities.models import MentorPairing
from thrive.cities.queries.happened import MOST, Line
from thrive.cities.rules.mentoring import MENTEE, MENTOR

PAIR_SAYS: Mapping[str, str | Promise] = {
    "wait_in_line": gettext_lazy("stood in line"),
    "leave_line": gettext_lazy("left the line"),
    "call_pair": gettext_lazy("kept the free place, and asks both cities"),
    "lapse_pair": gettext_lazy("kept the place no longer: nobody had answered in time"),
    "go_back": gettext_lazy("kept the place no longer; the city went back to its place in line"),
    "propose_pair": gettext_lazy("proposed the pair"),
    "accept_pair": gettext_lazy("said yes"),
    "start_pair": gettext_lazy("said yes, and the pair began"),
    "decline_pair": gettext_lazy("said no"),
    "withdraw_pair": gettext_lazy("took the proposal back"),
    "end_pair": gettext_lazy("ended the pair"),
    "write_mentor_contact": gettext_lazy("wrote a contact down"),
    "confirm_mentor_contact": gettext_lazy("confirmed a contact"),
    "take_off_mentor_contact": gettext_lazy("took a contact off the log"),
}


def pair_story(pairing: MentorPairing) -> tuple[Line, ...]:
    """Newest first. One query."""
    cities = {MENTOR: pairing.mentor.name, MENTEE: pairing.mentee.name}
    return tuple(
        Line(
            entry.at,
            cities.get(str(entry.facts.get("side", "")), _("The program")),
            str(PAIR_SAYS.get(entry.what, entry.what.replace("_", " "))),
            str(entry.facts.get("reason", "")),
        )
        for entry in Entry.objects.about(pairing.ref()).reverse()[:MOST]
    )
