"""Proposing a stage, confirming it, and reading the four capacities."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.journey.forms.milestones import text
from thrive.journey.rules.standing import CAPACITIES, HIGHEST, LOWEST
from thrive.program.rulebook import Capacity, Level, Stage

RATED = {
    1: _("1 · just beginning"),
    2: _("2 · some of it"),
    3: _("3 · in place"),
    4: _("4 · strong"),
    5: _("5 · how we work"),
}


class ProposeForm(forms.Form):
    why = text(
        _("Why now?"), hint=_("What the city has done, and what the new stage will give it.")
    )

    def __init__(self, data: Any = None, *, stages: Iterable[Stage]) -> None:
        super().__init__(data)
        self.fields["to"] = forms.ChoiceField(
            label=_("To which stage?"),
            choices=[(one.slug, f"{one.letter} · {one.name}") for one in stages],
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose a stage")},
        )
        self.order_fields(["to", "why"])


class ConfirmForm(forms.Form):
    override = text(
        _("Reason, if something is still open"),
        hint=_("It stays in the record."),
        required=False,
    )


class AnswerForm(forms.Form):
    answer = text(_("Why not now?"), hint=_("The coach and the city read this."))


class RatingForm(forms.Form):
    """One rating for each capacity, the level they carry, and what shows it."""

    evidence = text(
        _("What shows these ratings?"),
        hint=_("For each of the four: one thing that a visitor could see or read."),
        rows=6,
    )

    def __init__(
        self, data: Any = None, *, capacities: Iterable[Capacity], levels: Iterable[Level]
    ) -> None:
        super().__init__(data)
        marks = [(str(n), RATED[n]) for n in range(LOWEST, HIGHEST + 1)]
        for one in capacities:
            self.fields[one.slug] = forms.TypedChoiceField(
                label=str(one.name),
                help_text=str(one.asks),
                choices=marks,
                coerce=int,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose a number")},
            )
        self.fields["level"] = forms.TypedChoiceField(
            label=_("Which level do they carry?"),
            choices=[(str(one.number), f"{one.number} · {one.name}") for one in levels],
            coerce=int,
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose a level")},
        )
        self.order_fields([*CAPACITIES, "level", "evidence"])

    def ratings(self) -> dict[str, int]:
        return {name: self.cleaned_data[name] for name in CAPACITIES}
