"""What the rooms above do when a coach introduces a city to the Learning Community (step f, R45).

A room registers once, in its `AppConfig.ready`; the action asks everybody within its transaction.

    introducing.register(draft_introduction)
"""

from __future__ import annotations

from collections.abc import Callable

from thrive.cities.models import CityApplication
from thrive.people.models import Person

Prepare = Callable[[CityApplication, Person], None]
_prepare: list[Prepare] = []


def register(prepare: Prepare) -> None:
    """`prepare` gets the held application and its first contact, who has an account."""
    _prepare.append(prepare)


def prepare_all(application: CityApplication, lead: Person) -> None:
    for prepare in _prepare:
        prepare(application, lead)
