"""Who may pin, lock, move a thread, and accept an answer; who looks after a space."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.base.refs import SYSTEM
from thrive.community.lifecycle import THREAD
from thrive.community.models import ForumSpace, Post, Thread, ThreadMerge
from thrive.community.reach import EVERYWHERE, Who, sees
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


def may_merge(
    who: Who,
    thread: Thread,
    into: Thread,
    reason: str,
    bodies: Mapping[str, Set[int]],
    others: Mapping[str, Set[int]],
) -> Decision:
    """Only among the same readers. `bodies` and `others`: legislative body → who of it wrote there;
    merged, members of one body would seem to answer each other (`rules.open_meetings`)."""
    if thread.pk == into.pk:
        return no(_("This is the same thread. Choose the other one, which stays."))
    asked = first_no(
        keeps_order(who, thread.space),
        keeps_order(who, into.space),
        _same_readers(thread.space, into.space),
        THREAD.allows(thread.status, "merge"),
    )
    if not asked:
        return asked
    if into.status != "open":
        return no(
            _("The thread that stays has to be open. Unlock it first, or choose another one.")
        )
    if not into.title:
        return no(_("The thread that stays has no title any more. Merge the other way round."))
    if any(others.get(body, wrote) != wrote for body, wrote in bodies.items()):
        return no(
            _(
                "Members of one council wrote in these two threads. Merged, they would seem to "
                "answer each other, which the open-meeting law does not allow."
            )
        )
    return YES if reason.strip() else no(_("Write the reason: the authors will read it."))


def _same_readers(here: ForumSpace, to: ForumSpace) -> Decision:
    if here.pk == to.pk or (here.access == to.access and here.access in EVERYWHERE):
        return YES
    if "youth" in (here.access, to.access):
        return no(_("Threads are not merged into or out of a space for youth."))
    return no(_("Other people read that space. Only threads with the same readers are merged."))


def may_take_apart(
    who: Who, made: ThreadMerge, back: Thread, into: Thread, *, came: int, grown: bool
) -> Decision:
    """`back`: the thread its posts go back to, in the space it stood in. `came`: how many of them are
    still here. `grown`: something was written since."""
    asked = keeps_order(who, into.space)
    if not asked:
        return asked
    if made.undone_at or came != made.posts:
        return no(_("This merge was changed meanwhile and cannot be taken apart."))
    if grown:
        return no(_("Something new was written since, so the threads stay merged."))
    if not _same_readers(into.space, back.space):
        return no(
            _(
                "This thread was moved since to where other people read it. Taken apart, its posts "
                "would be read by more or other people again, so the threads stay merged."
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
