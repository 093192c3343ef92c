"""The fields that forms of the data journey share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.ui.forms import DateInput, LinkField

LANGUAGES = (
    ("en", _("English")),
    ("es", _("Spanish")),
    ("hmn", _("Hmong")),
    ("tl", _("Tagalog")),
    ("vi", _("Vietnamese")),
    ("zh", _("Chinese")),
    ("pa", _("Punjabi")),
    ("ar", _("Arabic")),
    ("und", _("Another language")),
)
MOST_PEOPLE = 100_000


def day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=DateInput(attrs={"class": "input input-s"}),
        error_messages={
            "required": _("Choose a date"),
            "invalid": _("Write the date like 2026-06-10"),
        },
        **more,
    )


def text(
    label: Any, *, hint: Any = "", rows: int = 4, required: bool = True, most: int = 4000
) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": _("Write at least a sentence here")},
    )


def line(label: Any, *, hint: Any = "", required: bool = True, most: int = 160) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=most,
        error_messages={"required": _("Write a few words here")},
    )


def choice(label: Any, choices: Any, *, hint: Any = "", required: bool = True) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        required=required,
        choices=choices,
        error_messages={
            "required": _("Choose one"),
            "invalid_choice": _("Choose one of the list"),
        },
    )


def tick(label: Any, *, hint: Any = "", required: bool = False) -> forms.BooleanField:
    return forms.BooleanField(
        label=label,
        help_text=hint,
        required=required,
        error_messages={"required": _("Tick this to go on")},
    )


def link(label: Any, *, hint: Any = "") -> LinkField:
    return LinkField(label=label, help_text=hint)


class PeopleField(forms.CharField):
    """How many people, in digits; cleans to a number, or None."""

    def __init__(self, label: Any, *, hint: Any = "") -> None:
        super().__init__(
            label=label,
            help_text=hint,
            required=False,
            max_length=12,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input input-s"}),
        )

    def clean(self, value: Any) -> Any:
        said = str(super().clean(value)).strip().replace(",", "")
        if not said:
            return None
        if not (said.isascii() and said.isdigit()) or int(said) > MOST_PEOPLE:
            raise forms.ValidationError(_("Write a whole number, such as 34"))
        return int(said)
