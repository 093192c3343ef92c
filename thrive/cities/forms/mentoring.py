"""Forms of mentoring: what a city offers or looks for, a proposal, a contact, a reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.base import clock
from thrive.cities.models import Community
from thrive.program import registry

LONGEST = 600  # minutes of one contact


def _areas(hint: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("Community Action Areas"),
        help_text=hint,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


def _line(label: Any, *, hint: Any, missing: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=300,
        required=bool(missing),
        error_messages={"required": missing} if missing else None,
    )


class _WithAreas(forms.Form):
    """Offers the action areas of the rulebook of today."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        areas = self.fields["areas"]
        assert isinstance(areas, forms.MultipleChoiceField)
        areas.choices = [(one.slug, str(one.name)) for one in registry.current().areas]


class TopicsForm(_WithAreas):
    areas = _areas()
    words = _line(
        _("In your own words"),
        hint=_("One line, like: by-laws of a youth commission, parks that residents watch over."),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("areas") and not str(said.get("words") or "").strip():
            self.add_error("areas", _("Choose at least one area, or write a line below"))
        return said


class ProposalForm(_WithAreas):
    """`mentors` and `mentees` are the cities to choose from."""

    mentor = forms.ChoiceField(
        label=_("Mentor city"),
        help_text=_("A Vanguard city."),
        error_messages={
            "required": _("Choose the mentor city"),
            "invalid_choice": _("Only a Vanguard city mentors others. Choose one from the list."),
        },
    )
    mentee = forms.ChoiceField(
        label=_("City that is mentored"),
        help_text=_("A Pilot or an Affiliate city."),
        error_messages={
            "required": _("Choose the city that is mentored"),
            "invalid_choice": _("A mentor is for Pilot and Affiliate cities. Choose one of them."),
        },
    )
    areas = _areas()
    topics = _line(
        _("What would you work on together?"),
        hint=_("One line. It is public once both cities have said yes."),
        missing=_("Write in a line what the two cities would work on"),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        mentors: Iterable[Community],
        mentees: Iterable[Community],
        initial: Any = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self._cities = {one.slug: one for one in (*mentors, *mentees)}
        self._offer("mentor", mentors)
        self._offer("mentee", mentees)

    def _offer(self, name: str, cities: Iterable[Community]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        several = [(one.slug, one.name) for one in cities]
        field.choices = several if len(several) == 1 else [("", "–"), *several]

    def chosen(self) -> tuple[Community, Community]:
        """Mentor and mentee."""
        said = self.cleaned_data
        return self._cities[said["mentor"]], self._cities[said["mentee"]]


class WhyForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The other city reads it."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write at least a sentence here")},
    )


class MentorContactForm(forms.Form):
    """Filled in under a minute: today and half an hour stand there already."""

    happened_on = forms.DateField(
        label=_("Day"),
        initial=clock.today,
        widget=forms.DateInput(attrs={"type": "date", "class": "input input-s"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose a date"),
            "invalid": _("Write the date like 2026-06-10"),
        },
    )
    minutes = forms.IntegerField(
        label=_("How many minutes?"),
        initial=30,
        min_value=5,
        max_value=LONGEST,
        widget=forms.NumberInput(attrs={"class": "input input-s", "inputmode": "numeric"}),
        error_messages={
            "required": _("Write how many minutes"),
            "invalid": _("Write the minutes as a number"),
        },
    )
    topics = _line(
        _("What was it about?"),
        hint=_("One line. Leave out what people told you about their own lives."),
        missing=_("Write in a line what it was about"),
    )
