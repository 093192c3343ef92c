"""Who may write where, and what waits until a person has read it (R93, R133)."""

from __future__ import annotations

import datetime
import re
from typing import Any

from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.decisions import YES, Decision, first_no, no
from thrive.community.models import ForumSpace, Post, Thread
from thrive.community.reach import Space, Who, sees
from thrive.community.words import Access, HeldFor

LONGEST = 20_000  # letters of one post
READ_FIRST = 3  # posts of a young person that somebody reads before others do (domain 4.6 e)
ADULTS = 2  # cleared adults that every space with youth has (domain 4.6 e)
NEW = datetime.timedelta(days=7)  # an account is new this long
AN_HOUR = 20  # posts of one person in an hour
AN_HOUR_NEW = 6

_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)


def may_write(who: Who, space: Space | ForumSpace, *, cleared: int) -> Decision:
    """May this person write in this space at all? `cleared`: cleared adults it has today.

    Sentences to adults and youth do not say how old anybody is.
    """
    if not who.number:
        return no(_("Sign in to write here. Anyone can join, and it is free."))
    if not sees(who, space) and not (who.youth and not who.consented):
        return no(_("This space is for other people. You do not read it."))
    if who.youth and not who.consented:
        return no(
            _(
                "You can write here once a parent or guardian has agreed to your account. Your "
                "own page shows how to ask them."
            )
        )
    if getattr(space, "closed_at", None):
        return no(_("This space is closed. It can be read, and nothing new can be written."))
    if space.access == Access.YOUTH and cleared < ADULTS:
        return no(_("This space is quiet until two cleared adults are with it. It can be read."))
    if space.access == Access.CLOSED and who.youth and cleared < ADULTS:
        return no(_("You can read here. To write, choose a space that is open to all members."))
    return YES


def may_start(who: Who, space: Space | ForumSpace, *, cleared: int) -> Decision:
    return may_write(who, space, cleared=cleared)


def may_reply(
    who: Who, space: Space | ForumSpace, thread: Thread, *, cleared: int, meeting: Decision = YES
) -> Decision:
    """`meeting`: what the open-meeting rule says (`rules.open_meetings`)."""
    return first_no(may_write(who, space, cleared=cleared), thread_takes_posts(thread), meeting)


def thread_takes_posts(thread: Thread) -> Decision:
    if thread.status == "locked":
        return no(_("This thread is locked. You can read it, and start a new one."))
    if thread.status == "held":
        return no(_("This thread waits to be read by a moderator. Then others can answer."))
    if thread.status == "hidden":
        return no(_("A moderator hid this thread."))
    if thread.status == "merged":
        return no(_("This thread was merged into another one."))
    return YES


def is_new(since: datetime.datetime) -> bool:
    """An account that was opened at this moment."""
    return since > clock.now() - NEW


def may_write_again(lately: int, *, new: bool) -> Decision:
    """`lately`: what this person wrote within the last hour."""
    if lately < (AN_HOUR_NEW if new else AN_HOUR):
        return YES
    return no(_("That was a lot in one hour. Your text is kept as a draft. Try again later."))


def why_it_waits(
    who: Who, *, shown: int, text: str, new: bool, listed: bool = False, worked: bool = True
) -> str:
    """Why a moderator reads this before others do; empty when nobody has to. `shown`: other posts of
    this person that can be read; `listed`: a word of the moderators' list stands in it; `worked`: a
    browser did the small sum of a new account (`rules.work`), or none was asked."""
    if who.moderates:
        return ""
    if who.youth and shown < READ_FIRST:
        return HeldFor.FIRST
    if listed:
        return HeldFor.WORD
    if new and not shown and _LINK.search(text):
        return HeldFor.LINK
    return HeldFor.WORK if new and not worked else ""


def may_edit(by: Any, post: Post) -> Decision:
    if by != post.author:
        return no(_("Only the author can change a post."))
    if post.status in ("hidden", "taken_down"):
        return no(_("This post is not shown any more, so it cannot be changed."))
    if post.thread.status == "locked":
        return no(_("This thread is locked. You can still take your own post down."))
    return YES


def may_take_down(by: Any, post: Post) -> Decision:
    """Always, for one's own: in a locked thread too, and whatever others have answered."""
    if by != post.author:
        return no(_("Only the author can take a post down. You can report it."))
    if post.status == "taken_down":
        return no(_("This post is taken down already."))
    return YES


def may_thank(who: Who, post: Post, *, meeting: Decision = YES) -> Decision:
    if not who.number:
        return no(_("Sign in to thank somebody."))
    if who.youth and not who.consented:
        return no(_("You can thank people once a parent or guardian has agreed to your account."))
    if post.author_id == who.number:
        return no(_("This post is your own."))
    if post.status != "shown":
        return no(_("This post is not shown."))
    return meeting


def shows_counts(who: Who) -> bool:
    """Nobody under 18 is shown how often somebody was thanked; nor is a visitor."""
    return bool(who.number) and not who.youth
