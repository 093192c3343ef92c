"""People and places that nearly every file of this folder begins with."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cities import way
from thrive.people.models import Person


@pytest.fixture
def imani() -> Person:
    return way.person("Imani", "admin")


@pytest.fixture
def luz() -> Person:
    return way.person("Luz", "coach")


@pytest.fixture
def devon() -> Person:
    return way.person("Devon", "expert")


@pytest.fixture
def saanvi() -> Person:
    return way.person("Saanvi", "grants")


@pytest.fixture
def here() -> Client:
    """A browser, with a cycle that takes applications and one city."""
    way.cycle()
    way.city("Visalia")
    return Client()
