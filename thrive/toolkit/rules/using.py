"""Who suggests a change, and who takes an entry up for a city."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.cities.models import Community
from thrive.cities.rules.coaching import lead_coach
from thrive.toolkit.lifecycle import SUGGESTION
from thrive.toolkit.models.entry import edits

MOST_OPEN = 10


def may_suggest(by: Any, waiting: int) -> Decision:
    """`waiting`: how many of theirs have no answer yet."""
    if not by.is_authenticated:
        return no(_("Sign in to suggest a change. Then we can tell you what became of it."))
    if waiting >= MOST_OPEN:
        return no(_("Ten of your suggestions wait for an answer. Please wait for the first ones."))
    return YES


def may_answer(by: Any, status: str, move: str) -> Decision:
    if not edits(by):
        return no(_("Content experts and program administrators answer suggestions."))
    return SUGGESTION.allows(status, move)


def may_take_up(by: Any, community: Community) -> Decision:
    """The city's contacts and Core Team, its lead coach, program administrators."""
    if not by.is_authenticated:
        return no(_("Sign in first. Then choose the city that you act for."))
    if community.roles_of(by) or "admin" in by.program_roles:
        return YES
    if "coach" in by.program_roles and lead_coach(community) == by:
        return YES
    return no(_("The city’s contacts, its Core Team and its coach take up an entry for it."))


def may_let_go(by: Any, community: Community, is_over: bool) -> Decision:
    return first_no(
        may_take_up(by, community),
        no(_("The city already let this entry go.")) if is_over else YES,
    )
