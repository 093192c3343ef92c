"""What may be found: one entry a kind, given by the room that owns the things."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from thrive.base.lifecycle import Words


@dataclass(frozen=True, slots=True)
class Document:
    """A thing as it can be found in one language.

    `ref_id` names it within its kind; `url_name` and `url_args` say where it is read, `fragment`
    where on that page. `visibility` is public, members or program. `is_talk`: one of very many
    things that people say to each other; they are found after everything else, newest first.
    An empty `language`: found by readers of every language, in the one it was `written` in. `city`
    (a slug) and `at` are what a search is narrowed by.
    """

    kind: str
    ref_id: str
    language: str
    title: str
    body: str
    url_name: str
    url_args: tuple[str, ...] = ()
    fragment: str = ""
    visibility: str = "public"
    is_talk: bool = False
    written: str = ""
    city: str = ""
    at: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """`documents` tells every document of the kind, in every language, for a fresh index."""

    name: str
    label: Words
    documents: Callable[[], Iterable[Document]]


_kinds: dict[str, Kind] = {}


def register(kind: str, documents: Callable[[], Iterable[Document]], *, label: Words) -> None:
    """Say what may be found. Called once a kind, in the room's `AppConfig.ready`."""
    _kinds[kind] = Kind(kind, label, documents)


def kinds() -> tuple[Kind, ...]:
    """In the order the rooms registered them."""
    return tuple(_kinds.values())


def kind(name: str) -> Kind | None:
    return _kinds.get(name)
