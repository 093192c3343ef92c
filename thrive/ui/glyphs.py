"""The house's small drawings, cut from one shape: the arc. Paths of a 24 × 24 box unless said."""

from __future__ import annotations

from typing import Final

_LINE = 'fill="none" stroke="currentColor"'

MARKS: Final[dict[str, str]] = {
    "check": f'<path d="m3.5 12.5 5.5 6L20.5 5.5" {_LINE} stroke-width="3"/>',
    "cross": f'<path d="M5 5l14 14M19 5 5 19" {_LINE} stroke-width="3"/>',
    "circle": f'<circle cx="12" cy="12" r="9" {_LINE} stroke-width="3"/>',
    "clock": f'<circle cx="12" cy="12" r="9.5" {_LINE} stroke-width="2.4"/>'
    f'<path d="M12 6.5V12l4 2.5" {_LINE} stroke-width="2.4"/>',
    "lock": f'<path d="M4 11h16v11H4z"/><path d="M7.5 11V8a4.5 4.5 0 0 1 9 0v3" {_LINE} stroke-width="2.5"/>',
    "info": f'<circle cx="12" cy="12" r="10" {_LINE} stroke-width="2.4"/>'
    f'<path d="M12 10.5V17M12 6.5v2" {_LINE} stroke-width="2.4"/>',
    "search": f'<circle cx="10.5" cy="10.5" r="7" {_LINE} stroke-width="2.4"/>'
    f'<path d="m16 16 6 6" {_LINE} stroke-width="2.6"/>',
    "done": '<circle cx="12" cy="12" r="11"/>'
    '<path class="cut" d="m6.8 12.3 3.6 3.7 6.8-7.6" fill="none" stroke-width="2.5"/>',
    "done-before": '<rect x="1.5" y="1.5" width="21" height="21" rx="3"/>'
    '<path class="cut" d="m6.8 12.3 3.6 3.7 6.8-7.6" fill="none" stroke-width="2.5"/>',
    "half": f'<circle cx="12" cy="12" r="9.8" {_LINE} stroke-width="2.4"/><path d="M12 2.2a9.8 9.8 0 0 1 0 19.6z"/>',
    "quarter": f'<circle cx="12" cy="12" r="9.8" {_LINE} stroke-width="2.4"/><path d="M12 12V2.2a9.8 9.8 0 0 1 9.8 9.8z"/>',
    "open": f'<circle cx="12" cy="12" r="9.8" {_LINE} stroke-width="2" stroke-dasharray="3.2 3"/>',
    "none": f'<circle cx="12" cy="12" r="9.8" {_LINE} stroke-width="2" opacity=".6"/>'
    f'<path d="M7 12h10" {_LINE} stroke-width="2.4"/>',
}

AREAS: Final[tuple[str, ...]] = (
    '<path d="M11 22v-7.2A8.2 8.2 0 0 1 3 6.6V6h.8A8.2 8.2 0 0 1 12 13.4V12a8.2 8.2 0 0 1 8.2-8.2H21v.8A8.2 8.2 0 0 1 13 12.7V22z"/>',
    '<path d="M1.5 17a10.5 10.5 0 0 1 21 0h-4.2a6.3 6.3 0 0 0-12.6 0z"/><circle cx="12" cy="17.5" r="3.5"/>',
    '<circle cx="5.5" cy="12" r="4"/><path d="M11.5 5.5a8 8 0 0 1 0 13l-1.5-2.2a5.4 5.4 0 0 0 0-8.6z"/>'
    '<path d="M15.7 1.7a12.6 12.6 0 0 1 0 20.6l-1.5-2.2a10 10 0 0 0 0-16.2z"/>',
    '<rect x="3" y="15.5" width="18" height="5" rx="2.5"/><rect x="3.5" y="9.3" width="18" height="5" rx="2.5"/>'
    '<rect x="3" y="3" width="12" height="5" rx="2.5"/>',
    '<path d="M12 2 22.5 11v11H15.8v-5.5a3.8 3.8 0 0 0-7.6 0V22H1.5V11z"/>',
    '<path d="M4.5 12a7.5 7.5 0 0 1 15 0z"/><path d="M2 16.8c2.5-2 4.2-2 6.7 0s4.2 2 6.7 0 4.2-2 6.6 0M2 21c2.5-2 '
    f'4.2-2 6.7 0s4.2 2 6.7 0 4.2-2 6.6 0" {_LINE} stroke-width="2.1"/>',
)

# Tier: one, two, three arcs. In a box of 28 × 16.
ARCS: Final[tuple[str, ...]] = (
    "M10 15A4 4 0 0 1 18 15Z",
    "M5.4 15A8.6 8.6 0 0 1 22.6 15H20.2A6.2 6.2 0 0 0 7.8 15Z",
    "M1 15A13 13 0 0 1 27 15H24.7A10.7 10.7 0 0 0 3.3 15Z",
)
TIERS: Final[tuple[str, ...]] = ("affiliate", "pilot", "vanguard")
STAGES: Final[tuple[str, ...]] = ("engage", "grow", "accelerate")


def tier(slug: str, classes: str = "g-tier") -> str:
    reached = TIERS.index(slug)
    arcs = "".join(
        f'<path{"" if place <= reached else " class=off"} d="{arc}"/>'
        for place, arc in enumerate(ARCS)
    )
    return f'<svg class="{classes}" viewBox="0 0 28 16" aria-hidden="true" fill="currentColor">{arcs}</svg>'


def stage(slug: str) -> str:
    now = STAGES.index(slug)
    dots = ""
    for place, x in enumerate((8, 25, 42)):
        if place < now:
            dots += f'<circle cx="{x}" cy="8" r="4.5" fill="currentColor"/>'
        elif place == now:
            dots += f'<circle cx="{x}" cy="8" r="6.5" {_LINE} stroke-width="2.5"/>'
            dots += f'<circle cx="{x}" cy="8" r="2.5" fill="currentColor"/>'
        else:
            dots += f'<circle cx="{x}" cy="8" r="3.5" {_LINE} stroke-width="1.5" opacity=".6"/>'
    line = '<path d="M8 8H42" stroke="currentColor" stroke-width="2" opacity=".35"/>'
    return f'<svg class="g-stage" viewBox="0 0 50 16" aria-hidden="true">{line}{dots}</svg>'


def level(number: int) -> str:
    steps = "".join(
        f'<rect{"" if place < number else " class=off"} x="{x}" y="{y}" width="6" height="{h}"/>'
        for place, (x, y, h) in enumerate(((0, 11, 5), (7, 6, 10), (14, 1, 15)))
    )
    return f'<svg class="g-level" viewBox="0 0 21 16" aria-hidden="true" fill="currentColor">{steps}</svg>'


def area(number: int, classes: str = "g") -> str:
    return (
        f'<svg class="{classes}" viewBox="0 0 24 24" aria-hidden="true">{AREAS[number - 1]}</svg>'
    )


def mark(name: str, classes: str = "g") -> str:
    return f'<svg class="{classes}" viewBox="0 0 24 24" aria-hidden="true">{MARKS[name]}</svg>'
