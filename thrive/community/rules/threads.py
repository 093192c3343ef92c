"""Who may pin, lock, move a thread, and accept an answer; who looks after a space."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.base.refs import SYSTEM
from thrive.community.lifecycle import THREAD
from thrive.community.models import ForumSpace, Post, Thread
from thrive.community.reach import Who, sees
from thrive.community.words import Kind, Part
from thrive.people.models import Person


def keeps_order(who: Who, space: ForumSpace) -> Decision:
    """Moderators everywhere, facilitators in their own space."""
    if who.moderates or who.parts.get(space.pk) == Part.FACILITATOR:
        return YES
    return no(_("Only a moderator or the facilitator of this space can do this."))


def may_pin(who: Who, thread: Thread) -> Decision:
    return keeps_order(who, thread.space)


def may_lock(who: Who, thread: Thread) -> Decision:
    return first_no(keeps_order(who, thread.space), THREAD.allows(thread.status, "lock"))


def may_unlock(who: Who, thread: Thread) -> Decision:
    return first_no(keeps_order(who, thread.space), THREAD.allows(thread.status, "unlock"))


def may_move(who: Who, thread: Thread, to: ForumSpace) -> Decision:
    """Never to more readers than its authors wrote for, unless a moderator of the program does it."""
    if to.pk == thread.space_id:
        return no(_("The thread stands in this space already."))
    if to.access == "youth" or thread.space.access == "youth":
        return no(_("Threads are not moved into or out of a space for youth."))
    if not sees(who, to):
        return no(_("You do not read that space."))
    return first_no(keeps_order(who, thread.space), _opens_up(who, thread.space, to))


def _opens_up(who: Who, here: ForumSpace, to: ForumSpace) -> Decision:
    order = ["closed", "members", "open"]
    wider = order.index(to.access) > order.index(here.access)
    if wider or (here.access == to.access == "closed"):
        return no(
            _(
                "More or other people read that space than the authors wrote for. Ask them to "
                "write there themselves."
            )
        )
    return YES


def may_accept(who: Who, thread: Thread, post: Post, *, meeting: Decision = YES) -> Decision:
    """Who asked says which answer helped; a moderator can do it for them."""
    if thread.kind != Kind.QUESTION:
        return no(_("Only a question has an answer to accept."))
    if who.number != thread.author_id and not who.moderates:
        return no(_("Whoever asked the question says which answer helped."))
    if post.thread_id != thread.pk or post.is_first or post.status != "shown":
        return no(_("Choose one of the answers in this thread."))
    return meeting


def may_open_space(by: Any) -> Decision:
    if by == SYSTEM or (isinstance(by, Person) and "admin" in by.program_roles):
        return YES
    return no(_("Only a program administrator can open a space."))


def may_add_person(by: Any, who: Who, space: ForumSpace, person: Person, part: str) -> Decision:
    if part == Part.CLEARED or space.access == "youth":
        asked = may_open_space(by)
        if not asked:
            return no(_("Only a program administrator says which adults are cleared."))
        if person.is_youth and part != Part.MEMBER:
            return no(_("A cleared adult is 18 or older."))
    elif not may_open_space(by):
        asked = keeps_order(who, space)
        if not asked:
            return asked
    if person.erased_at:
        return no(_("This person has left the platform."))
    return YES
