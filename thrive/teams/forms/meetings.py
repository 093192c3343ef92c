"""Forms of a meeting: planning it, its minutes, a thing to do."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thrive.teams.forms.fields import day, line, words
from thrive.teams.models import Meeting
from thrive.teams.queries.people import OneOfThem, Somebody


class MeetingForm(forms.Form):
    of_team = forms.ChoiceField(label=_("Who meets"), choices=Meeting.Team.choices)
    title = line(_("What is it about?"), missing=_("Give the meeting a name"))
    day = day(_("Day"))
    time = forms.TimeField(
        label=_("Time (Pacific)"),
        widget=forms.TimeInput(attrs={"type": "time", "class": "input input-s"}, format="%H:%M"),
        error_messages={"required": _("Choose a time"), "invalid": _("Write the time like 17:30")},
    )
    place = line(
        _("Place"),
        hint=_("A room with its address, or a link."),
        most=200,
        missing=_("Say where it is"),
    )
    led_with = forms.ChoiceField(
        label=_("Which resident or young person leads it with you?"),
        help_text=_("Every meeting is led together with somebody who lives with the problem."),
        error_messages={"required": _("Choose a resident or a young person")},
    )
    agenda = words(_("Agenda"), hint=_("One point a line."), rows=6, required=False)

    def __init__(
        self, data: Any, *, people: Sequence[OneOfThem], with_design_team: bool, initial: Any = None
    ) -> None:
        super().__init__(data, initial=initial)
        self._people = {one.key: one for one in people if one.is_resident}
        led, team = self.fields["led_with"], self.fields["of_team"]
        assert isinstance(led, forms.ChoiceField)
        assert isinstance(team, forms.ChoiceField)
        led.choices = [("", "–"), *((one.key, one.name) for one in self._people.values())]
        if not with_design_team:
            team.choices = [(Meeting.Team.CORE.value, Meeting.Team.CORE.label)]

    def said(self) -> dict[str, Any]:
        """What the action wants."""
        clean = self.cleaned_data
        moment = datetime.datetime.combine(clean["day"], clean["time"])
        return {
            **{name: clean[name] for name in ("of_team", "title", "place", "agenda")},
            "starts_at": timezone.make_aware(moment),
            "led_with": self._people[clean["led_with"]].row,
        }


class MinutesForm(forms.Form):
    came = forms.MultipleChoiceField(
        label=_("Who came"), required=False, widget=forms.CheckboxSelectMultiple
    )
    others_came = forms.IntegerField(
        label=_("Others who came"),
        min_value=0,
        max_value=5000,
        initial=0,
        widget=forms.NumberInput(attrs={"class": "input input-s"}),
    )
    notes = words(
        _("What was said"),
        hint=_("Write what people want to remember, not who said what about their own life."),
        rows=8,
        required=False,
    )
    decisions = words(_("What was decided"), hint=_("One decision a line."), rows=4, required=False)
    read_aloud = forms.BooleanField(
        label=_("We read the decisions aloud before we closed"), required=False
    )

    def __init__(self, data: Any, *, people: Sequence[OneOfThem], initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self._people = {one.key: one for one in people}
        came = self.fields["came"]
        assert isinstance(came, forms.MultipleChoiceField)
        came.choices = [(one.key, one.name) for one in people]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("decisions", "").strip() and not said.get("read_aloud"):
            self.add_error("read_aloud", _("Read each decision aloud, so that everybody heard it"))
        return said

    def said(self) -> dict[str, Any]:
        clean = self.cleaned_data
        lines = [text.strip() for text in clean["decisions"].splitlines()]
        return {
            "came": [self._people[key].row for key in clean["came"]],
            "others_came": clean["others_came"],
            "notes": clean["notes"],
            "decisions": [text for text in lines if text],
            "read_aloud": clean["read_aloud"],
        }


class ActionItemForm(forms.Form):
    what = line(_("What will be done?"), most=300, missing=_("Write what will be done"))
    owner = forms.ChoiceField(label=_("Who does it"), required=False)
    due_on = day(_("Until when"))

    def __init__(self, data: Any, *, people: Sequence[OneOfThem]) -> None:
        super().__init__(data)
        self._people = {one.key: one for one in people}
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ChoiceField)
        owner.choices = [("", _("The coach")), *((one.key, one.name) for one in people)]

    def who(self) -> Somebody | None:
        found = self._people.get(self.cleaned_data["owner"])
        return found.row if found else None
