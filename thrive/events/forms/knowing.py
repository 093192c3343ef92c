"""The check of a training; what an expert says about themselves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.events.forms.fields import a_line, several_of
from thrive.events.models import Expertise
from thrive.events.quiz import QUESTIONS
from thrive.events.words import LANGUAGES
from thrive.places.regions import REGIONS
from thrive.program import registry


class CheckForm(forms.Form):
    """One question, one field; a wrong answer gets its hint beside the question."""

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        for question in QUESTIONS:
            self.fields[question.slug] = forms.ChoiceField(
                label=str(question.words),
                choices=[(str(n), str(words)) for n, words in enumerate(question.answers)],
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose an answer")},
            )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for question in QUESTIONS:
            if said.get(question.slug) not in (None, str(question.right)):
                self.add_error(question.slug, str(question.hint))
        return said

    def answers(self) -> dict[str, int]:
        return {slug: int(place) for slug, place in self.cleaned_data.items()}


class ExpertForm(forms.Form):
    areas = several_of(_("Which action areas do you know about?"))
    languages = several_of(_("In which languages do you answer?"), LANGUAGES)
    region = forms.ChoiceField(label=_("Which region do you know best?"), required=False)
    about = a_line(
        _("What do you know from your work?"),
        hint=_("One sentence. No phone number and no address: people ask you here."),
        most=240,
    )

    def __init__(self, data: Any, *, stands: Expertise | None = None) -> None:
        same = ("areas", "languages", "region", "about")
        initial = {name: getattr(stands, name) for name in same} if stands else {}
        super().__init__(data, initial={"languages": ["en"], **initial})
        areas, region = self.fields["areas"], self.fields["region"]
        assert isinstance(areas, forms.MultipleChoiceField)
        assert isinstance(region, forms.ChoiceField)
        areas.choices = [(one.slug, one.name) for one in registry.current().areas]
        region.choices = [("", _("All of California")), *((one.slug, one.name) for one in REGIONS)]
        areas.required = self.fields["languages"].required = True
        areas.error_messages["required"] = _("Choose at least one action area")
        self.fields["languages"].error_messages["required"] = _("Choose at least one language")
