"""What the rooms above have to show on a page that gathers: an action area, a goal, a city, the
hand-over pack of a city.

A room registers once, in its `AppConfig.ready`; the page asks everybody who registered. So events,
threads or indicators appear on an action area's page the day their room exists, without a change
here or there.

    gathering.register("area", "toolkit", entries_of_area)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from thrive.base.lifecycle import Words


@dataclass(frozen=True, slots=True)
class Item:
    """One line: what it is, where it is read, and a word about it. `language` is that of its title,
    where it may be another than the page's."""

    title: str
    url: str
    note: str = ""
    is_demo: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What one room has for this page. `total` may be more than `items` shows; `more` leads to all.

    Nothing at all is said with `items` empty: then the page leaves the part out.
    """

    title: Words
    items: tuple[Item, ...]
    total: int
    more: str = ""


Find = Callable[[str], Gathered]
_finders: dict[str, dict[str, Find]] = {}


def register(page: str, name: str, find: Find) -> None:
    """`page` is "area", "goal", "city" or "pack"; `find` gets its slug and costs a few queries."""
    _finders.setdefault(page, {})[name] = find


def gathered(page: str, slug: str) -> tuple[Gathered, ...]:
    """Everything there is to show, in the order the rooms registered."""
    found = (find(slug) for find in _finders.get(page, {}).values())
    return tuple(one for one in found if one.items)
