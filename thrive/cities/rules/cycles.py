"""Who may open a program cycle, and what makes one."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.cities.models import ProgramCycle
from thrive.cities.rules.seats import may_run_the_program

__all__ = ["may_open_cycle", "may_run_the_program"]


def may_open_cycle(
    by: Any, slug: str, starts_on: datetime.date, ends_on: datetime.date
) -> Decision:
    return first_no(
        may_run_the_program(by),
        YES if ends_on > starts_on else no(_("A cycle ends after it starts.")),
        no(_("There is already a cycle with this short name."))
        if ProgramCycle.objects.filter(slug=slug).exists()
        else YES,
    )
