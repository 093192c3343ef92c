"""Who tells how a number was made, and who lets it be shown."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.cities.rules.answers import digest
from thrive.cities.rules.seats import gives_a_reason
from thrive.indicators.lifecycle import HOW_MADE
from thrive.indicators.models import TEXTS, HowMade
from thrive.people.models import Person


def may_write(by: Any, held: HowMade | None) -> Decision:
    """held: the version that is not shown yet, in the same language, if there is one."""
    return first_no(
        _writes(by),
        no(_("It waits for a second reader. Send it back first, then it can be changed."))
        if held and held.status == "waiting"
        else YES,
    )


def mark_of(text: Any) -> str:
    """What a form remembers of the words it was drawn with."""
    return digest([getattr(text, name) for name in TEXTS]) if text else ""


def is_as_seen(stands: HowMade | None, seen: str | None, telling: Any) -> Decision:
    """Two people at once: the second one reads the words of the first before any are lost.

    stands: the draft, or what is shown; seen: `mark_of` what the form was drawn with, None without
    a form. The same words sent twice replace nothing.
    """
    if stands is None or seen is None or mark_of(stands) in (seen, mark_of(telling)):
        return YES
    return no(
        _(
            "Somebody changed this while you were writing. What stands now is shown above; what you "
            "typed is below. Keep yours only if it should replace theirs."
        )
    )


def may_hand_over(by: Any, text: HowMade) -> Decision:
    return first_no(_writes(by), HOW_MADE.allows(text.status, "hand_over"))


def may_show(by: Any, text: HowMade) -> Decision:
    """Another person than the one who wrote it."""
    return first_no(
        _reads(by),
        HOW_MADE.allows(text.status, "show"),
        no(_("You wrote this. A second person must read it before it is shown."))
        if text.added_by_id == by.pk
        else YES,
    )


def may_send_back(by: Any, text: HowMade, *, reason: str) -> Decision:
    """The second reader, or the author who saw a slip too late."""
    return first_no(_reads(by), HOW_MADE.allows(text.status, "send_back"), gives_a_reason(reason))


def _writes(by: Any) -> Decision:
    if isinstance(by, Person) and "data" in by.program_roles:
        return YES
    return no(_("The program’s data staff write how a number was made."))


def _reads(by: Any) -> Decision:
    if isinstance(by, Person) and by.program_roles & {"data", "admin"}:
        return YES
    return no(_("Data staff and program administrators read it before it is shown."))
