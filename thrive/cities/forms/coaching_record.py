"""Forms of the coaching record. What is right or wrong is said by the rules; here it finds its field."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from thrive.base.decisions import Decision
from thrive.cities.models import CoachingContact
from thrive.cities.models.coaching import COACHING, NOTE_LENGTH
from thrive.cities.rules import coaching_record as rules
from thrive.cities.rules.coaching_record import Said

USUAL = (15, 30, 60, 90)  # minutes offered as a choice
OTHER = "other"
SHORT = {"class": "input input-s"}
FIELDS_OF_THE_STEP = ("next_step", "next_step_for", "next_step_owner", "next_step_due")


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date", **SHORT}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose a date"),
            "invalid": _("Write the date like 2026-06-10"),
        },
        **more,
    )


def _line(label: Any, *, most: int, hint: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=False, max_length=most)


class ContactForm(forms.Form):
    """One contact, filled in within two minutes. `earliest`: the first day one can write of."""

    held_on = _day(_("Date"))
    mode = forms.ChoiceField(
        label=_("How"),
        choices=CoachingContact.Mode.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how you were in touch")},
    )
    minutes = forms.ChoiceField(
        label=_("Length in minutes"),
        choices=[*((str(one), str(one)) for one in USUAL), (OTHER, _("Other"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how long it took")},
    )
    other_minutes = forms.CharField(
        label=_("Other number of minutes"),
        required=False,
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", **SHORT}),
    )
    offering = forms.ChoiceField(
        label=_("Kind of help"),
        help_text=_("The row of Table I that these minutes count toward."),
        error_messages={"required": _("Choose a kind of help")},
    )
    topics = _line(
        _("Topics"),
        most=260,
        hint=_("A few words, with commas between them. Like: budget, by-laws"),
    )
    summary = forms.CharField(
        label=_("What you talked about"),
        help_text=_("The city’s Core Team reads this."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write a sentence on what you talked about")},
    )
    next_step = _line(_("What will be done?"), most=300)
    next_step_for = forms.ChoiceField(
        label=_("Whose turn is it?"),
        choices=CoachingContact.For.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    next_step_owner = _line(_("Who exactly"), most=120, hint=_("A first name or a role."))
    next_step_due = _day(_("Until when"), required=False)

    def __init__(
        self,
        data: Any,
        *,
        offerings: Sequence[tuple[str, str]],
        earliest: datetime.date,
        place: str,
        initial: Any = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self._earliest, self._place = earliest, place
        offering = self.fields["offering"]
        assert isinstance(offering, forms.ChoiceField)
        offering.choices = list(offerings)

    def clean_held_on(self) -> datetime.date:
        day: datetime.date = self.cleaned_data["held_on"]
        _need(rules.fits_the_calendar(day, self._earliest, self._place))
        return day

    def clean_topics(self) -> str:
        topics: str = self.cleaned_data["topics"]
        _need(rules.has_short_topics(topics))
        return topics

    def clean_other_minutes(self) -> int:
        """The number of minutes, whichever of the two fields holds it; 0 while none does."""
        chosen, typed = self.cleaned_data.get("minutes", ""), self.cleaned_data["other_minutes"]
        if chosen != OTHER:
            return int(chosen or 0)
        number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else 0
        _need(rules.lasts(number))
        return number

    def clean_next_step_for(self) -> str:
        return str(self.cleaned_data["next_step_for"] or CoachingContact.For.CITY.value)

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        if not self.errors:
            answer = rules.plans_its_step(self.said())
            if not answer:
                field = "next_step_due" if clean["next_step"].strip() else "next_step"
                self.add_error(field, str(answer.sentence))
        return clean

    def said(self) -> Said:
        clean = {**self.cleaned_data}
        clean["minutes"] = clean.pop("other_minutes")
        return Said(**clean)


class ReasonToWithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The city reads it. The contact stays in the record, but counts no longer."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write at least a sentence here")},
    )


class ConfirmForm(forms.Form):
    reply = _line(
        _("Your reply"), most=300, hint=_("One line, if there is something to add or to put right.")
    )


class PrivateNoteForm(forms.Form):
    words = forms.CharField(
        label=_("Private note"),
        help_text=_(
            "At most %(most)s characters. Write about the work, never about somebody’s health, "
            "family or status. The Core Team sees that there is a note and when it was written."
        )
        % {"most": NOTE_LENGTH},
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write at least a sentence here")},
    )


def today_first(today: datetime.date) -> dict[str, Any]:
    """What a new form shows: the usual case, so that little is left to type."""
    return {
        "held_on": today,
        "mode": CoachingContact.Mode.CALL.value,
        "offering": COACHING,
        "next_step_for": CoachingContact.For.CITY.value,
    }


def as_it_stands(contact: CoachingContact) -> dict[str, Any]:
    """What a correction begins with."""
    usual = contact.minutes in USUAL
    names = ("held_on", "mode", "offering", "topics", "summary", *FIELDS_OF_THE_STEP)
    return {
        **{name: getattr(contact, name) for name in names},
        "minutes": str(contact.minutes) if usual else OTHER,
        "other_minutes": "" if usual else str(contact.minutes),
    }


def _need(answer: Decision) -> None:
    if not answer:
        raise ValidationError(str(answer.sentence))
