"""Code that is loaded when it is first asked for: a site that was stopped answers again sooner.

The site map names some five hundred views, and loading them all took longer than everything else
before the first answer. `load_all` does it when there is time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from importlib import import_module
from typing import Any

from django.urls import ResolverMatch, URLPattern, URLResolver, get_resolver
from django.urls import path as page
from django.urls.resolvers import RoutePattern

Pattern = URLPattern | URLResolver


class Later:
    """What stands at the dotted name `at`: `later("room.views").reading.page`. To call it is to load it."""

    def __init__(self, at: str) -> None:
        self.at = at

    def __getattr__(self, name: str) -> Later:
        if name.startswith("_"):
            raise AttributeError(name)
        return Later(f"{self.at}.{name}")

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return _found(self.at)(*args, **kwargs)


@cache
def _found(at: str) -> Any:
    module, _dot, name = at.rpartition(".")
    return getattr(import_module(module), name)


def later(module: str) -> Any:
    """A module whose functions are loaded when they are first called."""
    return Later(module)


class LatePattern(URLPattern):
    """An address whose view is loaded when somebody goes there."""

    def resolve(self, path: str) -> ResolverMatch | None:
        if isinstance(self.callback, Later) and self.pattern.match(path):
            self.load()
        return super().resolve(path)

    def load(self) -> None:
        if isinstance(self.callback, Later):
            self.callback = _found(self.callback.at)

    @cached_property
    def lookup_str(self) -> str:
        return str(getattr(self.callback, "at", self.name))


class LateAddresses(URLResolver):
    """A name space of addresses: asked for when one of them is."""

    def _populate(self) -> None:
        """Django would list the names of all when any name of the site is looked for."""


def path(
    route: str, view: Any, kwargs: Mapping[str, Any] | None = None, name: str | None = None
) -> Pattern:
    """As Django's, and for views that are loaded later, too."""
    if isinstance(view, Later):
        pattern = RoutePattern(route, name=name, is_endpoint=True)
        return LatePattern(pattern, view, dict(kwargs or {}), name)
    made: Pattern = page(route, view, dict(kwargs or {}), name)
    return made


def load_all() -> None:
    """Every view of the site map."""
    load(get_resolver().url_patterns)


def load(patterns: Sequence[Pattern]) -> None:
    for one in patterns:
        if isinstance(one, LatePattern):
            one.load()
        elif isinstance(one, URLResolver):
            load(one.url_patterns)
