"""After an event: the paper list, recordings and slides, the follow-up."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from thrive.events.forms.fields import a_line, a_link, some_words
from thrive.events.models import Material
from thrive.events.rules.running import may_keep

BIGGEST_LIST = 200_000  # bytes of a list of names


class PaperListForm(forms.Form):
    """Typed lines, or a file of them (CSV)."""

    names = some_words(
        _("Names, one a line"),
        hint=_("Name, email, city: what you know, with commas between. Like: Elena Ruiz, Merced"),
        rows=10,
        most=60_000,
    )
    file = forms.FileField(
        label=_("Or a file"),
        help_text=_("A CSV file from a spreadsheet, up to 200 KB."),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,text/csv"}),
    )

    def clean_file(self) -> str:
        """The file as text; accents from older spreadsheets are read, too."""
        given = self.cleaned_data["file"]
        if not given:
            return ""
        if given.size > BIGGEST_LIST:
            raise forms.ValidationError(_("This file is larger than 200 KB. Split the list."))
        raw = given.read()
        if b"\x00" in raw or raw[:2] in (b"PK", b"%P"):
            raise forms.ValidationError(
                _("This is no list of names. Save it as CSV and try again.")
            )
        try:
            return str(raw.decode("utf-8-sig"))
        except UnicodeDecodeError:
            return str(raw.decode("cp1252", errors="replace"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("names", "").strip() and not said.get("file") and not self.errors:
            self.add_error("names", _("Write at least one name, or choose a file"))
        return said

    def text(self) -> str:
        return f"{self.cleaned_data['names']}\n{self.cleaned_data['file']}"


class MaterialForm(forms.Form):
    kind = forms.ChoiceField(label=_("What is it?"), choices=Material.Kind.choices)
    title = a_line(_("Title"), missing=_("Give it a title"))
    url = a_link(_("Where is it?"), required=True)
    captions_url = a_link(
        _("Captions or transcript"), hint=_("A recording needs them, so that nobody is left out.")
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        allowed = may_keep(said.get("kind", ""), said.get("captions_url", ""))
        if not allowed and "captions_url" not in self.errors:
            self.add_error("captions_url", str(allowed.sentence))
        return said


class FollowUpForm(forms.Form):
    words = some_words(
        _("What do you want to say to those who came?"),
        hint=_("The links to the recording and the slides are on the page of the event."),
        rows=6,
        missing=_("Write at least a sentence"),
        most=4000,
    )
