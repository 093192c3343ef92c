"""One city on its way, and the people around it: Vallejo, Ruth of its Core Team, Luz its coach."""

from __future__ import annotations

import pytest

from tests.cities import way
from tests.journey import ground
from thrive.cities.models import Enrollment
from thrive.people.models import Person


@pytest.fixture
def seat() -> Enrollment:
    return ground.enrolled()


@pytest.fixture
def ruth(seat: Enrollment) -> Person:
    return ground.of_city(seat.community)


@pytest.fixture
def luz(seat: Enrollment) -> Person:
    return ground.coach_of(seat.community)


@pytest.fixture
def imani() -> Person:
    return way.person("Imani", "admin")
