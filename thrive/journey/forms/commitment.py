"""Recording what a council passed or a city signed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.base import clock
from thrive.journey.actions.commitment import Act
from thrive.journey.forms.milestones import FileOrLink, day, text
from thrive.journey.models import CommitmentInstrument


def _votes(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=99,
        widget=forms.NumberInput(attrs={"class": "input input-s"}),
        error_messages={"invalid": _("Write a whole number")},
    )


class ActForm(FileOrLink):
    kind = forms.ChoiceField(
        label=_("What was passed or signed?"),
        choices=CommitmentInstrument.Kind.choices,
        widget=forms.RadioSelect,
        help_text=_("A proclamation is kept, but it does not commit the city."),
        error_messages={"required": _("Choose one")},
    )
    number = forms.CharField(
        label=_("Number"),
        max_length=60,
        help_text=_("As it stands on the document, such as 2026-014."),
        error_messages={"required": _("Write the number, or “none”")},
    )
    body = forms.CharField(
        label=_("Who passed or signed it?"),
        max_length=160,
        help_text=_("Such as the City Council."),
        error_messages={"required": _("Name the council, board or office")},
    )
    action_date = day(_("On which day?"))
    ayes = _votes(_("Votes for"))
    noes = _votes(_("Votes against"))
    abstain = _votes(_("Abstained"))
    notes = text(_("Notes"), required=False)
    commits_to_act = forms.BooleanField(
        label=_("Its text commits the city to All Children Thrive"),
        required=False,
        help_text=_("Needed when it was passed before the city joined."),
    )
    field_order = (
        *("kind", "number", "body", "action_date", "ayes", "noes", "abstain"),
        *("file", "url", "commits_to_act", "notes"),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        given = {"file", "url"} & set(self.errors)
        if not said.get("file") and not said.get("url") and not given:
            self.add_error("file", _("Add the document itself, as a file or as a link"))
        if said.get("action_date") and said["action_date"] > clock.today():
            self.add_error("action_date", _("This day has not come yet"))
        return said

    def act(self) -> Act:
        return Act(**self.cleaned_data)
