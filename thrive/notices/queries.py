"""The outbox as staff read it, the demo's mailbox, and the page where one chooses."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q

from thrive.notices.bouncing import is_stopped
from thrive.notices.ending import DIGEST, end_of
from thrive.notices.lifecycle import OUTBOUND_MESSAGE
from thrive.notices.models import OutboundMessage, Rhythm
from thrive.notices.sources import Followed, source_of, sources
from thrive.notices.wishes import wishes_of
from thrive.people.models import Person

ON_A_PAGE = 25
IN_THE_MAILBOX = 20
MOST_WORDS = 8
# Addresses that can belong to nobody (RFC 2606): the demo's cast, and visitors trying the demo.
_NOBODYS = ("@example.org", "@example.com", "@example.net", ".example", ".test", ".invalid")


@dataclass(frozen=True, slots=True)
class OutboxPage:
    """`counts` are states with how many this viewer may see, in the lifecycle's order."""

    messages: Page[OutboundMessage]
    status: str
    words: str
    counts: list[tuple[str, Any, int]]


def outbox_page(viewer: Any, *, status: str = "", words: str = "", page: str = "1") -> OutboxPage:
    """Newest first. `words` are looked for in address and subject. Three queries."""
    mine = OutboundMessage.objects.visible_to(viewer)
    if words:
        mine = mine.filter(Q(to_email__icontains=words) | Q(subject__icontains=words))
    known = dict(mine.order_by().values_list("status").annotate(Count("pk")))
    status = status if status in OUTBOUND_MESSAGE.states else ""
    shown = mine.filter(status=status) if status else mine
    return OutboxPage(
        messages=Paginator(shown.order_by("-created", "-pk"), ON_A_PAGE).get_page(page),
        status=status,
        words=words,
        counts=[(state, said, known.get(state, 0)) for state, said in OUTBOUND_MESSAGE.choices],
    )


def demo_mailbox(words: str = "") -> list[tuple[OutboundMessage, str]]:
    """The newest mails to people of the demo, and to addresses that can be nobody's. `words` are
    looked for in address, subject and text. With each its text as it leaves."""
    nobodys = Q(person__is_demo=True)
    for ending in _NOBODYS:
        nobodys |= Q(to_email__iendswith=ending)
    rows = OutboundMessage.objects.filter(nobodys)
    for word in words.split()[:MOST_WORDS]:
        rows = rows.filter(
            Q(to_email__icontains=word) | Q(subject__icontains=word) | Q(text__icontains=word)
        )
    newest = rows.select_related("person").order_by("-created", "-pk")[:IN_THE_MAILBOX]
    return [(mail, mail.text and mail.text + end_of(mail).text) for mail in newest]


@dataclass(frozen=True, slots=True)
class Follows:
    """What one follows of one kind, for the list."""

    kind: str
    label: Any
    things: tuple[Followed, ...]
    can_be_at_once: bool


@dataclass(frozen=True, slots=True)
class SettingsPage:
    wished: dict[str, Any]
    next_at: datetime.datetime | None
    told_at: datetime.datetime | None
    follows: tuple[Follows, ...]
    by_itself: bool
    stopped: bool

    @property
    def any(self) -> bool:
        return any(kind.things for kind in self.follows)


@dataclass(frozen=True, slots=True)
class StoppingPage:
    """What one click would end. `title` is empty for the digest, and for what is not read any more."""

    digest: bool
    title: str
    email: str


def settings_page(person: Person) -> SettingsPage:
    wishes = wishes_of(person)
    names = ("rhythm", "weekday", "hour", "quiet_from", "quiet_to", "zone")
    return SettingsPage(
        wished={name: getattr(wishes, name) for name in names},
        next_at=wishes.next_at if wishes.rhythm in (Rhythm.DAILY, Rhythm.WEEKLY) else None,
        told_at=wishes.told_at,
        follows=tuple(
            Follows(kind, source.label, tuple(source.follows(person)), bool(source.change))
            for kind, source in sources().items()
        ),
        by_itself=wishes.rhythm == Rhythm.AT_ONCE,
        stopped=is_stopped(person.email),
    )


def stopping_page(person: Person, what: str) -> StoppingPage:
    kind, _space, number = what.partition(" ")
    source = source_of(kind)
    title = source.title(person, number) if source else ""
    return StoppingPage(what == DIGEST, title, _half_hidden(person.email))


def _half_hidden(email: str) -> str:
    """Whoever holds a forwarded mail learns no address from it."""
    name, _at, host = email.partition("@")
    return f"{name[:1]}…@{host}"
