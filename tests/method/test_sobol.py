"""Sobol' shares: the reference run, the formula, and refusals."""

from __future__ import annotations

import numpy as np
import pytest

from tests.method.shared import shared
from thrive.method import tables
from thrive.method.errors import BadInput
from thrive.method.uncertainty.sobol import design, shares


def test_the_ishigami_shares_are_those_of_the_reference():
    sample = tables.read(str(shared("reference/coinr/ishigami_sample_N1024_d3.csv.gz")))
    answers = tables.read(str(shared("reference/coinr/ishigami_sensitivity_N1024_d3.csv")))

    found = shares(sample.numbers("y"), ("V1", "V2", "V3"), seed=1)

    assert found.first == pytest.approx(answers.numbers("Si"), rel=1e-9)
    assert found.total == pytest.approx(answers.numbers("STi"), rel=1e-9)
    assert found.variance == pytest.approx(answers.numbers("Var")[0], rel=1e-9)


def test_every_share_comes_with_bounds_around_it():
    points = design(400, 2, seed=5)
    output = 3 * points[:, 0] + points[:, 1]

    found = shares(output, ("much", "little"), seed=5)

    assert (found.first_lower < found.first).all()
    assert (found.first < found.first_upper).all()
    assert (found.total_lower < found.total).all()
    assert (found.total < found.total_upper).all()


def test_an_additive_model_shares_its_variance_by_squared_slope():
    points = design(20_000, 2, seed=5)
    output = 3 * points[:, 0] + points[:, 1] - 2

    found = shares(output, ("much", "little"), seed=5, resamples=20)

    assert found.first == pytest.approx([0.9, 0.1], abs=0.03)
    assert found.total == pytest.approx([0.9, 0.1], abs=0.03)


def test_the_design_is_a_then_b_then_a_with_one_column_of_b_each():
    rows, factors = 8, 3

    points = design(rows, factors, seed=2)

    a, b = points[:rows], points[rows : 2 * rows]
    assert points.shape == (rows * (factors + 2), factors)
    for factor in range(factors):
        mixed = points[(2 + factor) * rows : (3 + factor) * rows]
        assert (mixed[:, factor] == b[:, factor]).all()
        assert (np.delete(mixed, factor, 1) == np.delete(a, factor, 1)).all()


def test_the_same_seed_gives_the_same_bounds():
    points = design(50, 2, seed=9)
    output = points[:, 0] * points[:, 1]

    one, again, other = (shares(output, ("a", "b"), seed=seed) for seed in (4, 4, 5))

    assert (one.first_lower == again.first_lower).all()
    assert (one.first_lower != other.first_lower).any()


def test_an_output_that_never_moves_is_refused():
    with pytest.raises(BadInput, match="there is no variance to share out"):
        shares(np.full(40, 7.0), ("a", "b"), seed=1)


def test_an_output_of_the_wrong_length_is_refused():
    with pytest.raises(BadInput, match="41 outputs are not a whole design for 2 factors"):
        shares(np.arange(41.0), ("a", "b"), seed=1)


def test_a_missing_output_is_refused():
    output = np.arange(40.0)
    output[3] = np.nan

    with pytest.raises(BadInput, match="missing or infinite"):
        shares(output, ("a", "b"), seed=1)
