"""Writing to the program. A field that nobody sees catches machines that fill in everything."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.pages.models import ContactMessage
from thrive.ui.forms import EmailField


class ContactForm(forms.Form):
    about = forms.ChoiceField(label=_("What is it about?"), choices=ContactMessage.About.choices)
    words = forms.CharField(
        label=_("Your message"),
        help_text=_(
            "English or Spanish. Please leave out what happened to a child: this is no place to "
            "report harm, and nobody watches it day and night."
        ),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": _("Write your message here")},
    )
    name = forms.CharField(label=_("Your name"), max_length=120, required=False)
    email = EmailField(
        label=_("Your email"),
        help_text=_("We answer there, and use it for nothing else."),
        error_messages={
            "required": _("Write your email, so that we can answer"),
            "invalid": _("Write an address such as name@example.org"),
        },
    )
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    @property
    def is_a_machine(self) -> bool:
        return bool(self.cleaned_data.get("website"))
