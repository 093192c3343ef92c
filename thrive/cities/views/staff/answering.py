"""Doing what a form asks: a refusal becomes a sentence above the form, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import Form

from thrive.base.decisions import Refused


def done(form: Form, act: Callable[[], Any]) -> bool:
    """True when the form was right and the action went through."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refused as no:
        form.add_error(None, no.sentence)
        return False
    return True


def status_of(form: Form) -> int:
    """200 for a form nobody has sent yet; 422 for one that has to be fixed."""
    return 422 if form.is_bound else 200
