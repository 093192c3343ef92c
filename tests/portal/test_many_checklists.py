"""What is read for many cities at once is what each says by itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from thrive.cities.models import Enrollment
from thrive.journey.queries.many import Asked, checklists_of
from thrive.journey.queries.record import checklist_of
from thrive.teams.queries.agreement import lines_of
from thrive.teams.queries.agreement_many import Signing, tallies_of
from thrive.teams.rules.agreement_signers import Line as SignedLine

pytestmark = pytest.mark.django_db


def told(lines: Iterable[SignedLine]) -> list[tuple[Any, ...]]:
    """What a tally counts: who signs, for what, and how that stands."""
    return [
        (
            line.signer.key,
            line.signer.marks,
            line.signer.capacity,
            line.state,
            line.signature and line.signature.kept_at,
        )
        for line in lines
    ]


def test_many_checklists_equal_those_read_one_by_one(story: Any) -> None:
    held = Enrollment.objects.holding_a_seat().select_related("cycle", "community")
    seats = list(held)
    asked = [Asked(one.pk, one.tier, one.cycle.rulebook) for one in seats]
    together = {pk: known.found for pk, known in checklists_of(asked).items()}
    single = {one.pk: checklist_of(one) for one in seats}
    signing = [Signing(one.pk, one.community_id, one.cycle.rulebook) for one in seats]
    tallies = {one.pk: told(tallies_of(signing)[one.community_id].lines) for one in seats}
    lines = {one.pk: told(lines_of(one)) for one in seats}

    assert len(seats) > 9
    assert together == single
    assert tallies == lines
