"""The plan, what a phase leaves behind, neighborhoods and pins."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.base import clock
from thrive.cities.models import Community
from thrive.indicators.actions.journey import Output, PlanWords
from thrive.indicators.actions.mapping import Drawn, Put
from thrive.indicators.data.shapes import squares
from thrive.indicators.forms.fields import PeopleField, choice, day, line, link, text, tick
from thrive.indicators.models import AssetPin, DataJourney, Neighborhood
from thrive.indicators.queries.tract_map import map_of_city, tracts_of_city
from thrive.indicators.rules.mapping import is_no_home


class PlanForm(forms.Form):
    """Five parts; each may be empty while it is a draft."""

    questions = text(
        _("What does the city want to know?"),
        hint=_("Questions residents would ask, one a line."),
        required=False,
        rows=5,
    )
    measures = text(
        _("Which numbers, by action area?"),
        hint=_("What each number would tell, and who publishes it."),
        required=False,
        rows=5,
    )
    places = text(
        _("Which neighborhoods?"),
        hint=_("Where the city looks more closely, and why there."),
        required=False,
    )
    people = text(
        _("Who does what?"),
        hint=_("Offices and groups, not names: everybody reads the accepted plan."),
        required=False,
    )
    safety = text(
        _("How do numbers and people stay safe?"),
        hint=_("Small numbers, consent for words and photos, youth, who may see what."),
        required=False,
    )

    def __init__(self, data: Any = None, *, journey: DataJourney) -> None:
        now = {name: getattr(journey, name) for name in PlanWords.__slots__}
        super().__init__(data, initial=now)

    def words(self) -> PlanWords:
        return PlanWords(**{name: self.cleaned_data[name] for name in PlanWords.__slots__})


class OutputForm(forms.Form):
    words = line(
        _("What was done or made?"),
        hint=_("Such as “Training on reading margins of error, in English and Spanish”."),
        most=300,
    )
    happened_on = day(_("On which day?"))
    came = PeopleField(
        _("How many people came?"), hint=_("For a training or an evening. Only the number.")
    )
    url = link(_("Link"), hint=_("Where it can be read, if everybody may."))

    def clean_happened_on(self) -> Any:
        said = self.cleaned_data["happened_on"]
        if said > clock.today():
            raise forms.ValidationError(_("This day has not come yet"))
        if said.year < 2000:
            raise forms.ValidationError(_("Choose a day from the year 2000 on"))
        return said

    def output(self) -> Output:
        return Output(**{name: self.cleaned_data[name] for name in Output.__slots__})


class DrawForm(forms.Form):
    """A neighborhood: its name, and its tracts ticked in a list that the map numbers."""

    name = line(_("What do people call it?"), most=80)
    why = text(
        _("Why this neighborhood?"),
        hint=_("What residents say about it. Everybody reads this once it is chosen."),
        required=False,
        rows=3,
        most=1000,
    )
    tracts = forms.MultipleChoiceField(
        label=_("Which census tracts?"),
        help_text=_("The numbers stand on the map. Tick every tract that belongs to it."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Tick at least one census tract"),
            "invalid_choice": _("Choose tracts of this map"),
        },
    )

    def __init__(
        self,
        data: Any = None,
        *,
        community: Community,
        row: Neighborhood | None = None,
        chosen: list[str] | None = None,
    ) -> None:
        now = {"name": row.name, "why": row.why, "tracts": row.tracts} if row else {}
        super().__init__(data, initial=now or {"tracts": chosen or []})
        field = self.fields["tracts"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(one.geoid, one.words) for one in tracts_of_city(community)]

    @property
    def picked(self) -> list[str]:
        """What is ticked now, for the map."""
        return [str(one) for one in self["tracts"].value() or []]

    def clean_name(self) -> str:
        said: str = self.cleaned_data["name"].strip()
        _refuse_homes(said)
        return said

    def drawn(self) -> Drawn:
        said = self.cleaned_data
        return Drawn(said["name"], said["tracts"], said["why"])


class PinForm(forms.Form):
    kind = choice(_("What is it?"), [("", _("Choose one")), *AssetPin.Kind.choices])
    label = line(
        _("What do people call it?"),
        hint=_("A public place, such as “Grove Park”. Never somebody’s home or address."),
        most=80,
    )
    words = line(
        _("What should one know about it?"),
        hint=_("Such as “open until nine, friendly to teens”. No names of people."),
        required=False,
        most=300,
    )
    tract = choice(_("In which census tract?"), [])
    square = choice(
        _("In which square of the map?"),
        [],
        hint=_("Letters run across, numbers down. Without a square it stands in its tract."),
        required=False,
    )
    agreed = tick(
        _("Those who run this place agree that it stands on the public map."),
        hint=_("Without that it can be kept for the team only. Nobody asks this of a danger."),
    )
    no_home = tick(
        _("This is nobody’s home."),
        hint=_("Homes, and addresses of people, do not belong on this map."),
        required=True,
    )

    def __init__(self, data: Any = None, *, community: Community) -> None:
        super().__init__(data)
        tracts = [(one.geoid, one.words) for one in tracts_of_city(community)]
        self._choose("tract", [("", _("Choose one")), *tracts])
        found = map_of_city(community)
        grid = squares(found) if found else []
        self._choose("square", [("", _("I do not know")), *((one, one) for one in grid)])

    def _choose(self, name: str, choices: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean_label(self) -> str:
        _refuse_homes(self.cleaned_data["label"])
        return str(self.cleaned_data["label"])

    def clean_words(self) -> str:
        _refuse_homes(self.cleaned_data["words"])
        return str(self.cleaned_data["words"])

    def put(self) -> Put:
        return Put(**{name: self.cleaned_data[name] for name in Put.__slots__})


def _refuse_homes(said: str) -> None:
    answer = is_no_home(said)
    if not answer:
        raise forms.ValidationError(str(answer.sentence))
