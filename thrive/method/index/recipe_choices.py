"""Choices of a recipe that could have been made otherwise, declared as tables of the same format.

    [[choice]]
    name = "normalization"
    alternatives = [
      {label = "z-scores", normalize = {method = "z-score"}},
      {label = "without rent", leave_out = ["RENT"]},
    ]

The recipe as it stands is always the first alternative. An alternative may change `normalize`,
`impute`, `treat`, `screen`, `base_year` (a table is merged into the recipe's, false takes the
step out), `group` and `indicator` (tables by code), `every_group` (all of them), and `leave_out`
codes. Any other step is refused, and so is a recipe that would not be valid by itself.
"""

from __future__ import annotations

import copy
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from thrive.method.errors import BadInput

if TYPE_CHECKING:
    from thrive.method.index.recipe import Recipe

STEPS = ("normalize", "impute", "treat", "screen", "base_year")
KEYS = ("label", *STEPS, "group", "every_group", "indicator", "leave_out")


@dataclass(frozen=True)
class Alternative:
    """One way to make the choice: its `label`, and what it `changes`, as in the recipe's TOML."""

    label: str
    changes: Mapping[str, Any] = field(hash=False)

    def apply(self, facts: dict[str, Any]) -> dict[str, Any]:
        """The recipe's tables with the changes put in, leaving `facts` as they were."""
        changed = copy.deepcopy(facts)
        for step in STEPS:
            if step in self.changes:
                _change_step(changed, step, self.changes[step])
        for table in changed.get("group", []):
            table.update(self.changes.get("every_group", {}))
        for kind in ("group", "indicator"):
            for code, keys in self.changes.get(kind, {}).items():
                found = [one for one in changed.get(kind, []) if one.get("code") == code]
                if not found:
                    raise BadInput(f"there is no {kind} {code} to change.")
                found[0].update(keys)
        return changed


@dataclass(frozen=True)
class Choice:
    """A step with its alternatives; the first is always the recipe as it stands."""

    name: str
    alternatives: tuple[Alternative, ...]

    def says(self) -> str:
        return f"{self.name}: {', '.join(one.label for one in self.alternatives)}"


AS_IT_STANDS = Alternative("as it stands", {})


def _change_step(facts: dict[str, Any], step: str, change: Any) -> None:
    if change is False:
        facts.pop(step, None)
    else:
        facts[step] = facts.get(step, {}) | change


def choices(tables: Any, file: str | None = None) -> tuple[Choice, ...]:
    """The `[[choice]]` tables of a parsed TOML; BadInput for an unknown step or a wrong kind."""
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise BadInput("choice must be [[choice]] tables.", file=file)
    made: list[Choice] = []
    for number, table in enumerate(tables, 1):
        name = table.get("name")
        if not isinstance(name, str) or not name:
            raise BadInput(f"choice {number} needs a name.", file=file)
        if name in [one.name for one in made]:
            raise BadInput(f"the choice {name} stands twice.", file=file)
        odd = sorted(set(table) - {"name", "alternatives"})
        if odd:
            raise BadInput(f"choice {name}: the key {odd[0]} is not known.", file=file)
        listed = table.get("alternatives")
        if not isinstance(listed, list) or not listed:
            raise BadInput(f"choice {name} needs alternatives = [{{…}}, …].", file=file)
        made.append(
            Choice(name, (AS_IT_STANDS, *(_alternative(one, name, file) for one in listed)))
        )
    return tuple(made)


def _alternative(table: Any, name: str, file: str | None) -> Alternative:
    if not isinstance(table, dict):
        raise BadInput(f"choice {name}: an alternative is a table in braces.", file=file)
    for key, value in table.items():
        if key not in KEYS:
            listed = ", ".join(KEYS)
            says = f"choice {name}: the step {key} is not known; known are {listed}."
            raise BadInput(says, file=file)
        if key == "label":
            right = isinstance(value, str)
        elif key == "leave_out":
            right = isinstance(value, list) and all(isinstance(code, str) for code in value)
        elif key in ("group", "indicator"):
            right = isinstance(value, dict) and all(isinstance(v, dict) for v in value.values())
        else:
            right = isinstance(value, dict) or (value is False and key in STEPS[1:])
        if not right:
            raise BadInput(f"choice {name}: {key} = {value!r} is not of its kind.", file=file)
    changes = {key: value for key, value in table.items() if key != "label"}
    if not changes:
        raise BadInput(f"choice {name}: an alternative changes nothing.", file=file)
    return Alternative(table.get("label") or _label(changes), changes)


def _label(changes: Mapping[str, Any]) -> str:
    """A name drawn from the changes: “normalize method z-score”, “without RENT”."""
    said = []
    for step, change in changes.items():
        if step == "leave_out":
            said.append(f"without {' and '.join(change)}")
        elif change is False:
            said.append(f"no {step}")
        else:
            said.append(" ".join([step, *(f"{key} {value}" for key, value in change.items())]))
    return "; ".join(said)


def facts(recipe: Recipe) -> dict[str, Any]:
    """The tables of the text a recipe was read from, but [uncertainty]: a choice is made once."""
    if not recipe.text:
        says = "choices are made in a recipe's text, and this one was not read from any."
        raise BadInput(says, file=recipe.file or None)
    return {
        name: table for name, table in tomllib.loads(recipe.text).items() if name != "uncertainty"
    }


def chosen(base: dict[str, Any], recipe: Recipe, picked: Mapping[str, Alternative]) -> Recipe:
    """The recipe that follows from one alternative of each choice, read and checked as a whole."""
    from thrive.method.index.contributions import without
    from thrive.method.index.recipe import parse

    changed, left_out = base, []
    try:
        for alternative in picked.values():
            changed = alternative.apply(changed)
            left_out += list(alternative.changes.get("leave_out", []))
        made = parse(as_toml(changed), recipe.file) if changed != base else recipe
        for code in left_out:
            known = code in recipe.codes or code in recipe.group
            if not known or code in made.codes or code in made.group:
                made = without(made, code)
    except BadInput as fault:
        named = ", ".join(f"{name}: {one.label}" for name, one in picked.items())
        raise BadInput(f"with the choice “{named}”, {fault.says}", file=fault.file) from None
    return made


def as_toml(tables: Mapping[str, Any]) -> str:
    """TOML of tables and lists of tables whose values are scalars, lists and inline tables."""
    lines = []
    for name, content in tables.items():
        for table in content if isinstance(content, list) else [content]:
            lines.append(f"[[{name}]]" if isinstance(content, list) else f"[{name}]")
            lines += [f"{_key(key)} = {_value(value)}" for key, value in table.items()]
    return "\n".join(lines)


def _key(key: str) -> str:
    return json.dumps(key, ensure_ascii=False)


def _value(value: Any) -> str:
    if isinstance(value, dict):
        inside = ", ".join(f"{_key(key)} = {_value(one)}" for key, one in value.items())
        return f"{{{inside}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str | bool) else repr(value)
