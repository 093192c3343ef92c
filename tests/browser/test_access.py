"""Axe finds nothing, and nothing scrolls sideways: each page skeleton, two widths, both languages."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import picture

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# One person of each kind, and the skeletons that kind sees.
SKELETONS: dict[str, list[str]] = {
    "": [
        "/",
        "/cities/",
        "/cities/?q=san&region=bay-area",
        "/cities/vallejo/",
        "/cities/visalia/",
        "/cities/fresno/",
        "/get-involved/",
        "/get-involved/tiers/",
        "/get-involved/check/",
        "/apply/",
        "/apply/status/",
        "/about/",
        "/glossary/",
        "/accessibility/",
        "/privacy/",
        "/help/",
        "/search/?q=parks",
        "/style/",
        "/join/",
        "/accounts/login/",
        "/demo/",
        "/nowhere/",
    ],
    "rosa": ["/desk/", "/me/", "/me/data/"],
    "luz": ["/desk/", "/staff/", "/staff/pipeline/", "/staff/info-sessions/", "/staff/coaches/"],
    "imani": ["/staff/", "/staff/pipeline/", "/staff/reviews/", "/staff/seats/", "/staff/people/"],
}


def cases() -> list[Any]:
    return [
        pytest.param(who, path, width, id=f"{who or 'visitor'} {path} {width}")
        for who, paths in SKELETONS.items()
        for path in paths
        for width in (1280, 360)
    ]


@pytest.mark.parametrize(("who", "path", "width"), cases())
def test_a_page_is_open_to_everybody(
    walk: Callable[..., Any], who: str, path: str, width: int
) -> None:
    with walk(width=width, as_=who) as page:
        page.goto(path)
        page.evaluate(AXE.read_text())
        found = page.evaluate(
            "rules => axe.run({runOnly: rules}).then(r => r.violations.map("
            "v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(', ')))",
            RULES,
        )
        sideways = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        picture(page, f"{who or 'visitor'}{path.replace('/', '_').replace('?', '_')}{width}")

    assert json.dumps(found, indent=1) == "[]"
    assert sideways <= 0
