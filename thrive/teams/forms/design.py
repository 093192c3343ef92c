"""Forms of the Design Team: forming it, naming people, supporting a subgroup."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thrive.base import clock
from thrive.program.rulebook import Rulebook
from thrive.teams.forms.fields import day, email, line, words
from thrive.teams.models import DesignTeam, SubgroupSupport
from thrive.teams.rules.newcomers import Newcomer, already_here, kinds_of_members, read_list

ONLY_INSTITUTIONS = _("Only for institutions.")


def _category(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, error_messages={"required": _("Choose what they stand for")}
    )


class FormTeamForm(forms.Form):
    formed_on = day(_("Formed on"), hint=_("The day the team came together; it can lie back."))
    existing_coalition = words(
        _("Does it grow out of a group that exists?"),
        hint=_("Its name and what it has done. You can paste its members on the next page."),
        rows=3,
        required=False,
    )
    by_council_action = forms.BooleanField(
        label=_("The council created this team by formal action"),
        help_text=_("Then its agendas are public at least 72 hours before a meeting (Brown Act)."),
        required=False,
    )


class MemberForm(forms.Form):
    """One person, by name and without an account."""

    name = line(_("Name"), missing=_("Write the name of the person"))
    category = _category(_("Stands for"))
    institution_type = forms.ChoiceField(
        label=_("Kind of institution"), required=False, help_text=ONLY_INSTITUTIONS
    )
    organization = line(_("Organization"), most=160)
    email = email(
        _("Email"),
        hint=_("If they accept an invitation later, they keep their place."),
        required=False,
    )
    is_grown = forms.BooleanField(
        label=_("This young person is 18 or older"),
        help_text=_("If you do not know, leave it open: they count as under 18."),
        required=False,
    )

    def __init__(self, data: Any, *, rulebook: Rulebook) -> None:
        super().__init__(data)
        _fill(self, rulebook)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        _institutions_only(self, said)
        return said

    def newcomer(self) -> Newcomer:
        said = self.cleaned_data
        return Newcomer(
            name=said["name"].strip(),
            category=said["category"],
            organization=said["organization"].strip(),
            email=said["email"].lower(),
            institution_type=said["institution_type"],
            is_minor=not said["is_grown"],
        )


class ListForm(forms.Form):
    """Several people at once; nothing is added until every line is right."""

    usual = _category(_("They stand for"))
    people = words(
        _("People, one a line"),
        hint=_(
            "Name; organization; email. Only the name is needed. To say what one person stands for, "
            "add it: “Elected official”."
        ),
        rows=10,
        missing=_("Write at least one name"),
    )

    def __init__(self, data: Any, *, rulebook: Rulebook, team: DesignTeam) -> None:
        super().__init__(data)
        self._rulebook, self._team = rulebook, team
        chosen = self.fields["usual"]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = kinds_of_members(rulebook)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        text = said.get("people", "")
        if not text or not said.get("usual"):
            return said
        found, faults = read_list(text, usual=said["usual"], rulebook=self._rulebook)
        for fault in faults:
            where = {"line": fault.line, "sentence": fault.sentence}
            self.add_error("people", gettext("Line %(line)s: %(sentence)s") % where)
        for place in already_here(self._team, found):
            here = {"name": found[place].name}
            self.add_error("people", gettext("%(name)s is in the team already.") % here)
        said["newcomers"] = found
        return said

    @cached_property
    def newcomers(self) -> tuple[Newcomer, ...]:
        found: tuple[Newcomer, ...] = self.cleaned_data["newcomers"]
        return found


class InviteForm(forms.Form):
    email = email(_("Email"), hint=_("They get a private link that works for 14 days."))
    category = _category(_("They stand for"))
    institution_type = forms.ChoiceField(
        label=_("Kind of institution"), required=False, help_text=ONLY_INSTITUTIONS
    )
    language = forms.ChoiceField(label=_("Language of the mail"), choices=settings.LANGUAGES)

    def __init__(self, data: Any, *, rulebook: Rulebook) -> None:
        super().__init__(data)
        _fill(self, rulebook)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        _institutions_only(self, said)
        return said


class SupportForm(forms.Form):
    kind = forms.ChoiceField(label=_("Who supports them"), choices=SubgroupSupport.Kind.choices)
    organization = line(_("Organization"), most=160)
    name = line(_("Person"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not (said.get("organization") or "").strip() and not (said.get("name") or "").strip():
            self.add_error("organization", _("Write an organization or a name"))
        return said


def first_day() -> dict[str, Any]:
    """What stands in the form before anybody types."""
    return {"formed_on": clock.today()}


def _fill(form: forms.Form, rulebook: Rulebook) -> None:
    category, institution = form.fields["category"], form.fields["institution_type"]
    assert isinstance(category, forms.ChoiceField)
    assert isinstance(institution, forms.ChoiceField)
    category.choices = kinds_of_members(rulebook)
    types = [(one.slug, str(one.name)) for one in rulebook.institution_types]
    institution.choices = [("", "–"), *types]


def _institutions_only(form: forms.Form, said: dict[str, Any]) -> None:
    """Its kind goes with an institution; for anybody else it is dropped."""
    if said.get("category") != "institution":
        said["institution_type"] = ""
    elif not said.get("institution_type"):
        form.add_error("institution_type", _("Choose the kind of institution"))
