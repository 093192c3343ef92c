"""Editions: computed from protected numbers, approved by two, the same whenever they are made."""

from __future__ import annotations

import numpy as np
import pytest

from thrive.wellbeing.editions.keeping import read
from thrive.wellbeing.models import IndexEdition

pytestmark = pytest.mark.django_db


def test_an_edition_holds_every_city_and_the_state(conditions: IndexEdition) -> None:
    kept = read(conditions.folder, conditions.sha256).numbers

    assert (len(kept.ids), kept.ids[-1], kept.codes[0]) == (484, "state:06", "P1")
    print(
        kept.periods,
        {k: np.round(np.nanquantile(v, [0, 0.1, 0.5, 0.9, 1]), 1) for k, v in kept.scores.items()},
        {k: int((~np.isnan(v)).sum()) for k, v in kept.scores.items()},
    )
    at = kept.row_of("place:0681666")
    print({k: (v[at], kept.low[k][at], kept.high[k][at]) for k, v in kept.scores.items()})
    print(read(conditions.folder, conditions.sha256).about["sensitivity"])
    print(conditions.recipe.text[:900])
