"""A space, a thread or a post of the address, as this person sees it; or a 404."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.web import reader
from thrive.community.models import ForumSpace, Post, Thread
from thrive.community.queries.posts import found_post
from thrive.community.queries.spaces import found_space
from thrive.community.queries.thread import found_thread

Trail = list[tuple[str, str]]


def space_or_404(request: HttpRequest, slug: str) -> ForumSpace:
    found = found_space(reader(request), slug)
    if found is None:
        raise Http404(_("There is no such space, or it is for other people."))
    return found


def thread_or_404(request: HttpRequest, pk: int) -> Thread:
    found = found_thread(reader(request), pk)
    if found is None:
        raise Http404(_("There is no such thread, or it is for other people."))
    return found


def post_or_404(request: HttpRequest, pk: int) -> Post:
    found = found_post(reader(request), pk)
    if found is None:
        raise Http404(_("There is no such post, or it is for other people."))
    return found


def trail_to(thing: ForumSpace | Thread | Post) -> Trail:
    """The pages above an errand: the community, the space, the thread, the post."""
    if isinstance(thing, Post):
        name = _("Post %(number)s") % {"number": thing.number}
        return [*trail_to(thing.thread), (name, thing.get_absolute_url())]
    if isinstance(thing, Thread):
        return [*trail_to(thing.space), (thing.said_title, thing.get_absolute_url())]
    return [(_("Community"), reverse("forum")), (thing.said_name, thing.get_absolute_url())]


def number_in(request: HttpRequest, name: str, usual: int = 1) -> int:
    said = request.GET.get(name, "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 9 else usual
