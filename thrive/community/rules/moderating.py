"""Reports, hiding and showing, appeals: who may, in which state, and with words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.community.lifecycle import APPEAL, POST, REPORT
from thrive.community.models import Appeal, ModerationAct, Post, Report
from thrive.community.models.moderation import MODERATORS
from thrive.people.models import Person

A_DAY = 10  # reports of one person in a day


def may_moderate(by: Any) -> Decision:
    if isinstance(by, Person) and by.program_roles & MODERATORS:
        return YES
    return no(_("Only a moderator can do this."))


def may_report(by: Person, post: Post, *, today: int, open_already: bool) -> Decision:
    if by == post.author:
        return no(_("This post is your own. You can change it or take it down."))
    if post.status != "shown":
        return no(_("This post is not shown any more. Thank you for looking out."))
    if open_already:
        return no(_("You reported this post already. A moderator will read it."))
    if today >= A_DAY:
        return no(_("You reported a lot today. If somebody is in danger, call 911."))
    return YES


def _not_their_own(by: Any, post: Post) -> Decision:
    """Nobody decides about their own post, not even where nobody else moderates."""
    own = no(_("Somebody else has to read this: it is your own post."))
    return own if by == post.author else YES


def may_let_through(by: Any, post: Post) -> Decision:
    mine = _not_their_own(by, post)
    return first_no(may_moderate(by), mine, POST.allows(post.status, "let_through"))


def may_hide(by: Any, post: Post, reason: str) -> Decision:
    said = YES if reason.strip() else no(_("Write the reason: the author will read it."))
    return first_no(may_moderate(by), POST.allows(post.status, "hide"), said)


def may_restore(by: Any, post: Post) -> Decision:
    mine = _not_their_own(by, post)
    return first_no(may_moderate(by), mine, POST.allows(post.status, "restore"))


def may_dismiss(by: Any, report: Report) -> Decision:
    mine = _not_their_own(by, report.post)
    return first_no(may_moderate(by), mine, REPORT.allows(report.status, "dismiss"))


def may_appeal(by: Any, act: ModerationAct, *, last: bool, appealed: bool) -> Decision:
    """`last`: nothing was done with the post since. `appealed`: there is an appeal already."""
    if by != act.post.author:
        return no(_("Only the author can ask for a second look."))
    if appealed:
        return no(_("You asked for a second look already. The answer comes to this page."))
    if act.what != "hide" or not last or act.post.status != "hidden":
        return no(_("This post is not hidden any more."))
    return YES


def may_answer(by: Any, appeal: Appeal, *, alone: bool) -> Decision:
    """Somebody else than who hid the post, unless there is nobody else (`alone`)."""
    if by == appeal.act.by and not alone:
        return no(_("You hid this post, so somebody else has to answer."))
    mine = _not_their_own(by, appeal.act.post)
    return first_no(may_moderate(by), mine, APPEAL.allows(appeal.status, "grant"))


def may_keep_hidden(by: Any, post: Post, reason: str) -> Decision:
    said = YES if reason.strip() else no(_("Write the reason: the author will read it."))
    hidden = YES if post.status == "hidden" else no(_("This post is not hidden."))
    return first_no(may_moderate(by), hidden, said)
