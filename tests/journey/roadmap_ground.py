"""A roadmap to write, for tests: rows as people type them and as actions take them."""

from __future__ import annotations

from typing import Any

from tests.journey import ground
from thrive.journey.actions.roadmap import Means, Plan

AT = "/cities/vallejo/roadmap"
PLAN = {"title": "Lights in ten parks", "due_on": "2027-06-10", "area": "", "notes": "Ask Owen."}
MEANS = {
    "what": "Park bond, second part",
    "source": "city",
    "dollars": "$250,000",
    "in_kind": "",
    "owner": "Public Works",
    "year": "2027",
    "url": "",
    "milestone": "",
}
NOT_YOURS = "The Core Team and the coach of the city write its roadmap."
RESTS = "The city is paused or no longer takes part, so nothing changes here now."
GONE = "Somebody took this off the roadmap. Put it back, or write it down anew."
OTHERS = (
    "Somebody changed this while you were writing. What stands now is shown above; what you typed "
    "is below. Keep yours only if it should replace theirs."
)


def plan(title: str = "Lights in ten parks", ahead: int = 300, **more: Any) -> Plan:
    return Plan(title, ground.day(-ahead), **more)


def means(what: str = "Park bond", dollars: int | None = 250_000, **more: Any) -> Means:
    usual = {"source": "city", "owner": "Public Works", "year": 2027, "dollars": dollars}
    return Means(what, **{**usual, **more})
