"""The community, a space, a thread; a post by its permanent link; paper; feeds."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from thrive.base.errands import download
from thrive.base.kept import kept
from thrive.base.web import EVERYONE, EVERYONE_AND_AT_WORK, reader, reads, show
from thrive.community.feeds import atom
from thrive.community.models import Post
from thrive.community.queries.mine import draft_for
from thrive.community.queries.posts import came_from, found_file
from thrive.community.queries.record import history_page, public_threads, record_page
from thrive.community.queries.rows import place_of
from thrive.community.queries.spaces import forum_page, space_page
from thrive.community.queries.thread import ThreadPage, page_of, thread_page
from thrive.community.views.finding import (
    number_in,
    post_or_404,
    space_or_404,
    thread_or_404,
)
from thrive.community.views.forms_of import asked_of, reply_form
from thrive.people.signed_in import signed_in


@reads(EVERYONE_AND_AT_WORK)
@kept
def forum(request: HttpRequest) -> HttpResponse:
    shows = "unanswered" if request.GET.get("show") == "unanswered" else "latest"
    place = place_of(request.GET.get("before", ""))
    page = forum_page(reader(request), shows=shows, place=place)
    return show(request, "community/forum.html", page=page)


@reads(EVERYONE)
@kept
def forum_rules(request: HttpRequest) -> HttpResponse:
    return show(request, "community/rules.html")


@reads(EVERYONE_AND_AT_WORK)
@kept
def forum_space(request: HttpRequest, space: str) -> HttpResponse:
    place = place_of(request.GET.get("before", ""))
    kind = request.GET.get("kind", "")
    page = space_page(reader(request), space, kind=kind, place=place)
    if page is None:
        raise Http404
    return show(request, "community/space.html", page=page)


@reads(EVERYONE_AND_AT_WORK)
@kept
def thread(request: HttpRequest, thread: int) -> HttpResponse:
    found = thread_or_404(request, thread)
    if found.pk != thread:  # merged: its address leads to where its first post stands now
        first = came_from(thread, found)
        answer = redirect(address_of(first) if first else found, permanent=True)
        answer["Cache-Control"] = "no-cache"  # a merge can be taken apart
        return answer
    page = thread_page(reader(request), found, number_in(request, "page"))
    return show_thread(request, page)


@reads(EVERYONE_AND_AT_WORK)
def post(request: HttpRequest, post: int) -> HttpResponse:
    """The permanent link leads to the page on which the post stands."""
    return redirect(address_of(post_or_404(request, post)))


@reads(EVERYONE_AND_AT_WORK)
def thread_record(request: HttpRequest, thread: int) -> HttpResponse:
    page = record_page(reader(request), thread_or_404(request, thread))
    return show(request, "community/record.html", page=page)


@reads(EVERYONE_AND_AT_WORK)
@kept
def post_history(request: HttpRequest, post: int) -> HttpResponse:
    found = post_or_404(request, post)
    if found.status != "shown":
        raise Http404
    return show(request, "community/history.html", page=history_page(reader(request), found))


@reads(EVERYONE_AND_AT_WORK)
def post_file(request: HttpRequest, file: int) -> HttpResponse:
    """For those who read the words it came with."""
    kept = found_file(reader(request), file)
    if kept is None:
        raise Http404
    return download(kept.file, name=kept.name, media_type=kept.media_type)


@reads(EVERYONE)
@kept
def forum_feed(request: HttpRequest) -> HttpResponse:
    return atom(request, None, public_threads(None))


@reads(EVERYONE)
@kept
def space_feed(request: HttpRequest, space: str) -> HttpResponse:
    """Only of spaces that are open to everybody: a feed reader signs in nowhere."""
    found = space_or_404(request, space)
    if not found.is_public:
        raise Http404
    return atom(request, found, public_threads(found))


def show_thread(request: HttpRequest, page: ThreadPage) -> HttpResponse:
    form = None
    if page.writes and page.is_last:
        person = signed_in(request)
        form = reply_form(
            None,
            asks=page.needs_tick,
            attaches=page.attaches,
            asked=asked_of(person, page.who),
            draft=draft_for(person, f"thread {page.thread.pk}"),
        )
    return show(request, "community/thread.html", page=page, form=form)


def address_of(post: Post) -> str:
    page = page_of(post.number)
    start = reverse("thread", args=[post.thread_id])
    return f"{start}{f'?page={page}' if page > 1 else ''}#p{post.number}"
