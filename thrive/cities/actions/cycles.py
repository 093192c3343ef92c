"""Program cycles: open a new one beside the old, open and close the door for applications."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction

from thrive.base import history
from thrive.base.decisions import require
from thrive.cities.models import ProgramCycle
from thrive.cities.rules import cycles as rules
from thrive.program.rulebook import Rulebook


@transaction.atomic
def open_cycle(
    *,
    slug: str,
    name: str,
    starts_on: datetime.date,
    ends_on: datetime.date,
    rulebook: Rulebook,
    pilot_cap: int | None = None,
    vanguard_cap: int | None = None,
    is_demo: bool = False,
    by: Any,
) -> ProgramCycle:
    """A new cycle under its own rulebook; caps are the rulebook's unless given. Others stay as they are."""
    require(rules.may_open_cycle(by, slug, starts_on, ends_on))
    caps = {tier.slug: tier.cap for tier in rulebook.tiers}
    cycle = ProgramCycle.objects.create(
        slug=slug,
        name=name,
        starts_on=starts_on,
        ends_on=ends_on,
        rulebook_key=rulebook.key,
        rulebook_version=rulebook.version,
        pilot_cap=(caps.get("pilot") or 0) if pilot_cap is None else pilot_cap,
        vanguard_cap=(caps.get("vanguard") or 0) if vanguard_cap is None else vanguard_cap,
        is_demo=is_demo,
    )
    history.record(
        "open_cycle",
        on=cycle,
        by=by,
        rulebook=str(rulebook),
        fingerprint=rulebook.fingerprint(),
        pilot_cap=cycle.pilot_cap,
        vanguard_cap=cycle.vanguard_cap,
    )
    return cycle


@transaction.atomic
def take_applications(cycle: ProgramCycle, *, open_now: bool, by: Any) -> ProgramCycle:
    """Open or close the door for new applications; those already sent go on."""
    require(rules.may_run_the_program(by))
    cycle = ProgramCycle.objects.select_for_update(no_key=True).get(pk=cycle.pk)
    if cycle.accepts_applications != open_now:
        cycle.accepts_applications = open_now
        cycle.save(update_fields=["accepts_applications"])
        history.record("take_applications", on=cycle, by=by, open=open_now)
    return cycle
