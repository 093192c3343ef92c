"""Opening a sitting, and spreading one hundred points over six areas."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.wellbeing.queries.words import area_name
from thrive.wellbeing.recipes.medians import AREAS, BUDGET
from thrive.wellbeing.rules.sittings import points_are_spread


class SittingForm(forms.Form):
    question = forms.CharField(
        label=_("What does the team decide?"),
        help_text=_("In one line, such as “What matters most for children in our city?”"),
        max_length=300,
        error_messages={"required": _("Write the question in a few words")},
    )


class PointsForm(forms.Form):
    """`mine`: points given before, which stand in the fields."""

    def __init__(self, data: Any, mine: Mapping[int, int]) -> None:
        super().__init__(data)
        for area in AREAS:
            self.fields[f"w{area}"] = forms.IntegerField(
                label=area_name(area),
                min_value=0,
                max_value=BUDGET,
                initial=mine.get(area),
                widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}),
                error_messages=POINTS,
            )

    def points(self) -> dict[int, int]:
        return {area: self.cleaned_data[f"w{area}"] for area in AREAS}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            spread = points_are_spread(self.points())
            if not spread:
                self.add_error(None, str(spread.sentence))
        return cleaned


POINTS = {
    "required": _("Write a number, also if it is 0"),
    "invalid": _("Write a whole number, such as 20"),
    "min_value": _("No fewer than 0 points"),
    "max_value": _("No more than 100 points"),
}
