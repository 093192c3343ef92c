"""A component's own template, drawn without the white space around it."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe


def part(name: str, /, **given: Any) -> SafeString:
    """`ui/parts/<name>.html` with these values; fit to stand inside a sentence."""
    return mark_safe(render_to_string(f"ui/parts/{name}.html", given).strip())


def escaped(value: Any) -> str:
    """`conditional_escape` for the many short words of a dense table, at a third of its calls."""
    if isinstance(value, SafeString):
        return value
    if hasattr(value, "__html__"):
        return str(value.__html__())
    words = str(value)
    return escape(words) if _SPECIAL.search(words) else words


def element(name: str, given: dict[str, Any], content: str) -> str:
    """One element of a page. `given` is escaped; `content` has to be."""
    said = "".join(f' {key}="{escaped(value)}"' for key, value in given.items())
    return f"<{name}{said}>{content}</{name}>"


_SPECIAL = re.compile("[&<>\"']")


def initials(name: str) -> str:
    """At most two letters: of the first and the last word of a name. "Elvira P. (demo)" is EP."""
    words = [word for word in name.replace("(demo)", "").split() if word[0].isalnum()]
    return "".join(word[0] for word in [*words[:1], *words[1:][-1:]]).upper()


def one_of(value: str, known: set[str], what: str) -> str:
    """The value itself, or an error that names what would have been right."""
    if value not in known:
        raise ValueError(f"There is no {what} {value!r}; known are {sorted(known)}.")
    return value
