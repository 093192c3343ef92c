"""Signing up: for a member, for a guest, with what makes it possible to come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from thrive.cities.models import Community
from thrive.events.actions.registering import Need, Wish
from thrive.events.forms.fields import a_line, some_words
from thrive.events.models import Event, EventQuestion, Registration
from thrive.events.words import LANGUAGES, Support
from thrive.ui.forms import EmailField

ALWAYS = (Support.INTERPRETER.value, Support.ACCESS.value)  # may be asked for at any event
ASKED = {
    "interpreter": _("I need an interpreter"),
    "childcare": _("I need child care"),
    "food": _("I would like to eat there"),
    "stipend": _("I need the stipend"),
    "transport": _("I need a ride or fare"),
    "access": _("I need something for a disability"),
}


class PlaceForm(forms.Form):
    """City, supports and answers; cleans to a `Wish`. Members and guests use it alike."""

    community = forms.ChoiceField(label=_("Which city do you come for?"), required=False)
    needs = forms.MultipleChoiceField(
        label=_("What do you need to be able to come?"),
        help_text=_("Leave it empty if nothing. Only the people who prepare the event read it."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    interpreter = forms.ChoiceField(
        label=_("Interpreter into which language?"),
        required=False,
        choices=[("", "–"), *LANGUAGES],
    )
    note = some_words(
        _("Anything we should know for that?"),
        hint=_("Ages of the children, food you do not eat, a ramp. Nothing about your health."),
        rows=2,
        most=300,
    )

    def __init__(
        self,
        data: Any,
        *,
        event: Event,
        questions: Sequence[EventQuestion],
        cities: Sequence[Community],
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self._cities = {one.slug: one for one in cities}
        self._questions = questions
        offered = [one for one in Support.values if one in event.supports or one in ALWAYS]
        for name, choices in (
            ("needs", [(one, ASKED[one]) for one in offered]),
            ("community", [("", "–"), *((one.slug, one.name) for one in cities)]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
        if not cities:
            del self.fields["community"]
        for one in questions:
            self.fields[f"q{one.pk}"] = a_line(
                one.said, most=500, missing=_("Answer this question") if one.is_required else ""
            )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        needs = list(said.get("needs", []))
        if said.get("interpreter") and Support.INTERPRETER not in needs:
            said["needs"] = [*needs, Support.INTERPRETER.value]
        elif Support.INTERPRETER in needs and not said.get("interpreter"):
            self.add_error("interpreter", _("Choose the language, so that we find an interpreter"))
        return said

    def wish(self, language: str) -> Wish:
        """What the action wants."""
        clean = self.cleaned_data
        return Wish(
            community=self._cities.get(clean.get("community", "")),
            language=language,
            needs=[
                Need(one, clean["interpreter"] if one == Support.INTERPRETER else "", clean["note"])
                for one in clean["needs"]
            ],
            answers={one.pk: clean[f"q{one.pk}"] for one in self._questions},
        )


class GuestForm(PlaceForm):
    """Without an account: a name and an email, and a link goes there."""

    name = a_line(_("Your name"), most=120, missing=_("Enter your name"))
    email = EmailField(
        label=_("Your email"),
        help_text=_("We send you a link. The place is yours when you open it."),
        error_messages={
            "required": _("Enter an email, like name@example.org"),
            "invalid": _("Enter an email, like name@example.org"),
        },
    )
    is_adult = forms.BooleanField(
        label=_("I am 18 or older"),
        help_text=_("Under 18? Make an account first, so that a parent or guardian can say yes."),
        required=False,
    )
    field_order = ("name", "email", "is_adult")


def as_it_stands(place: Registration) -> dict[str, Any]:
    needs = list(place.needs.all())
    return {
        "community": place.community.slug if place.community else "",
        "needs": [one.kind for one in needs],
        "interpreter": next((one.language for one in needs if one.language), ""),
        "note": next((one.note for one in needs if one.note), ""),
        **{f"q{pk}": text for pk, text in place.answers.items()},
    }


def language_of(spoken: str | None) -> str:
    """One of the languages of the site, for mail to a guest."""
    code = (spoken or "en")[:2]
    return code if code in dict(settings.LANGUAGES) else "en"
