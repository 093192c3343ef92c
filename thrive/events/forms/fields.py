"""Fields that several forms of this room share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.ui.forms import DateInput, LinkField

SMALL = {"class": "input input-s"}


def a_line(label: Any, *, hint: Any = "", most: int = 160, missing: Any = "") -> forms.CharField:
    """One line of text; required when there is a sentence for leaving it out."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(missing),
        max_length=most,
        error_messages={"required": missing} if missing else None,
    )


def some_words(
    label: Any, *, hint: Any = "", rows: int = 4, missing: Any = "", most: int = 8000
) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(missing),
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": missing} if missing else None,
    )


def a_day(label: Any, *, hint: Any = "", required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        widget=DateInput(attrs=SMALL),
        error_messages={
            "required": _("Choose a date"),
            "invalid": _("Write the date like 2026-06-10"),
        },
    )


def an_hour(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        widget=forms.TimeInput(attrs={"type": "time", **SMALL}, format="%H:%M"),
        error_messages={"required": _("Choose a time"), "invalid": _("Write the time like 17:30")},
    )


def a_link(label: Any, *, hint: Any = "", required: bool = False) -> LinkField:
    wrong = _("Enter a full address that begins with https://")
    return LinkField(
        label=label,
        help_text=hint,
        required=required,
        max_length=200,
        error_messages={"required": wrong, "invalid": wrong},
    )


def several_of(label: Any, choices: Any = (), *, hint: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        help_text=hint,
        required=False,
        choices=choices,
        widget=forms.CheckboxSelectMultiple,
    )


def a_number(
    label: Any, *, least: int, most: int, hint: Any = "", required: bool = True
) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=hint,
        required=required,
        min_value=least,
        max_value=most,
        widget=forms.NumberInput(attrs=SMALL),
        error_messages={
            "required": _("Write a number"),
            "invalid": _("Write a whole number, in digits"),
        },
    )
