"""“Change the choices” as a form: sent by GET, so that every choice stands in the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.wellbeing.queries.weights import TeamWeights
from thrive.wellbeing.queries.words import area_name
from thrive.wellbeing.recipes.choices import AREAS, AS_PUBLISHED, MOST, Choices

SCALES = (
    ("goalposts", _("Goalposts, as published")),
    ("wide", _("Wider goalposts")),
    ("ends", _("Lowest to highest place")),
    ("position", _("Position among all places")),
)
SHARES = (
    ("sixty", _("60 percent, as published")),
    ("one", _("One indicator is enough")),
    ("half", _("Half of an area")),
    ("all", _("Every indicator of an area")),
)
MEANS = (
    ("mean", _("Mean, as published")),
    ("geometric", _("A low area counts more")),
)
UNKNOWN = {"invalid_choice": _("Choose one of these")}


class ChoicesForm(forms.Form):
    """Bound to the address; without a word in it, to the index as published."""

    def __init__(self, said: Mapping[str, str], teams: Sequence[TeamWeights]) -> None:
        defaults = {"scale": "goalposts", "share": "sixty", "mean": "mean", "total": "yes"}
        super().__init__({**defaults, **{name: said[name] for name in said if said[name]}})
        for area in AREAS:
            self.fields[f"w{area}"] = forms.FloatField(
                label=area_name(area),
                required=False,
                min_value=0,
                max_value=MOST,
                localize=True,
                widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
                error_messages=POINTS,
            )
        if teams:
            self.fields["team"] = forms.ChoiceField(
                label=_("Or a team’s weights"),
                required=False,
                choices=[("", _("No team")), *((one.key, one.name) for one in teams)],
                help_text=_("They take the place of the points above."),
                error_messages={"invalid_choice": _("These weights are not published any more.")},
            )
        for name, label, known in (
            ("scale", _("How a number becomes a position"), SCALES),
            ("share", _("How much of an area must be there"), SHARES),
            ("mean", _("How the areas make a total"), MEANS),
            ("total", _("The total"), (("yes", _("Show it")), ("no", _("Areas only, no total")))),
        ):
            self.fields[name] = forms.ChoiceField(
                label=label, choices=known, error_messages=UNKNOWN
            )

    @property
    def points(self) -> list[forms.BoundField]:
        return [self[f"w{area}"] for area in AREAS]

    @property
    def others(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if not name.startswith("w")]

    def call_areas(self, names: Mapping[int, str]) -> None:
        """Areas by the names the index gives them."""
        for area in AREAS:
            self[f"w{area}"].label = names[area]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        given = [cleaned.get(f"w{area}") for area in AREAS]
        if any(one is not None for one in given) and not any(given) and not self.errors:
            self.add_error("w1", _("Give at least one area some points."))
        return cleaned

    def choices(self) -> Choices:
        """What could be read; a field that could not keeps its default, and its error beside it."""
        self.full_clean()
        said = self.cleaned_data
        points = {a: float(said[f"w{a}"]) for a in AREAS if said.get(f"w{a}") is not None}
        if not any(points.values()) or said.get("team"):
            points = {}
        return Choices(
            points,
            said.get("team") or "",
            said.get("scale") or AS_PUBLISHED.scale,
            said.get("share") or AS_PUBLISHED.share,
            said.get("mean") or AS_PUBLISHED.mean,
            said.get("total") != "no",
        )


POINTS = {
    "invalid": _("Write a number, such as 2"),
    "min_value": _("No fewer than 0 points"),
    "max_value": _("No more than 100 points"),
}
