"""Weights that a recipe has found in the data: by people, by component, toward a target."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from thrive.method.errors import BadInput
from thrive.method.index.build import Data, build
from thrive.method.index.contributions import contributions
from thrive.method.index.correlation import correlation
from thrive.method.index.data import gather
from thrive.method.index.recipe import parse
from thrive.method.index.structure import structure
from thrive.method.tables import read

NAN = np.nan
CODES = ("a", "b", "c")


def recipe(group: str, keys=None, extra: str = ""):
    text = '[recipe]\nname = "w"\nid = "id"\n[normalize]\nmethod = "none"\n' + extra
    for code in CODES:
        text += f'[[indicator]]\ncode = "{code}"\ngroup = "G"\n{(keys or {}).get(code, "")}\n'
    return parse(text + f'[[group]]\ncode = "G"\n{group}\n')


def values(gaps: bool = False):
    random = np.random.default_rng(3)
    common = random.normal(size=(60, 1))
    found = common + random.normal(size=(60, 3)) * [0.5, 1.0, 2.0]
    if gaps:
        found[random.random(found.shape) < 0.15] = NAN
    return found


def made(how, x, numbers=None, texts=None):
    return build(how, Data([f"u{row}" for row in range(len(x))], x, numbers or {}, texts or {}))


def importance(index, x):
    r = np.array([correlation(column, index.scores["G"]) for column in x.T])
    return r / r.sum()


@pytest.mark.parametrize("aggregate", ["mean", "sum"])
def test_optimized_members_matter_as_their_weights_say(aggregate):
    how = recipe(f'weights = "optimized"\naggregate = "{aggregate}"', {"a": "weight = 1.2"})
    x = values()

    found = made(how, x)

    np.testing.assert_allclose(importance(found, x), np.array([1.2, 1, 1]) / 3.2, atol=1e-6)
    assert sum(found.weights["G"]) == pytest.approx(1)
    assert found.notes == ()


@pytest.mark.parametrize("missing", ["propagate", "available"])
def test_optimized_members_matter_alike_over_the_units_that_have_a_score(missing):
    how = recipe(f'weights = "optimized"\nmissing = "{missing}"')
    x = values(gaps=True)

    found = made(how, x)

    scored = ~np.isnan(found.scores["G"])
    assert (scored.sum() < 45) == (missing == "propagate")
    r = np.array([correlation(c[scored], found.scores["G"][scored]) for c in x.T])
    np.testing.assert_allclose(r / r.sum(), [1 / 3] * 3, atol=1e-5)


def test_a_target_that_no_weights_meet_is_told():
    how = recipe('weights = "optimized"', {"a": "weight = 0"})

    found = made(how, values())

    assert found.notes[0].startswith("G: no weights give its members the importance asked for; ")


def test_weights_of_groups_are_found_from_the_scores_they_pass_on():
    text = '[recipe]\nname = "w"\nid = "id"\n[normalize]\nmethod = "none"\n'
    for code, group in zip(CODES, ("G", "G", "H"), strict=True):
        text += f'[[indicator]]\ncode = "{code}"\ngroup = "{group}"\n'
    text += '[[group]]\ncode = "G"\nparent = "T"\n[[group]]\ncode = "H"\nparent = "T"\n'
    x = values()

    balanced = made(parse(text + '[[group]]\ncode = "T"\nweights = "optimized"\n'), x)
    component = made(parse(text + '[[group]]\ncode = "T"\nweights = "pca"\n'), x)

    parts = [correlation(balanced.scores[code], balanced.scores["T"]) for code in "GH"]
    assert parts[0] == pytest.approx(parts[1], abs=1e-6)
    assert component.weights["T"] == pytest.approx((0.5, 0.5))


def test_members_weigh_as_the_people_they_speak_of():
    keys = {code: f'people = "of_{code}"' for code in CODES}
    how = recipe('weights = "population"', keys)
    people = {"of_a": [10, 20], "of_b": [30, NAN], "of_c": [40, 0]}
    numbers = {name: np.array(column, float) for name, column in people.items()}

    found = made(how, np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), numbers)

    assert found.weights["G"] == (30.0, 30.0, 40.0)
    assert found.scores["G"].tolist() == [2.1, 5.1]


def test_in_a_panel_the_people_of_the_base_year_weigh():
    keys = dict.fromkeys("ab", 'people = "of_a"') | {"c": 'people = "of_c"'}
    base = '[base_year]\ncolumn = "year"\nvalue = 2010\n'
    how = recipe('weights = "population"', keys, base)
    numbers = {"of_a": np.array([1.0, 50.0]), "of_c": np.array([2.0, 9.0])}

    found = made(how, np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), numbers, {"year": ["2010", ""]})

    assert found.weights["G"] == (1.0, 1.0, 2.0)


def test_weights_that_cannot_be_found_name_the_group():
    people = dict.fromkeys(CODES, 'people = "p"')
    against = values() * [1, 1, -1]

    with pytest.raises(BadInput, match="column p: nobody is counted, so a has no population"):
        made(recipe('weights = "population"', people), values(), {"p": np.zeros(60)})
    with pytest.raises(BadInput, match='column c: group G, weights = "pca": it loads -'):
        made(recipe('weights = "pca"'), against)
    with pytest.raises(
        BadInput, match=r'column a: group G, weights = "optimized": it does not vary'
    ):
        made(recipe('weights = "optimized"'), np.array([[1.0, 2, 3], [1.0, 2, 4]]))


@pytest.mark.parametrize(
    ("group", "keys", "says"),
    [
        ('weights = "population"', {"a": 'people = "p"'}, "needs the key people, a column, of b."),
        (
            'weights = "optimized"\naggregate = "geometric"',
            {},
            'recipe, line 20: group G: weights = "optimized" goes with "mean" or "sum".',
        ),
        (
            'weights = "optimized"',
            dict.fromkeys(CODES, "weight = 0"),
            "group G: the weights of its members add up to 0.",
        ),
        ('weights = "noisy"', {}, 'weights = \'noisy\' is not one of "given", "equal", "popul'),
        ('weights = "population"\naggregate = "product"', {}, "a product takes no weights"),
    ],
)
def test_a_recipe_whose_weights_make_no_sense_is_refused(group, keys, says):
    with pytest.raises(BadInput) as fault:
        recipe(group, keys)

    assert says in str(fault.value)


def test_where_weights_come_from_belongs_to_the_hash():
    keys = dict.fromkeys(CODES, 'people = "p"')
    ways = ("given", "equal", "pca", "optimized", "population")

    hashes = {recipe(f'weights = "{way}"', keys).hash for way in ways}

    assert len(hashes) == 5
    assert recipe('weights = "population"', keys | {"a": 'people = "q"'}).hash not in hashes


def test_contributions_add_up_to_the_score_with_weights_from_the_data():
    found = made(recipe('weights = "optimized"'), values())

    parts = contributions(structure(found.recipe), found.normalized, weights=found.weights)

    np.testing.assert_allclose(parts.points.sum(axis=1), found.scores["G"], rtol=1e-12)


def test_each_example_of_the_page_gives_the_index_it_describes(tmp_path):
    page = (Path(__file__).resolve().parents[2] / "docs/method/recipes.md").read_text()
    people, ages, target = (
        parse('[recipe]\nname = "page"\nid = "id"\n[normalize]\n' + part.split("```")[0])
        for part in page.split("```toml\n[normalize]\n")[1:]
    )
    table = tmp_path / "data.csv"
    table.write_text(
        "id,poverty,children,unemployed,rent_burden,uninsured_under_6,children_under_6,"
        "uninsured_6_to_18,children_6_to_18\n"
        "1,10,100,4,30,5,10,7,30\n2,20,300,9,41,6,20,4,60\n3,15,100,5,52,9,,8,0\n"
        "4,33,500,8,33,1,10,2,30\n"
    )

    ranks, rates, aimed = (
        build(one, gather(one, read(str(table)))) for one in (people, ages, target)
    )

    assert ranks.normalized[:, 0].tolist() == [0.1, 0.5, 0.2, 1.0]
    assert rates.weights["UNINSURED"] == (40.0, 120.0)
    assert rates.scores["UNINSURED"][0] == 6.5
    r = [correlation(column, aimed.scores["ECONOMY"]) for column in aimed.normalized.T]
    assert aimed.weights["ECONOMY"][0] == max(aimed.weights["ECONOMY"])
    assert r[0] > max(r[1:])
