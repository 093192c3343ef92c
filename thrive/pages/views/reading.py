"""What everybody reads about the program: pages, values, goals, objectives, people, news."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date, parse_http_date_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thrive.base.markup import to_html
from thrive.base.web import EVERYONE, EVERYONE_AND_AT_WORK, reader, reads, show
from thrive.pages.models import NewsPost
from thrive.pages.models.texts import writes
from thrive.pages.queries import about_page
from thrive.pages.queries.texts import below_title, read_page
from thrive.pages.queries.written import (
    feed_changed,
    goals_page,
    guiding_principles,
    newest_posts,
    news_page,
    objectives_page,
    team,
)


def _spoken() -> str:
    return (get_language() or "en")[:2]


@reads(EVERYONE_AND_AT_WORK)
def why(request: HttpRequest) -> HttpResponse:
    """Stands in the footer, so it opens before anybody has written it."""
    found = read_page("why", _spoken())
    return show(request, "pages/text.html", page=found, slug="why", writes=writes(reader(request)))


@reads(EVERYONE_AND_AT_WORK)
def page(request: HttpRequest, page: str) -> HttpResponse:
    found = read_page(page, _spoken())
    if found is None:
        raise Http404
    return show(request, "pages/text.html", page=found, slug=page, writes=writes(reader(request)))


@reads(EVERYONE)
def values(request: HttpRequest) -> HttpResponse:
    return show(
        request, "pages/values.html", page=about_page(), principles_of_council=guiding_principles()
    )


@reads(EVERYONE)
def goals(request: HttpRequest) -> HttpResponse:
    return show(request, "pages/goals.html", page=about_page(), goals=goals_page())


@reads(EVERYONE_AND_AT_WORK)
def objectives(request: HttpRequest) -> HttpResponse:
    who = reader(request)
    reports = bool(who.is_authenticated and "admin" in who.program_roles)
    return show(request, "pages/objectives.html", standings=objectives_page(), reports=reports)


@reads(EVERYONE)
def partners(request: HttpRequest) -> HttpResponse:
    return show(request, "pages/partners.html", page=about_page())


@reads(EVERYONE)
def our_team(request: HttpRequest) -> HttpResponse:
    return show(request, "pages/team.html", members=team())


@reads(EVERYONE)
def learning_community(request: HttpRequest) -> HttpResponse:
    """The drawing of who learns from whom, and the same in words."""
    return show(request, "pages/community.html")


@reads(EVERYONE)
def news(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("page", "")
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 5 else 1
    return show(request, "pages/news.html", posts=news_page(request.user, number))


@reads(EVERYONE_AND_AT_WORK)
def news_post(request: HttpRequest, post: str) -> HttpResponse:
    row = get_object_or_404(NewsPost.objects.visible_to(reader(request)), slug=post)
    return show(request, "pages/post.html", post=row, body=below_title(to_html(str(row.body))))


@reads(EVERYONE)
def news_feed(request: HttpRequest) -> HttpResponse:
    """Atom, in the language of the address; unchanged is answered with 304."""
    changed = feed_changed()
    if changed and _is_known(request, int(changed.timestamp())):
        return HttpResponse(status=304)
    language, site = _spoken(), settings.SITE_URL
    feed = Atom1Feed(
        title=f"{settings.SITE_NAME} California – {_('News')}",
        link=site + reverse("news"),
        feed_url=site + reverse("news_feed"),
        description="",
        language=language,
    )
    for post in newest_posts():
        feed.add_item(
            title=str(post.title),
            link=site + post.get_absolute_url(),
            description=str(post.summary),
            content=to_html(str(post.body)),
            pubdate=post.published_at,
            updateddate=post.changed_at,
            unique_id=f"{site}/news/{post.slug}/",
        )
    answer = HttpResponse(feed.writeString("utf-8"), content_type=Atom1Feed.content_type)
    if changed:
        answer["Last-Modified"] = http_date(changed.timestamp())
    return answer


def _is_known(request: HttpRequest, changed: int) -> bool:
    asked = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    return asked is not None and asked >= changed
