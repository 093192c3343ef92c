"""The site map as a tree of words.

The rooms list some five hundred pages one below the other, and Django tries one after the other: the
last room's pages waited for all the others. As a tree, `cities/` is looked at once for all below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.urls import URLPattern, URLResolver, include, path

Line = tuple[str, URLPattern]


def branched(patterns: Iterable[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    """The same addresses in the same order of trying, those with a word in common below that word.
    For rooms without a name space."""
    return _tree(list(_lines(patterns, "")))


def _lines(patterns: Iterable[URLPattern | URLResolver], before: str) -> Iterator[Line]:
    """Every page with its whole route."""
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _lines(one.url_patterns, route)
        else:
            yield route, one


def _tree(lines: list[Line]) -> list[URLPattern | URLResolver]:
    """A route that begins with a variable keeps its place: words are gathered before and after it."""
    made: list[URLPattern | URLResolver] = []
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


def _page(route: str, one: URLPattern) -> URLPattern:
    return path(route, one.callback, one.default_args, name=one.name)
