"""Showing something for a step, and answering about one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from thrive.base import clock
from thrive.cities.actions.attachments import SafeFile
from thrive.cities.forms.files import safe_file
from thrive.journey.actions.milestones import Proof
from thrive.journey.models import Evidence
from thrive.program.rulebook import Question
from thrive.program.sources import TA_PLAN
from thrive.program.text import Text
from thrive.ui.forms import DateInput, LinkField

A_FILE = Question(
    "file",
    Text("File", "Archivo"),
    None,
    "file",
    TA_PLAN.at("Table II"),
    max_bytes=20 * 1_048_576,
)


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


def text(label: Any, *, hint: Any = "", rows: int = 3, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": _("Write at least a sentence here")},
    )


class FileOrLink(forms.Form):
    """The two fields a document comes by. `safe` is the file as it was read and found safe."""

    file = forms.FileField(
        label=_("File"), required=False, help_text=_("PDF, PNG or JPEG, up to 20 MB.")
    )
    url = LinkField(label=_("Link"))

    def clean_file(self) -> SafeFile | None:
        upload = self.cleaned_data.get("file")
        return safe_file(upload, A_FILE) if isinstance(upload, UploadedFile) else None


class EvidenceForm(FileOrLink):
    """What shows the step: a file, a link, or a record in words, each with its day."""

    kind = forms.ChoiceField(
        label=_("What do you show?"),
        choices=Evidence.Kind.choices,
        initial="record",
        widget=forms.RadioSelect,
    )
    happened_on = day(_("When did it happen?"))
    words = text(
        _("What does it show?"),
        hint=_("What was done, with whom, and what came of it. No names of children."),
    )
    visibility = forms.ChoiceField(
        label=_("Who may see it?"),
        choices=Evidence.Visibility.choices,
        initial="city",
        widget=forms.RadioSelect,
        help_text=_("“Everybody” puts it on the public page of the city."),
    )
    field_order = ("kind", "happened_on", "words", "file", "url", "visibility")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        kind = said.get("kind")
        if kind == "file" and not said.get("file") and "file" not in self.errors:
            self.add_error("file", _("Choose the file, or show a link or a record instead"))
        if kind == "link" and not said.get("url") and "url" not in self.errors:
            self.add_error("url", _("Write the address, or show a file or a record instead"))
        if said.get("happened_on") and said["happened_on"] > clock.today():
            self.add_error("happened_on", _("This day has not come yet"))
        return said

    def proof(self) -> Proof:
        said = self.cleaned_data
        return Proof(
            kind=said["kind"],
            happened_on=said["happened_on"],
            words=said["words"],
            url=said["url"] if said["kind"] == "link" else "",
            file=said["file"] if said["kind"] == "file" else None,
            visibility=said["visibility"],
        )


class AcceptForm(forms.Form):
    on = day(_("On which day did the city accept it?"))

    def clean_on(self) -> Any:
        if self.cleaned_data["on"] > clock.today():
            raise forms.ValidationError(_("This day has not come yet"))
        return self.cleaned_data["on"]
