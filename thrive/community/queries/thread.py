"""One thread: a page of its posts, and what this person may do here.

A post keeps its number for ever, so post 45 stands on page 3 whatever was hidden before it: a page
is a range of numbers, and deep pages cost what the first one costs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thrive.base.decisions import Decision
from thrive.base.prepared import prepared
from thrive.community.models import Post, PostFile, Report, Thanks, Thread, ThreadMark, ThreadMerge
from thrive.community.queries import standing
from thrive.community.queries.files import files_of
from thrive.community.queries.names import kind_of, name_of, note_of, unseen
from thrive.community.queries.post_row import PostRow, Quoted
from thrive.community.queries.spaces import adults_of
from thrive.community.reach import Who, sees, who_of
from thrive.community.rules import open_meetings, threads, writing
from thrive.community.rules.files import may_attach
from thrive.community.texts import excerpt, touches_what_hurts
from thrive.community.words import Access, Kind
from thrive.people.models.person import AgeBand
from thrive.program import registry
from thrive.program.rulebook import ActionArea

ON_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class ThreadPage:
    thread: Thread
    who: Who
    posts: tuple[PostRow, ...]
    links: Page[int]
    area: ActionArea | None
    may_reply: Decision
    may_keep: Decision
    may_accept: bool
    mark: ThreadMark | None
    adults: tuple[str, ...]
    answer: int

    @property
    def needs_tick(self) -> bool:
        """The open-meeting rule asks for a tick before a reply is sent."""
        said = self.may_reply
        return isinstance(said, open_meetings.HeldBack) and said.warns

    @property
    def is_held_back(self) -> bool:
        return isinstance(self.may_reply, open_meetings.HeldBack)

    @property
    def writes(self) -> bool:
        return bool(self.may_reply) or self.needs_tick

    @property
    def shows_counts(self) -> bool:
        return writing.shows_counts(self.who)

    @property
    def is_last(self) -> bool:
        return not self.links.has_next()

    @property
    def language(self) -> str:
        return self.thread.said_language

    @property
    def for_youth(self) -> bool:
        return self.thread.space.access == Access.YOUTH

    @property
    def is_hard(self) -> bool:
        """Does something on this page speak of danger to somebody? Then help lines stand above."""
        return touches_what_hurts("\n".join(post.html for post in self.posts))

    @property
    def attaches(self) -> bool:
        return bool(may_attach(self.who, self.thread.space))

    @property
    def may_take_apart(self) -> bool:
        """Something was merged into this thread: asked only where one may do something about it."""
        merged = ThreadMerge.objects.filter(into=self.thread, undone_at=None)
        return bool(self.may_keep) and merged.exists()

    @property
    def unread_to(self) -> int:
        """The last new post on this page, for whoever follows the thread; 0 without any."""
        return max((post.number for post in self.posts if post.is_new), default=0)

    @property
    def answer_page(self) -> int:
        return page_of(self.answer)


def page_of(number: int) -> int:
    return (max(number, 1) - 1) // ON_A_PAGE + 1


def found_thread(viewer: Any, pk: int) -> Thread | None:
    """The thread, with its space, if this person reads it (as `Thread.objects.visible_to`); of a
    merged one, the thread its posts went into."""
    thread = next(iter(_thread(pk)), None) if 0 < pk < 2**62 else None
    if thread is not None and thread.merged_into_id:
        return found_thread(viewer, thread.merged_into_id)
    if thread is None or not sees(who_of(viewer, [thread.space]), thread.space):
        return None
    if thread.status in ("open", "locked"):
        return thread
    moderates = viewer.is_authenticated and who_of(viewer, []).moderates
    mine = viewer.is_authenticated and thread.author_id == viewer.pk
    return thread if moderates or mine else None


def thread_page(viewer: Any, thread: Thread, number: int) -> ThreadPage:
    """Page `number` of the thread; the last one where there are not so many."""
    space = thread.space
    who = who_of(viewer, [space], keeps=True)
    top = thread.numbers if who.number else thread.last_number
    links = Paginator(range(top), ON_A_PAGE).get_page(number)
    first = (links.number - 1) * ON_A_PAGE
    found = _posts(thread.pk, first, first + ON_A_PAGE)
    mark = next(iter(_mark(who.number, thread.pk)), None) if who.number else None
    cleared = standing.cleared_for(who, space)
    meeting = open_meetings.may_join_in(standing.table_at(thread, who), space.access)
    return ThreadPage(
        thread=thread,
        who=who,
        posts=tuple(_rows(found, thread, who, mark)),
        links=links,
        area={one.slug: one for one in registry.current().areas}.get(thread.area),
        may_reply=writing.may_reply(who, space, thread, cleared=cleared, meeting=meeting),
        may_keep=threads.keeps_order(who, space),
        may_accept=thread.kind == Kind.QUESTION
        and bool(who.number)
        and (thread.author_id == who.number or who.moderates),
        mark=mark,
        adults=adults_of(space) if space.access == Access.YOUTH else (),
        answer=thread.answer.number if thread.answer else 0,
    )


def _rows(found: list[Any], thread: Thread, who: Who, mark: ThreadMark | None) -> list[PostRow]:
    people = [(post.author_id, post.author__age_band or "") for post in found]
    people += [
        (post.quotes__author_id, post.quotes__author__age_band)
        for post in found
        if post.quotes__author_id
    ]
    hidden = unseen(people, who.number)
    numbers = [post.pk for post in found]
    thanked = set(_thanked(who.number, numbers)) if who.number and numbers else set()
    reported = set(_reported(numbers)) if who.moderates and numbers else set()
    read_to = mark.read_to if mark and mark.follows else None
    attached = [post.pk for post in found if post.attached]
    files = files_of(attached) if attached else {}
    began = [post.came_with_id for post in found if post.began_as and post.came_with_id]
    merges = {one.pk: one for one in _merges(began)} if began else {}
    rows = []
    for post in found:
        state = _state(post, who, hidden)
        if state:
            rows.append(
                _row(
                    post,
                    state,
                    thread,
                    who,
                    hidden,
                    thanked=post.pk in thanked,
                    reported=post.pk in reported,
                    is_new=read_to is not None and post.number > read_to,
                    files=files.get(post.pk, []),
                    merged=merges.get(post.came_with_id or 0),
                )
            )
    return rows


def _state(post: Any, who: Who, hidden: frozenset[int]) -> str:
    """Empty for what this person does not see at all."""
    mine = bool(who.number) and post.author_id == who.number
    if post.status == "held":
        return "mine" if mine else ("held" if who.moderates else "")
    if post.author_id in hidden and not who.moderates:
        return "unseen"
    return post.status


def _row(
    post: Any,
    state: str,
    thread: Thread,
    who: Who,
    hidden: frozenset[int],
    *,
    thanked: bool,
    reported: bool,
    is_new: bool,
    files: list[PostFile],
    merged: ThreadMerge | None,
) -> PostRow:
    band = post.author__age_band or ""
    mine = bool(who.number) and post.author_id == who.number
    read = state in ("shown", "mine", "held") or (state == "hidden" and (mine or who.moderates))
    named = state not in ("unseen", "taken_down")
    known = named and post.author_id is not None
    return PostRow(
        pk=post.pk,
        number=post.number,
        who=name_of(post.author_id, post.author__shown_name or "", hidden)
        if named
        else _("Removed post"),
        note=note_of(
            post.author__affiliation,
            post.author__organization,
            post.author__title,
            youth=band == AgeBand.YOUTH,
        )
        if known
        else "",
        kind=kind_of(post.author__affiliation, band) if known else "open",
        written_at=post.written_at,
        edited_at=post.edited_at if read else None,
        html=mark_safe(post.html if read else ""),
        language=post.language,
        state=state,
        is_mine=mine,
        is_answer=thread.answer_id == post.pk,
        is_new=is_new,
        is_reported=reported,
        thanks=post.thanks,
        thanked=thanked,
        quoted=_quoted(post, hidden) if read else None,
        files=tuple(files) if read else (),
        began_as=post.began_as if read else "",
        merged=merged,
    )


def _quoted(post: Any, hidden: frozenset[int]) -> Quoted | None:
    if post.quotes_id is None or post.quotes__status != "shown":
        return None
    author, name = post.quotes__author_id, post.quotes__author__shown_name or ""
    if author in hidden:
        return None
    return Quoted(
        post.quotes__number,
        post.quotes_id,
        name_of(author, name, hidden),
        excerpt(post.quotes__text),
    )


def spoken() -> str:
    return (get_language() or "en")[:2]


@prepared
def _thread(pk: int) -> QuerySet[Thread]:
    return Thread.objects.filter(pk=pk).select_related("space", "answer")


@prepared
def _posts(thread: int, first: int, last: int) -> QuerySet[Post, Any]:
    """Rows and no models: forty of them a page would be a tenth of its time."""
    rows = Post.objects.filter(thread=thread, number__gt=first, number__lte=last)
    return rows.order_by("number").values_list(*_READ, named=True)


_OF = ("shown_name", "age_band", "affiliation", "organization", "title")
_READ = (
    *("pk", "thread_id", "number", "html", "language", "status", "thanks", "attached"),
    *("written_at", "edited_at", "author_id", "quotes_id", "came_with_id", "began_as"),
    *(f"author__{name}" for name in _OF),
    *("quotes__number", "quotes__text", "quotes__status", "quotes__author_id"),
    *("quotes__author__shown_name", "quotes__author__age_band"),
)


@prepared
def _merges(merges: list[int]) -> QuerySet[ThreadMerge]:
    return ThreadMerge.objects.filter(pk__in=merges)


@prepared
def _mark(person: int, thread: int) -> QuerySet[ThreadMark]:
    return ThreadMark.objects.filter(person=person, thread=thread)


@prepared
def _thanked(person: int, posts: list[int]) -> QuerySet[Thanks, int]:
    return Thanks.objects.filter(person=person, post__in=posts).values_list("post_id", flat=True)


@prepared
def _reported(posts: list[int]) -> QuerySet[Report, int]:
    rows = Report.objects.filter(post__in=posts, status="open")
    return rows.values_list("post_id", flat=True).distinct()
