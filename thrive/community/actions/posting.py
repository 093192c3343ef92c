"""Starting a thread and replying: one form makes one post, and every count is right.

What the open-meeting rule refuses is noted before the refusal goes on to the page.
"""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from thrive.base import clock, history
from thrive.base.decisions import Refused, require
from thrive.base.markup import to_html
from thrive.base.prepared import prepared
from thrive.cities.actions.attachments import SafeFile
from thrive.community import found
from thrive.community.actions import telling
from thrive.community.actions.attaching import keep_files
from thrive.community.actions.calling import call_on
from thrive.community.actions.locks import held_thread, one_more
from thrive.community.actions.noting import note_held_back
from thrive.community.models import Draft, ForumSpace, Post, Thread, ThreadMark
from thrive.community.queries import standing
from thrive.community.queries.wordlist import holds
from thrive.community.reach import Who, who_of
from thrive.community.rules import work
from thrive.community.rules import writing as rules
from thrive.community.rules.files import may_attach
from thrive.community.rules.open_meetings import may_join_in
from thrive.community.words import Kind
from thrive.people.models import Person

HOUR = datetime.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote. `quotes` is the key of a post in the thread; `understood`: they have
    read what the open-meeting rule warns of. `files` were checked by the form. `work`: the small sum
    of a new account, as a page sends it; None where no page asks for it (mail, the demo's story).
    `listed`: whether the form, which held them against the list, found a word that makes them wait."""

    text: str
    language: str = "en"
    token: uuid.UUID = field(default_factory=uuid.uuid4)
    quotes: int | None = None
    understood: bool = False
    files: tuple[SafeFile, ...] = ()
    work: str | None = None
    listed: bool | None = None


def start_thread(
    space: ForumSpace,
    *,
    title: str,
    words: Words,
    kind: str = Kind.DISCUSSION,
    area: str = "",
    by: Person,
) -> Thread:
    """A new thread with its first post. The same form sent twice gives the same thread."""
    try:
        return _start(space, title=title, words=words, kind=kind, area=area, by=by)
    except IntegrityError:
        return _written(words, by).thread


def reply(thread: Thread, *, words: Words, by: Person) -> Post:
    """One more post. The same form sent twice gives the same post."""
    try:
        return _reply(thread, words=words, by=by)
    except IntegrityError:
        return _written(words, by)
    except Refused as refused:
        note_held_back(thread, refused.decision, act="reply", by=by)
        raise


@transaction.atomic
def _start(
    space: ForumSpace, *, title: str, words: Words, kind: str, area: str, by: Person
) -> Thread:
    who = who_of(by, [space])
    lately = _lately(by)
    if words.token in lately:
        return _written(words, by).thread
    require(rules.may_start(who, space, cleared=standing.cleared_for(who, space)))
    require(rules.may_write_again(len(lately), new=rules.is_new(by.created)))
    _may_attach(who, space, words)
    waits = _why_it_waits(who, by, words, title)
    now = clock.now()
    thread = Thread.objects.create(
        space=space,
        kind=kind,
        title=title,
        language=words.language,
        area=area,
        author=by,
        status="held" if waits else "open",
        started_at=now,
        last_at=now,
        last_by=by,
        numbers=1,
        last_number=1,
    )
    post = _post(thread, 1, words, by, waits)
    if not waits:
        one_more(space.pk, 1)
        telling.tell_of_thread(thread, by=by)
    ThreadMark.objects.create(person=by, thread=thread, read_to=1, follows=True, mails=True)
    Draft.objects.filter(person=by, place=f"space {space.pk}").delete()
    if not waits:
        found.say_what_is_found(post, thread)
    else:
        telling.tell_moderators(post, reason="", by=by)
    history.record("start_thread", on=thread, by=by, kind=kind, held=bool(waits))
    return thread


@transaction.atomic
def _reply(thread: Thread, *, words: Words, by: Person) -> Post:
    thread = held_thread(thread)
    lately = _lately(by)
    if words.token in lately:
        return _written(words, by)
    who = who_of(by, [thread.space])
    meeting = may_join_in(
        standing.table_at(thread, who), thread.space.access, understood=words.understood
    )
    cleared = standing.cleared_for(who, thread.space)
    require(rules.may_reply(who, thread.space, thread, cleared=cleared, meeting=meeting))
    require(rules.may_write_again(len(lately), new=rules.is_new(by.created)))
    _may_attach(who, thread.space, words)
    waits = _why_it_waits(who, by, words)
    thread.numbers += 1
    post = _post(thread, thread.numbers, words, by, waits)
    changed = ["numbers"]
    if not waits:
        thread.last_number, thread.last_at, thread.last_by = post.number, post.written_at, by
        thread.replies += 1
        changed += ["last_number", "last_at", "last_by", "replies"]
    thread.save(update_fields=changed)
    _read_to(thread, by, post.number)
    Draft.objects.filter(person=by, place=f"thread {thread.pk}").delete()
    if waits:
        telling.tell_moderators(post, reason="", by=by)
    else:
        call_on(post, thread, by)
        found.say_what_is_found(post, thread)
    history.record("reply", on=thread, by=by, number=post.number, held=bool(waits))
    return post


def _post(thread: Thread, number: int, words: Words, by: Person, waits: str) -> Post:
    quotes = None
    if words.quotes:
        quotes = thread.posts.shown().filter(pk=words.quotes).first()
    post = Post.objects.create(
        thread=thread,
        number=number,
        author=by,
        text=words.text,
        html=to_html(words.text),
        language=words.language,
        quotes=quotes,
        status="held" if waits else "shown",
        held_for=waits,
        body=standing.body_of(by),
        attached=len({one.content for one in words.files}),
        token=words.token,
        written_at=clock.now(),
    )
    keep_files(post, words.files)
    return post


def _may_attach(who: Who, space: ForumSpace, words: Words) -> None:
    if words.files:
        require(may_attach(who, space, files=len(words.files)))


def _read_to(thread: Thread, by: Person, number: int) -> None:
    """Whoever writes follows the thread, quietly, and has read it up to here."""
    ThreadMark.objects.bulk_create(
        [ThreadMark(person=by, thread=thread, read_to=number, follows=True)],
        update_conflicts=True,
        unique_fields=["person", "thread"],
        update_fields=["read_to", "follows"],
    )


def _lately(by: Person) -> list[uuid.UUID]:
    """Tokens of what this person wrote within an hour: how much, and whether this was among it."""
    return _tokens(by.pk, clock.now() - HOUR)


@prepared
def _tokens(person: int, since: datetime.datetime) -> QuerySet[Post, uuid.UUID]:
    rows = Post.objects.filter(author=person, written_at__gt=since).order_by("-written_at")
    return rows.values_list("token", flat=True)[: rules.AN_HOUR + 5]


def _written(words: Words, by: Person) -> Post:
    rows = Post.objects.select_related("thread__space")
    return rows.get(author=by, token=words.token)


def _why_it_waits(who: Who, by: Person, words: Words, title: str = "") -> str:
    new, texts = rules.is_new(by.created), (title, words.text)
    worked = words.work is None or work.was_done(words.work, token=words.token, person=by.pk)
    shown = Post.objects.shown().filter(author=by).count() if who.youth or new else 0
    return rules.why_it_waits(
        who,
        shown=shown,
        text=" ".join(texts),
        new=new,
        listed=bool(holds(texts)) if words.listed is None else words.listed,
        worked=worked,
    )
