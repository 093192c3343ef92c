"""A recipe is read whole, or refused with the file, the line and the key."""

from __future__ import annotations

import pytest

from thrive.method.errors import BadInput
from thrive.method.index.recipe import Rescale, parse, presets, read
from thrive.method.index.structure import effective_weights, structure

WHOLE = """
[recipe]
name = "small"
id = "id"
missing = [-999]

[normalize]
decimals = 4

[[indicator]]
code = "a"
group = "T"
weight = 3

[[indicator]]
code = "b"
column = "B"
group = "T"
direction = "asset"
ties = "max"

[[indicator]]
code = "c"
group = "U"

[[group]]
code = "T"
parent = "ALL"
aggregate = "sum"
rerank = true
scale = 100

[[group]]
code = "U"
parent = "ALL"
weight = 2
min_leaves = 1
rescale = {by = "max", to = 10}

[[group]]
code = "ALL"
"""


def test_what_is_not_said_takes_its_default_and_overrides_hold_for_one():
    recipe = parse(WHOLE)

    a, b, _ = recipe.indicators
    assert (a.column, a.normalize.ties, a.reversed) == ("a", "min", False)
    assert (b.column, b.normalize.ties, b.reversed) == ("B", "max", True)
    assert recipe.group["T"].rerank.scale == 100
    assert recipe.group["T"].rerank.decimals == 4
    assert recipe.group["T"].missing == "propagate"
    assert recipe.group["U"].missing == "available"
    assert recipe.group["U"].rescale == Rescale("max", 10.0)
    assert recipe.missing == (-999.0,)


def test_the_hash_knows_the_meaning_and_not_the_layout():
    other = WHOLE.replace("weight = 3", "weight = 3.0  # thrice").replace(
        'code = "c"\ngroup = "U"', 'group = "U"\ncode = "c"'
    )

    assert parse(other).hash == parse(WHOLE).hash
    assert parse(WHOLE.replace("weight = 3", "weight = 4")).hash != parse(WHOLE).hash
    assert len(parse(WHOLE).hash) == 64


def test_the_tree_has_levels_members_leaves_and_shares():
    tree = structure(parse(WHOLE))

    assert tree.levels == (("T", "U"), ("ALL",))
    assert tree.members["ALL"] == ("T", "U")
    assert tree.weights["T"] == (3.0, 1.0)
    assert tree.leaves["ALL"] == ("a", "b", "c")
    assert tree.roots == ("ALL",)
    assert effective_weights(tree) == {
        "ALL": 1.0,
        "T": 1 / 3,
        "U": 2 / 3,
        "a": 0.25,
        "b": 1 / 12,
        "c": 2 / 3,
    }


def test_several_roots_are_domains_without_a_total():
    recipe = parse(WHOLE.replace('parent = "ALL"', "").replace('[[group]]\ncode = "ALL"', ""))

    assert structure(recipe).roots == ("T", "U")


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("decimals = 4", "decimls = 4", "recipe, line 8: [normalize]: the key decimls is not "),
        ("decimals = 4", "decimals = 4.5", "recipe, line 8: [normalize]: decimals must be a whole"),
        ("decimals = 4", 'method = "z"', "recipe, line 8: [normalize]: method = 'z' is not one of"),
        ("decimals = 4", "scale = 0", "recipe, line 8: [normalize]: scale must be above 0"),
        ('ties = "max"', 'ties = "low"', "recipe, line 20: indicator b: ties = 'low' is not one "),
        ('ties = "max"', 'tie = "max"', "recipe, line 20: indicator b: the key tie is not known ("),
        ("weight = 3", "weight = -3", "recipe, line 13: indicator a: weight must be at least 0"),
        ("weight = 3", "weight = nan", "recipe, line 13: indicator a: weight must be a finite"),
        ("weight = 3", "weight = true", "recipe, line 13: indicator a: weight must be a number"),
        ("weight = 3", 'weight = "3"', "recipe, line 13: indicator a: weight must be a number"),
        ('code = "b"', 'code = "a"', "recipe, line 16: the code a stands twice."),
        ('code = "U"', 'code = "a"', "recipe, line 34: the code a stands twice."),
        ('group = "U"', 'group = "TT"', "recipe, line 24: indicator c: there is no group TT"),
        ('group = "U"', "", "recipe, line 34: group U has no members."),
        ('code = "ALL"', 'code = "ALL"\nparent = "T"', "in a circle: T → ALL → T."),
        ('parent = "ALL"\nweight', 'parent = "AL"\nweight', "no group AL for its parent (did you "),
        ('aggregate = "sum"', 'aggregate = "average"', "aggregate = 'average' is not one of"),
        ('aggregate = "sum"', 'aggregate = "product"', "group T: a product takes no weights"),
        ('aggregate = "sum"', 'aggregate = "power"', "needs power, the exponent"),
        ("rerank = true", 'passes = "rank"', 'passes = "rank" needs rerank = true'),
        ("min_leaves = 1", "min_share = 2", "min_share must be between 0 and 1"),
        ('by = "max"', 'by = "min"', 'rescale: by must be "max"'),
        ("[normalize]", "[normalise]", "recipe, line 7: the table [normalise] is not known (did"),
        ("[[group]]", "[group]", "the TOML is broken: Cannot declare"),
        ('name = "small"', "name = ", "the TOML is broken: Invalid value (at line 3"),
        ('name = "small"', "", "recipe, line 2: [recipe]: the key name is missing."),
        ("weight = 3", "weight = 0\n[flags]", "[flags]: the key at_least is missing"),
        ("decimals = 4", 'method = "goalposts"', "goalposts need goalposts = [low, high] or"),
    ],
)
def test_a_fault_is_one_sentence_with_its_place(was, becomes, says):
    assert WHOLE.count(was) >= 1

    with pytest.raises(BadInput) as fault:
        parse(WHOLE.replace(was, becomes, 1 if was != "[[group]]" else -1))

    assert says in str(fault.value)
    assert "\n" not in str(fault.value)


def test_weights_that_add_up_to_nothing_are_refused():
    zero = WHOLE.replace('group = "U"', 'group = "U"\nweight = 0')

    with pytest.raises(BadInput, match="group U: the weights of its members add up to 0"):
        parse(zero)


def test_where_higher_is_better_every_direction_must_be_said():
    text = WHOLE.replace('id = "id"', 'id = "id"\nhigher_is = "better"')

    with pytest.raises(BadInput, match="indicator a: the key direction is missing"):
        parse(text)


def test_an_unknown_ready_recipe_is_refused_with_the_nearest_name():
    with pytest.raises(BadInput, match="did you mean svi-2022-county"):
        read("svi-2022-counti")


@pytest.mark.parametrize("name", presets())
def test_every_ready_recipe_reads_and_bears_the_name_of_its_file(name):
    recipe = read(name)

    assert recipe.name == name
    assert recipe.title
    assert recipe.compared
