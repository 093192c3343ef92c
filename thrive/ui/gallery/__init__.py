"""Every component in every state, as data. The page /style/ draws it; a test checks it is complete."""

from __future__ import annotations

from thrive.ui.gallery import dates, deeds, figures, marks, pieces, scores, talk
from thrive.ui.gallery.state import Component, State

__all__ = ["COMPONENTS", "ROLES", "SIZES", "Component", "State"]

COMPONENTS: tuple[Component, ...] = (
    *marks.COMPONENTS,
    *deeds.COMPONENTS,
    *pieces.COMPONENTS,
    *figures.COMPONENTS,
    *dates.COMPONENTS,
    *scores.COMPONENTS,
    *talk.COMPONENTS,
)
SIZES = ("4xl", "3xl", "2xl", "xl", "l", "m", "s", "xs")
ROLES = (
    *("ground", "surface", "band", "warm", "text", "text-2", "link", "accent"),
    *("ok", "warn", "bad", "info"),
)
