"""Forms of the Core Team: setting it (step g), and handing a seat on."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from thrive.teams.forms.fields import email, line, words
from thrive.teams.rules.core import Holder

IN_THE_TEAM = _("It stays with the team. Only those who run the team read it.")


class FreezeForm(forms.Form):
    note = words(
        _("Note"),
        hint=_("Needed only when one organization holds both of its seats."),
        rows=2,
        required=False,
    )


class SeatForm(forms.Form):
    name = line(_("Name"), missing=_("Write the name of the person"))
    email = email(
        _("Email"),
        hint=_("With an account they can act for the city at once; without one you can invite."),
        required=False,
    )
    organization = line(
        _("Organization"), hint=_("Needed for the two seats of organizations."), most=160
    )
    reason = words(_("Why does the seat change hands?"), hint=IN_THE_TEAM, rows=2)
    note = words(
        _("Note of the coach"),
        hint=_("Only when one organization holds both of its seats: how does it serve all ages?"),
        rows=2,
        required=False,
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)

    def holder(self) -> Holder:
        said = self.cleaned_data
        return Holder(said["name"], said["email"].lower(), said["organization"])


class LanguageForm(forms.Form):
    language = forms.ChoiceField(label=_("Language of the mail"), choices=settings.LANGUAGES)
