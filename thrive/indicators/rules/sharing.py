"""Who may bring a data set to share, who sees it, and who takes it along (R95)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.indicators.rules.hands import WORKS, Hands
from thrive.indicators.rules.moves import allowed, takes_part


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody before a shared data set. `named`: acts for a city that is named; `granted`: asked,
    and was let in."""

    signed_in: bool = False
    named: bool = False
    granted: bool = False


def may_bring(me: Hands, seat: str) -> Decision:
    return first_no(allowed(me, WORKS), takes_part(seat))


def may_take(me: Hands, reader: Reader, status: str, visibility: str, over: bool) -> Decision:
    """Before the check only the owner city's Core Team and data staff open the file; shared, those
    it is shared with, until its last day."""
    if me.any_of(frozenset({"core", "data"})):
        return YES
    if status != "shared":
        return no(_("This data set is not shared."))
    if over:
        return no(_("The last day of this data set is over."))
    if visibility == "public" or reader.named or reader.granted:
        return YES
    if not reader.signed_in:
        return no(_("Sign in first: this data set is for people with an account."))
    if visibility == "members":
        return YES
    return no(_("This data set is for cities it names. You can ask its city to let you see it."))


def may_ask(reader: Reader, status: str, visibility: str, asked: bool) -> Decision:
    if not reader.signed_in:
        return no(_("Sign in first."))
    if status != "shared" or visibility != "named":
        return no(_("Nobody needs to ask for this data set."))
    if reader.named or reader.granted:
        return no(_("You can already take this data set along."))
    if asked:
        return no(_("You have asked already. The city’s Core Team answers."))
    return YES


def may_change_terms(me: Hands, status: str) -> Decision:
    return first_no(
        allowed(me, WORKS),
        no(_("This data set is no longer shared.")) if status == "withdrawn" else YES,
    )
