"""Who of the demo's people lets everybody see their name: it then stands on their city's page."""

from __future__ import annotations

from thrive.demo.telling import Teller
from thrive.people.actions import update_profile

SEEN_BY_ALL = ("elvira", "avery", "ruth", "fern", "linh", "beatriz", "carmen")


def some_people_show_themselves(teller: Teller) -> None:
    with teller.on(50):
        for key in SEEN_BY_ALL:
            person = teller[key]
            update_profile(person, by=person, visibility="public")
