"""Forms of the Letter of Agreement: signing, a guardian's yes, paper, checking, publishing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thrive.base import clock
from thrive.cities.actions.attachments import SafeFile
from thrive.cities.forms.files import checked_file
from thrive.teams.actions.agreement_paper import OnPaper
from thrive.teams.rules.agreement import MOST_BYTES
from thrive.teams.rules.agreement_signers import Line
from thrive.ui.forms import DateInput, EmailField

NOT_A_MAIL = _("Enter an email, like name@example.org")


class YesForm(forms.Form):
    """A typed name and two checks: what makes a signature on the web."""

    version = forms.IntegerField(
        widget=forms.HiddenInput, error_messages={"required": _("Open the page again and read it")}
    )
    name = forms.CharField(
        label=_("Your name, as your signature"),
        help_text=_("Write it as you would sign on paper."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your name to sign")},
    )
    means_it = forms.BooleanField(
        label=_("I have read this letter, I agree, and I mean my typed name as my signature."),
        error_messages={"required": _("Check this box to sign")},
    )
    accepts_electronic = forms.BooleanField(
        label=_("I agree to sign electronically. I know that I can ask for paper instead."),
        error_messages={"required": _("Check this box, or ask your team for paper")},
    )


class GuardianFields(forms.Form):
    guardian_name = forms.CharField(
        label=_("Name of your parent or guardian"),
        max_length=120,
        error_messages={"required": _("Write the name of your parent or guardian")},
    )
    guardian_email = EmailField(
        label=_("Email of your parent or guardian"),
        help_text=_("They get a link of their own. Your signature counts once they have signed."),
        error_messages={
            "required": _("Enter the email of a parent or guardian"),
            "invalid": NOT_A_MAIL,
        },
    )


class YouthForm(GuardianFields, YesForm):
    field_order = ["version", "name", "guardian_name", "guardian_email"]


class PaperForm(forms.Form):
    """Who signed on the paper; under 18, the guardian's name beside it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    file = forms.FileField(
        label=_("Scan or photo of the signed paper"),
        help_text=_("PDF, JPEG or PNG, up to 20 MB. It must show the signatures."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
        error_messages={"required": _("Choose the scan"), "empty": _("This file is empty")},
    )
    signed_on = forms.DateField(
        label=_("Date on the paper"),
        widget=DateInput(attrs={"class": "input input-s"}),
        error_messages={
            "required": _("Choose a date"),
            "invalid": _("Write the date like 2026-06-10"),
        },
    )
    language = forms.ChoiceField(
        label=_("Language of the paper"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
    who = forms.MultipleChoiceField(
        label=_("Who signed on it"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Check everybody whose signature is on the paper")},
    )

    def __init__(self, data: Any = None, files: Any = None, *, lines: Sequence[Line], **more: Any):
        super().__init__(data, files, **more)
        self._lines = {line.signer.key: line for line in lines}
        names = [(key, line.signer.shown_name) for key, line in self._lines.items()]
        self.fields["who"].choices = names  # type: ignore[attr-defined]
        for key, line in self._lines.items():
            if line.signer.is_minor:
                self.fields[f"guardian_{key}"] = forms.CharField(
                    label=gettext("Parent or guardian who signed with %(name)s")
                    % {"name": line.signer.shown_name},
                    required=False,
                    max_length=120,
                )

    def clean_file(self) -> SafeFile:
        upload: UploadedFile = self.cleaned_data["file"]
        return checked_file(upload, most=MOST_BYTES)

    def clean_signed_on(self) -> Any:
        if self.cleaned_data["signed_on"] > clock.today():
            raise forms.ValidationError(gettext("The date on the paper cannot be in the future."))
        return self.cleaned_data["signed_on"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for key in said.get("who", []):
            field = f"guardian_{key}"
            if field in self.fields and not said.get(field):
                self.add_error(field, gettext("Write who signed with them, or uncheck the name"))
        return said

    def names(self) -> list[OnPaper]:
        said = self.cleaned_data
        return [OnPaper(key, "", said.get(f"guardian_{key}", "")) for key in said["who"]]


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code on the document"),
        help_text=_("It stands at the foot of each page, like ACT-7K4Q-M9TX-3HDC."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "input"}),
        error_messages={"required": _("Type the code that stands on the document")},
    )


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("The PDF file"),
        help_text=_("Choose it, or drop it here. We look at it once and do not keep it."),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
        error_messages={"required": _("Choose a file"), "empty": _("This file is empty")},
    )

    def clean_file(self) -> UploadedFile:
        upload: UploadedFile = self.cleaned_data["file"]
        if (upload.size or 0) > MOST_BYTES:
            raise forms.ValidationError(gettext("This file is larger than any of our documents."))
        return upload


class PublishForm(forms.Form):
    text_en = forms.CharField(
        label=_("The letter in English"),
        help_text=_("A line with # is the title, with ## a part, with - a point of a list."),
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 18, "lang": "en"}),
        error_messages={"required": _("Write the letter in English")},
    )
    text_es = forms.CharField(
        label=_("The letter in Spanish"),
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 18, "lang": "es"}),
        error_messages={"required": _("Write the letter in Spanish")},
    )
