"""The capacity self-check as a form: one choice a statement, and what would help."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.teams.capacity import SCALE, STATEMENTS
from thrive.teams.forms.fields import words


class CapacityForm(forms.Form):
    def __init__(self, data: Any) -> None:
        super().__init__(data)
        for code, statement in STATEMENTS.items():
            self.fields[code] = forms.TypedChoiceField(
                label=statement,
                choices=SCALE,
                coerce=int,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose one of the four")},
            )
        self.fields["next_step"] = words(
            _("What would help the team most right now?"), rows=2, required=False
        )

    def answers(self) -> dict[str, int]:
        return {code: self.cleaned_data[code] for code in STATEMENTS}
