"""Where most questions of the form come from: the first step of the invitation."""

from __future__ import annotations

from ...sources import TA_PLAN

STEP_A = TA_PLAN.at("§III.A.1.a")
