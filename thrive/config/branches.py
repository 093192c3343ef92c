"""The site map as a tree of words.

The rooms list some five hundred pages one below the other, and Django tries one after the other: the
last room's pages waited for all the others. As a tree, `cities/` is looked at once for all below it.
To find the address of a name, the list is read: Django would write each address anew at every fork.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, TypeGuard

from django.urls import URLPattern, URLResolver, include
from django.urls.resolvers import RoutePattern
from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property
from django.utils.translation import get_language

from thrive.base.later import Pattern, path

Line = tuple[str, Pattern]


class Branches(URLResolver):
    """The same addresses in the same order of trying, those with a word in common below that word.
    For rooms without a name space, and below another resolver."""

    def __init__(self, pattern: Any, patterns: Iterable[Pattern]) -> None:
        self.lines = list(_lines(patterns, ""))
        super().__init__(pattern, _tree(self.lines))

    def _populate(self) -> None:
        own: Any = self
        language = get_language()
        own._reverse_dict[language] = self.named
        own._namespace_dict[language] = {}
        own._app_dict[language] = {}
        self._populated = True

    @cached_property
    def named(self) -> MultiValueDict[Any, Any]:
        """Each name's address as a regular expression: the resolver above makes texts of them."""
        found: MultiValueDict[Any, Any] = MultiValueDict()
        for route, one in reversed(self.lines):
            if _is_page(one):
                whole: Any = RoutePattern(route, is_endpoint=True)
                found.appendlist(
                    one.name,
                    ((), whole._regex.removeprefix("^"), one.default_args, whole.converters),
                )
                continue
            before: Any = RoutePattern(route)
            below = URLResolver(before, [one]).reverse_dict
            for name in below:
                for texts, regex, fixed, converters in below.getlist(name):
                    found.appendlist(
                        name,
                        (
                            texts,
                            before._regex.removeprefix("^") + regex,
                            fixed,
                            before.converters | converters,
                        ),
                    )
        return found


def _lines(patterns: Iterable[Pattern], before: str) -> Iterator[Line]:
    """Every page with its whole route; a regular expression of a library with what stands before it."""
    for one in patterns:
        if not isinstance(one.pattern, RoutePattern):
            yield before, one
        elif isinstance(one, URLResolver):
            yield from _lines(one.url_patterns, before + str(one.pattern))
        else:
            yield before + str(one.pattern), one


def _tree(lines: list[Line]) -> list[Pattern]:
    """A route that begins with a variable keeps its place: words are gathered before and after it."""
    made: list[Pattern] = []
    for is_word, run in groupby(lines, key=_begins_with_a_word):
        if not is_word:
            made += [_page(*line) for line in run]
            continue
        below: dict[str, list[Line]] = {}
        for route, one in run:
            below.setdefault(route.partition("/")[0] + "/", []).append((route, one))
        for head, rows in below.items():
            cut = [(route.removeprefix(head), one) for route, one in rows]
            made.append(_page(*rows[0]) if len(rows) == 1 else path(head, include(_tree(cut))))
    return made


def _begins_with_a_word(line: Line) -> bool:
    word, slash, _rest = line[0].partition("/")
    return bool(slash) and "<" not in word


def _page(route: str, one: Pattern) -> Pattern:
    if _is_page(one):
        return path(route, one.callback, one.default_args, name=one.name)
    return path(route, include([one]))


def _is_page(one: Pattern) -> TypeGuard[URLPattern]:
    return isinstance(one, URLPattern) and isinstance(one.pattern, RoutePattern)
