"""Rows are held so that nobody waits in a circle: see `thrive.cities.actions.locks`."""

from __future__ import annotations

import re

from tests.house.rooms import ROOT


def test_a_held_row_never_blocks_a_row_that_only_points_to_it() -> None:
    wrong = [
        f"{file.relative_to(ROOT)}: {call}"
        for file in sorted((ROOT / "thrive").rglob("*.py"))
        for call in re.findall(r"select_for_update\([^\n]*?\)(?=[.\n)])", file.read_text())
        if "no_key=True" not in call
    ]

    assert wrong == []
