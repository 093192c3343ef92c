"""The ready recipes against the published files they claim to give again."""

from __future__ import annotations

import dataclasses
from functools import cache

import numpy as np

from tests.method.shared import shared
from thrive.method import tables
from thrive.method.index.build import Data, Index, build, gather
from thrive.method.index.recipe import read
from thrive.method.index.structure import structure

SVI_2022, SVI_2018 = "svi_2022_us_county", "svi_2018_ca_tract"
CES = "calenviroscreen4_2021_ca_tract"


@cache
def table(name: str) -> tables.Table:
    return tables.read(str(shared(f"data/{name}.csv.gz")))


@cache
def built(preset: str, name: str) -> Index:
    recipe = read(preset)
    return build(recipe, gather(recipe, table(name)))


def svi_columns(index: Index) -> dict[str, str]:
    """Built name → CDC's name."""
    names = {}
    for code in index.recipe.codes:
        names |= {f"n.{code}": f"EPL_{code[3:]}", f"f.{code}": f"F_{code[3:]}"}
    for code in index.scores:
        names |= {f"s.{code}": f"SPL_{code}", f"r.{code}": f"RPL_{code}"}
        names[f"f.{code}"] = "F_TOTAL" if code == "THEMES" else f"F_{code}"
    return names


def test_every_published_rank_sum_and_flag_of_3144_counties_comes_out():
    index = built("svi-2022-county", SVI_2022)

    made, names = index.columns(), svi_columns(index)

    assert len(index.ids) == 3144
    assert set(names) == set(made) - {"FIPS"}
    for name, public in names.items():
        published = table(SVI_2022).numbers(public, [-999])
        np.testing.assert_array_equal(made[name], published, err_msg=public)


def test_the_sums_and_flags_of_8041_tracts_come_out():
    index = built("svi-2018-tract", SVI_2018)

    made, names = index.columns(), svi_columns(index)

    compared = [name for name in made if name in names and not name.startswith("r.")]
    assert len(compared) == 15 + 15 + 5 + 5
    for name in compared:
        published = table(SVI_2018).numbers(names[name], [-999])
        np.testing.assert_array_equal(made[name], published, err_msg=name)


def test_within_a_state_the_highest_county_of_each_stands_at_one():
    index = built("svi-2022-within-state", SVI_2022)
    states = np.array(table(SVI_2022).text("ST_ABBR"))

    highest = {state: np.nanmax(index.ranks["THEMES"][states == state]) for state in {"CA", "TX"}}
    alone = index.ranks["THEMES"][states == "DC"]

    assert highest == {"CA": 1.0, "TX": 1.0}
    assert np.isnan(alone).all()
    assert built("svi-2018-within-state", SVI_2018).recipe.norm_group == "ST_ABBR"


def test_scores_follow_from_published_percentiles_and_the_same_tracts_have_none():
    index = built("calenviroscreen-4-from-percentiles", CES)

    for code, public in (
        ("CES", "CES 4.0 Score"),
        ("POLLUTION", "Pollution Burden Score"),
        ("POPULATION", "Pop. Char. Score"),
    ):
        published = table(CES).numbers(public)
        assert np.array_equal(np.isnan(index.scores[code]), np.isnan(published))
        assert np.nanmax(np.abs(index.scores[code] - published)) < 0.014
    assert np.count_nonzero(np.isnan(index.scores["CES"])) == 103


def test_sixteen_of_21_percentiles_follow_from_the_values():
    index = built("calenviroscreen-4", CES)

    off = []
    for at, indicator in enumerate(index.recipe.indicators):
        published = table(CES).numbers(f"{indicator.column} Pctl")
        found = index.normalized[:, at]
        assert np.array_equal(np.isnan(found), np.isnan(published)), indicator.code
        if np.nanmax(np.abs(found - published)) > 0.07:
            off.append(indicator.code)

    assert off == ["ozone", "diesel_pm", "drinking_water", "pesticides", "tox_release"]
    score = index.scores["CES"]
    assert np.nanmax(np.abs(score - table(CES).numbers("CES 4.0 Score"))) < 0.695


def test_the_index_of_32_indicators_needs_three_fifths_of_a_domain():
    recipe = read("child-youth-well-being")
    random = np.random.default_rng(3)
    values = random.normal(50, 10, (40, 32))
    values[0, :2] = np.nan  # 4 of 6 indicators of the first domain are enough
    values[1, :3] = np.nan  # 3 of 6 are not

    found = build(recipe, Data([str(unit) for unit in range(40)], values))

    assert np.isfinite(found.scores["D1"][0])
    assert np.isnan(found.scores["D1"][1])
    assert np.isfinite(found.scores["D2"][1])
    assert np.isnan(found.scores["TOTAL"][1])
    assert found.normalized[np.isfinite(found.normalized)].min() == 0.0
    assert np.nanmax(found.normalized) == 100.0
    low, high = np.quantile(values[2:, 31], [0, 1])
    worst, best = (np.flatnonzero(values[:, 31] == value)[0] for value in (high, low))
    assert (found.normalized[worst, 31], found.normalized[best, 31]) == (0.0, 100.0)


def test_domains_only_differs_from_the_index_by_its_total_alone():
    whole, domains = read("child-youth-well-being"), read("child-youth-well-being-domains")

    assert structure(whole).roots == ("TOTAL",)
    assert structure(domains).roots == ("D1", "D2", "D3", "D4", "D5", "D6")
    assert domains.indicators == whole.indicators
    without_parent = [dataclasses.replace(group, parent="") for group in whole.groups[:6]]
    assert list(domains.groups) == without_parent


def test_the_coi_style_recipe_has_its_indicators_and_directions_and_takes_its_weights():
    folder = "data/coi20_method/"
    reverse = set(tables.read(str(shared(f"{folder}reverse_columns.csv"))).text("Column"))
    given: dict[str, float] = {}
    for name, value in (
        ("indicators", "wgt"),
        ("domain_scores", "wgt"),
        ("pca", "coeff"),
    ):
        found = tables.read(str(shared(f"{folder}weights_{name}.csv")))
        key = found.names[0]
        given |= dict(zip(found.text(key), found.numbers(value).tolist(), strict=True))
    recipe = read("coi-2-style")
    short = {"EDUCATION": "ED", "HEALTH": "HE", "SOCIAL": "SE", "RESOURCES": "SE_ECRES"}
    tree = structure(recipe)

    weights = {
        group: tuple(given["z" + short.get(member, member)] for member in members)
        for group, members in tree.members.items()
    }

    assert {one.code for one in recipe.indicators if one.reversed} == reverse
    assert len(recipe.codes) == 29
    for group in ("EDUCATION", "HEALTH", "SOCIAL", "COI"):
        assert abs(sum(weights[group]) - 1) < 1e-6, group
    index = build(recipe, coi_data(recipe), weights)
    equal = build(recipe, coi_data(recipe))
    assert not np.array_equal(index.scores["COI"], equal.scores["COI"])
    assert index.weights["COI"] == weights["COI"]


def coi_data(recipe) -> Data:
    random = np.random.default_rng(5)
    units = 60
    people = random.integers(100, 900, units).astype(float)
    return Data(
        [f"t{unit}" for unit in range(units)],
        random.normal(size=(units, len(recipe.codes))),
        {"percent_water": np.zeros(units), "acs_pop": people},
        {"year": ["2010"] * 30 + ["2015"] * 30},
    )
