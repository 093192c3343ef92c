"""Only actions write; views look through `visible_to`; every action says by whom."""

from __future__ import annotations

import ast
import importlib
import inspect

from tests.house.rooms import HOUSE, modules, named, place_inside, tree

STATES = {"status", "tier", "stage"}
WRITERS = {"save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create"}


def test_a_state_is_assigned_in_actions_only() -> None:
    elsewhere = [
        f"{named(file)}:{node.lineno} assigns {target.attr}"
        for file in modules()
        if place_inside(file) not in ("actions", "delivery")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Assign | ast.AugAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Attribute) and target.attr in STATES
    ]

    assert elsewhere == []


def test_views_queries_rules_and_forms_write_nothing() -> None:
    writes = [
        f"{named(file)}:{node.lineno} .{node.func.attr}("
        for file in modules()
        if place_inside(file) in ("views", "queries", "rules", "forms")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITERS
        and "objects" in ast.dump(node.func)
    ]

    assert writes == []


def test_views_look_only_through_visible_to() -> None:
    bare = [
        f"{named(file)}:{node.lineno} .objects.{node.attr}"
        for file in modules()
        if place_inside(file) == "views"
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "objects"
        and node.attr != "visible_to"
    ]

    assert bare == []


def test_every_action_says_by_whom() -> None:
    silent = []
    for file in modules():
        if place_inside(file) != "actions":
            continue
        dotted = ".".join(file.relative_to(HOUSE.parent).with_suffix("").parts)
        module = importlib.import_module(dotted.removesuffix(".__init__"))
        for name, verb in inspect.getmembers(module, inspect.isfunction):
            if name.startswith("_") or verb.__module__ != module.__name__:
                continue
            records = "history.record" in inspect.getsource(verb)
            by = inspect.signature(verb).parameters.get("by")
            if records and (by is None or by.kind is not inspect.Parameter.KEYWORD_ONLY):
                silent.append(f"{dotted}.{name}")

    assert silent == []


def test_nothing_is_left_to_a_signal_or_an_overridden_save() -> None:
    hidden = [
        f"{named(file)}:{node.lineno}"
        for file in modules()
        for node in ast.walk(tree(file))
        if (isinstance(node, ast.ImportFrom) and (node.module or "").endswith("signals"))
        or (
            isinstance(node, ast.FunctionDef)
            and node.name == "save"
            and place_inside(file) == "models"
        )
    ]

    assert hidden == []
