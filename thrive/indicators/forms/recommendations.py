"""The document “Data City Recommendations”: a PDF and a few words about it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from thrive.base import clock
from thrive.cities.actions.attachments import SafeFile
from thrive.cities.forms.files import MEGABYTE, checked_file
from thrive.indicators.actions.recommendations import Said
from thrive.indicators.forms.fields import choice, line

MOST_BYTES = 20 * MEGABYTE
OLDEST = 2000


class RecommendationsForm(forms.Form):
    title = line(_("What is it called?"))
    language = choice(
        _("In which language is it written?"),
        settings.LANGUAGES,
        hint=_("A document in the same language makes way for this one."),
    )
    year = forms.CharField(
        label=_("Which year is it from?"),
        max_length=4,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input input-s"}),
        error_messages={"required": _("Write a year")},
    )
    note = line(
        _("A sentence about it"),
        hint=_("In the language of the document. It stands below the title."),
        required=False,
        most=400,
    )
    file = forms.FileField(
        label=_("The document"),
        help_text=_("A PDF, up to 20 MB."),
        error_messages={
            "required": _("Choose a file"),
            "empty": _("The file is empty. Choose it again."),
        },
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,application/pdf"}),
    )

    def clean_year(self) -> int:
        said, last = self.cleaned_data["year"].strip(), clock.today().year + 1
        if not (said.isascii() and said.isdigit()) or not OLDEST <= int(said) <= last:
            raise forms.ValidationError(
                _("Write a year from %(first)s to %(last)s."),
                params={"first": OLDEST, "last": last},
            )
        return int(said)

    def clean_file(self) -> SafeFile:
        upload: Any = self.cleaned_data["file"]
        assert isinstance(upload, UploadedFile)
        return checked_file(upload, most=MOST_BYTES, kind="pdf")

    def said(self) -> Said:
        words = self.cleaned_data
        return Said(words["title"], words["language"], words["year"], words["note"])
