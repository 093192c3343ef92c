"""What can be followed, room by room. A room above registers its part in `AppConfig.ready`; this room
writes the digest, the list of what one follows, and the page that ends following by one click."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from thrive.people.models import Person


@dataclass(frozen=True, slots=True)
class Window:
    """Entries of history after one number, up to another one: half-open, so windows meet."""

    after: int
    upto: int


@dataclass(frozen=True, slots=True)
class Line:
    """One thing inside a group, such as a thread of a space."""

    title: str
    link: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """One followed thing with its news: how it stands now, and why the reader is told.

    `stop` names what one click ends, such as “thread 17”. `count` is how many things are new.
    """

    title: str
    link: str
    says: str
    why: str
    stop: str
    newest: datetime.datetime
    count: int = 1
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Followed:
    """One line of the list of what one follows. `mails`: each news at once."""

    title: str
    link: str
    number: str
    mails: bool


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of thing that can be followed.

    `news` asks at the moment of sending what the person may read now and has not seen yet, in the
    language that is switched on. `follows` lists, `title` names one thing if it can still be read,
    `change` sets whether each news comes at once, where that can be; `stop` ends following; `start`
    begins it, where the thing has no button of its own, and is False where there is no such thing.
    """

    label: object
    news: Callable[[Person, Window], list[Group]]
    follows: Callable[[Person], list[Followed]]
    title: Callable[[Person, str], str]
    change: Callable[[Person, str, bool], None] | None
    stop: Callable[[Person, str], None]
    start: Callable[[Person, str], bool] | None = None


_sources: dict[str, Source] = {}


def register(kind: str, source: Source) -> None:
    _sources[kind] = source


def sources() -> dict[str, Source]:
    return dict(_sources)


def source_of(kind: str) -> Source | None:
    return _sources.get(kind)
