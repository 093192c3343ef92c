"""Chapter 11. Six plain questions: what a place can find out in two minutes, before applying.

Nobody is turned away here. Each answer says what it tells us and, where it helps, what to do next.
"""

from __future__ import annotations

from .what_is_there import MEETING, PASSED, SIX
from .who_and_what_help import HELP, OFFICIAL, STANDING

PRECHECK = (STANDING, OFFICIAL, MEETING, PASSED, SIX, HELP)

__all__ = ["PRECHECK"]
