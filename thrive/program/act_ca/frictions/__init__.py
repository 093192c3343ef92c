"""Chapter 14. Frictions: where the sources disagree or are silent, and what was decided.

Stated openly, so that anyone can disagree. The numbers C1 to C34 are cited throughout the house.
"""

from __future__ import annotations

from . import how_it_runs, silences, what_is_asked

FRICTIONS = (*what_is_asked.FRICTIONS, *how_it_runs.FRICTIONS, *silences.FRICTIONS)

__all__ = ["FRICTIONS"]
