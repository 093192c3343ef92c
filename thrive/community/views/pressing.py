"""Buttons: follow, pin, lock, thank, accept. Each is one POST, and leads back to where it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from thrive.base.web import AT_WORK, writes
from thrive.community.actions import mine, moderating, thanking, threads
from thrive.community.models import ForumSpace, Post, Thread
from thrive.community.views.finding import post_or_404, space_or_404, thread_or_404
from thrive.community.views.reading import address_of
from thrive.people.models import Person
from thrive.people.signed_in import signed_in

Said = str | Promise
T = TypeVar("T")

ON_THREADS: dict[str, tuple[Callable[[Thread, Person], object], Said]] = {
    "follow": (
        lambda thread, by: mine.follow_thread(thread, mails=False, by=by),
        _("You follow this thread. What is new stands on your page."),
    ),
    "follow-by-mail": (
        lambda thread, by: mine.follow_thread(thread, mails=True, by=by),
        _("You follow this thread, and get a mail for each reply."),
    ),
    "unfollow": (
        lambda thread, by: mine.unfollow_thread(thread, by=by),
        _("You do not follow this thread any more."),
    ),
    "pin": (lambda thread, by: threads.pin(thread, by=by), _("It stands on top now.")),
    "unpin": (lambda thread, by: threads.unpin(thread, by=by), _("It is not on top any more.")),
    "lock": (lambda thread, by: threads.lock(thread, by=by), _("The thread is locked.")),
    "unlock": (lambda thread, by: threads.unlock(thread, by=by), _("The thread is open again.")),
}
ON_SPACES: dict[str, tuple[Callable[[ForumSpace, Person], object], Said]] = {
    "follow": (
        lambda space, by: mine.follow_space(space, mails=False, by=by),
        _("You follow this space. It stands on your page."),
    ),
    "follow-by-mail": (
        lambda space, by: mine.follow_space(space, mails=True, by=by),
        _("You follow this space, and get a mail for each new thread."),
    ),
    "unfollow": (
        lambda space, by: mine.unfollow_space(space, by=by),
        _("You do not follow this space any more."),
    ),
}
ON_POSTS: dict[str, tuple[Callable[[Post, Person], object], Said]] = {
    "thank": (lambda post, by: thanking.thank(post, by=by), ""),
    "take-thanks-back": (lambda post, by: thanking.take_thanks_back(post, by=by), ""),
    "accept": (
        lambda post, by: threads.accept_answer(post.thread, post=post, by=by),
        _("Marked as the answer."),
    ),
    "take-answer-back": (
        lambda post, by: threads.accept_answer(post.thread, post=None, by=by),
        _("The mark is taken back."),
    ),
    "let-through": (
        lambda post, by: moderating.let_through(post, by=by),
        _("Others can read it now."),
    ),
    "restore": (
        lambda post, by: moderating.restore(post, by=by),
        _("It is shown again."),
    ),
}


@writes(AT_WORK)
def press_thread(request: HttpRequest, thread: int, press: str) -> HttpResponse:
    found = thread_or_404(request, thread)
    if press == "read":
        return _read(request, found)
    act, said = _known(ON_THREADS, press)
    act(found, signed_in(request))
    messages.info(request, str(said))
    return redirect(found)


def _read(request: HttpRequest, found: Thread) -> HttpResponse:
    """How far somebody has read: the page says it by itself, or the button does."""
    said = request.POST.get("to", "")
    if not (said.isascii() and said.isdecimal() and len(said) < 10):
        raise Http404
    mine.read_to(found, min(int(said), found.numbers), by=signed_in(request))
    return redirect(found)


@writes(AT_WORK)
def press_space(request: HttpRequest, space: str, press: str) -> HttpResponse:
    found = space_or_404(request, space)
    act, said = _known(ON_SPACES, press)
    act(found, signed_in(request))
    messages.info(request, str(said))
    return redirect(found)


@writes(AT_WORK)
def press_post(request: HttpRequest, post: int, press: str) -> HttpResponse:
    found = post_or_404(request, post)
    act, said = _known(ON_POSTS, press)
    act(found, signed_in(request))
    if said:
        messages.info(request, str(said))
    if press in ("let-through", "restore"):
        return redirect("moderation")
    return redirect(address_of(found))


def _known(presses: Mapping[str, T], name: str) -> T:
    if name not in presses:
        raise Http404
    return presses[name]
