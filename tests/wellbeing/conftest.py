"""One told ground for the room: places and an edition of the public tables, made once a module."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.wellbeing import ground
from thrive.base.refs import SYSTEM
from thrive.cities.actions import open_city_pages
from thrive.places.actions import load_places
from thrive.wellbeing.models import IndexEdition


@pytest.fixture(scope="module")
def conditions(django_db_setup: Any, django_db_blocker: Any) -> Iterator[IndexEdition]:
    """The published edition of 2021 for cities, with all places; taken back after the module."""
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        try:
            load_places(by=SYSTEM)
            open_city_pages(by=SYSTEM)
            yield ground.edition()
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)
