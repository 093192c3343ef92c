"""The short forms around an application."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from thrive.cities.models import Community
from thrive.ui.forms import EmailField

EMAIL_ERRORS = {
    "required": _("Enter an email, like name@city.gov"),
    "invalid": _("Enter an email, like name@city.gov"),
}
OTHER_PLACES = [
    (value, label) for value, label in Community.Kind.choices if value != Community.Kind.CITY
]


class StartForm(forms.Form):
    """Who begins. The place was chosen before; a place of another kind is named here."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        error_messages={"required": _("Enter your name")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = EmailField(
        label=_("Your email"),
        help_text=_("Your private link goes here. We write about this application only."),
        error_messages=EMAIL_ERRORS,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    language = forms.ChoiceField(
        label=_("Language for our mail"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class OtherPlaceForm(forms.Form):
    """A place that is not an incorporated city (C23)."""

    kind = forms.ChoiceField(
        label=_("What kind of place is it?"),
        choices=OTHER_PLACES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one answer")},
    )
    place = forms.CharField(
        label=_("Name of the place"),
        help_text=_("As people there call it."),
        max_length=120,
        min_length=2,
        error_messages={"required": _("Enter the name of the place")},
    )

    def clean_place(self) -> str:
        name = " ".join(self.cleaned_data["place"].split())
        if not any(letter.isalpha() for letter in name):
            raise forms.ValidationError(_("Enter the name of the place"))
        return name


class EmailForm(forms.Form):
    email = EmailField(
        label=_("Email"),
        error_messages=EMAIL_ERRORS,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class InviteForm(EmailForm):
    email = EmailField(
        label=_("Their email"),
        help_text=_("We write once, with a link. They need no account."),
        error_messages=EMAIL_ERRORS,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )


class OfficialForm(EmailForm):
    name = forms.CharField(
        label=_("Name of the city official"),
        max_length=120,
        error_messages={"required": _("Enter their name")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    title = forms.CharField(
        label=_("Their title"),
        help_text=_("For example: mayor, parks director."),
        max_length=120,
        error_messages={"required": _("Enter their title")},
    )
    email = EmailField(
        label=_("Their work email"),
        error_messages=EMAIL_ERRORS,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    field_order = ["name", "title", "email"]


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("Only our staff read this. It helps us do better."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class AskToJoinForm(EmailForm):
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        error_messages={"required": _("Enter your name")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = EmailField(
        label=_("Your email"),
        help_text=_("The people of the application see your name, email and words."),
        error_messages=EMAIL_ERRORS,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    words = forms.CharField(
        label=_("A few words"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ["name", "email", "words"]

    def clean_words(self) -> str:
        """One line: in a mail, it cannot pose as a paragraph of ours."""
        return " ".join(self.cleaned_data["words"].split())

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


class CodeForm(forms.Form):
    """The tracking code, however it was copied: small letters, spaces, no dashes."""

    code = forms.CharField(
        label=_("Application number"),
        help_text=_("It looks like VAL-7K2Q-M4TX."),
        max_length=40,
        error_messages={"required": _("Enter the number from your mail")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        typed: Any = self.cleaned_data["code"]
        bare = "".join(letter for letter in typed.upper() if letter.isalnum())
        if len(bare) != 11 or not bare.isascii():
            raise forms.ValidationError(
                _("An application number has 11 letters and digits, like VAL-7K2Q-M4TX.")
            )
        return f"{bare[:3]}-{bare[3:7]}-{bare[7:]}"
