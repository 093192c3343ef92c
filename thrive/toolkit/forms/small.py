"""One thing at a time: a review date, a reason, a suggestion, an answer, a city."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.base import clock
from thrive.cities.models import Community
from thrive.toolkit.content import plain
from thrive.ui.forms import DateInput, LinkField


class PlainForm(forms.Form):
    """For a deed that asks nothing more than to be meant."""


class UntilForm(forms.Form):
    review_by = forms.DateField(
        label=_("Look at it again by"),
        widget=DateInput,
        error_messages={
            "required": _("Choose a day"),
            "invalid": _("Write the day like this: 2027-06-10"),
        },
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["review_by"].initial = clock.today() + datetime.timedelta(days=365)


class InsteadForm(forms.Form):
    see_instead = forms.SlugField(
        label=_("Which entry should people read instead?"),
        required=False,
        max_length=80,
        help_text=_("The last part of its address, or nothing."),
    )


class WhyForm(forms.Form):
    note = forms.CharField(
        label=_("What should change?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say it in a few words")},
    )


class SuggestionForm(forms.Form):
    words = forms.CharField(
        label=_("What would you change or add?"),
        help_text=_("Name a city, a law or a study if you know one. Leave out people’s names."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write your suggestion here")},
    )
    source = LinkField(label=_("Link"))

    def clean_words(self) -> str:
        return plain(self.cleaned_data["words"])


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Your answer"),
        help_text=_("The person who suggested it reads this."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write an answer here")},
    )

    def clean_answer(self) -> str:
        return plain(self.cleaned_data["answer"])


class CityForm(forms.Form):
    """The cities this person may act for."""

    city = forms.ChoiceField(
        label=_("For which city?"), error_messages={"required": _("Choose a city")}
    )

    def __init__(self, *args: Any, cities: Iterable[Community], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.cities = {one.slug: one for one in cities}
        field = self.fields["city"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(slug, one.name) for slug, one in self.cities.items()]

    def community(self) -> Community:
        return self.cities[self.cleaned_data["city"]]
