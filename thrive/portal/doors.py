"""Doors on the staff desk: those this person may open, by what each address itself declares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import resolve, reverse
from django.utils.translation import gettext_lazy as _

from thrive.base.lifecycle import Words
from thrive.base.web import Access

DOORS: dict[str, Words] = {
    "my_cities": _("My cities (coach desk)"),
    "pipeline": _("Pipeline"),
    "outreach": _("Write down a first contact"),
    "info_sessions": _("Information sessions"),
    "ta_queue": _("Questions that wait"),
    "help_of_cities": _("Help beside need"),
    "moderation": _("Moderation"),
    "forum_care": _("What spaces need"),
    "reviews": _("My reviews"),
    "seats": _("Seats and tiers"),
    "coaches": _("Coaches"),
    "import_data": _("Import data"),
    "index_editions": _("Editions of the index"),
    "reports": _("Report of a quarter"),
    "toolkit_desk": _("Editors of the toolkit"),
    "pages_board": _("Pages and their Spanish"),
    "contact_inbox": _("Messages to the program"),
    "people": _("People and roles"),
    "outbox": _("Outbox"),
}


@dataclass(frozen=True, slots=True)
class Door:
    name: str
    words: Words
    url: str


def open_doors(person: Any) -> Iterator[Door]:
    for name, words in DOORS.items():
        access = _declared(name)
        if not access.roles or person.program_roles & (access.roles | {"admin"}):
            yield Door(name, words, reverse(name))


@cache
def _declared(name: str) -> Access:
    return resolve(reverse(name)).func.access  # type: ignore[attr-defined]
