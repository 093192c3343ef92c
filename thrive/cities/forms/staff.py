"""Forms of the program's side: steps, reviews, decisions, seats, coaches, sessions."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thrive.cities.models import CityRole, InfoSession
from thrive.people.models import Person
from thrive.program.rulebook import Rulebook
from thrive.ui.forms import EmailField, LinkField

WHY = _("It stays in the record.")
IN_THE_LETTER = _("The city reads this in its letter. Write it to them.")


def _words(label: Any, *, hint: Any = "", rows: int = 4, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": _("Write at least a sentence here")},
    )


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date", "class": "input input-s"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose a date"),
            "invalid": _("Write the date like 2026-06-10"),
        },
    )


class ReasonForm(forms.Form):
    """Why. `hint` says who reads it, where that is somebody else than the record."""

    reason = _words(_("Reason"), hint=WHY)

    def __init__(self, data: Any = None, *, hint: Any = WHY) -> None:
        super().__init__(data)
        self.fields["reason"].help_text = hint


class DeclineForm(forms.Form):
    reason = _words(_("Why not now?"), hint=IN_THE_LETTER)


class ConversationForm(forms.Form):
    note = _words(
        _("With whom did you talk, when, and about what?"),
        hint=_("For a city that could not come to a session."),
        rows=3,
    )


class FollowUpForm(forms.Form):
    """The four items stand in the template; here is what changes from city to city."""

    note = _words(
        _("A few words of your own"),
        hint=_("They stand after the thanks. The next steps follow by themselves."),
        required=False,
    )
    confirm_by = _day(_("The city confirms by"))
    decide_by = _day(_("We decide by"))
    coach_by = _day(_("The coach writes by"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        days = [said.get(name) for name in ("confirm_by", "decide_by", "coach_by")]
        if all(days) and days != sorted(days):  # type: ignore[type-var]
            self.add_error("coach_by", _("These three dates follow each other"))
        return said

    def dates(self) -> list[datetime.date]:
        return [self.cleaned_data[name] for name in ("confirm_by", "decide_by", "coach_by")]


class IntroductionForm(forms.Form):
    text = _words(
        _("Introduce the city to the others"),
        hint=_("Who they are, what they work on, and what they would like to learn."),
        rows=6,
    )


class ReviewersForm(forms.Form):
    """Two reviewers, or one in place of somebody who stepped aside."""

    def __init__(self, data: Any, *, people: Sequence[Person], places: int) -> None:
        super().__init__(data)
        choices = [("", "—"), *((str(one.public_id), str(one)) for one in people)]
        labels = [_("First reviewer"), _("Second reviewer")] if places > 1 else [_("New reviewer")]
        for number, label in enumerate(labels[:places], 1):
            self.fields[f"reviewer_{number}"] = forms.ChoiceField(
                label=label, choices=choices, error_messages={"required": _("Choose a person")}
            )
        self._people = {str(one.public_id): one for one in people}

    def chosen(self) -> list[Person]:
        return [self._people[value] for value in self.cleaned_data.values()]


class DecisionForm(forms.Form):
    tier = forms.ChoiceField(
        label=_("Decision"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a tier, or “not now”")},
    )
    rationale = _words(_("Why?"), hint=IN_THE_LETTER, rows=6)

    def __init__(
        self, data: Any = None, *, choices: Iterable[tuple[str, str]], **more: Any
    ) -> None:
        super().__init__(data, **more)
        self.fields["tier"].choices = list(choices)  # type: ignore[attr-defined]


class TierForm(forms.Form):
    tier = forms.ChoiceField(label=_("New tier"), widget=forms.RadioSelect)
    reason = _words(_("Reason"), hint=WHY)

    def __init__(self, data: Any = None, *, rulebook: Rulebook, now: str) -> None:
        super().__init__(data)
        tiers = [(tier.slug, str(tier.name)) for tier in rulebook.tiers if tier.slug != now]
        self.fields["tier"].choices = tiers  # type: ignore[attr-defined]


class CapForm(forms.Form):
    cap = forms.IntegerField(
        label=_("Seats"),
        min_value=0,
        max_value=500,
        widget=forms.NumberInput(attrs={"class": "input input-s"}),
    )
    reason = _words(_("Reason"), hint=WHY)


class CoachForm(forms.Form):
    """`again`: the city has a coach already, so a note goes to the next one."""

    def __init__(self, data: Any = None, *, people: Sequence[Person], again: bool) -> None:
        super().__init__(data)
        self._people = {str(one.public_id): one for one in people}
        self.fields["coach"] = forms.ChoiceField(
            label=_("Lead coach"),
            choices=[("", "—"), *((key, str(one)) for key, one in self._people.items())],
            error_messages={"required": _("Choose a coach")},
        )
        if again:
            self.fields["note"] = _words(
                _("Note for the next coach"),
                hint=_("Where the work stands, what was promised, whom to call first."),
            )

    def chosen(self) -> Person:
        return self._people[self.cleaned_data["coach"]]


class SessionForm(forms.Form):
    day = _day(_("Day"))
    time = forms.TimeField(
        label=_("Time (Pacific)"),
        widget=forms.TimeInput(attrs={"type": "time", "class": "input input-s"}, format="%H:%M"),
        error_messages={"required": _("Choose a time"), "invalid": _("Write the time like 17:30")},
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    place = forms.CharField(
        label=_("Place"),
        max_length=160,
        help_text=_("A room with its address, or “Online”."),
        error_messages={"required": _("Say where it is")},
    )
    link = LinkField(label=_("Link to join"), max_length=200)
    capacity = forms.IntegerField(
        label=_("Places"),
        min_value=1,
        max_value=5000,
        initial=100,
        widget=forms.NumberInput(attrs={"class": "input input-s"}),
    )

    @classmethod
    def about(cls, session: InfoSession, data: Any = None) -> SessionForm:
        """The form of a session that is set up already, as it stands."""
        begins = timezone.localtime(session.starts_at)
        names = ("language", "place", "link", "capacity")
        known = {name: getattr(session, name) for name in names}
        return cls(data, initial={"day": begins.date(), "time": begins.time(), **known})

    def wanted(self) -> dict[str, Any]:
        """What was asked for: `starts_at` with its time zone, language, place, link, capacity."""
        said = dict(self.cleaned_data)
        moment = datetime.datetime.combine(said.pop("day"), said.pop("time"))
        return {"starts_at": timezone.make_aware(moment), **said}


class CancelSessionForm(forms.Form):
    reason = _words(_("Why is it cancelled?"), hint=_("The cities that signed up read this."))


class OutreachForm(forms.Form):
    """Staff made first contact: which place, and whom we know there."""

    city = forms.CharField(
        label=_("City"),
        max_length=120,
        help_text=_("The name of the city."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "city-names"}),
        error_messages={"required": _("Enter the name of the city")},
    )
    name = forms.CharField(
        label=_("First contact"), max_length=120, error_messages={"required": _("Enter a name")}
    )
    email = EmailField(
        label=_("Email of the first contact"),
        help_text=_("They get the private link to the draft."),
        error_messages={
            "required": _("Enter an email, like name@city.gov"),
            "invalid": _("Enter an email, like name@city.gov"),
        },
    )
    language = forms.ChoiceField(
        label=_("Language for our mail"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
    note = _words(_("How did the contact come about?"), hint=WHY, rows=3)

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class CityRoleForm(forms.Form):
    email = EmailField(
        label=_("Email of their account"),
        error_messages={
            "required": _("Enter an email, like name@city.gov"),
            "invalid": _("Enter an email, like name@city.gov"),
        },
    )
    role = forms.ChoiceField(label=_("Role"), choices=CityRole.Role.choices)
