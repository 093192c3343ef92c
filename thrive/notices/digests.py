"""One short mail about everything that need not be told at once.

A digest is a row of the outbox and a new `told_to`, written in one transaction: killed in between,
neither is there. What it says is read when it is written and again when it is sent, so that nothing
leaves that was hidden, narrowed or seen meanwhile; its window stays the same.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction
from django.utils.translation import override

from thrive.base import clock, history
from thrive.base.refs import SYSTEM
from thrive.notices.bouncing import is_stopped
from thrive.notices.ending import DIGEST
from thrive.notices.mail import send_notice, write_anew
from thrive.notices.models import NoticeWishes, OutboundMessage
from thrive.notices.moments import next_digest
from thrive.notices.sources import Group, Window, sources
from thrive.notices.wishes import usual
from thrive.people.links import address
from thrive.people.models import Person

TEMPLATE = "digest"
MOST = 20  # things in one mail; the rest is one link away
AT_A_TIME = 200
AFTER_A_FAULT = datetime.timedelta(hours=1)

_log = logging.getLogger("thrive.notices")


def write_digests(limit: int = AT_A_TIME) -> int:
    """Write those that are due. Returns how many mails were written.

    A query that takes too long is one digest's fault, too, and must not stand before all mail: when
    the database itself is away, writing that down fails and ends the look.
    """
    _begin()
    now = clock.now()
    due = NoticeWishes.objects.filter(next_at__lte=now, person__erased_at=None)
    written = 0
    for pk in list(due.order_by("next_at", "pk").values_list("pk", flat=True)[:limit]):
        try:
            written += _write(pk)
        except Exception as fault:  # whatever one digest meets, the others are written
            _log.exception("digest of person %s: %s", pk, type(fault).__name__)
            NoticeWishes.objects.filter(pk=pk).update(next_at=now + AFTER_A_FAULT)
    return written


def _begin() -> None:
    """Who is new gets the usual wishes, and has been told of nothing yet."""
    new = Person.objects.present().filter(notice_wishes=None)
    rows = [usual(person) for person in new.order_by("pk")[:AT_A_TIME]]
    if rows:
        NoticeWishes.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def _write(pk: int) -> bool:
    """Under the row's lock, so that two workers write one digest."""
    rows = NoticeWishes.objects.select_for_update(no_key=True, of=("self",))
    wishes, now = rows.select_related("person").get(pk=pk), clock.now()
    if wishes.next_at is None or wishes.next_at > now:
        return False
    if is_stopped(wishes.person.email):  # it is told once the address works again
        wishes.next_at = next_digest(now, wishes)
        wishes.save(update_fields=["next_at"])
        return False
    window = Window(wishes.told_to, history.head()[0])
    groups = gather(wishes.person, window)
    if groups:
        send_notice(
            TEMPLATE,
            wishes.person,
            wishes.person.language,
            words_of(groups, wishes.person.language) | {"after": window.after, "upto": window.upto},
            about=None,
            by=SYSTEM,
            dedupe_key=f"digest {pk} {window.after} {window.upto}",
            stop=DIGEST,
        )
    wishes.told_to, wishes.told_at = window.upto, now
    wishes.next_at = next_digest(now, wishes)
    wishes.save(update_fields=["told_to", "told_at", "next_at"])
    return bool(groups)


def gather(person: Person, window: Window) -> list[Group]:
    """What is new to this person, newest first, in their language."""
    with override(person.language):
        found = [group for source in sources().values() for group in source.news(person, window)]
    return sorted(_without_twins(found), key=lambda group: group.newest, reverse=True)


def _without_twins(groups: list[Group]) -> list[Group]:
    """A thread of a followed space that is about a followed area is told once: where it came first."""
    told: set[str] = set()
    kept = []
    for group in groups:
        lines = tuple(line for line in group.lines if line.link not in told)
        if group.lines and not lines:
            continue
        told |= {line.link for line in lines}
        kept.append(replace(group, lines=lines))
    return kept


def words_of(groups: Iterable[Group], language: str) -> dict[str, object]:
    """Plain data for the template, which the outbox keeps beside the mail."""
    groups = list(groups)
    return {
        "groups": [
            {
                "title": group.title,
                "link": group.link,
                "says": group.says,
                "why": group.why,
                "lines": [
                    {"title": line.title, "link": line.link, "says": line.says}
                    for line in group.lines
                ],
            }
            for group in groups[:MOST]
        ],
        "first": groups[0].title if groups else "",
        "others": len(groups) - 1,
        "more": max(len(groups) - MOST, 0),
        "settings": address("notice_settings", language=language),
    }


def as_it_stands(message: OutboundMessage) -> bool:
    """Read anew at the moment of sending. False when nothing of it is left to tell."""
    person, said = message.person, message.context
    if person is None or person.erased_at:
        return False
    groups = gather(person, Window(said["after"], said["upto"]))
    if not groups:
        return False
    window = {"after": said["after"], "upto": said["upto"]}
    write_anew(message, words_of(groups, message.language) | window)
    return True
