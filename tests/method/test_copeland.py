"""Copeland's outranking in tiles, against counting every duel by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thrive.method.index import copeland as outranking
from thrive.method.index.copeland import copeland

NAN = float("nan")


def by_hand(values: np.ndarray, weights: np.ndarray, missing: str) -> np.ndarray:
    has = ~np.isnan(values)
    enters = has.all(axis=1) if missing == "propagate" else has.any(axis=1)
    speaks = np.nan_to_num(np.sign(values[:, np.newaxis] - values)) @ weights
    duels = np.sign(speaks.round(9))
    return np.where(enters, duels[:, enters].sum(axis=1), NAN)


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, 150),
    st.integers(0, 10**6),
    st.sampled_from(["propagate", "available"]),
    st.sampled_from(["equal", "thirds", "decimals", "large", "any", "none of one"]),
)
def test_every_duel_is_counted_once(units, seed, missing, kind):
    random = np.random.default_rng(seed)
    values = random.integers(0, 6, (units, 4)).astype(float)
    values[random.random(values.shape) < 0.15] = NAN
    weights = {
        "equal": np.ones(4),
        "thirds": np.full(4, 1 / 3),
        "decimals": np.array([0.4, 0.3, 0.2, 0.1]),
        "large": np.array([40_000.0, 30_000.0, 20_001.0, 9_999.0]),
        "any": random.random(4),
        "none of one": np.array([0.0, 1.0, 1.0, 2.0]),
    }[kind]

    found = copeland(values, weights, missing)

    np.testing.assert_array_equal(found, by_hand(values, weights, missing))


def test_threads_share_the_duels_of_many_units(monkeypatch):
    values = np.random.default_rng(3).normal(size=(5000, 3)).round(1)
    alone = copeland(values, np.ones(3), "propagate")
    monkeypatch.setattr(outranking, "LONG", 100)

    together = copeland(values, np.ones(3), "propagate")

    assert np.array_equal(together, alone)
    assert together.sum() == 0


@pytest.mark.parametrize(
    ("weights", "whole"),
    [
        ([1.0, 1.0], [1, 1]),
        ([0.25, 0.5], [1, 2]),
        ([0.3, 0.25, 0.45], [6, 5, 9]),
        ([200.0, 300.0], [2, 3]),
        ([0.1234567, 0.7], None),
    ],
)
def test_weights_in_small_proportions_are_counted_in_whole_numbers(weights, whole):
    found = outranking._whole(np.array(weights))

    assert (found is None) == (whole is None)
    assert whole is None or found.tolist() == whole
