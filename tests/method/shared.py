"""The public files and reference answers that stand beside the project, where they are present."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"


def shared(name: str) -> Path:
    """The path of one file of ../shared; the test is skipped, and says so, where it is absent."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"../shared/{name} is not beside the project")
    return path
