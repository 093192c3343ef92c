"""The rows of a table of the report, drawn in Python: a page of them holds three hundred cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.safestring import SafeString

from thrive.ui.components.part import escaped

if TYPE_CHECKING:  # every start of the site loads the tags of all rooms
    from thrive.portal.queries.report.page import Cell, Piece, Table

register = template.Library()


@register.simple_tag
def report_rows(table: Table) -> SafeString:
    """Table rows: a label, and numbers each of which opens its own rows."""
    return SafeString("".join(_row(label, cells) for label, cells in table.told))


def _row(label: str, cells: list[tuple[str, Cell]]) -> str:
    drawn = (
        f'<td class="n" data-l="{escaped(head)}">{"".join(map(_piece, cell))}</td>'
        for head, cell in cells
    )
    return f'<tr><th scope="row">{escaped(label)}</th>{"".join(drawn)}</tr>'


def _piece(piece: Piece) -> str:
    text = escaped(piece.text)
    if not piece.url:
        return f"<span>{text}</span>"
    return f'<a href="{escaped(piece.url)}" aria-label="{escaped(piece.about)}: {text}">{text}</a>'
