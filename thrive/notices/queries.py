"""The outbox as staff read it, and the demo's mailbox."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q

from thrive.notices.lifecycle import OUTBOUND_MESSAGE
from thrive.notices.models import OutboundMessage

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


def demo_mailbox(words: str = "") -> list[OutboundMessage]:
    """The newest mails to people of the demo, and to addresses that can be nobody's. `words` are
    looked for in address, subject and text."""
    nobodys = Q(person__is_demo=True)
    for ending in _NOBODYS:
        nobodys |= Q(to_email__iendswith=ending)
    rows = OutboundMessage.objects.filter(nobodys)
    for word in words.split()[:MOST_WORDS]:
        rows = rows.filter(
            Q(to_email__icontains=word) | Q(subject__icontains=word) | Q(text__icontains=word)
        )
    return list(rows.order_by("-created", "-pk")[:IN_THE_MAILBOX])
