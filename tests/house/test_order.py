"""Rooms stand in an order, and so do the modules inside a room."""

from __future__ import annotations

import ast

from django.apps import apps

from tests.house.rooms import HOUSE, INSIDE, modules, named, order, place_inside, rooms, suite, tree


def test_every_room_has_its_place_in_the_order() -> None:
    placed = {room for layer in order() for room in layer}

    assert {room.name for room in rooms()} - placed == set()


def test_foreign_keys_point_down_the_order() -> None:
    height = {room: place for place, layer in enumerate(reversed(order())) for room in layer}
    upward = [
        f"{model._meta.label}.{field.name} → {target._meta.label}"
        for model in apps.get_models()
        if model.__module__.startswith("thrive.")
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created
        if (target := field.related_model) and target.__module__.startswith("thrive.")
        if model._meta.app_label != target._meta.app_label
        and height[model._meta.app_label] <= height[target._meta.app_label]
    ]

    assert upward == []


def test_modules_inside_a_room_import_only_what_stands_below_them() -> None:
    upward = []
    for file in modules():
        wall, room = place_inside(file), file.relative_to(HOUSE).parts[0]
        if wall not in INSIDE:
            continue
        for node in ast.walk(tree(file)):
            if not isinstance(node, ast.ImportFrom) or not node.module:
                continue
            parts = node.module.split(".")
            names = [parts[2]] if len(parts) > 2 else [alias.name for alias in node.names]
            if parts[:2] == ["thrive", room]:
                upward += [
                    f"{named(file)}:{node.lineno} imports {name}"
                    for name in names
                    if name in INSIDE and INSIDE.index(name) < INSIDE.index(wall)
                ]

    assert upward == []


def test_a_module_reads_as_a_page_or_two() -> None:
    long = {
        named(file): lines
        for file in [*modules(), *suite()]
        if (lines := len(file.read_text().splitlines())) > 400
    }

    assert long == {}
