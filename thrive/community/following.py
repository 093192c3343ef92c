"""What of the community can be followed: its part of the list in “what I follow”, and of one click."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thrive.community import news
from thrive.community.actions import mine
from thrive.community.models import ForumSpace, SpaceMark, Thread, ThreadMark
from thrive.community.models.threads import READABLE
from thrive.community.queries.thread import found_thread
from thrive.community.reach import readable
from thrive.notices.sources import Followed, Source
from thrive.people.models import Person

MOST = 200


def _threads(person: Person) -> list[Followed]:
    rows = ThreadMark.objects.filter(
        person=person,
        follows=True,
        thread__space__in=readable(person),
        thread__status__in=READABLE,
    )
    marks = rows.select_related("thread__space").order_by("-thread__last_at", "pk")[:MOST]
    return [
        Followed(
            mark.thread.said_title, mark.thread.get_absolute_url(), str(mark.thread_id), mark.mails
        )
        for mark in marks
    ]


def _spaces(person: Person) -> list[Followed]:
    rows = SpaceMark.objects.filter(person=person, space__in=readable(person))
    return [
        Followed(
            mark.space.said_name, mark.space.get_absolute_url(), str(mark.space_id), mark.mails
        )
        for mark in rows.select_related("space").order_by("space__name")[:MOST]
    ]


def _thread_title(person: Person, number: str) -> str:
    found = found_thread(person, int(number))
    return news.title_of(found) if found else ""


def _space_title(person: Person, number: str) -> str:
    found = ForumSpace.objects.visible_to(person).filter(pk=number).first()
    return found.said_name if found else ""


def _change_thread(person: Person, number: str, mails: bool) -> None:
    if ThreadMark.objects.filter(person=person, thread_id=int(number), follows=True).exists():
        mine.follow_thread(Thread.objects.get(pk=number), mails=mails, by=person)


def _change_space(person: Person, number: str, mails: bool) -> None:
    if SpaceMark.objects.filter(person=person, space_id=int(number)).exists():
        mine.follow_space(ForumSpace.objects.get(pk=number), mails=mails, by=person)


def _stop_thread(person: Person, number: str) -> None:
    for thread in Thread.objects.filter(pk=number):
        mine.unfollow_thread(thread, by=person)


def _stop_space(person: Person, number: str) -> None:
    for space in ForumSpace.objects.filter(pk=number):
        mine.unfollow_space(space, by=person)


THREADS = Source(
    label=_("Threads"),
    news=news.of_threads,
    follows=_threads,
    title=_thread_title,
    change=_change_thread,
    stop=_stop_thread,
)
SPACES = Source(
    label=_("Spaces"),
    news=news.of_spaces,
    follows=_spaces,
    title=_space_title,
    change=_change_space,
    stop=_stop_space,
)
