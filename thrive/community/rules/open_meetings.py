"""Open government: members of one legislative body do not deliberate here (R137).

Gov. Code 54952.2(b)(3), added by AB 992 and made permanent by SB 707: on a platform anyone may join
freely, a member may inform and ask residents, but may not respond or react to another member of the
same body about its business. Where people are let in one by one, the ordinary ban on serial meetings
holds instead: less than a quorum may talk.

The platform does not judge what is a council's business: a thread in which a fellow member writes
counts as such.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision
from thrive.community.reach import EVERYWHERE

SEATS = 5  # the smallest usual council (domain brief 4.1), where we do not know how many sit there


@dataclass(frozen=True, slots=True)
class HeldBack(Decision):
    """A refusal of this rule. `warns`: it is a question, and goes away once it is answered."""

    warns: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Who of the same body sits at one thread: `fellows` wrote or reacted in it, without me."""

    body: str
    fellows: frozenset[int]

    @property
    def empty(self) -> bool:
        return not self.body or not self.fellows


def may_join_in(table: Table, access: str, *, understood: bool = False) -> Decision:
    """May one more member of this body write in, or react to, this thread?"""
    if table.empty:
        return YES
    if access in EVERYWHERE:
        return HeldBack(
            False,
            _(
                "The open-meeting law applies to this thread. Somebody who serves on the same body "
                "as you wrote here, and state law does not let members of one body answer, thank "
                "or react to each other in a place that is open to all. You can start a thread of "
                "your own for residents, or ask your clerk. Nothing of yours was published."
            ),
        )
    if len(table.fellows) + 1 >= quorum(SEATS):
        return HeldBack(
            False,
            _(
                "With you, enough members of one body for a quorum would talk here. The "
                "open-meeting law asks you to talk in a posted meeting instead. Ask your clerk. "
                "Nothing of yours was published."
            ),
        )
    if not understood:
        return HeldBack(
            False,
            _(
                "Somebody who serves on the same body as you takes part in this thread. The two of "
                "you may talk here, but no third member may join, and neither of you may carry it "
                "to others. Tick the box if you want to go on."
            ),
            True,
        )
    return YES


def may_react(table: Table, access: str, author: int | None) -> Decision:
    """May this member thank for a post, or accept it as the answer? Residents' posts: yes."""
    if author is None or author not in table.fellows:
        return YES
    return may_join_in(table, access, understood=True)


def quorum(seats: int) -> int:
    return seats // 2 + 1


def table_of(body: str, me: int, others: Collection[int]) -> Table:
    return Table(body, frozenset(others) - {me})
