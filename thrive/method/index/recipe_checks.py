"""What a recipe's tables must be together: codes, parents, cycles, weights that add up."""

from __future__ import annotations

from thrive.method.errors import BadInput
from thrive.method.index.recipe import Group, Indicator, Recipe
from thrive.method.index.recipe_choices import chosen, facts
from thrive.method.index.recipe_keys import near
from thrive.method.index.recipe_places import line_of


def check_tree(recipe: Recipe, text: str) -> None:
    """Raise BadInput where the indicators and groups do not make a forest with usable weights."""
    if not recipe.indicators:
        raise BadInput("the recipe has no [[indicator]].", file=recipe.file)
    _codes(recipe, text)
    _parents(recipe, text)
    _cycles(recipe, text)
    _members(recipe, text)
    _base_year(recipe, text)
    _uncertainty(recipe, text)


def _fault(recipe: Recipe, text: str, table: str, number: int, key: str, says: str) -> BadInput:
    line = line_of(text, table, number, key)
    return BadInput(says, file=recipe.file, line=line)


def _codes(recipe: Recipe, text: str) -> None:
    seen: set[str] = set()
    groups = [group.code for group in recipe.groups]
    for table, codes in (("indicator", list(recipe.codes)), ("group", groups)):
        for number, code in enumerate(codes):
            if code in seen:
                says = f"the code {code} stands twice."
                raise _fault(recipe, text, table, number, "code", says)
            seen.add(code)


def _parents(recipe: Recipe, text: str) -> None:
    for number, indicator in enumerate(recipe.indicators):
        if indicator.group and indicator.group not in recipe.group:
            says = (
                f"indicator {indicator.code}: there is no group {indicator.group}"
                f"{near(indicator.group, recipe.group)}."
            )
            raise _fault(recipe, text, "indicator", number, "group", says)
    for number, group in enumerate(recipe.groups):
        if group.parent and group.parent not in recipe.group:
            says = (
                f"group {group.code}: there is no group {group.parent} for its parent"
                f"{near(group.parent, recipe.group)}."
            )
            raise _fault(recipe, text, "group", number, "parent", says)


def _cycles(recipe: Recipe, text: str) -> None:
    for number, group in enumerate(recipe.groups):
        path = [group.code]
        while above := recipe.group[path[-1]].parent:
            if above in path:
                ring = " → ".join([*path[path.index(above) :], above])
                says = f"the groups go around in a circle: {ring}."
                raise _fault(recipe, text, "group", number, "parent", says)
            path.append(above)


def _members(recipe: Recipe, text: str) -> None:
    for number, group in enumerate(recipe.groups):
        members: list[Indicator | Group] = [
            *(one for one in recipe.indicators if one.group == group.code),
            *(one for one in recipe.groups if one.parent == group.code),
        ]
        weights = [one.weight for one in members]
        if not weights:
            says = f"group {group.code} has no members."
            raise _fault(recipe, text, "group", number, "code", says)
        if sum(weights) <= 0 and group.weights in ("given", "optimized"):
            says = f"group {group.code}: the weights of its members add up to 0."
            raise _fault(recipe, text, "group", number, "code", says)
        if group.aggregate == "product" and (group.weights != "given" or set(weights) != {1.0}):
            says = f"group {group.code}: a product takes no weights; leave them out or give 1."
            raise _fault(recipe, text, "group", number, "aggregate", says)
        if group.weights == "population":
            without = [one.code for one in members if not one.people]
            if without:
                says = (
                    f'group {group.code}: weights = "population" needs the key people, a column, '
                    f"of {without[0]}."
                )
                raise _fault(recipe, text, "group", number, "weights", says)
        if group.weights == "optimized" and group.aggregate not in ("mean", "sum"):
            says = f'group {group.code}: weights = "optimized" goes with "mean" or "sum".'
            raise _fault(recipe, text, "group", number, "weights", says)


def _base_year(recipe: Recipe, text: str) -> None:
    """Which methods know a base year: a plain rank does not, nor a position that counts one's own
    people, for it would move with them while the value stands still."""
    if recipe.base_year is None:
        return
    for table, number, code, how in (
        *(("indicator", n, one.code, one.normalize) for n, one in enumerate(recipe.indicators)),
        *(("group", n, one.code, one.rerank) for n, one in enumerate(recipe.groups)),
    ):
        if how is None:
            continue
        share = how.ties == "max" and how.denominator == "n"
        if how.method == "percentile-rank" and how.population and not share:
            says = (
                f"{table} {code}: by the people of a base year, a percentile rank is the share of "
                'those at or below: it needs ties = "max" and denominator = "n".'
            )
            raise _fault(recipe, text, table, number, "population", says)
        if how.absent != "missing" and how.method == "percentile-rank":
            says = f'{table} {code}: absent = "worst" knows no base year.'
            raise _fault(recipe, text, table, number, "absent", says)
        if how.method in ("rank", "borda"):
            says = f"{table} {code}: {how.method} knows no base year; use percentile-rank."
            raise _fault(recipe, text, table, number, "method", says)


def _uncertainty(recipe: Recipe, text: str) -> None:
    """Margins of error belong to indicators; every alternative makes a recipe by itself."""
    declared = recipe.uncertainty
    if declared is None:
        return
    for code, _ in declared.moe:
        if code not in recipe.codes:
            says = (
                f"[uncertainty]: moe names {code}, which is no indicator{near(code, recipe.codes)}."
            )
            line = line_of(text, "uncertainty.moe", 0, code) or line_of(
                text, "uncertainty", 0, "moe"
            )
            raise BadInput(says, file=recipe.file, line=line)
    base = facts(recipe) if declared.choices else {}
    for choice in declared.choices:
        for alternative in choice.alternatives:
            chosen(base, recipe, {choice.name: alternative})
