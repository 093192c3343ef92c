"""Questions to the experts, and help written down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.cities.models import Community
from thrive.events.forms.fields import a_day, a_line, a_number, some_words
from thrive.events.models import TAEntry
from thrive.events.models.ta import LONGEST
from thrive.people.models import Person
from thrive.program import registry


class AskForm(forms.Form):
    community = forms.ChoiceField(label=_("For which city?"))
    area = forms.ChoiceField(label=_("Which action area is it about?"))
    question = some_words(
        _("Your question"),
        hint=_("What you want to do, and where you are stuck. Leave out names of families."),
        rows=6,
        missing=_("Write your question"),
        most=4000,
    )

    def __init__(self, data: Any, *, cities: Sequence[Community], may_skip: bool) -> None:
        super().__init__(data)
        self._cities = {one.slug: one for one in cities}
        pairs = [(one.slug, one.name) for one in cities]
        city, area = self.fields["community"], self.fields["area"]
        assert isinstance(city, forms.ChoiceField)
        assert isinstance(area, forms.ChoiceField)
        city.choices = [("", "–"), *pairs] if may_skip else pairs
        city.required = not may_skip
        area.choices = [(one.slug, one.name) for one in registry.current().areas]

    def said(self) -> dict[str, Any]:
        clean = self.cleaned_data
        return {
            "community": self._cities.get(clean["community"]),
            "area": clean["area"],
            "question": clean["question"],
        }


class RouteForm(forms.Form):
    to = forms.ChoiceField(label=_("Who answers it?"))

    def __init__(self, data: Any, *, experts: Sequence[Person]) -> None:
        super().__init__(data)
        self._experts = {str(one.public_id): one for one in experts}
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(key, one.name) for key, one in self._experts.items()]

    def expert(self) -> Person:
        return self._experts[self.cleaned_data["to"]]


class AnswerForm(forms.Form):
    answer = some_words(
        _("Your answer"),
        hint=_("Plain words, a next step, and where it can be read up."),
        rows=8,
        missing=_("Write the answer"),
    )


class CommonQuestionForm(forms.Form):
    question = a_line(
        _("The question, for everybody"),
        hint=_("Without the name of a city or a person."),
        most=300,
        missing=_("Write the question"),
    )
    answer = some_words(_("The answer, for everybody"), rows=8, missing=_("Write the answer"))


class HelpForm(forms.Form):
    """Cleans to what `write_help` wants."""

    offering = forms.ChoiceField(label=_("What kind of help was it?"))
    held_on = a_day(_("When?"))
    minutes = a_number(_("How many minutes?"), least=1, most=LONGEST)
    what = some_words(
        _("What did you do together?"),
        rows=3,
        missing=_("Say in a sentence what you did"),
        most=2000,
    )
    outcome = some_words(
        _("What came of it?"), hint=_("Leave it empty if it is too early."), rows=2
    )

    def __init__(
        self, data: Any, *, offerings: Sequence[tuple[str, str]], initial: Any = None
    ) -> None:
        super().__init__(data, initial=initial)
        field = self.fields["offering"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(offerings)


def as_it_stands(entry: TAEntry) -> dict[str, Any]:
    return {
        name: getattr(entry, name) for name in ("offering", "held_on", "minutes", "what", "outcome")
    }


class ReplyForm(forms.Form):
    reply = a_line(_("A word about it"), most=300)


class DoubtForm(forms.Form):
    reply = a_line(
        _("How did you see it?"), most=300, missing=_("Say in a sentence how you saw it")
    )
