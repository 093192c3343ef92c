"""History of this room in words: roles, never names."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thrive.base.models import Entry
from thrive.base.prepared import prepared
from thrive.base.refs import Ref

SAYS = {
    "give_evidence": gettext_lazy("showed something for it"),
    "take_off_evidence": gettext_lazy("removed a proof"),
    "submit_step": gettext_lazy("sent it for a check"),
    "take_back_step": gettext_lazy("took it back"),
    "verify_step": gettext_lazy("verified it"),
    "credit_step": gettext_lazy("credited it as done before joining"),
    "accept_step": gettext_lazy("accepted it for the city"),
    "send_back_step": gettext_lazy("sent it back"),
    "reopen_step": gettext_lazy("opened it again"),
    "leave_out_step": gettext_lazy("left it out"),
    "take_up_step": gettext_lazy("took it up again"),
    "waive_step": gettext_lazy("waived it"),
    "ask_again_step": gettext_lazy("asked for it again"),
    "pause": gettext_lazy("paused the city"),
    "resume": gettext_lazy("let the city go on"),
    "leave": gettext_lazy("ended the city’s part in the program"),
    "graduate": gettext_lazy("let the city graduate"),
}


@dataclass(frozen=True)
class Happened:
    """`reason` is what somebody wrote for the record."""

    at: datetime.datetime
    who: str
    what: str
    reason: str


def story(thing: Ref, only: tuple[str, ...] = ()) -> tuple[Happened, ...]:
    """What happened to one thing, oldest first; only these verbs, if any are named. One query."""
    entries = [one for one in _about(thing.kind, thing.id) if not only or one.what in only]
    return tuple(
        Happened(
            entry.at,
            _(entry.by_text),
            str(SAYS.get(entry.what, entry.what.replace("_", " "))),
            str(entry.facts.get("reason", "")),
        )
        for entry in entries
    )


@prepared
def _about(kind: str, thing: str) -> QuerySet[Entry]:
    return Entry.objects.about(Ref(kind, thing, ""))
