"""What one looks at: figures with their finding, boards, the three axes side by side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from thrive.ui.components.part import part

register = template.Library()


@register.simple_block_tag
def fig(
    content: str,
    *,
    finding: Any,
    measured: Any,
    source: Any,
    links: Sequence[tuple[Any, str]] = (),
    note: Any = "",
    illustrative: bool = False,
) -> SafeString:
    """A figure: the finding as its heading, what is measured, the drawing, the source.

    `content` is the drawing, its key, and a {% fig_table %} with the same numbers. `links` are
    downloads, (words, address); `note` says what to know; an `illustrative` figure says it is one.
    """
    return part(
        "fig",
        content=content,
        finding=finding,
        measured=measured,
        source=source,
        links=links,
        note=note,
        illustrative=illustrative,
    )


@register.simple_block_tag
def fig_table(content: str, *, label: Any) -> SafeString:
    """The numbers of a figure as a table, folded under it. `content` is the table."""
    return part("fig_table", content=content, label=label)


@register.simple_tag
def axes(*, tier: str = "", stage: str = "", level: int = 0) -> SafeString:
    """Tier, stage and level, each with its own shape and its label; an empty one is left out."""
    return part("axes", tier=tier, stage=stage, level=level)


@register.simple_tag
def axes_row(*, tier: str, stage: str, level: int) -> SafeString:
    """The same three in one row of a table: shapes and words, no labels."""
    return _axes_row(tier, stage, level, get_language())


@lru_cache(maxsize=128)
def _axes_row(tier: str, stage: str, level: int, language: str | None) -> SafeString:
    """A rulebook never changes, so a row of badges is drawn once a language."""
    return part("axes_row", tier=tier, stage=stage, level=level)


@register.simple_block_tag
def board(content: str, *, label: Any) -> SafeString:
    """Columns of a pipeline, side by side on a desk and one below the other on a phone."""
    return part("board", content=content, label=label)


@register.simple_block_tag
def board_column(content: str, *, title: Any, count: int, note: Any = "") -> SafeString:
    """One state of the pipeline. `content` is <li> cards; say what is empty when there is none."""
    return part("board_column", content=content, title=title, count=count, note=note)
