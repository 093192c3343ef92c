"""A data set that a city shares: its file, its dictionary, its terms; and asking to see one."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.base import clock
from thrive.cities.models import Community
from thrive.indicators.actions.sharing import Sheet, Terms
from thrive.indicators.forms.fields import choice, day, line, text
from thrive.indicators.models import SharedDataset

MOST_BYTES = 10 * 1_048_576
MOST_COLUMNS = 200
LICENSES = (
    ("CC BY 4.0", _("CC BY 4.0: anybody may use it and says whose it is")),
    ("CC0 1.0", _("CC0 1.0: anybody may use it")),
    ("Only to learn from, not to publish", _("Only to learn from, not to publish")),
)


def read_sheet(content: bytes) -> tuple[Sheet, list[str]]:
    """The file, and the names of its columns. ValidationError, in a sentence, where it is no whole
    CSV file in UTF-8 with a header."""
    try:
        said = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise forms.ValidationError(
            _("The file is not in UTF-8. Save it as “CSV UTF-8” and choose it again.")
        ) from fault
    if "\x00" in said:
        raise forms.ValidationError(_("The file is not a CSV file."))
    try:
        rows = [one for one in csv.reader(io.StringIO(said), strict=True) if any(one)]
    except csv.Error as fault:
        raise forms.ValidationError(
            _("The file breaks off, or a quotation mark is not closed. Save it again as CSV.")
        ) from fault
    header = [one.strip() for one in rows[0]] if rows else []
    if len(rows) < 2 or not all(header):
        raise forms.ValidationError(
            _("The first line has to name every column, and rows have to follow.")
        )
    if len(set(header)) < len(header) or len(header) > MOST_COLUMNS:
        raise forms.ValidationError(_("Each column needs a name of its own, up to 200 of them."))
    odd = next((n for n, one in enumerate(rows[1:], 2) if len(one) != len(header)), None)
    if odd:
        raise forms.ValidationError(
            _("Row %(n)s has not as many cells as the first line has columns."), params={"n": odd}
        )
    return Sheet(said.encode(), len(rows) - 1), header


class TermsForm(forms.Form):
    title = line(_("What is it called?"), most=140)
    about = text(
        _("What is it, and what is it good for?"),
        hint=_("Who counted what, where, when and how."),
    )
    dictionary = text(
        _("What does each column mean?"),
        hint=_(
            "One line for each column: its name, a colon, its meaning. “park: name of the park”"
        ),
        rows=6,
    )
    license = choice(_("On which terms?"), LICENSES)
    visibility = choice(_("Who may see it?"), SharedDataset.Visibility.choices)
    named = forms.MultipleChoiceField(
        label=_("Which cities may take it along?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Others can ask, and your Core Team answers."),
    )
    expires_on = day(_("Until when?"), required=False, help_text=_("Leave it empty for no end."))

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        others: Iterable[Community],
        row: SharedDataset | None = None,
    ) -> None:
        now: dict[str, Any] = {}
        if row:
            now = {
                name: getattr(row, name)
                for name in ("title", "about", "license", "visibility", "expires_on")
            }
            now["dictionary"] = "\n".join(f"{name}: {says}" for name, says in row.dictionary)
            now["named"] = [str(pk) for pk in row.named.values_list("pk", flat=True)]
        super().__init__(data, files, initial=now)
        self.columns = [name for name, _says in row.dictionary] if row else []
        self._cities = {str(one.pk): one for one in others}
        self.fields["named"].choices = [(pk, one.name) for pk, one in self._cities.items()]  # type: ignore[attr-defined]

    def clean_dictionary(self) -> list[tuple[str, str]]:
        found = []
        for said in self.cleaned_data["dictionary"].splitlines():
            name, colon, says = said.partition(":")
            if said.strip() and (not colon or not name.strip() or not says.strip()):
                raise forms.ValidationError(
                    _("“%(line)s” has no colon with a meaning after it."),
                    params={"line": said.strip()[:60]},
                )
            if said.strip():
                found.append((name.strip(), says.strip()))
        return found

    def clean_expires_on(self) -> Any:
        said = self.cleaned_data["expires_on"]
        if said and said < clock.today():
            raise forms.ValidationError(_("This day is over. Choose a later one."))
        return said

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if self.columns and "dictionary" in said:
            named = {name for name, _says in said["dictionary"]}
            for name in [one for one in self.columns if one not in named][:1]:
                self.add_error(
                    "dictionary",
                    forms.ValidationError(
                        _("The column “%(name)s” is in the file. Say what it means, too."),
                        params={"name": name},
                    ),
                )
        return said

    def terms(self) -> Terms:
        said = self.cleaned_data
        return Terms(
            title=said["title"],
            about=said["about"],
            license=said["license"],
            dictionary=said["dictionary"],
            visibility=said["visibility"],
            named=[self._cities[pk] for pk in said["named"]],
            expires_on=said["expires_on"],
        )


class BringForm(TermsForm):
    """With the file, which is read before anything is kept."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV in UTF-8, up to 10 MB, without names or addresses of people."),
        error_messages={
            "required": _("Choose a CSV file"),
            "empty": _("The file is empty. Choose it again."),
        },
    )
    field_order = ("file",)

    def clean_file(self) -> Sheet:
        upload = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 10 MB. Share a smaller part."))
        sheet, self.columns = read_sheet(upload.read())
        return sheet

    @property
    def sheet(self) -> Sheet:
        found: Sheet = self.cleaned_data["file"]
        return found


class AskForm(forms.Form):
    why = text(_("What do you want to learn from it?"), rows=3, most=1000)
