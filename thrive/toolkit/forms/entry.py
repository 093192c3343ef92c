"""Writing an entry: how it is sorted, its sources, and its words in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any, cast

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thrive.program.text import Text
from thrive.toolkit import words
from thrive.toolkit.content import FACETS, Content, Said, plain
from thrive.toolkit.forms.lines import ClausesField, ExamplesField, LinesField, RatingsField
from thrive.toolkit.queries.shelf import FILTERS

LABELS: dict[str, str | Promise] = {
    "areas": gettext_lazy("Action areas"),
    "aims": gettext_lazy("Aims"),
    "makers": gettext_lazy("Who decides"),
    "instruments": gettext_lazy("Instruments"),
    "populations": gettext_lazy("For whom"),
    "cdc": gettext_lazy("Strategies of the CDC package"),
    "indicators": gettext_lazy("Indicators it should move"),
}
CHOICES: dict[str, Mapping[str, Text]] = {
    "areas": FILTERS["area"][1],
    "aims": words.AIMS,
    "makers": words.MAKERS,
    "instruments": words.INSTRUMENTS,
    "populations": words.POPULATIONS,
    "cdc": words.CDC,
    "indicators": words.INDICATORS,
}
LANGUAGES: dict[str, str | Promise] = {
    "en": gettext_lazy("English"),
    "es": gettext_lazy("Spanish"),
}


def _short(label: Any, longest: int = 160) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, required=False)


def _long(label: Any, longest: int = 900, rows: int = 3) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=longest, required=False, widget=widget)


class EntryForm(forms.Form):
    """Cleans to a `Content`. A draft may have gaps; publishing asks for the whole."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=list(words.KINDS.items()))
    cost = forms.ChoiceField(
        label=gettext_lazy("Cost"), choices=list(words.COSTS.items()), required=False
    )
    ratings = RatingsField(
        label=gettext_lazy("Ratings"),
        required=False,
        most=8,
        longest=700,
        rows=3,
        help_text=gettext_lazy(
            "One a line: scheme | level | what was rated | as of | link | yes or no. "
            "Only what somebody has seen in the scheme’s own list is a yes; nobody else reads the rest."
        ),
    )
    examples = ExamplesField(
        label=gettext_lazy("Examples"),
        required=False,
        most=8,
        longest=1200,
        rows=3,
        help_text=gettext_lazy("One a line: city | what it did | the same in Spanish | link."),
    )
    related = LinesField(
        label=gettext_lazy("Related entries"),
        required=False,
        most=6,
        longest=80,
        rows=2,
        help_text=gettext_lazy("One a line: the last part of its address."),
    )
    note = _short(gettext_lazy("What changed, and why"), 300)

    def __init__(self, *args: Any, content: Content | None = None, **rest: Any) -> None:
        rest["initial"] = _initial(content) if content else None
        super().__init__(*args, **rest)
        for name, label in LABELS.items():
            self.fields[name] = forms.MultipleChoiceField(
                label=cast(Any, label),
                choices=list(CHOICES[name].items()),
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        for code, language in LANGUAGES.items():
            for name, field in _said_fields().items():
                field.label = f"{field.label} ({language})"
                self.fields[f"{code}_{name}"] = field
        notes = self.fields.pop("note")
        self.fields["note"] = notes

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        return {
            name: plain(value) if isinstance(value, str) else value
            for name, value in cleaned.items()
        }

    def content(self) -> Content:
        said = self.cleaned_data
        parts: dict[str, Any] = {
            code: Said(**{one.name: said[f"{code}_{one.name}"] for one in fields(Said)})
            for code in LANGUAGES
        }
        given: dict[str, Any] = {
            name: said[name] for name in ("kind", "cost", "ratings", "examples", "related")
        }
        given |= {name: tuple(said[name]) for name in (*FACETS, "indicators")}
        return Content(**given, **parts)


def _said_fields() -> dict[str, forms.Field]:
    return {
        "title": _short(_("Title")),
        "summary": _long(_("What it is, in two sentences"), 500),
        "why": _long(_("Why it works")),
        "enacted": _long(_("Who enacts it, and how"), 500, 2),
        "steps": LinesField(label=_("Steps, one a line"), required=False, rows=6),
        "cost_note": _long(_("What it costs"), 500, 2),
        "equity": LinesField(label=_("Questions about equity, one a line"), required=False, rows=3),
        "disparity": _long(_("Who could be left out"), 600, 2),
        "clauses": ClausesField(
            label=_("Model text"),
            required=False,
            most=120,
            longest=1500,
            rows=8,
            help_text=_(
                "A heading begins with #, a numbered paragraph with 1. Brackets are gaps: "
                "[city], [council], [county] and [population] are filled from the city’s record."
            ),
        ),
    }


def _initial(content: Content) -> dict[str, Any]:
    initial: dict[str, Any] = {
        **asdict(content),
        "ratings": content.ratings,
        "examples": content.examples,
    }
    for code in LANGUAGES:
        said = content.said_in(code)
        initial |= {f"{code}_{one.name}": getattr(said, one.name) for one in fields(Said)}
    return initial


class NewEntryForm(EntryForm):
    slug = forms.SlugField(
        label=gettext_lazy("Address"),
        max_length=80,
        help_text=gettext_lazy("Small letters and hyphens, such as park-equity-resolution."),
        error_messages={"required": gettext_lazy("Choose an address")},
    )

    field_order = ["slug"]

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"].lower()
        if slug in ("compare", "ratings"):
            raise forms.ValidationError(_("This address is taken by a page of the toolkit"))
        return slug
