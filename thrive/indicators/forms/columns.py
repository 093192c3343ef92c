"""What the columns of a plain CSV file mean: the mapping screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.indicators.files.columns import Columns, Wide
from thrive.indicators.files.words import Fault, groups, period
from thrive.indicators.forms.importing import TRACT_CHOICES
from thrive.indicators.models import Indicator

KEYS = {
    "race": _("Column of race or ethnicity"),
    "age": _("Column of age"),
    "sex": _("Column of sex"),
    "income": _("Column of income"),
}
# What stands after a wide column's indicator, in either language → the field of Wide.
COMPANIONS = {
    "margin": "moe",
    "count": "numerator",
    "whole": "denominator",
    "groups": "groups",
    "margen": "moe",
    "conteo": "numerator",
    "total": "denominator",
    "grupos": "groups",
}
SINGLE = ("period_column", "indicator_column", "groups_column")
NUMBERS = ("value", "numerator", "denominator", "moe")
KINDS = [
    ("", _("Find out from the code or name")),
    ("county", _("Counties")),
    ("place", _("Cities and towns")),
    ("tract", _("Census tracts")),
    ("state", _("State")),
    ("district", _("School districts")),
    ("zcta", _("ZIP Code areas")),
]
PER = [
    ("0", _("The file has the value")),
    ("100", _("100: a percentage")),
    ("1000", _("1,000")),
    ("10000", _("10,000")),
    ("100000", _("100,000")),
]


def _column(label: Any, hint: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        required=False,
        help_text=hint,
        error_messages={"invalid_choice": _("Choose one of the columns")},
    )


def _lines(label: Any, hint: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        help_text=hint,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ColumnsForm(forms.Form):
    place = _column(_("Column of the place"), _("A Census code, or a name."))
    place_kind = forms.ChoiceField(label=_("Kind of place"), required=False, choices=KINDS)
    tracts = forms.ChoiceField(label=_("Census tracts"), required=False, choices=TRACT_CHOICES)
    period_column = _column(_("Column of the year"))
    period = forms.CharField(
        label=_("Or one year for the whole file"),
        required=False,
        max_length=12,
        help_text=_("Such as 2018, or 2014-2018."),
    )
    indicator_column = _column(_("Column of the indicator"))
    indicator = forms.ChoiceField(label=_("Or one indicator for the whole file"), required=False)
    value = _column(_("Column of the value"))
    numerator = _column(_("Column of the count"))
    denominator = _column(_("Column of the whole"), _("How many there are in all."))
    per = forms.ChoiceField(
        label=_("Value = count ÷ whole, times"), required=False, choices=PER, initial="0"
    )
    moe = _column(_("Column of the margin of error"), _("90 percent."))
    race, age = _column(KEYS["race"]), _column(KEYS["age"])
    sex, income = _column(KEYS["sex"]), _column(KEYS["income"])
    groups_column = _column(_("Column of groups"), _("Written like age=0-5|race=latino."))
    wide = _lines(
        _("A wide file: its columns of numbers"),
        _(
            "One a line: column = indicator. Further, after semicolons: margin, count, whole and "
            "groups. Such as: pct = child-poverty; margin = pct_moe; groups = race=latino"
        ),
    )
    names = _lines(
        _("What the file calls an indicator"),
        _("One a line: word in the file = indicator."),
    )
    missing = forms.CharField(
        label=_("Signs for “missing”"),
        required=False,
        max_length=200,
        help_text=_("With commas between them. NA, N/A, null and empty cells always are."),
    )
    withheld = forms.CharField(
        label=_("Signs for “hidden by the source”"),
        required=False,
        max_length=200,
        help_text=_("With commas between them. * and ** always are."),
    )
    separated = forms.BooleanField(label=_("Commas separate thousands (1,234)"), required=False)

    def __init__(self, sent: Any, *, header: Sequence[str], known: Columns) -> None:
        super().__init__(sent, initial=_initial(known))
        self.header, self.known = list(header), known
        columns = [("", "—"), *((name, name) for name in header)]
        for name in ("place", *SINGLE, *NUMBERS, *KEYS):
            field: Any = self.fields[name]
            field.choices = columns
        about = Indicator.objects.of_the_framework().by_slug()
        chosen: Any = self.fields["indicator"]
        chosen.choices = [("", "—"), *((one.slug, one.name) for one in about)]
        self.slugs = set(Indicator.objects.values_list("slug", flat=True))

    def clean_period(self) -> str:
        said: str = self.cleaned_data["period"].strip()
        found = period(said) if said else ""
        if isinstance(found, Fault):
            raise forms.ValidationError(_("Write it like 2018 or 2014-2018"))
        return found

    def clean_wide(self) -> tuple[Wide, ...]:
        lines = [line for line in self.cleaned_data["wide"].splitlines() if line.strip()]
        return tuple(self._wide(line) for line in lines)

    def _wide(self, line: str) -> Wide:
        """`column = indicator; margin = column; groups = race=latino`."""
        first, *further = line.split(";")
        column, slug = self._pair(first)
        self._known_slug(slug)
        more: dict[str, str] = {}
        for piece in further:
            word, value = self._pair(piece, first=True)
            name = COMPANIONS.get(word.casefold())
            if name is None:
                raise forms.ValidationError(
                    _("“%(word)s” is none of margin, count, whole and groups"),
                    params={"word": word[:60]},
                )
            more[name] = value
        for each in (column, *(value for name, value in more.items() if name != "groups")):
            if each not in self.header:
                raise forms.ValidationError(
                    _("The file has no column “%(name)s”"), params={"name": each}
                )
        found = groups(more.get("groups", ""))
        if isinstance(found, Fault):
            raise forms.ValidationError(_("Write groups like age=0-5|race=latino"))
        return Wide(column, slug, **{**more, "groups": found})

    def clean_names(self) -> dict[str, str]:
        pairs = self._pairs("names")
        for _word, slug in pairs:
            self._known_slug(slug)
        return dict(pairs)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if self.errors:
            return said
        if not said["place"]:
            self.add_error("place", _("Choose the column of the place"))
        if not said["period_column"] and not said["period"]:
            self.add_error("period", _("Choose a column of years, or write one year"))
        if not said["wide"] and not said["indicator_column"] and not said["indicator"]:
            self.add_error("indicator", _("Choose a column of indicators, or one indicator"))
        if not said["wide"] and not said["value"] and not said["numerator"]:
            self.add_error("value", _("Choose the column of the value or of the count"))
        return said

    def columns(self) -> Columns:
        said = self.cleaned_data
        return replace(
            self.known,
            place=(said["place"],),
            place_kind=said["place_kind"],
            tracts=said["tracts"],
            period="" if said["period_column"] else said["period"],
            indicator="" if said["indicator_column"] else said["indicator"],
            names=said["names"],
            group_columns={key: said[key] for key in KEYS if said[key]},
            per=float(said["per"] or 0),
            wide=said["wide"],
            missing=_listed(said["missing"]),
            withheld=_listed(said["withheld"]),
            separated=said["separated"],
            **{name: said[name] for name in (*SINGLE, *NUMBERS)},
        )

    def _pairs(self, field: str) -> list[tuple[str, str]]:
        found = []
        for line in self.cleaned_data[field].splitlines():
            if not line.strip():
                continue
            found.append(self._pair(line))
        return found

    def _pair(self, text: str, *, first: bool = False) -> tuple[str, str]:
        """The two sides of the last = (or the first)."""
        left, equals, right = text.partition("=") if first else text.rpartition("=")
        if not equals or not left.strip() or not right.strip():
            raise forms.ValidationError(_("“%(line)s” has no = in it"), params={"line": text[:60]})
        return left.strip(), right.strip()

    def _known_slug(self, slug: str) -> None:
        if slug not in self.slugs:
            raise forms.ValidationError(
                _("No indicator is called “%(name)s”"), params={"name": slug}
            )


def _initial(known: Columns) -> dict[str, Any]:
    names = ("place_kind", "tracts", "period", "indicator", "separated", *SINGLE, *NUMBERS)
    return {
        **{name: getattr(known, name) for name in names},
        **{key: known.group_columns.get(key, "") for key in KEYS},
        "place": known.place[0] if known.place else "",
        "per": f"{known.per:.0f}",
        "wide": "\n".join(map(_line, known.wide)),
        "names": "\n".join(f"{word} = {slug}" for word, slug in known.names.items()),
        "missing": ", ".join(known.missing),
        "withheld": ", ".join(known.withheld),
    }


def _line(one: Wide) -> str:
    companions = {"margin": one.moe, "count": one.numerator, "whole": one.denominator}
    companions["groups"] = one.groups
    further = "".join(f"; {word} = {value}" for word, value in companions.items() if value)
    return f"{one.column} = {one.indicator}{further}"


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
