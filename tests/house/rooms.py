"""The house as the tests read it: rooms, their order, their files."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOUSE = ROOT / "thrive"
INSIDE = ["urls", "views", "forms", "actions", "queries", "rules", "models", "lifecycle"]


def order() -> list[list[str]]:
    """The layers of pyproject.toml, highest first; siblings share a layer."""
    text = (ROOT / "pyproject.toml").read_text()
    contracts = tomllib.loads(text)["tool"]["importlinter"]["contracts"]
    [contract] = [one for one in contracts if one["name"] == "The order between rooms"]
    return [[room.strip(" ()") for room in layer.split("|")] for layer in contract["layers"]]


def rooms() -> list[Path]:
    return sorted(folder for folder in HOUSE.iterdir() if (folder / "__init__.py").exists())


def modules() -> Iterator[Path]:
    for file in sorted(HOUSE.rglob("*.py")):
        if "migrations" not in file.parts:
            yield file


def suite() -> list[Path]:
    return sorted((ROOT / "tests").rglob("*.py"))


def templates() -> list[Path]:
    return sorted(HOUSE.rglob("templates/**/*.html"))


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def place_inside(file: Path) -> str:
    """Which wall of its room a module stands at: `views` for thrive/cities/views/apply.py."""
    parts = file.relative_to(HOUSE).parts
    return parts[1].removesuffix(".py") if len(parts) > 1 else ""


def named(file: Path) -> str:
    return str(file.relative_to(ROOT))
