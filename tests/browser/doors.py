"""What can stand in somebody's way on a page: axe, scrolling sideways, words cut off, focus unseen."""

from __future__ import annotations

import os
from typing import Any

from playwright.sync_api import Page

from tests.browser.conftest import AXE, picture

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (1280, 360)
# The pages whose pictures are looked at beside the design. SHOTS=all keeps one of every page.
MAIN = {
    *("visitor", "visitor_es", "visitor_cities_vallejo", "visitor_es_cities_visalia"),
    *("visitor_get_involved_tiers", "visitor_about", "visitor_glossary", "visitor_style"),
    *("visitor_apply_city_visalia", "visitor_es_get_involved_check", "visitor_search_q_parks"),
    *("applicant_your-team", "applicant_faults", "account_signup", "account_second_step"),
    *("rosa_desk", "rosa_desk_Visalia", "ruth_es_desk", "luz_desk", "luz_staff_my_cities"),
    *("luz_cities_vallejo_coaching", "luz_staff_coaches_staff_hand_over_vallejo", "imani_staff"),
    *("luz_staff_pipeline", "imani_staff_pipeline_view_list_Visalia", "imani_es_staff_reports"),
    *("ruth_cities_vallejo_core_team", "ruth_es_cities_vallejo_design_team", "ximena_me"),
    *("ruth_cities_vallejo_agreement", "ruth_es_cities_vallejo_milestones", "journey_letter"),
    *("ruth_cities_vallejo_commitment", "ruth_cities_vallejo_onboarding", "visitor_es_mentoring"),
    *("ruth_es_cities_vallejo_roadmap", "visitor_cities_q_san_region_bay_area", "journey_status"),
}
ALL = os.environ.get("SHOTS") == "all"

# Writing down where each element stands takes axe a quarter of its time: only when there is a breach.
_BREACHES = """async rules => {
  const ask = selectors => axe.run(
    {runOnly: rules, resultTypes: ["violations"], preload: false, selectors});
  if (!(await ask(false)).violations.length) return [];
  return (await ask(true)).violations.map(rule => rule.id + ": "
    + rule.nodes.map(node => node.target.join(" ")).slice(0, 3).join(", "));
}"""

# Words that reach beyond the window, or beyond a box that hides what does not fit into it. What
# scrolls by itself and what is one pixel wide, for screen readers, is not cut.
_CUT = """() => {
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange(), found = [];
  const edge = box => {
    if (!box) return innerWidth;
    const {overflowX} = getComputedStyle(box);
    if (/auto|scroll/.test(overflowX)) return Infinity;
    const outer = edge(box.parentElement);
    if (!/hidden|clip/.test(overflowX)) return outer;
    const {width, right} = box.getBoundingClientRect();
    return width > 2 ? Math.min(outer, right) : Infinity;
  };
  while (words.nextNode()) {
    const text = words.currentNode, box = text.parentElement;
    if (!text.data.trim() || box.closest("svg, script, style")) continue;
    if (!box.checkVisibility({visibilityProperty: true})) continue;
    range.selectNodeContents(text);
    if (range.getBoundingClientRect().right > edge(box) + 1) found.push(text.data.trim().slice(0, 80));
  }
  return found;
}"""

# The look of what has the focus, with and without it. A choice may mark its label instead of itself.
_UNSEEN = """() => {
  const look = box => {
    document.getAnimations().forEach(animation => animation.finish());
    const {outlineStyle, outlineWidth, boxShadow, stroke} = getComputedStyle(box);
    return [outlineStyle, outlineWidth, boxShadow, stroke].join();
  };
  const stop = document.activeElement;
  const boxes = [stop, stop.firstElementChild, stop.nextElementSibling].filter(Boolean);
  const focused = boxes.map(look);
  stop.blur();
  const changed = boxes.some((box, number) => look(box) !== focused[number]);
  stop.focus();
  return changed ? "" : stop.outerHTML.slice(0, 120);
}"""


def shut_doors(page: Page, name: str) -> dict[str, Any]:
    """What stands in somebody's way, at both widths; empty is well. A picture is kept of the main
    pages, and of those where something does."""
    page.wait_for_load_state()
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: dict[str, Any] = {}
    for width in _from_here(page):
        page.set_viewport_size({"width": width, "height": 900})
        breaches, beyond = page.evaluate(_BREACHES, RULES), sideways(page)
        found |= {f"axe at {width}": breaches, f"sideways at {width}": beyond}
        if ALL or breaches or beyond or name in MAIN:
            picture(page, f"{name}_{width}")
    return {what: amount for what, amount in found.items() if amount}


def _from_here(page: Page) -> list[int]:
    """The widths, first the one the page has: to draw it anew takes longer than most pages to come."""
    now = page.viewport_size
    return sorted(WIDTHS, key=lambda width: now is None or width != now["width"])


def sideways(page: Page) -> int:
    """How many CSS pixels of the page lie beyond the right edge of the window."""
    beyond: int = page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)")
    return beyond


def cut(page: Page) -> list[str]:
    """The words that are cut off at the right."""
    found: list[str] = page.evaluate(_CUT)
    return found


def unseen_focus(page: Page) -> str:
    """The element that has the focus, when nothing on the page shows it; otherwise empty."""
    found: str = page.evaluate(_UNSEEN)
    return found
