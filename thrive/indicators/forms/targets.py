"""What a city aims at."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class TargetForm(forms.Form):
    value = forms.FloatField(
        label=_("The number you aim at"),
        min_value=0,
        max_value=1_000_000_000,
        help_text=_("In the unit of the chart: 55 for 55 percent."),
        error_messages={
            "required": _("Write a number"),
            "invalid": _("Write a number, such as 55 or 12.5"),
            "min_value": _("Use 0 or more"),
            "max_value": _("This is too large"),
        },
    )
    by_year = forms.IntegerField(
        label=_("By which year?"),
        error_messages={"required": _("Write a year"), "invalid": _("Write a year, such as 2030")},
    )
    decided_in = forms.CharField(
        label=_("Where was it decided?"),
        max_length=200,
        help_text=_("The plan, resolution or meeting. Everybody reads this."),
        error_messages={"required": _("Say where it was decided")},
    )
