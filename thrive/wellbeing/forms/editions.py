"""Making an edition: which index, which places, which year, from which releases."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.indicators.models import Dataset, Release
from thrive.wellbeing.models import IndexEdition
from thrive.wellbeing.recipes.designs import DESIGNS
from thrive.wellbeing.rules.editions import FIRST_YEAR, LAST_YEAR


class EditionForm(forms.Form):
    """Releases of public data sets that are published; asked in the order in which they stand."""

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        shown = Release.objects.published().filter(
            dataset__visibility=Dataset.Visibility.PUBLIC,
            dataset__kind=Dataset.Kind.OBSERVATIONS,
        )
        rows = shown.select_related("dataset").order_by("dataset__is_illustrative", "-pk")
        self.known = {str(one.pk): one for one in rows}
        self.fields["design"] = forms.ChoiceField(
            label=_("Which index?"),
            choices=[(one.slug, str(one.title)) for one in DESIGNS.values()],
            error_messages=REQUIRED,
        )
        self.fields["kind"] = forms.ChoiceField(
            label=_("Which places?"), choices=IndexEdition.Kind.choices, error_messages=REQUIRED
        )
        self.fields["year"] = forms.IntegerField(
            label=_("For which year?"),
            help_text=_("Numbers up to this year are taken, none older than five years."),
            min_value=FIRST_YEAR,
            max_value=LAST_YEAR,
            error_messages=YEAR,
        )
        self.fields["base_year"] = forms.IntegerField(
            label=_("Base year of the goalposts"),
            help_text=_(
                "Only to set them anew: where California’s cities stood in this year. Empty, they "
                "stay where the newest recipe has them, and editions can be compared."
            ),
            required=False,
            min_value=FIRST_YEAR,
            max_value=LAST_YEAR,
            error_messages=YEAR,
        )
        self.fields["releases"] = forms.MultipleChoiceField(
            label=_("From which releases?"),
            help_text=_("Where two hold the same indicator, the upper one is taken."),
            choices=[(pk, str(one)) for pk, one in self.known.items()],
            widget=forms.CheckboxSelectMultiple,
            error_messages=REQUIRED,
        )

    def releases(self) -> list[Release]:
        chosen = set(self.cleaned_data["releases"])
        return [one for pk, one in self.known.items() if pk in chosen]


REQUIRED = {
    "required": _("Choose at least one"),
    "invalid_choice": _("Choose one of these"),
    "invalid_list": _("Choose one of these"),
}
YEAR = {
    "required": _("Write the year, such as 2021"),
    "invalid": _("Write the year with four digits, such as 2021"),
    "min_value": _("Write the year with four digits, such as 2021"),
    "max_value": _("Write the year with four digits, such as 2021"),
}
