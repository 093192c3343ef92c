"""One release asked of two engines: every question, every number."""

from __future__ import annotations

import math
from pathlib import Path
from random import Random

import pytest

from tests.indicators.stored import (
    EVERY_QUESTION,
    GROUPS,
    INDICATORS,
    PERIODS,
    PLACES,
    Row,
    ask,
    batch,
    expected,
    hidden,
    row,
)
from thrive.indicators.store import write
from thrive.indicators.store.engines import Engine
from thrive.indicators.store.read import Observations
from thrive.indicators.store.schema import HIDDEN, STATUSES


def _rows() -> list[Row]:
    """Every place, indicator, period and group, with numbers that use all their bits."""
    chance = Random(483)
    rows = []
    for place in PLACES:
        for indicator in INDICATORS:
            for period in PERIODS:
                for groups in GROUPS:
                    where = {"place": place, "indicator": indicator, "period": period}
                    status = chance.choice((*STATUSES, "ok", "ok", "ok"))
                    if status in HIDDEN:
                        rows.append(hidden(status, groups=groups, **where))
                        continue
                    value = math.exp(chance.gauss(0, 8)) * chance.choice((-1, 1))
                    numbers = {"moe": abs(value) / 3, "numerator": chance.random()}
                    rows.append(row(groups=groups, value=value, status=status, **where, **numbers))
    return rows


def compare_everything(other: Engine, folder: Path, *, most: int = 99) -> None:
    """Ask both engines each question, about at most so many different things."""
    rows = _rows()
    with pytest.MonkeyPatch.context() as small:
        small.setattr(write, "ROWS_A_BUCKET", 200)
        write.write_release(folder, [batch(rows)], stage="public")
    here = Observations(folder / "public")
    there = Observations(folder / "public", engine=other)

    kinds = {kind: [q for q in EVERY_QUESTION if q[0] == kind] for kind, *_ in EVERY_QUESTION}
    for asked in [asked for some in kinds.values() for asked in some[-most:]]:
        ours, theirs = ask(here, *asked), ask(there, *asked)
        if asked[0] == "averages":  # a sum's last bits depend on who adds first
            means = [each.pop("mean") for each in theirs]
            assert means == pytest.approx([each.pop("mean") for each in ours], rel=1e-12)
            assert (asked, theirs) == (asked, ours)
            continue
        assert (asked, theirs) == (asked, ours)
        assert (asked, ours) == (asked, expected(rows, *asked))
