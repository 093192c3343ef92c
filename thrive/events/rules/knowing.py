"""Who may do the check of a training, and who may stand among the experts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, no
from thrive.events.quiz import QUESTIONS
from thrive.events.rules.ta import ANSWERERS
from thrive.events.words import Training


def may_finish_check(training: str, answers: Mapping[str, int]) -> Decision:
    """Whoever has an account, of whichever tier. `answers`: slug of the question → place."""
    if training != Training.SPATIAL_LITERACY:
        return no(_("This training has no check."))
    if all(answers.get(one.slug) == one.right for one in QUESTIONS):
        return YES
    return no(_("Not every answer is right yet. Look at the hints and try again."))


def may_offer_expertise(by: Any) -> Decision:
    """Adults who answer questions for the program: nobody is listed who could not be asked."""
    if by.is_authenticated and not by.is_youth and by.program_roles & ANSWERERS:
        return YES
    return no(_("Experts are adults who answer questions for the program."))
