"""Reports, reasons, appeals; moving a thread; opening a space and naming its people."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.cities.models import Community, ProgramCycle
from thrive.community.actions.spaces import SpacePlan
from thrive.community.models import ForumSpace, Thread
from thrive.community.texts import clean, clean_line
from thrive.community.words import Access, Part, Reason
from thrive.people.models import Person
from thrive.people.words import Affiliation, Role
from thrive.program import registry
from thrive.ui.forms import EmailField

NOBODY = ("", _("Nobody in particular"))


def words_of(label: Any, hint: Any = "", *, required: bool = True, most: int = 1000) -> Any:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write a few words")},
    )


class ReportForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("What is wrong with this post?"),
        choices=Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one")},
    )
    words = words_of(_("What should the moderator know?"), required=False)

    def clean_words(self) -> str:
        return clean(self.cleaned_data["words"])


class HideForm(forms.Form):
    of = forms.ChoiceField(
        label=_("Which rule is it about?"),
        choices=Reason.choices,
        error_messages={"required": _("Choose one")},
    )
    reason = words_of(
        _("Reason"), _("The author reads these words. Say what would make the post all right.")
    )

    def clean_reason(self) -> str:
        return clean(self.cleaned_data["reason"])


class AppealForm(forms.Form):
    words = words_of(_("Why should we look again?"), most=2000)

    def clean_words(self) -> str:
        return clean(self.cleaned_data["words"])


class AnswerForm(forms.Form):
    grant = forms.ChoiceField(
        label=_("What is your answer?"),
        choices=[("yes", _("Show the post again")), ("no", _("Keep it hidden"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one")},
    )
    answer = words_of(_("Why?"), _("The author reads these words."))

    def clean_answer(self) -> str:
        return clean(self.cleaned_data["answer"])


class MoveForm(forms.Form):
    """`spaces`: those this person reads and may choose from."""

    def __init__(self, data: Any = None, *, spaces: Iterable[ForumSpace]) -> None:
        super().__init__(data)
        self._spaces = {space.slug: space for space in spaces}
        self.fields["to"] = forms.ChoiceField(
            label=_("Into which space?"),
            choices=[(slug, space.said_name) for slug, space in self._spaces.items()],
            error_messages={"required": _("Choose a space")},
        )

    def space(self) -> ForumSpace:
        return self._spaces[self.cleaned_data["to"]]


class MergeForm(forms.Form):
    """`threads`: (number, title) to choose from; `find` gives the thread of any other number, if this
    person reads it."""

    def __init__(
        self,
        data: Any = None,
        *,
        threads: Iterable[tuple[int, str]],
        find: Callable[[int], Thread | None],
    ) -> None:
        super().__init__(data)
        self._find = find
        self.fields["into"] = forms.ChoiceField(
            label=_("Which thread stays?"),
            help_text=_("The newest ones of this space."),
            required=False,
            choices=[("", _("Another one: I write its address below")), *threads],
        )
        self.fields["address"] = forms.CharField(
            label=_("Or the address of the thread that stays"),
            help_text=_("Open the other thread and copy its address from your browser."),
            required=False,
            max_length=300,
        )
        self.fields["reason"] = words_of(
            _("Why are they one?"), _("Everybody who wrote in this thread reads these words.")
        )

    def clean_reason(self) -> str:
        return clean(self.cleaned_data["reason"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        chosen, address = said.get("into", ""), said.get("address", "")
        if chosen and address:
            self.add_error("address", _("Choose a thread, or write an address; not both"))
        elif not chosen and not address and "into" not in self.errors:
            self.add_error("into", _("Choose the thread that stays, or write its address"))
        elif chosen or address:
            number = re.search(
                r"(?:^|/threads/)(\d{1,18})/?(?:[?#].*)?$", chosen or address.strip()
            )
            thread = self._find(int(number[1])) if number else None
            if thread is None:
                self.add_error("address", _("You read no thread at this address"))
            else:
                self.thread = thread
        return said


class PersonForm(forms.Form):
    """Somebody by email: there is no list of people to choose from."""

    email = EmailField(
        label=_("Their email"),
        error_messages={
            "required": _("Write the email of their account"),
            "invalid": _("Write a whole email address, such as name@example.org"),
        },
    )
    part = forms.ChoiceField(
        label=_("What are they here?"),
        choices=Part.choices,
        error_messages={"required": _("Choose one")},
    )

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"])
        self.person = Person.objects.present().filter(email__iexact=email).first()
        if self.person is None:
            raise forms.ValidationError(_("Nobody has an account with this email"))
        return email


class SpaceForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    name_es = forms.CharField(label=_("Name in Spanish"), max_length=120)
    about = forms.CharField(label=_("What it is for"), max_length=400, required=False)
    about_es = forms.CharField(
        label=_("What it is for, in Spanish"), max_length=400, required=False
    )
    access = forms.ChoiceField(
        label=_("Who reads it?"), choices=Access.choices, widget=forms.RadioSelect
    )
    role = forms.ChoiceField(
        label=_("For a role in the program"), choices=[NOBODY, *Role.choices], required=False
    )
    affiliation = forms.ChoiceField(
        label=_("For people who are"), choices=[NOBODY, *Affiliation.choices], required=False
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        areas = [("", str(_("None in particular")))]
        areas += [(one.slug, str(one.name)) for one in registry.current().areas]
        self.fields["area"] = forms.ChoiceField(
            label=_("About an action area"), choices=areas, required=False
        )
        self.fields["community"] = forms.ModelChoiceField(
            label=_("For the people of a city"),
            queryset=Community.objects.filter(enrollments__isnull=False)
            .distinct()
            .order_by("name"),
            required=False,
            empty_label=str(NOBODY[1]),
            to_field_name="slug",
        )
        self.fields["cycle"] = forms.ModelChoiceField(
            label=_("For the cities of a program period"),
            queryset=ProgramCycle.objects.order_by("-starts_on"),
            required=False,
            empty_label=str(NOBODY[1]),
            to_field_name="slug",
        )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        chosen = [
            name for name in ("area", "community", "cycle", "role", "affiliation") if said.get(name)
        ]
        for name in chosen[1:]:
            self.add_error(name, _("Choose one of these at most"))
        return said

    def plan(self) -> SpacePlan:
        said = self.cleaned_data
        columns: dict[str, Any] = {name: said[name] for name in SpacePlan.__slots__}
        for name in ("name", "name_es", "about", "about_es"):
            columns[name] = clean_line(columns[name])
        return SpacePlan(**columns)
