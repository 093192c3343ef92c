"""Entries for tests: two experts, one whole text, and texts in any state."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from tests.cities import way
from thrive.base import clock
from thrive.people.models import Person
from thrive.toolkit.actions import writing
from thrive.toolkit.content import Clause, Content, Rating, Said
from thrive.toolkit.models import ToolkitEntry

LINK = "https://ratings.example.org/list"
SEEN = Rating("wwfh", "some-evidence", "Night lights", "2024", LINK, confirmed=True)
UNSEEN = Rating("wwfh", "scientifically-supported", "Moonshine practice", "", LINK)


def said(title: str = "Lights in every park", **parts: Any) -> Said:
    usual: dict[str, Any] = {
        "title": title,
        "summary": "The city lights its parks.",
        "why": "Children stay when they can see.",
        "enacted": "The council, by resolution.",
        "steps": ("Walk the parks.", "Write the list."),
        "cost_note": "Lamps.",
        "equity": ("Who chose the parks?",),
        "disparity": "Parks without paths.",
        "clauses": (Clause("Findings", ("[city] has [number] dark parks.",), True),),
    }
    return Said(**{**usual, **parts})


def content(**parts: Any) -> Content:
    usual: dict[str, Any] = {
        "kind": "strategy",
        "areas": ("protective-environments",),
        "aims": ("prevent",),
        "makers": ("council",),
        "instruments": ("resolution",),
        "populations": ("teens",),
        "cost": "low",
        "cdc": ("norms",),
        "indicators": ("park-access",),
        "ratings": (SEEN, UNSEEN),
        "en": said(),
        "es": said("Luces en cada parque"),
    }
    return Content(**{**usual, **parts})


def expert(name: str = "Ada") -> Person:
    return Person.objects.filter(name=name).first() or way.person(name, "expert")


def day(ahead: int) -> datetime.date:
    return clock.today() + datetime.timedelta(days=ahead)


def published(slug: str = "lights", ahead: int = 300, **parts: Any) -> ToolkitEntry:
    begin(slug, **parts)
    entry = ToolkitEntry.objects.get(slug=slug)
    writing.review(entry, by=expert("Bo"))
    return writing.publish(entry, review_by=day(ahead), by=expert())


def begin(slug: str = "lights", **parts: Any) -> ToolkitEntry:
    return writing.begin_entry(slug, content=content(**parts), by=expert()).entry


def titled(title: str, **parts: Any) -> dict[str, Any]:
    return {"en": said(title), "es": said(f"{title} (es)"), **parts}


def changed(entry: ToolkitEntry, **parts: Any) -> Content:
    assert entry.current is not None
    return replace(entry.current.content, **parts)
