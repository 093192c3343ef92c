"""A recipe with choices that could have been made otherwise, and what each is worth."""

from __future__ import annotations

import numpy as np
import pytest

from tests.method import asem
from tests.method.small_index import SMALL, cities, ranked
from thrive.method.errors import BadInput
from thrive.method.index.build import build
from thrive.method.index.data import Data
from thrive.method.index.recipe import Recipe, parse
from thrive.method.index.recipe_choices import Alternative, Choice, choices
from thrive.method.uncertainty.intervals import intervals
from thrive.method.uncertainty.plan import Plan, lay_out
from thrive.method.uncertainty.runs import sweep
from thrive.method.uncertainty.sensitivity import sensitivity


def written() -> Recipe:
    """The small recipe with equal weights."""
    lines = [SMALL]
    for code, group in zip("ABCDE", "GGGHH", strict=True):
        lines.append(f'[[indicator]]\ncode = "{code}"\ngroup = "{group}"')
    for code, parent in (("G", "T"), ("H", "T"), ("T", "")):
        lines.append(f'[[group]]\ncode = "{code}"\nparent = "{parent}"\nmin_share = 0.5')
    return parse("\n".join(lines))


NORMALIZATION = Choice(
    "normalization",
    (
        Alternative("as it stands", {}),
        Alternative("z-scores", {"normalize": {"method": "z-score"}}),
    ),
)
INDICATORS = Choice(
    "indicators", (Alternative("as it stands", {}), Alternative("without D", {"leave_out": ["D"]}))
)


def test_every_draw_under_a_choice_is_one_of_its_alternatives():
    data = cities()
    plan = Plan(draws=40, choices=(NORMALIZATION,))
    laid = lay_out(written(), data, plan)

    swept = sweep(data, build(written(), data), laid, "T")

    assert len(laid.recipes) == 2
    for number, recipe in enumerate(laid.recipes):
        expected = ranked(build(recipe, data).scores["T"][np.newaxis])[0]
        assert (swept.ranks[laid.variant == number] == expected).all()


def test_an_indicator_left_out_leaves_the_others_in_their_columns():
    data = cities()
    less = Data(data.ids, data.values[:, [0, 1, 2, 4]])
    laid = lay_out(written(), data, Plan(draws=40, choices=(INDICATORS,)))
    without = laid.recipes[1]

    swept = sweep(data, build(written(), data), laid, "T")

    assert without.codes == ("A", "B", "C", "E")
    expected = ranked(build(without, less).scores["T"][np.newaxis])[0]
    assert (swept.ranks[laid.variant == 1] == expected).all()


def test_what_was_varied_is_said():
    plan = Plan(
        draws=10,
        noise=0.25,
        margins={"A": np.ones(90)},
        choices=(NORMALIZATION, INDICATORS),
    )

    found = intervals(written(), cities(), plan)

    assert found.varied == (
        "weights of 5 indicators and 2 groups, by up to ±25 %",
        "values of A, by their margins of error",
        "normalization: as it stands, z-scores",
        "indicators: as it stands, without D",
    )
    assert found.recipe == written().hash
    assert np.isnan(found.score_lower).all()


def test_a_sensitivity_analysis_gives_each_factor_its_share_with_bounds():
    plan = Plan(noise=0.25, margins={"A": np.full(90, 0.1)}, choices=(NORMALIZATION, INDICATORS))

    found = sensitivity(written(), cities(), plan, 40, resamples=200)
    again = sensitivity(written(), cities(), plan, 40, resamples=200, workers=1)

    assert found.factors == ("weights", "margins of error", "normalization", "indicators")
    assert int(found.total.argmax()) == 3
    assert (found.total_lower <= found.total).all()
    assert (found.total <= found.total_upper).all()
    assert np.array_equal(found.first, again.first)


def test_the_published_example_is_moved_by_weights_normalization_and_aggregation():
    recipe, data = asem.aggregated()
    lines = ['[recipe]\nname = "asem"\nid = "uCode"\nhigher_is = "better"']
    lines.append('[normalize]\nmethod = "min-max"\nrange = [1, 100]')
    for one in recipe.indicators:
        lines.append(f'[[indicator]]\ncode = "{one.code}"\ngroup = "{one.group}"')
        lines.append('direction = "asset"')
    lines += [f'[[group]]\ncode = "{one.code}"\nparent = "{one.parent}"' for one in recipe.groups]
    rank = {"label": "percentile ranks", "normalize": {"method": "percentile-rank"}}
    geometric = {"label": "geometric above", "group": {"Index": {"aggregate": "geometric"}}}
    among = choices(
        [
            {"name": "normalization", "alternatives": [rank]},
            {"name": "aggregation", "alternatives": [geometric]},
        ]
    )

    found = sensitivity(
        parse("\n".join(lines)), data, Plan(noise=0.25, choices=among), 60, resamples=200
    )

    assert found.factors == ("weights", "normalization", "aggregation")
    assert int(found.total.argmax()) == 1
    assert (found.total_upper > 0).all()


@pytest.mark.parametrize(
    ("tables_of_choices", "says"),
    [
        ([{"name": "x", "alternatives": [{"smooth": {}}]}], "the step smooth is not known"),
        ([{"alternatives": []}], "choice 1 needs a name"),
        ([{"name": "x"}], "choice x needs alternatives"),
        ([{"name": "x", "alternatives": [{}]}], "an alternative changes nothing"),
        ([{"name": "x", "alternatives": [{"leave_out": "A"}]}], "leave_out = 'A' is not of its"),
        ([{"name": "x", "alternatives": [{"normalize": False}]}], "normalize = False is not of"),
        ([{"name": "x", "alternatives": [1]}], "an alternative is a table in braces"),
        ([{"name": "x", "else": 1}], "the key else is not known"),
        ({"name": "x"}, r"choice must be \[\[choice\]\] tables"),
    ],
)
def test_an_unknown_step_or_a_choice_of_the_wrong_kind_is_refused(tables_of_choices, says):
    with pytest.raises(BadInput, match=says):
        choices(tables_of_choices)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"normalize": {"method": "z-skore"}}, "with the choice “x: odd”"),
        ({"leave_out": ["Z"]}, "there is no indicator or group Z to leave out"),
        ({"group": {"Z": {"aggregate": "sum"}}}, "there is no group Z to change"),
    ],
)
def test_an_alternative_that_makes_no_valid_recipe_is_refused(changes, says):
    odd = Choice("x", (Alternative("odd", changes),))

    with pytest.raises(BadInput, match=says):
        intervals(written(), cities(), Plan(draws=5, choices=(odd,)))
