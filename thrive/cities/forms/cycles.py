"""Opening a program cycle: its name, its dates, the rulebook it runs under, its seats."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from thrive.program import RULEBOOKS
from thrive.program.rulebook import Rulebook
from thrive.ui.forms import DateInput


class CycleForm(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=80, help_text=_("As people will read it, such as “2027–2030”.")
    )
    starts_on = forms.DateField(label=_("First day"), widget=DateInput)
    ends_on = forms.DateField(label=_("Last day"), widget=DateInput)
    rulebook = forms.ChoiceField(
        label=_("Rulebook"),
        help_text=_("Decisions of this cycle are made, and later replayed, under these rules."),
    )
    pilot_cap = forms.IntegerField(label=_("Pilot seats"), min_value=0, max_value=500, initial=20)
    vanguard_cap = forms.IntegerField(
        label=_("Vanguard seats"), min_value=0, max_value=500, initial=8
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self._books = {str(book): book for book in RULEBOOKS if book.tiers and book.application}
        chosen = self.fields["rulebook"]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = [(key, f"{book.initiative}, {key}") for key, book in self._books.items()]
        chosen.initial = max(self._books)

    def clean_rulebook(self) -> Rulebook:
        return self._books[self.cleaned_data["rulebook"]]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("name"):
            said["slug"] = slugify(said["name"].replace("–", "-"))[:40] or "cycle"
        return said
