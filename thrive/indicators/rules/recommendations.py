"""Who puts the document “Data City Recommendations” on the data pages, and takes it off (R83)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.indicators.models import MAKERS, Recommendations
from thrive.people.models import Person


def may_put(by: Any) -> Decision:
    if isinstance(by, Person) and by.program_roles & MAKERS:
        return YES
    return no(_("Data staff and program administrators keep this document."))


def may_take_off(by: Any, document: Recommendations) -> Decision:
    return first_no(
        may_put(by),
        no(_("This document is no longer on the data pages.")) if document.ended_at else YES,
    )


def put_meanwhile() -> str:
    """Two people put a first document of one language at the same moment."""
    return _("Somebody else has just put a document here. Look at it before you replace it.")
