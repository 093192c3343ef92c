"""Two signers at the same moment, and one who presses twice, with real threads."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections

from tests.cities.test_seats_at_once import real_database
from tests.teams import agreement_ground as ground
from thrive.base import history
from thrive.base.models import Entry
from thrive.teams.actions.agreement import sign
from thrive.teams.models import AgreementSignature, SealedAgreement

__all__ = ["real_database"]
pytestmark = pytest.mark.database


def _at_once(*deeds: Callable[[], Any]) -> None:
    start = threading.Barrier(len(deeds))

    def run(deed: Callable[[], Any]) -> None:
        try:
            start.wait()
            deed()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as pool:
        for done in [pool.submit(run, deed) for deed in deeds]:
            done.result()


def test_the_last_two_sign_at_once_and_it_comes_into_force_once(real_database: None) -> None:
    made = ground.team()
    ground.all_but(made, "city_1", "city_2")
    said = ground.said()

    _at_once(
        *(
            lambda key=key: sign(made.enrollment, said=said, by=made.people[key])
            for key in ("city_1", "city_2")
        )
    )

    made.enrollment.refresh_from_db()
    assert made.enrollment.agreement_in_force_on is not None
    assert SealedAgreement.objects.get().signers == 8
    assert Entry.objects.filter(what="bring_agreement_into_force").count() == 1
    assert list(history.verify()) == []


def test_one_signer_in_two_windows_signs_once(real_database: None) -> None:
    made = ground.team()
    said = ground.said()

    _at_once(*(lambda: sign(made.enrollment, said=said, by=made.people["city_1"]),) * 4)

    assert AgreementSignature.objects.count() == 1
    assert Entry.objects.filter(what="publish_agreement").count() == 1
