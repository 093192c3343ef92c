"""Forms about oneself: age, joining, profile, guardian, invitation, erasing."""

from __future__ import annotations

from typing import Any

from allauth.core import context
from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from thrive.base import clock
from thrive.people import age as ages
from thrive.people import rules
from thrive.people.models import Person
from thrive.people.words import Affiliation, AgeBand, Role, Scope, Visibility
from thrive.ui.forms import EmailField

OLDEST_YEAR = 1900
LANGUAGES = (("en", "English"), ("es", "Español"))
YOUTH_SCOPES = [choice for choice in Scope.choices if choice[0] != Scope.ACCOUNT]


class AgeForm(forms.Form):
    """Asked the same way of everybody, with no hint at the answer that opens the door."""

    month = forms.TypedChoiceField(
        label=_("Month you were born"), choices=[("", "—"), *MONTHS.items()], coerce=int
    )
    year = forms.IntegerField(
        label=_("Year you were born"),
        min_value=OLDEST_YEAR,
        max_value=9999,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 4}),
        error_messages={
            "invalid": _("Enter the year with four digits, such as 1987."),
            "min_value": _("Enter the year with four digits, such as 1987."),
            "max_value": _("Enter the year with four digits, such as 1987."),
        },
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        today = clock.today()
        if {"month", "year"} <= said.keys() and (
            (said["year"], said["month"]) > (today.year, today.month)
        ):
            self.add_error("year", _("This month has not come yet. Check the year."))
        return said

    def age(self) -> ages.Age:
        said = self.cleaned_data
        return ages.age_of(born_year=said["year"], born_month=said["month"], today=clock.today())


class AboutYou(forms.Form):
    """What sign-up asks beside email and password (by allauth's form and by an outside provider).

    The age screen has been passed; for 13 to 17 it asks for a guardian instead of an organization.
    """

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("Program staff see it. Others see your first name and an initial."),
    )
    shown_name = forms.CharField(
        label=_("Name others see"),
        max_length=60,
        required=False,
        help_text=_("Leave it empty for your first name and an initial."),
    )
    affiliation = forms.ChoiceField(
        label=_("Who are you in this work?"), choices=[("", "—"), *Affiliation.choices]
    )
    organization = forms.CharField(
        label=_("Organization"),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    legislative_body = forms.CharField(
        label=_("Council, board or commission you serve on"),
        max_length=160,
        required=False,
        help_text=_("Open-meeting rules apply to what members of one body write to each other."),
    )
    guardian_name = forms.CharField(
        label=_("Name of a parent or guardian"), max_length=120, required=False
    )
    guardian_email = EmailField(
        label=_("Email of a parent or guardian"),
        help_text=_("We ask them to agree. Until they do, nothing of yours is shown to others."),
    )
    assent = forms.MultipleChoiceField(
        label=_("Is any of this all right with you?"),
        choices=YOUTH_SCOPES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Your guardian is asked too. You can change your mind at any time."),
    )
    field_order = (
        *("name", "shown_name", "affiliation", "organization", "legislative_body"),
        *("guardian_name", "guardian_email", "assent", "email", "password1"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        age = ages.recall(context.request.session)
        self.youth = age is not None and age.band == "youth"
        if self.youth:
            _ask_a_youth(self.fields)
        else:
            for field in ("guardian_name", "guardian_email", "assent"):
                del self.fields[field]

    def signup(self, request: Any, user: Person) -> None:
        """allauth's hook after saving; the adapter has already joined the person."""

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        _check_shown_name(self, said.get("name", ""), youth=self.youth)
        if self.youth and said.get("guardian_email") and said.get("email"):
            allowed = rules.may_name_guardian(said["email"], said["guardian_email"])
            if not allowed:
                self.add_error("guardian_email", str(allowed.sentence))
        return said


class ProfileForm(forms.ModelForm):
    """One's own profile. Saved by the action, not by the form."""

    class Meta:
        model = Person
        fields = (
            *("name", "shown_name", "affiliation", "organization", "title"),
            *("legislative_body", "language", "visibility"),
        )
        labels = {
            "name": _("Your name"),
            "shown_name": _("Name others see"),
            "affiliation": _("Who are you in this work?"),
            "organization": _("Organization"),
            "title": _("Your title there"),
            "legislative_body": _("Council, board or commission you serve on"),
            "language": _("Language of your pages and mail"),
            "visibility": _("Who can open your profile"),
        }
        help_texts = {
            "name": _("Program staff see it. Others do not."),
            "shown_name": _("Leave it empty and we make one."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
        self.fields["language"].choices = LANGUAGES  # type: ignore[attr-defined]
        if self.instance.is_youth:
            self.fields["visibility"].choices = [  # type: ignore[attr-defined]
                choice for choice in Visibility.choices if choice[0] != Visibility.PUBLIC
            ]
            for field in ("organization", "title", "legislative_body"):
                del self.fields[field]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        _check_shown_name(self, said.get("name", ""), youth=self.instance.is_youth)
        return said


class GuardianForm(forms.Form):
    guardian_name = forms.CharField(
        label=_("Name of a parent or guardian"), max_length=120, required=False
    )
    guardian_email = EmailField(label=_("Email of a parent or guardian"))
    language = forms.ChoiceField(label=_("Language we write to them in"), choices=LANGUAGES)


class ScopeForm(forms.Form):
    """Photo, quote, stipend: asked of the guardian and, apart, of the youth."""

    scope = forms.MultipleChoiceField(
        label=_("Yes also to"),
        choices=YOUTH_SCOPES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class InvitationForm(forms.Form):
    email = EmailField(label=_("Their email"))
    role = forms.ChoiceField(label=_("Role in the program"), choices=[("", "—"), *Role.choices])
    language = forms.ChoiceField(label=_("Language of the invitation"), choices=LANGUAGES)


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role in the program"), choices=[("", "—"), *Role.choices])


class RegisterFilter(forms.Form):
    """Search and filters of the register; what is not a known word is left aside."""

    words = forms.CharField(label=_("Name, email or organization"), required=False, max_length=120)
    affiliation = forms.ChoiceField(
        label=_("Affiliation"), required=False, choices=[("", _("Any")), *Affiliation.choices]
    )
    role = forms.ChoiceField(
        label=_("Role in the program"), required=False, choices=[("", _("Any")), *Role.choices]
    )
    band = forms.ChoiceField(
        label=_("Age"), required=False, choices=[("", _("Any")), *AgeBand.choices]
    )

    def chosen(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class EraseForm(forms.Form):
    sure = forms.BooleanField(
        label=_("I understand that this cannot be undone"),
        error_messages={
            "required": _("Tick the box, so that nobody erases an account by mistake.")
        },
    )


def _ask_a_youth(fields: dict[str, forms.Field]) -> None:
    for field in ("organization", "legislative_body"):
        del fields[field]
    fields["name"].help_text = _("Your first name is enough. Only program staff see it.")
    fields["shown_name"].help_text = _(
        "Make one up that does not give you away. Leave it empty and we pick one."
    )
    fields["affiliation"].initial = Affiliation.YOUTH


def _check_shown_name(form: forms.BaseForm, name: str, *, youth: bool) -> None:
    allowed = rules.may_be_called(form.cleaned_data.get("shown_name", ""), name=name, youth=youth)
    if not allowed:
        form.add_error("shown_name", str(allowed.sentence))
