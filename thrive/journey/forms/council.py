"""Writing down that a council takes something up."""

from __future__ import annotations

import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.base import clock
from thrive.journey.actions.council import OnAgenda
from thrive.journey.forms.milestones import day
from thrive.ui.forms import LinkField


class AgendaForm(forms.Form):
    what = forms.CharField(
        label=_("What is on the agenda?"),
        help_text=_("In one line, such as “Resolution to join All Children Thrive”."),
        max_length=200,
        error_messages={"required": _("Write a few words here")},
    )
    body = forms.CharField(
        label=_("Who meets?"),
        help_text=_("Such as the City Council."),
        max_length=160,
        error_messages={"required": _("Name the council, board or office")},
    )
    meets_on = day(_("On which day?"))
    url = LinkField(
        label=_("Link"),
        help_text=_("The agenda on the city’s own site, once it is posted."),
    )
    is_public = forms.BooleanField(
        label=_("Everybody may read it on the page of the city"),
        required=False,
        help_text=_("Otherwise only the city and the program read it."),
    )

    def clean_meets_on(self) -> datetime.date:
        said: datetime.date = self.cleaned_data["meets_on"]
        if said < clock.today():
            raise forms.ValidationError(_("This day has passed"))
        return said

    def agenda(self) -> OnAgenda:
        return OnAgenda(**{name: self.cleaned_data[name] for name in OnAgenda.__slots__})
