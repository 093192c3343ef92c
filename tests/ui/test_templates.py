"""Templates stay short, and carry no style or script of their own: the pages' policy forbids it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import thrive

ROOMS = Path(thrive.__file__).parent
PAGES = sorted(ROOMS.glob("ui/templates/**/*.html"))
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=[\"']|<script(?![^>]*\bsrc=)|javascript:")


def named(file: Path) -> str:
    return str(file.relative_to(ROOMS))


@pytest.mark.parametrize("file", PAGES, ids=named)
def test_a_template_fits_on_a_screen(file: Path) -> None:
    most = 40 if file.parent.name == "parts" else 120

    assert len(file.read_text().splitlines()) <= most


@pytest.mark.parametrize("file", PAGES, ids=named)
def test_a_template_has_no_inline_style_or_script(file: Path) -> None:
    assert INLINE.findall(file.read_text()) == []
