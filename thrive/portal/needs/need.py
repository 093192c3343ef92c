"""One errand on a desk."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import ngettext

from thrive.base import clock

FEW = 5  # errands of one kind that stand on a desk by themselves


@dataclass(frozen=True, slots=True)
class Need:
    """What waits, why, where it is done, the words on the button, since when, and until when."""

    what: str
    why: str
    url: str
    button: str
    since: datetime.datetime
    due: datetime.date | None = None

    @property
    def sentence(self) -> str:
        """What waits; a question keeps its own mark."""
        return self.what if self.what.endswith(("?", "!", ".")) else f"{self.what}."

    @property
    def is_overdue(self) -> bool:
        return self.due is not None and self.due < clock.today()


def in_order(needs: Iterable[Need]) -> list[Need]:
    """What is overdue first; then the longest wait."""
    return sorted(needs, key=lambda need: (not need.is_overdue, need.since))


def few(needs: Iterable[Need]) -> Iterator[Need]:
    """The first ones of a kind; the others in one line that leads to the next of them."""
    found = in_order(needs)
    yield from found[:FEW]
    rest = found[FEW:]
    if rest:
        words = ngettext(
            "%(n)s more of this kind: %(next)s",
            "%(n)s more of this kind, first: %(next)s",
            len(rest),
        )
        yield Need(
            what=words % {"n": len(rest), "next": rest[0].what},
            why=rest[0].why,
            url=rest[0].url,
            button=rest[0].button,
            since=rest[0].since,
            due=rest[0].due,
        )
