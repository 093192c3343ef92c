"""`kill -9` in the middle of the weightiest actions of a city: all of it is there, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.cities import way
from tests.cities.test_seats_at_once import real_database
from tests.house import falling, killing
from tests.journey import ground, killed_deeds
from tests.teams import agreement_ground, table
from tests.teams.table import Cast
from thrive.base import history
from thrive.base.models import Entry
from thrive.cities.models import Enrollment

__all__ = ["real_database"]
pytestmark = pytest.mark.database
MOST = 200


@pytest.fixture
def killer(real_database: None) -> Iterator[killing.Killer]:
    database = str(connection.settings_dict["NAME"])
    with killing.killer(database, settings.DATA_DIR, Path(settings.MEDIA_ROOT)) as found:
        yield found


def _ready_to_sign() -> dict[str, str]:
    made = agreement_ground.team()
    agreement_ground.all_but(made, "city_1")
    return {"place": "vallejo", "by": made.people["city_1"].email}


def _ready_for_step_g() -> dict[str, str]:
    cast = Cast()
    table.on_its_way(cast)
    return {"place": "visalia", "by": cast.luz.email}


def _on_its_way() -> tuple[Enrollment, dict[str, str]]:
    seat = ground.enrolled("Merced")
    ruth, luz = ground.of_city(seat.community, "Ruth M"), ground.coach_of(seat.community, "Luz M")
    ground.sent(seat, "T2_3", ruth)
    return seat, {"place": "merced", "by": luz.email}


def _killed_everywhere(kill: killing.Killer, name: str, said: dict[str, str]) -> list[str]:
    """What a killed process left behind, in words. In the end the deed was done once."""
    deed, before, wrong = f"{killed_deeds.__name__}:{name}", falling.rows(), []
    for place in range(MOST):
        ended = kill(deed, place, said)
        if place and ended == killing.DONE:
            return wrong + falling.without_their_file()
        if ended != killing.KILLED:
            wrong.append(f"{name} {place} ended with {ended}")
        wrong += [f"{name} {place}: {one}" for one in falling.left_behind(before)]
    raise AssertionError(f"{name} never came to its end: {wrong[:3]}")


def test_a_killed_process_leaves_all_or_nothing(killer: killing.Killer) -> None:
    signer, coach = _ready_to_sign(), _ready_for_step_g()
    _seat, luz = _on_its_way()
    imani = {"place": "merced", "by": way.person("Imani M", "admin").email}

    wrong = [
        *_killed_everywhere(killer, "sign", signer),
        *_killed_everywhere(killer, "set_core_team", coach),
        *_killed_everywhere(killer, "verify", luz),
        *_killed_everywhere(killer, "propose_stage", luz),
        *_killed_everywhere(killer, "confirm_stage", imani),
    ]

    assert wrong == []
    assert list(history.verify()) == []
    once = ("bring_agreement_into_force", "freeze_core_team", "verify_step", "change_stage")
    assert [Entry.objects.filter(what=what).count() for what in once] == [1, 1, 1, 1]
    assert falling.reached(falling.nobodys_files()) == []
