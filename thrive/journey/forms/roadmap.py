"""A milestone of the roadmap, a resource lined up for it, and what it leads to."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.base import clock
from thrive.indicators.forms.fields import link
from thrive.journey.actions.roadmap import Hop, Means, Plan
from thrive.journey.forms.milestones import day
from thrive.journey.models import AlignedResource, MilestoneHop, RoadmapMilestone
from thrive.journey.rules.roadmap import FIRST_YEAR, LAST_YEAR, MOST_DOLLARS
from thrive.program.rulebook import ActionArea
from thrive.ui.forms import SeenField

_AMOUNT = re.compile(r"\$?\s*(\d{1,3}(?:,\d{3})+|\d{1,18})(?:\.0{1,2})?\s*\$?", re.ASCII)
_NEGATIVE = re.compile(r"\$?\s*[-−–(]\s*\$?\s*[\d.,]+\)?", re.ASCII)
YEARS = {"first": FIRST_YEAR, "last": LAST_YEAR}


def _line(label: Any, *, hint: Any = "", required: bool = True, most: int = 160) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=most,
        error_messages={"required": _("Write a few words here")},
    )


class DollarsField(forms.CharField):
    """Whole dollars as people write them, "$25,000" or "25000"; cleans to a number, or None."""

    def clean(self, value: Any) -> Any:
        said = str(super().clean(value)).strip()
        if not said:
            return None
        if _NEGATIVE.fullmatch(said):
            raise forms.ValidationError(_("An amount cannot be below zero"))
        found = _AMOUNT.fullmatch(said)
        if not found:
            raise forms.ValidationError(
                _("Write whole dollars in numbers, such as 25,000. What is in kind goes below.")
            )
        dollars = int(found[1].replace(",", ""))
        if not 0 < dollars <= MOST_DOLLARS:
            raise forms.ValidationError(_("Write an amount between 1 and 1,000,000,000 dollars"))
        return dollars


class VersionField(SeenField):
    """Which version a form was drawn with."""

    def clean(self, value: Any) -> Any:
        """None for whatever is no version: then nobody knows what was seen."""
        said = str(value or "")
        return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else None


def a_day_of_ours(said: datetime.date | None) -> datetime.date | None:
    if said and not FIRST_YEAR <= said.year <= LAST_YEAR:
        raise forms.ValidationError(_("Choose a day between %(first)s and %(last)s"), params=YEARS)
    return said


class PlanForm(forms.Form):
    """One milestone. `version` is of the row as it is now; 0 for a new one."""

    seen = VersionField(required=False)
    title = _line(_("What will be done?"), hint=_("In one line, such as “Lights in ten parks”."))
    due_on = day(_("By when?"))
    notes = forms.CharField(
        label=_("Notes"),
        help_text=_("For the city and its coach. They are never shown to everybody."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        areas: Iterable[ActionArea],
        row: RoadmapMilestone | None = None,
    ) -> None:
        now = {name: getattr(row, name) for name in Plan.__slots__} if row else {}
        super().__init__(data, initial=now | {"seen": row.version if row else 0})
        self.fields["area"] = forms.ChoiceField(
            label=_("Which action area does it serve?"),
            required=False,
            choices=[("", _("None in particular")), *((one.slug, str(one.name)) for one in areas)],
        )
        self.order_fields(["seen", "title", "due_on", "area", "notes"])

    def clean_due_on(self) -> Any:
        return a_day_of_ours(self.cleaned_data["due_on"])

    def plan(self) -> Plan:
        return Plan(**{name: self.cleaned_data[name] for name in Plan.__slots__})


def _a_day_gone_by(said: datetime.date | None) -> datetime.date | None:
    said = a_day_of_ours(said)
    if said and said > clock.today():
        raise forms.ValidationError(_("This day has not come yet"))
    return said


class FinishForm(forms.Form):
    on = day(_("On which day was it done?"))

    def clean_on(self) -> Any:
        return _a_day_gone_by(self.cleaned_data["on"])


class PolicyForm(forms.Form):
    """The policy a milestone became, passed or on its way."""

    seen = VersionField(required=False)
    name = _line(
        _("What is the policy called?"),
        hint=_("With its number, such as “Ordinance 2026-14, safe routes to parks”."),
        most=200,
    )
    passed_on = day(
        _("On which day did it pass?"),
        required=False,
        help_text=_("Leave it empty while it is on its way."),
    )
    url = link(_("Where can its text be read?"), hint=_("The page of the city that holds it."))

    def __init__(self, data: Any = None, *, row: MilestoneHop | None = None) -> None:
        now = (
            {name: getattr(row, name) for name in self.base_fields if name != "seen"} if row else {}
        )
        super().__init__(data, initial=now | {"seen": row.version if row else 0})

    def clean_passed_on(self) -> Any:
        return _a_day_gone_by(self.cleaned_data["passed_on"])

    def hop(self) -> Hop:
        said = self.cleaned_data
        return Hop(said["name"], passed_on=said["passed_on"], url=said["url"])


class NumberForm(forms.Form):
    """The number a milestone should move: one that is published of the city."""

    indicator = forms.ChoiceField(
        label=_("Which number should it move?"),
        help_text=_("Those that are published of the city today."),
        error_messages={"required": _("Choose one"), "invalid_choice": _("Choose one of the list")},
    )

    def __init__(self, data: Any = None, *, numbers: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        self._named = dict(numbers)
        self.fields["indicator"].choices = [("", _("Choose one")), *self._named.items()]  # type: ignore[attr-defined]

    def hop(self) -> Hop:
        slug = self.cleaned_data["indicator"]
        return Hop(self._named[slug][:200], MilestoneHop.Kind.NUMBER, indicator=slug)


class MeansForm(forms.Form):
    """One resource: dollars or words, and from where."""

    seen = VersionField(required=False)
    what = _line(_("What is it?"), hint=_("Such as “Park bond, second part”."))
    source = forms.ChoiceField(
        label=_("Where does it come from?"),
        choices=[("", _("Choose one")), *AlignedResource.Source.choices],
        error_messages={"required": _("Choose a source")},
    )
    dollars = DollarsField(
        label=_("How many dollars?"),
        help_text=_("Whole dollars for this one year. Leave it empty for what is in kind."),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input input-s"}),
    )
    in_kind = _line(
        _("Or what is given in kind?"),
        hint=_("In words, such as “a hall and dinner for six evenings”."),
        required=False,
        most=200,
    )
    owner = _line(
        _("Who holds it?"), hint=_("The office or organization, such as “Public Works”. No names.")
    )
    year = forms.CharField(
        label=_("For which year?"),
        max_length=20,
        help_text=_("The year in which the budget year begins, such as 2027."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input input-s"}),
        error_messages={"required": _("Write a year")},
    )
    url = link(_("Link"), hint=_("The page of the budget, the grant or the program."))

    def __init__(
        self,
        data: Any = None,
        *,
        milestones: Iterable[RoadmapMilestone],
        row: AlignedResource | None = None,
    ) -> None:
        now = {name: getattr(row, name) for name in Means.__slots__} if row else {}
        now["milestone"] = row.milestone_id if row else None
        super().__init__(data, initial=now | {"seen": row.version if row else 0})
        self._milestones = {str(one.pk): one for one in milestones}
        self.fields["milestone"] = forms.ChoiceField(
            label=_("For which milestone?"),
            required=False,
            choices=[
                ("", _("None in particular")),
                *((pk, one.title) for pk, one in self._milestones.items()),
            ],
        )
        self.order_fields(
            [*("seen", "what", "source", "dollars", "in_kind", "owner", "year"), "milestone", "url"]
        )

    def clean_year(self) -> int:
        said = self.cleaned_data["year"].strip()
        year = int(said) if said.isascii() and said.isdigit() and len(said) == 4 else 0
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise forms.ValidationError(
                _("Write a year between %(first)s and %(last)s, with four digits"), params=YEARS
            )
        return year

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if {"dollars", "in_kind"} & set(self.errors):
            return said
        if said.get("dollars") and said.get("in_kind"):
            self.add_error(
                "in_kind",
                _("Either dollars or in kind. What it would be worth can stand in the words."),
            )
        if not said.get("dollars") and not said.get("in_kind"):
            self.add_error("dollars", _("Write the dollars, or below what is given in kind"))
        return said

    def means(self) -> Means:
        said = {name: self.cleaned_data[name] for name in Means.__slots__}
        return Means(**said | {"milestone": self._milestones.get(said["milestone"])})
