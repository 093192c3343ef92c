"""Choosing a file and what it is; opening a data set."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import validate_slug
from django.utils.translation import gettext_lazy as _

from thrive.indicators.actions.catalog import NewDataset
from thrive.indicators.actions.importing import Said
from thrive.indicators.files.columns import TRACTS, Columns
from thrive.indicators.files.formats import FORMATS
from thrive.indicators.files.words import Fault, period
from thrive.indicators.framework import INDICATORS
from thrive.indicators.models import Dataset
from thrive.ui.forms import LinkField

LARGEST = 500_000_000  # bytes by the web; larger files come by the command line
TRACT_CHOICES = [
    ("", _("It has none, or says so itself")),
    (TRACTS[0], _("Tracts of 2010")),
    (TRACTS[1], _("Tracts of 2020")),
]


class ImportForm(forms.Form):
    dataset = forms.ModelChoiceField(
        label=_("Data set"),
        queryset=Dataset.objects.none(),
        help_text=_("Where this file becomes the next release."),
        error_messages={
            "required": _("Choose a data set, or open one first"),
            "invalid_choice": _("Choose one of the data sets"),
        },
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "CSV, JSON or a zip file, up to 500 MB. Larger files come by the command line."
        ),
        error_messages={"required": _("Choose a file"), "empty": _("This file is empty")},
    )
    format = forms.ChoiceField(
        label=_("What kind of file is it?"),
        choices=lambda: [(slug, str(one.name)) for slug, one in FORMATS.items()],
        help_text=_("For a plain CSV file you say next what its columns mean."),
        error_messages={"required": _("Choose one"), "invalid_choice": _("Choose one of these")},
    )
    period = forms.CharField(
        label=_("Year or years"),
        required=False,
        max_length=12,
        help_text=_("Only where the file does not say. Such as 2018, or 2014-2018."),
    )
    indicator = forms.ChoiceField(
        label=_("Indicator"),
        required=False,
        choices=lambda: [("", "—"), *((one.slug, str(one.name)) for one in INDICATORS)],
        help_text=_("Only for CalHHS files: which of our indicators it is."),
    )
    tracts = forms.ChoiceField(
        label=_("Census tracts"),
        required=False,
        choices=TRACT_CHOICES,
    )
    encoding = forms.ChoiceField(
        label=_("Letters"),
        required=False,
        choices=[("", _("Find out (UTF-8 or UTF-16)")), ("cp1252", _("Windows-1252"))],
    )

    def __init__(self, *args: Any, user: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        chosen: Any = self.fields["dataset"]
        chosen.queryset = Dataset.objects.visible_to(user).by_title()

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("This file is larger than 500 MB"))
        return file

    def clean_period(self) -> str:
        said: str = self.cleaned_data["period"].strip()
        found = period(said) if said else ""
        if isinstance(found, Fault):
            raise forms.ValidationError(_("Write it like 2018 or 2014-2018"))
        return found

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("format") == "calhhs" and not said.get("indicator"):
            self.add_error("indicator", _("Choose which indicator this file is"))
        return said

    def said(self) -> Said:
        given = self.cleaned_data
        columns = Columns(indicator=given["indicator"]) if given["format"] == "calhhs" else None
        return Said(
            given["format"],
            period=given["period"],
            tracts=given["tracts"],
            encoding=given["encoding"],
            columns=columns,
        )


def _line(label: Any, missing: Any, most: int = 160, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, help_text=hint, error_messages={"required": missing}
    )


class DatasetForm(forms.Form):
    title = _line(_("Title"), _("Write a title"), 200)
    slug = forms.CharField(
        label=_("Short name in addresses"),
        max_length=60,
        validators=[validate_slug],
        help_text=_("Letters, digits and hyphens, such as svi-2022. It stays for good."),
        error_messages={
            "required": _("Write a short name"),
            "invalid": _("Use letters, digits and hyphens only"),
        },
    )
    publisher = _line(_("Who publishes the numbers?"), _("Name the agency or organization"))
    source = _line(_("What do they call them?"), _("Write the title of the source"), 200)
    license = _line(
        _("License"), _("Write the terms of use"), hint=_("Such as public domain, or CC BY 4.0.")
    )
    address = LinkField(label=_("Where are they read?"))
    kind = forms.ChoiceField(
        label=_("What is in it?"),
        choices=Dataset.Kind.choices,
        initial="observations",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one")},
    )
    protection = forms.ChoiceField(
        label=_("How are small numbers guarded?"),
        choices=Dataset.Protection.choices,
        initial="counts",
        widget=forms.RadioSelect,
        help_text=_(
            "Hide them here unless everybody can already read the same numbers at the agency."
        ),
        error_messages={"required": _("Choose one")},
    )

    def said(self) -> NewDataset:
        return NewDataset(**self.cleaned_data)
