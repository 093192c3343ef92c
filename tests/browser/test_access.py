"""Axe finds nothing, and nothing scrolls sideways: each page skeleton, two widths, both languages.

A trail is an address, then what is followed from there: the words of a link, or (with a slash) a
piece of its address. `es` before it: the page is read in Spanish.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import picture

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LIST = "/staff/pipeline/?view=list"

# One person of each kind, and the skeletons that kind sees.
SKELETONS: dict[str, list[str]] = {
    "": [
        "/",
        "es /",
        "/cities/",
        "/cities/?q=san&region=bay-area",
        "es /cities/?q=zzzz",
        "/cities/vallejo/",
        "es /cities/visalia/",
        "/cities/fresno/",
        "es /get-involved/",
        "/get-involved/tiers/",
        "es /get-involved/tiers/",
        "es /get-involved/check/",
        "/get-involved/check/?standing=with_government&official=partly&meeting=yes",
        "/apply/",
        "es /apply/?q=san",
        "/apply/?city=lodi",
        "es /apply/status/",
        "/apply/resume/",
        "/mailbox/ > /apply/status/",
        "/mailbox/ > /apply/continue/",
        "/mailbox/ > /consent/",
        "es /mailbox/",
        "/about/",
        "/glossary/",
        "es /accessibility/",
        "/privacy/",
        "es /help/",
        "/search/?q=parks",
        "/style/",
        "es /join/",
        "/accounts/login/",
        "es /accounts/login/code/",
        "/accounts/password/reset/",
        "/api/v1/docs",
        "/demo/",
        "es /nowhere/",
    ],
    "rosa": [
        "/desk/",
        "es /me/",
        "/me/data/",
        "es /accounts/email/",
        "/accounts/password/change/",
        "/accounts/logout/",
        "/desk/ > Visalia",
        "/desk/ > Visalia > Receipt",
        "es /desk/ > Visalia > People and changes",
        "/desk/ > Visalia > Withdraw the application",
        "/desk/ > Visalia > Open your team of six",
    ],
    "carmen": ["es /desk/", "/mailbox/ > /apply/ELC > /letter/"],
    "ximena": ["/desk/", "/me/", "es /me/ > /people/"],
    "elvira": ["es /desk/"],
    "lani": ["/me/"],
    "jo": ["/staff/"],
    "devon": ["/staff/", "/staff/reviews/", "/staff/reviews/ > Visalia"],
    "luz": [
        "/desk/",
        "es /staff/",
        "/staff/pipeline/",
        "/staff/info-sessions/",
        "/staff/info-sessions/ > /staff/info-sessions/",
        "es /staff/coaches/",
        "/staff/coaches/ > Vallejo",
        "/staff/outreach/",
        f"{LIST} > Redding",
        f"{LIST} > Redding > Record a conversation",
        f"es {LIST} > Visalia > Send the follow-up mail again",
    ],
    "imani": [
        "/staff/",
        "es /staff/pipeline/",
        LIST,
        f"{LIST} > Visalia",
        f"{LIST} > Visalia > Decide",
        f"{LIST} > Visalia > Withdraw it for the city",
        f"es {LIST} > Lancaster > Confirm the Core Team",
        f"{LIST} > Vallejo > Who may act for this city",
        f"{LIST} > Vallejo > Read the letter",
        "/staff/reviews/",
        "es /staff/seats/",
        "/staff/seats/ > /tier/",
        "/staff/seats/ > /leave/",
        "/staff/seats/ > /staff/cycles/demo-cycle/",
        "es /staff/cycles/new/",
        "/staff/coaches/ > /staff/coaches/vallejo/",
        "/staff/people/",
        "es /staff/people/ > Lani K. (demo)",
        "/staff/outbox/",
        "/staff/outbox/ > /staff/outbox/",
    ],
}
FORM = ("your-city", "why-now", "your-team", "ready-to-work", "help-you-need", "check-and-send")


def follow(page: Page, trail: str) -> None:
    spanish = trail.startswith("es ")
    start, *links = trail.removeprefix("es ").split(" > ")
    page.goto(start)
    for words in links:
        main = page.locator("main")
        link = (
            main.locator(f"a[href*='{words}']")
            if words.startswith("/")
            else main.get_by_role("link", name=words, exact=True)
        )
        page.goto(_path(str(link.first.get_attribute("href"))))
    if spanish:
        page.goto(f"/es{_path(page.url).removeprefix('/es')}")


def _path(address: str) -> str:
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def shut_doors(page: Page, name: str) -> dict[str, Any]:
    """What stands in somebody's way, at both widths; a picture is kept of each."""
    page.evaluate(AXE.read_text())
    found = {}
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        found[f"axe at {width}"] = page.evaluate(
            "rules => axe.run({runOnly: rules, resultTypes: ['violations']}).then(r => r.violations.map("
            "v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(', ')))",
            RULES,
        )
        found[f"sideways at {width}"] = page.evaluate(
            "Math.max(0, document.documentElement.scrollWidth - innerWidth)"
        )
        picture(page, f"{name}_{width}")
    return {what: amount for what, amount in found.items() if amount}


@pytest.mark.parametrize(
    ("who", "trail"),
    [
        pytest.param(who, trail, id=f"{who or 'visitor'} {trail}")
        for who, trails in SKELETONS.items()
        for trail in trails
    ],
)
def test_a_page_is_open_to_everybody(walk: Callable[..., Any], who: str, trail: str) -> None:
    with walk(as_=who) as page:
        follow(page, trail)
        found = shut_doors(page, re.sub(r"\W+", "_", f"{who or 'visitor'} {trail}").strip("_"))

    assert json.dumps(found, indent=1) == "{}"


def test_the_application_is_open_to_everybody(walk: Callable[..., Any]) -> None:
    with walk() as page:
        page.goto("/apply/?city=lodi")
        page.get_by_label("Your name").fill("Rosa")
        page.get_by_label("Your email").fill("rosa.lodi@example.org")
        page.get_by_role("button", name="Begin the application").click()
        page.wait_for_url("**/your-city/")
        base = _path(page.url).removesuffix("your-city/")
        found = {}
        for number, section in enumerate((*FORM, "people")):
            page.goto(f"{'/es' if number % 3 == 2 else ''}{base}{section}/")
            found[section] = shut_doors(page, f"applicant_{section}")
        page.goto(f"{base}your-city/")
        page.get_by_role("button", name="Save and go on").click()
        found["faults"] = shut_doors(page, "applicant_faults")

    assert json.dumps({name: shut for name, shut in found.items() if shut}, indent=1) == "{}"
