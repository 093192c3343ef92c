"""Report → queue → act, with the reason to the author in words → appeal. Every act is kept."""

from __future__ import annotations

import datetime

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.base.history import HasRef
from thrive.base.refs import SYSTEM, Ref
from thrive.community import found
from thrive.community.actions import telling
from thrive.community.actions.calling import call_late
from thrive.community.actions.locks import counted, held_post, moved
from thrive.community.lifecycle import APPEAL, POST, REPORT
from thrive.community.models import Appeal, ModerationAct, Post, Report
from thrive.community.queries.standing import nobody_else
from thrive.community.rules import moderating as rules
from thrive.community.words import HARDEST
from thrive.people.models import Person

DAY = datetime.timedelta(days=1)


@transaction.atomic
def report(post: Post, *, reason: str, words: str, by: Person) -> Report:
    """What may hurt somebody is hidden until a person has looked; the rest stays in sight."""
    post = held_post(post)
    mine = Report.objects.filter(by=by)
    require(
        rules.may_report(
            by,
            post,
            today=mine.filter(made_at__gt=clock.now() - DAY).count(),
            open_already=mine.filter(post=post, status="open").exists(),
        )
    )
    made = Report.objects.create(post=post, by=by, reason=reason, words=words, made_at=clock.now())
    if reason in HARDEST:
        _hide(post, of=reason, reason="", by=SYSTEM)
    telling.tell_moderators(post, reason=reason, by=by)
    history.record("report", on=post, by=by, reason=reason)
    return made


@transaction.atomic
def let_through(post: Post, *, by: Person) -> Post:
    """Read by a person, and fit to be shown to others."""
    post = held_post(post)
    require(rules.may_let_through(by, post))
    _show(post, "let_through", by)
    history.record("let_through", on=post, by=by)
    return post


@transaction.atomic
def hide(post: Post, *, of: str, reason: str, by: Person) -> Post:
    """Hidden from everybody but its author and moderators. Open reports of it are settled."""
    post = held_post(post)
    require(rules.may_hide(by, post, reason))
    _hide(post, of=of, reason=reason, by=by)
    _settle(post, "act")
    history.record("hide", on=post, by=by, of=of)
    return post


@transaction.atomic
def keep_hidden(post: Post, *, of: str, reason: str, by: Person) -> Post:
    """A person has looked at what a report hid, and it stays hidden: now the author reads why."""
    post = held_post(post)
    require(rules.may_keep_hidden(by, post, reason))
    _note(post, "hide", of, reason, by)
    _settle(post, "act")
    history.record("keep_hidden", on=post, by=by, of=of)
    return post


@transaction.atomic
def restore(post: Post, *, by: Person) -> Post:
    """Shown again; open reports of it are dismissed."""
    post = held_post(post)
    require(rules.may_restore(by, post))
    _show(post, "restore", by)
    _settle(post, "dismiss")
    history.record("restore", on=post, by=by)
    return post


@transaction.atomic
def dismiss(made: Report, *, by: Person) -> Report:
    """The post stays. What the report had hidden is shown again."""
    post = held_post(made.post)
    rows = Report.objects.select_for_update(no_key=True, of=("self",))
    made = rows.select_related("post__author").get(pk=made.pk)
    require(rules.may_dismiss(by, made))
    hidden = post.acts.filter(what="hide").order_by("pk").last()
    if post.status == "hidden" and hidden and hidden.by_id is None:
        _show(post, "restore", by)
    made.status = REPORT.after(made.status, "dismiss")
    made.settled_at = clock.now()
    made.save(update_fields=["status", "settled_at"])
    history.record("dismiss_report", on=post, by=by)
    return made


@transaction.atomic
def appeal(act: ModerationAct, *, words: str, by: Person) -> Appeal:
    """The author asks somebody else to look again."""
    held_post(act.post)
    act = ModerationAct.objects.select_related("post__thread__space").get(pk=act.pk)
    later = ModerationAct.objects.filter(post=act.post, pk__gt=act.pk).exists()
    appealed = Appeal.objects.filter(act=act).exists()
    require(rules.may_appeal(by, act, last=not later, appealed=appealed))
    made = Appeal.objects.create(act=act, words=words, made_at=clock.now())
    history.record("appeal", on=act.post, by=by)
    return made


@transaction.atomic
def answer_appeal(asked: Appeal, *, grant: bool, answer: str, by: Person) -> Appeal:
    post = held_post(asked.act.post)
    rows = Appeal.objects.select_for_update(no_key=True, of=("self",))
    rows = rows.select_related("act__post__author")
    asked = rows.get(pk=asked.pk)
    require(rules.may_answer(by, asked, alone=nobody_else(by, post.author)))
    asked.status = APPEAL.after(asked.status, "grant" if grant else "refuse")
    asked.answer, asked.answered_by, asked.answered_at = answer, by, clock.now()
    asked.save(update_fields=["status", "answer", "answered_by", "answered_at"])
    if grant and post.status == "hidden":
        _show(post, "restore", by, answer)
    else:
        _note(post, "refuse", asked.act.of, answer, by)
    history.record("grant_appeal" if grant else "refuse_appeal", on=post, by=by)
    return asked


def _hide(post: Post, *, of: str, reason: str, by: Person | Ref) -> None:
    post.status = POST.after(post.status, "hide")
    post.save(update_fields=["status"])
    if post.is_first and post.thread.status != "hidden":
        moved(post.thread, "hide")
    if post.thread.answer_id == post.pk:
        post.thread.answer = None
        post.thread.save(update_fields=["answer"])
    counted(post.thread)
    _note(post, "hide", of, reason, by)
    _tell_search(post)


def _show(post: Post, verb: str, by: Person, words: str = "") -> None:
    post.status = POST.after(post.status, verb)
    post.save(update_fields=["status"])
    if post.is_first and post.thread.status in ("held", "hidden"):
        moved(post.thread, "let_through" if post.thread.status == "held" else "restore")
    counted(post.thread)
    call_late(post, by=by)
    _note(post, verb, "", words, by)
    _tell_search(post)


def _tell_search(post: Post) -> None:
    if post.is_first:
        found.say_what_is_found_in(post.thread)
    else:
        found.say_what_is_found(post, post.thread)


def _note(post: Post, what: str, of: str, reason: str, by: HasRef | Ref) -> None:
    """Kept for the log and told to the author; what only waited for a person is not."""
    person = by if isinstance(by, Person) else None
    act = ModerationAct.objects.create(
        post=post, what=what, of=of, reason=reason, by=person, at=clock.now()
    )
    telling.tell_author(act, by=by)


def _settle(post: Post, verb: str) -> None:
    Report.objects.filter(post=post, status="open").update(
        status=REPORT.after("open", verb), settled_at=clock.now()
    )
