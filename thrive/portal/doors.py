"""Doors on the staff desk: those this person may open, by what each address itself declares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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
    "moderation": _("Moderation"),
    "forum_care": _("What spaces need"),
    "reviews": _("My reviews"),
    "seats": _("Seats and tiers"),
    "coaches": _("Coaches"),
    "reports": _("Report of a quarter"),
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
        url = reverse(name)
        access: Access = resolve(url).func.access  # type: ignore[attr-defined]
        if not access.roles or person.program_roles & (access.roles | {"admin"}):
            yield Door(name, words, url)
