"""The site map as the tests read it: every address, its view and its declared access."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from thrive.base.later import load_all
from thrive.base.web import EVERYONE, MEMBERS, Access

# Views of libraries cannot carry our decorator; what they let in is said here.
OTHERS: dict[str, Access] = {
    "allauth.account": EVERYONE,
    "allauth.socialaccount": EVERYONE,
    "allauth.mfa": MEMBERS,
}


@dataclass(frozen=True)
class Place:
    pattern: str
    name: str
    view: Any
    arguments: tuple[str, ...]

    @property
    def access(self) -> Access | None:
        declared = getattr(self.view, "access", None)
        if declared is not None:
            return declared  # type: ignore[no-any-return]
        return next(
            (
                access
                for module, access in OTHERS.items()
                if self.view.__module__.startswith(module)
            ),
            None,
        )


def addresses() -> list[Place]:
    load_all()
    return list(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: list[Any], before: str, namespace: str) -> Iterator[Place]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = ":".join(part for part in (namespace, pattern.namespace or "") if part)
            yield from _walk(pattern.url_patterns, route, inner)
        elif isinstance(pattern, URLPattern):
            name = ":".join(part for part in (namespace, pattern.name or "") if part)
            yield Place(
                route, name, pattern.callback, tuple(pattern.pattern.regex.groupindex.keys())
            )
