"""News, words of the glossary, and how the objectives stand."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from thrive.base import clock, history
from thrive.base.decisions import no, require
from thrive.pages.found import post_documents, word_documents
from thrive.pages.lifecycle import ADDED_WORD, NEWS, OBJECTIVE
from thrive.pages.models import AddedWord, NewsPost, ObjectiveReport
from thrive.pages.rules import writing as rules
from thrive.pages.words import forget_words
from thrive.program import current
from thrive.search.actions import put, remove


@transaction.atomic
def write_post(slug: str, *, by: Any, is_new: bool = False, **columns: Any) -> NewsPost:
    """A new post is a draft; what changes in a published one is read at once."""
    require(rules.may_write(by))
    post = NewsPost.objects.select_for_update(no_key=True).filter(slug=slug).first()
    if post is not None and is_new:
        require(no(_("Another post already has this address. Choose other words.")))
    post = post or NewsPost(slug=slug, written_by=by)
    for name, value in columns.items():
        setattr(post, name, value)
    if post.status == "published":
        require(rules.may_move_post(by, "draft", "publish", post.video_url, post.captions_url))
        put(*post_documents(post))
    post.changed_at = clock.now()
    post.save()
    history.record("write_post", on=post, by=by)
    return post


@transaction.atomic
def publish_post(post: NewsPost, *, by: Any) -> NewsPost:
    post = _moved_post(post, "publish", by)
    put(*post_documents(post))
    return post


@transaction.atomic
def withdraw_post(post: NewsPost, *, by: Any) -> NewsPost:
    post = _moved_post(post, "withdraw", by)
    remove("news", post.slug)
    return post


def _moved_post(post: NewsPost, move: str, by: Any) -> NewsPost:
    post = NewsPost.objects.select_for_update(no_key=True).get(pk=post.pk)
    require(rules.may_move_post(by, post.status, move, post.video_url, post.captions_url))
    post.status = NEWS.after(post.status, move)
    post.changed_at = clock.now()
    if move == "publish":
        post.published_at = post.published_at or post.changed_at
    post.save()
    history.record(f"{move}_post", on=post, by=by)
    return post


@transaction.atomic
def write_word(slug: str, *, by: Any, is_new: bool = False, **columns: Any) -> AddedWord:
    require(rules.may_write(by))
    word = AddedWord.objects.select_for_update(no_key=True).filter(slug=slug).first()
    if word is not None and is_new:
        require(no(_("The glossary has a word with this address already.")))
    word = word or AddedWord(slug=slug, written_by=by)
    for name, value in columns.items():
        setattr(word, name, value)
    word.changed_at = clock.now()
    word.save()
    if word.status == "published":
        put(*word_documents(word))
    history.record("write_word", on=word, by=by)
    transaction.on_commit(forget_words)
    return word


@transaction.atomic
def publish_word(word: AddedWord, *, by: Any) -> AddedWord:
    word = _moved_word(word, "publish", by)
    put(*word_documents(word))
    return word


@transaction.atomic
def withdraw_word(word: AddedWord, *, by: Any) -> AddedWord:
    word = _moved_word(word, "withdraw", by)
    remove("term", word.slug)
    return word


def _moved_word(word: AddedWord, move: str, by: Any) -> AddedWord:
    word = AddedWord.objects.select_for_update(no_key=True).get(pk=word.pk)
    taken = move == "publish" and any(one.slug == word.slug for one in current().glossary)
    require(rules.may_move_word(by, word.status, move, taken))
    word.status = ADDED_WORD.after(word.status, move)
    word.changed_at = clock.now()
    word.save()
    history.record(f"{move}_word", on=word, by=by)
    transaction.on_commit(forget_words)
    return word


@transaction.atomic
def report_objective(
    objective: str,
    *,
    move: str,
    said_on: datetime.date,
    words_en: str,
    words_es: str,
    by: Any,
    is_demo: bool = False,
) -> ObjectiveReport:
    """How it stands from this day on. The newest row before it is held, so that two people do not
    report from the same state."""
    rows = ObjectiveReport.objects.select_for_update(no_key=True).filter(objective=objective)
    newest = rows.order_by("-said_at", "-pk").first()
    status = newest.status if newest else OBJECTIVE.first
    require(rules.may_report(by, status, move, said_on, clock.today()))
    report = ObjectiveReport.objects.create(
        objective=objective,
        status=OBJECTIVE.after(status, move),
        words_en=words_en,
        words_es=words_es,
        said_on=said_on,
        said_at=clock.now(),
        said_by=by,
        is_demo=is_demo,
    )
    history.record("report_objective", on=report, by=by, status=report.status, of=said_on)
    return report
