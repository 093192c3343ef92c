"""The tree of a recipe: which members a group has, with which weights, and what lies beneath."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from thrive.method.index.recipe import Recipe


@dataclass(frozen=True)
class Structure:
    """Codes of indicators and groups, arranged. Members: indicators first, in recipe order.

    `levels` runs bottom-up: a group's level is one above its highest member's, indicators being
    level 0, so computing level by level finds every member ready. `order` is `levels` flattened.
    """

    indicators: tuple[str, ...]
    levels: tuple[tuple[str, ...], ...]
    members: Mapping[str, tuple[str, ...]]
    weights: Mapping[str, tuple[float, ...]]
    leaves: Mapping[str, tuple[str, ...]]
    parent: Mapping[str, str]
    roots: tuple[str, ...]

    @property
    def order(self) -> tuple[str, ...]:
        return tuple(code for level in self.levels for code in level)


@lru_cache(maxsize=64)
def structure(recipe: Recipe) -> Structure:
    """The tree of a validated recipe (without cycles, every group with a member)."""
    members: dict[str, list[str]] = {group.code: [] for group in recipe.groups}
    given: dict[str, float] = {}
    parent: dict[str, str] = {}
    for indicator in recipe.indicators:
        parent[indicator.code], given[indicator.code] = indicator.group, indicator.weight
    for group in recipe.groups:
        parent[group.code], given[group.code] = group.parent, group.weight
    for code, above in parent.items():
        if above:
            members[above].append(code)
    level = dict.fromkeys(recipe.codes, 0)
    leaves: dict[str, tuple[str, ...]] = {code: (code,) for code in recipe.codes}
    waiting = list(members)
    while waiting:
        ready = [code for code in waiting if all(m in level for m in members[code])]
        for code in ready:
            level[code] = 1 + max(level[m] for m in members[code])
            leaves[code] = tuple(leaf for m in members[code] for leaf in leaves[m])
        waiting = [code for code in waiting if code not in level]
    height = max(level.values(), default=0)
    return Structure(
        indicators=recipe.codes,
        levels=tuple(
            tuple(code for code in members if level[code] == step) for step in range(1, height + 1)
        ),
        members={code: tuple(inside) for code, inside in members.items()},
        weights={
            code: tuple(1.0 if recipe.group[code].weights == "equal" else given[m] for m in inside)
            for code, inside in members.items()
        },
        leaves={code: leaves[code] for code in members},
        parent=parent,
        roots=tuple(group.code for group in recipe.groups if not group.parent),
    )


def effective_weights(
    tree: Structure, weights: Mapping[str, tuple[float, ...]] | None = None
) -> dict[str, float]:
    """Each code's share of its root: the product of normalized weights down the tree.

    Roots have 1. `weights` replaces the tree's own (by group, in member order). The shares are
    those of a weighted mean; other aggregates use the same weights in their own way.
    """
    used = weights or tree.weights
    shares = dict.fromkeys(tree.roots, 1.0)
    for code in reversed(tree.order):
        total = sum(used[code])
        for member, weight in zip(tree.members[code], used[code], strict=True):
            shares[member] = shares[code] * weight / total
    return shares
