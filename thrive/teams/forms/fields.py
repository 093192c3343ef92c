"""Fields that several forms of this room share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.ui.forms import EmailField

A_SENTENCE = _("Write at least a sentence here")


def words(
    label: Any,
    *,
    hint: Any = "",
    rows: int = 3,
    required: bool = True,
    missing: Any = A_SENTENCE,
) -> forms.CharField:
    """A few lines of text."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": missing},
    )


def line(label: Any, *, hint: Any = "", most: int = 120, missing: Any = "") -> forms.CharField:
    """One line of text; required when there is a sentence for leaving it out."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(missing),
        max_length=most,
        error_messages={"required": missing} if missing else None,
    )


def email(label: Any, *, hint: Any = "", required: bool = True) -> EmailField:
    wrong = _("Enter an email, like name@example.org")
    return EmailField(
        label=label,
        help_text=hint,
        required=required,
        error_messages={"required": wrong, "invalid": wrong},
    )


def day(label: Any, *, hint: Any = "", required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        widget=forms.DateInput(attrs={"type": "date", "class": "input input-s"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose a date"),
            "invalid": _("Write the date like 2026-06-10"),
        },
    )
