"""Positions: every convention for ties, ends, zeros, direction, rounding and peers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.method import asem
from thrive.method.errors import BadInput
from thrive.method.index.frame import Frame, Peers
from thrive.method.index.normalize import normalize, rounded
from thrive.method.index.ranking import percentile_ranks, ranks
from thrive.method.index.recipe import Normalization

NAN = np.nan
X = np.array([3.0, 1.0, NAN, 3.0, 0.0])


@pytest.mark.parametrize(
    ("ties", "expected"),
    [("min", [3, 2, NAN, 3, 1]), ("max", [4, 2, NAN, 4, 1]), ("mean", [3.5, 2, NAN, 3.5, 1])],
)
def test_a_tie_takes_its_lowest_highest_or_mean_rank(ties, expected):
    found = ranks(X, ties)

    np.testing.assert_array_equal(found, expected)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({}, [2 / 3, 1 / 3, NAN, 2 / 3, 0]),
        ({"ties": "max"}, [1, 1 / 3, NAN, 1, 0]),
        ({"ties": "max", "denominator": "n"}, [1, 0.5, NAN, 1, 0.25]),
        ({"ties": "max", "denominator": "n", "zeros": "zero"}, [1, 1 / 3, NAN, 1, 0]),
        ({"decimals": 4}, [0.6667, 0.3333, NAN, 0.6667, 0]),
        ({"scale": 100, "decimals": 1}, [66.7, 33.3, NAN, 66.7, 0]),
        ({"method": "min-max"}, [1, 1 / 3, NAN, 1, 0]),
        ({"method": "min-max", "range": (1.0, 100.0)}, [100, 34, NAN, 100, 1]),
        ({"method": "goalposts", "goalposts": (1.0, 2.0), "clip": True}, [1, 0, NAN, 1, 0]),
        ({"method": "goalposts", "goalposts": (1.0, 2.0)}, [2, 0, NAN, 2, -1]),
        ({"method": "rank"}, [3, 2, NAN, 3, 1]),
        ({"method": "borda"}, [2, 1, NAN, 2, 0]),
        ({"method": "distance-to-max"}, [1, 1 / 3, NAN, 1, 0]),
        ({"method": "distance-to-target", "target": 2.0}, [1.5, 0.5, NAN, 1.5, 0]),
        ({"method": "fraction-of-max"}, [1, 1 / 3, NAN, 1, 0]),
        ({"method": "none"}, [3, 1, NAN, 3, 0]),
        ({"method": "z-score", "mean": 1.0, "deviation": 2.0}, [1, 0, NAN, 1, -0.5]),
    ],
)
def test_a_method_gives_the_positions_of_its_definition(keys, expected):
    found = normalize(X, Normalization(**keys))

    np.testing.assert_allclose(found, expected, rtol=1e-15)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({}, [1 / 3, 2 / 3, NAN, 1 / 3, 1]),
        ({"reverse": "values"}, [0, 2 / 3, NAN, 0, 1]),
        ({"scale": 100}, [100 / 3, 200 / 3, NAN, 100 / 3, 100]),
        ({"method": "min-max", "range": (1.0, 100.0)}, [1, 67, NAN, 1, 100]),
        ({"method": "min-max", "reverse": "values"}, [0, 2 / 3, NAN, 0, 1]),
        ({"method": "goalposts", "goalposts": (1.0, 2.0), "clip": True}, [0, 1, NAN, 0, 1]),
        ({"method": "rank"}, [2, 3, NAN, 2, 4]),
        ({"method": "borda"}, [1, 2, NAN, 1, 3]),
        ({"method": "z-score", "mean": 1.0, "deviation": 2.0}, [-1, 0, NAN, -1, 0.5]),
        ({"method": "distance-to-target", "target": 0.0}, [0, 2 / 3, NAN, 0, 1]),
        ({"method": "none"}, [-3, -1, NAN, -3, 0]),
    ],
)
def test_an_asset_is_mirrored_between_the_ends_of_its_scale(keys, expected):
    found = normalize(X, Normalization(**keys), turned=True)

    np.testing.assert_allclose(found, expected, rtol=1e-15, atol=1e-15)


def test_a_z_score_divides_by_the_sample_or_the_population_deviation():
    x = np.array([1.0, 2.0, 3.0, 4.0])

    sample = normalize(x, Normalization(method="z-score"))
    population = normalize(x, Normalization(method="z-score", sd="population"))

    np.testing.assert_allclose(sample, (x - 2.5) / np.sqrt(5 / 3), rtol=1e-15)
    np.testing.assert_allclose(population, (x - 2.5) / np.sqrt(5 / 4), rtol=1e-15)


def test_people_weigh_the_mean_and_the_percentile_but_only_by_their_shares():
    x = np.array([1.0, 2.0, 2.0, 5.0])
    people = np.array([10.0, 20.0, 30.0, 40.0])
    how = Normalization(method="z-score", sd="population", population="people")

    z = normalize(x, how, frame=Frame(populations={"people": people}))
    p = percentile_ranks(x, "max", "n", people)
    below = percentile_ranks(x, "min", "n-1", people)

    np.testing.assert_allclose(z, (x - 3.1) / np.sqrt((people / 100) @ (x - 3.1) ** 2), rtol=1e-14)
    np.testing.assert_allclose(p, [0.1, 0.6, 0.6, 1.0])
    np.testing.assert_allclose(below, [0, 10 / 80, 10 / 70, 1.0])
    np.testing.assert_array_equal(percentile_ranks(x, "max", "n", people * 7), p)


def test_equal_weights_give_the_unweighted_percentile():
    for ties in ("min", "max", "mean"):
        for denominator in ("n", "n-1"):
            plain = percentile_ranks(X, ties, denominator)

            weighted = percentile_ranks(X, ties, denominator, np.ones(5))

            np.testing.assert_allclose(weighted, plain, rtol=1e-15)


def test_a_base_year_holds_the_measure_still():
    x = np.array([1.0, 3.0, 5.0, 2.0, 9.0])
    frame = Frame(base=np.array([True, True, True, False, False]))

    z = normalize(x, Normalization(method="z-score"), frame=frame)
    posts = normalize(x, Normalization(method="min-max"), frame=frame)
    p = normalize(x, Normalization(), frame=frame)

    np.testing.assert_allclose(z, [-1, 0, 1, -0.5, 3])
    np.testing.assert_allclose(posts, [0, 0.5, 1, 0.25, 2])
    np.testing.assert_allclose(p, [0, 0.5, 1, 0.5, 1])


def test_peers_are_ranked_among_themselves_and_a_unit_alone_has_no_position():
    x = np.array([1.0, 5.0, 2.0, 4.0, 7.0])
    frame = Frame(Peers.of(["CA", "NV", "CA", "NV", "DC"]))

    found = normalize(x, Normalization(), frame=frame)

    np.testing.assert_array_equal(found, [0, 1, 1, 0, NAN])


def test_distances_are_measured_to_one_unit():
    x = np.array([1.0, 5.0, 3.0])
    how = Normalization(method="distance-to-reference", reference="c")

    found = normalize(x, how, frame=Frame(ids=["a", "b", "c"]))

    np.testing.assert_allclose(found, [0, 2, 1])


@pytest.mark.parametrize("method", ["z-score", "min-max", "distance-to-max"])
def test_a_constant_column_is_refused_where_its_spread_divides(method):
    with pytest.raises(BadInput, match="column rate: all values are equal"):
        normalize(np.array([2.0, 2.0, NAN]), Normalization(method=method), name="rate")


def test_a_constant_column_is_one_tie_among_ranks():
    found = normalize(np.array([2.0, 2.0]), Normalization())

    assert found.tolist() == [0.0, 0.0]


def test_a_constant_column_of_one_norm_group_is_named_with_it():
    frame = Frame(Peers.of(["CA", "CA", "NV", "NV"]))

    with pytest.raises(BadInput, match="in the norm group NV"):
        normalize(
            np.array([1.0, 2.0, 3.0, 3.0]), Normalization(method="min-max"), frame=frame, name="x"
        )


def test_values_too_large_to_square_are_refused():
    with pytest.raises(BadInput, match="too large"):
        normalize(np.array([1e300, -1e300]), Normalization(method="z-score"))


def test_halves_are_rounded_to_even_away_from_zero_or_down():
    x = np.array([0.125, 0.375, -0.125, 0.285])

    assert rounded(x, 2).tolist() == [0.12, 0.38, -0.12, 0.28]
    assert rounded(x, 2, "half-up").tolist() == [0.13, 0.38, -0.13, 0.29]
    assert rounded(x, 2, "down").tolist() == [0.12, 0.37, -0.12, 0.28]
    assert rounded(x, 2, "up").tolist() == [0.13, 0.38, -0.13, 0.29]
    assert rounded(np.array([0.07, 0.0]), 2, "up").tolist() == [0.07, 0.0]


@pytest.mark.parametrize(
    ("answer", "keys"),
    [
        ("asem_norm_minmax1_100", {"method": "min-max", "range": (1.0, 100.0)}),
        ("asem_norm_zscore", {"method": "z-score"}),
        ("asem_norm_dist2max", {"method": "distance-to-max"}),
        ("asem_norm_prank", {"reverse": "values"}),
    ],
)
def test_the_reference_answers_come_out(answer, keys):
    treated, expected = asem.step("asem_default_Treated"), asem.step(answer)
    how = Normalization(**keys)

    for at, code in enumerate(asem.codes()):
        turned = asem.meta()[code]["Direction"] == "-1"
        found = normalize(treated[:, at], replace(how), turned, name=code)
        if (answer, code) == ("asem_norm_prank", "TolMin"):
            # Three values were ties in the printed digits only: BGR, CZE and NOR.
            assert np.count_nonzero(np.abs(found - expected[:, at]) > 1e-9) == 3
        else:
            np.testing.assert_allclose(found, expected[:, at], rtol=1e-9, atol=1e-12)


def test_by_the_people_of_a_base_year_a_position_is_the_share_at_or_below():
    x = np.array([1.0, 2.0, 2.0, 3.0, 0.0, 2.5, 9.0, NAN])
    people = np.array([10.0, 20.0, 30.0, 40.0, 5.0, 5.0, 5.0, 5.0])
    base = np.array([True] * 4 + [False] * 4)
    how = Normalization(population="people", ties="max", denominator="n")

    found = normalize(x, how, frame=Frame(populations={"people": people}, base=base))
    alone = normalize(x[:4], how, frame=Frame(populations={"people": people[:4]}))

    np.testing.assert_allclose(found, [0.1, 0.6, 0.6, 1, 0, 0.6, 1, NAN], rtol=1e-15)
    np.testing.assert_array_equal(found[:4], alone)


def test_a_base_year_without_people_gives_no_position():
    how = Normalization(population="people", ties="max", denominator="n")
    frame = Frame(populations={"people": np.zeros(2)}, base=np.array([True, False]))

    assert np.isnan(normalize(np.array([1.0, 2.0]), how, frame=frame)).all()


@pytest.mark.parametrize(
    ("absent", "turned", "positions"),
    [
        ("highest", False, [0, 0.5, 1]),
        ("highest", True, [0.5, 0, 1]),
        ("lowest", False, [0.5, 1, 0]),
    ],
)
def test_an_absent_value_that_counts_as_worst_stands_beyond_all_others(absent, turned, positions):
    found = normalize(np.array([1.0, 2.0, NAN]), Normalization(absent=absent), turned)

    assert found.tolist() == positions
