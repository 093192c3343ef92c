"""Writing down a first step."""

from __future__ import annotations

import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.base import clock
from thrive.journey.forms.milestones import day


class TickForm(forms.Form):
    on = day(_("On which day?"))
    note = forms.CharField(
        label=_("A word about it"),
        help_text=_("If you like: what was agreed. No names of children."),
        required=False,
        max_length=300,
    )

    def clean_on(self) -> datetime.date:
        said: datetime.date = self.cleaned_data["on"]
        if said > clock.today():
            raise forms.ValidationError(_("This day has not come yet"))
        return said
