"""Atom: what everybody may read, for feed readers."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.community.models import ForumSpace, Thread
from thrive.community.queries.record import first_posts
from thrive.community.texts import excerpt


def atom(request: HttpRequest, space: ForumSpace | None, threads: list[Thread]) -> HttpResponse:
    """Titles and first words of threads, newest first. What youth wrote stays on the site."""
    first = first_posts(threads)
    there = space.get_absolute_url() if space else reverse("forum")
    feed = Atom1Feed(
        title=space.said_name if space else _("Community"),
        link=f"{settings.SITE_URL}{there}",
        description=space.said_about if space else "",
        language=get_language() or "en",
        feed_url=f"{settings.SITE_URL}{request.path}",
    )
    for thread in threads:
        post = first.get(thread.pk)
        if post is None or post.author is None:
            continue
        address = f"{settings.SITE_URL}{thread.get_absolute_url()}"
        feed.add_item(
            title=thread.said_title,
            link=address,
            description=excerpt(post.text, 400),
            unique_id=address,
            author_name=post.author.shown_name,
            pubdate=thread.started_at,
            updateddate=thread.last_at,
        )
    feed.latest_post_date = lambda: max(  # type: ignore[method-assign]
        (thread.last_at for thread in threads), default=clock.now()
    )
    answer = HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml")
    answer["Cache-Control"] = "public, max-age=600"
    return answer
