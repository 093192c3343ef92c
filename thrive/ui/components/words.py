"""Words of the field, explained where they stand: by tap, by key or by hovering, without a script."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, Protocol

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from thrive.program import registry
from thrive.program.text import Text
from thrive.ui.components.part import escaped, part

register = template.Library()
SHORTEST = 3


class Term(Protocol):
    """What the glossary knows of a word, wherever it is written down."""

    @property
    def slug(self) -> str: ...
    @property
    def term(self) -> Text: ...
    @property
    def definition(self) -> Text: ...
    @property
    def aka(self) -> tuple[Text, ...]: ...
    @property
    def cite(self) -> object: ...


_added: list[Callable[[], tuple[Term, ...]]] = []


def register_terms(find: Callable[[], tuple[Term, ...]]) -> None:
    """A room above keeps more words than the rulebook. `find` is asked for every page: it must be
    quick, and must answer with equal tuples as long as nothing changed."""
    _added.append(find)


def terms() -> tuple[Term, ...]:
    """All words: those of the rulebook first, then what editors added. A slug counts once."""
    known: dict[str, Term] = {one.slug: one for one in registry.current().glossary}
    for find in _added:
        for one in find():
            known.setdefault(one.slug, one)
    return tuple(known.values())


def term(slug: str) -> Term:
    """KeyError for a word that nobody explains: a template that names it is wrong."""
    return {one.slug: one for one in terms()}[slug]


@register.simple_tag(takes_context=True)
def definition(context: Any, slug: str, words: Any = "") -> SafeString:
    """A glossary term in running text: a press opens its meaning in place, Escape closes it."""
    found = term(slug)
    return _drawn(_next(context), found, words or found.term)


@register.simple_tag(takes_context=True)
def explained(context: Any, text: Any) -> SafeString:
    """Running text in which each word of the glossary, the first time on a page, can be opened."""
    words = str(text)
    request = context.get("request")
    told: set[str] = getattr(request, "terms_told", set())
    drawn, end = [], 0
    for start, stop, slug in _places(words, get_language() or "en", terms()):
        if slug in told:
            continue
        told.add(slug)
        drawn += [escaped(words[end:start]), _drawn(_next(context), term(slug), words[start:stop])]
        end = stop
    if request is not None:
        request.terms_told = told
    return mark_safe("".join([*drawn, escaped(words[end:])]))


def _next(context: Any) -> int:
    request = context.get("request")
    number = getattr(request, "terms_explained", 0) + 1
    if request is not None:
        request.terms_explained = number
    return number


def _drawn(number: int, found: Term, words: Any) -> SafeString:
    return part(
        "definition", id=f"term-{found.slug}-{number}", term=found, words=words, slug=found.slug
    )


@lru_cache(maxsize=2048)
def _places(text: str, language: str, known: tuple[Term, ...]) -> tuple[tuple[int, int, str], ...]:
    """Where words of the glossary stand: (start, end, slug), the longest word winning."""
    sign, slugs = _sign(language, known)
    found = []
    for place in sign.finditer(text):
        slug, exact = slugs[place.group().casefold()]
        if not exact or place.group() == exact:
            found.append((place.start(), place.end(), slug))
    return tuple(found)


@lru_cache(maxsize=8)
def _sign(
    language: str, known: tuple[Term, ...]
) -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    slugs: dict[str, tuple[str, str]] = {}
    for one in known:
        for name in _names(one, language):
            exact = name if name.isupper() or name[1:] != name[1:].lower() else ""
            slugs.setdefault(name.casefold(), (one.slug, exact if " " not in name else ""))
    longest = sorted(slugs, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE), slugs


def _names(one: Term, language: str) -> Iterable[str]:
    for name in (one.term, *one.aka):
        said = name.said_in(language).split(",")[0].strip()
        if len(said) >= SHORTEST:
            yield said
