"""An entry of the directory, and a letter to somebody in it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.cities.models import Community
from thrive.community.actions.directory import Shown
from thrive.community.models import DirectoryEntry
from thrive.community.queries.directory import PARTS
from thrive.community.rules.directory import LONGEST
from thrive.community.texts import clean, clean_line
from thrive.community.words import LANGUAGES
from thrive.program import registry

LABELS = {
    "affiliation": _("As what I take part"),
    "organization": _("My organization"),
    "title": _("My job title"),
}


def _several(label: Any, hint: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, help_text=hint, required=False, widget=forms.CheckboxSelectMultiple
    )


class ListingForm(forms.Form):
    """Nothing is ticked beforehand but what was chosen earlier."""

    shows = _several(_("Show of my profile"), _("Your shown name always stands here."))
    city = forms.ChoiceField(label=_("City"), required=False)
    languages = _several(_("Languages I speak"))
    offers = _several(_("I can help with"))
    seeks = _several(_("I look for help with"))
    about = forms.CharField(
        label=_("In your own words"),
        help_text=_("One line. No names of children, no health details."),
        max_length=300,
        required=False,
    )
    takes_letters = forms.BooleanField(
        label=_("Other adults may write to me"),
        help_text=_("By mail from this site. Nobody sees your address."),
        required=False,
    )

    def __init__(self, data: Any = None, *, entry: DirectoryEntry | None) -> None:
        super().__init__(data, initial=_said(entry))
        areas = [(one.slug, str(one.name)) for one in registry.current().areas]
        cities = Community.objects.taking_part().order_by("name")
        self._cities = {one.slug: one for one in cities}
        listed = [("", _("I show no city")), *((k, one.name) for k, one in self._cities.items())]
        parts = [(part, LABELS[part]) for part in PARTS]
        given: dict[str, Any] = {
            "shows": parts, "languages": LANGUAGES, "offers": areas, "seeks": areas, "city": listed
        }  # fmt: skip
        for name, choices in given.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    def clean_about(self) -> str:
        return clean_line(self.cleaned_data["about"])

    def shown(self) -> Shown:
        said = dict(self.cleaned_data)
        return Shown(**{**said, "city": self._cities.get(said["city"])})


class LetterForm(forms.Form):
    text = forms.CharField(
        label=_("Your letter"),
        help_text=_("They read your shown name, and answer on this site."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write what you want to say")},
    )

    def clean_text(self) -> str:
        return clean(self.cleaned_data["text"])


def _said(entry: DirectoryEntry | None) -> dict[str, Any]:
    if entry is None:
        return {}
    areas = list(entry.areas.all())
    return {
        "shows": entry.shows,
        "city": entry.city.slug if entry.city else "",
        "languages": [code for code in entry.languages.split(",") if code],
        "offers": [one.area for one in areas if one.mode == "offer"],
        "seeks": [one.area for one in areas if one.mode == "seek"],
        "about": entry.about,
        "takes_letters": entry.takes_letters,
    }
