"""What to vary: as the recipe's [uncertainty] declares it, or a file of the same tables, or a call.

draws = 1000
seed = 1
level = 0.9
shares = 0             # rows of a sensitivity analysis
[weights]
noise = 0.25
levels = [0, 1]        # optional: 0 the indicators, 1 the lowest groups, …
[moe]                  # indicator = column of its 90 percent margins of error
EP_POV150 = "MP_POV150"
[[choice]]             # see `index.recipe_choices`
name = "normalization"
alternatives = [{normalize = {method = "z-score"}}]

In a recipe these stand under [uncertainty], [uncertainty.weights], [uncertainty.moe] and
[[uncertainty.choice]]. A table of the file replaces the recipe's.
"""

from __future__ import annotations

import dataclasses

import numpy as np

from thrive.method import toml_files
from thrive.method.errors import BadInput
from thrive.method.index.recipe import Recipe, Uncertainty
from thrive.method.index.recipe_keys import Place, near
from thrive.method.index.recipe_steps import VARIED, varied
from thrive.method.precision.acs import CONTROLLED
from thrive.method.tables import Floats, Table
from thrive.method.uncertainty.plan import Plan

NOISE = 0.25  # without any word on what to vary, the weights are: common practice


def read(path: str, base: Uncertainty) -> Uncertainty:
    """`base` with the tables of the file at `path` in place of its own; BadInput as a recipe's."""
    text = toml_files.text_of(path)
    facts = toml_files.facts_of(text, path)
    for name in facts:
        if name not in VARIED:
            listed = ", ".join(VARIED)
            says = f"the table {name} is not known{near(name, VARIED)}; known are {listed}."
            raise BadInput(says, file=path)
    return varied(Place(facts, "", 0, VARIED, text, path), base)


def plan(recipe: Recipe, table: Table, declared: Uncertainty) -> Plan:
    """The plan, with its margins of error read from `table`.

    BadInput for a margin of no indicator, a column that is not there, or a negative margin; the
    Bureau's code for a controlled estimate counts as 0.
    """
    margins: dict[str, Floats] = {}
    for code, column in declared.moe:
        if code not in recipe.codes:
            raise BadInput(f"a margin of error is given for {code}, which is no indicator.")
        margins[code] = _margin(table, column, recipe)
    made = Plan(
        declared.draws,
        declared.seed,
        declared.level,
        declared.noise,
        declared.levels,
        margins,
        declared.choices,
    )
    varies = made.noise or made.margins or made.choices
    return made if varies else dataclasses.replace(made, noise=NOISE)


def _margin(table: Table, column: str, recipe: Recipe) -> Floats:
    margin = table.numbers(column, recipe.missing)
    margin[margin == CONTROLLED] = 0.0
    below = np.flatnonzero(margin < 0)
    if below.size:
        raise BadInput(
            f"the margin of error is {margin[below[0]]:g}; it must be 0 or more.",
            file=table.file,
            line=table.lines[int(below[0])],
            column=column,
        )
    return margin
