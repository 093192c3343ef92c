"""The program's rules, as pure data and pure functions. No tables, no requests, no clock.

Begin with `act_ca`: one module a chapter. `rulebook` says what shapes a rule can have, `sources`
where each was drawn from, `classify` which tier fits a place and why.
"""

from __future__ import annotations

from .registry import RULEBOOKS, current
from .text import Text

__all__ = ["RULEBOOKS", "Text", "current"]
