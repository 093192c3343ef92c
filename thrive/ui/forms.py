"""Every form of the site wears the house's fields: words above, help and error beside, all linked.

Fields render by `ui/forms/field.html`; inputs by `ui/widgets.py`, and by Django's own templates where
none is drawn there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from thrive.ui.widgets import DRAWN

LONGEST_EMAIL = 254  # RFC 5321, and every column of ours that keeps one
WHOLE_LINK = _("Write the whole address of a web page, such as https://example.org/page")


class HouseField(forms.BoundField):
    """A field that says when a file has to be chosen anew: no browser keeps it when a form comes back,
    and an optional file would be missing without a word."""

    @property
    def not_kept(self) -> str:
        """Names of the files that were sent with a form that is shown again."""
        files: Any = self.form.files
        if not files or self.errors:
            return ""
        sent = files.getlist(self.html_name) if hasattr(files, "getlist") else []
        return ", ".join(str(one.name)[:80] for one in sent)

    @property
    def aria_describedby(self) -> str | None:
        said = super().aria_describedby
        return f"{said or ''} {self.auto_id}_again".strip() if self.not_kept else said


class HouseForms(TemplatesSetting):
    """FORM_RENDERER."""

    bound_field_class = HouseField
    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
    formset_template_name = "ui/forms/formset.html"

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> str:
        draw = DRAWN.get(template_name)
        return draw(context["widget"]) if draw else super().render(template_name, context, request)


class SeveralFiles(forms.FileInput):
    """A file input that takes several files at once, without a script."""

    allow_multiple_selected = True

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> list[Any]:
        return files.getlist(name)


class SeveralFilesField(forms.FileField):
    """Cleans to the list of uploaded files, each judged like one; empty when none was chosen."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        if not data:
            super().clean(None, initial)
            return []
        return [super(SeveralFilesField, self).clean(one, initial) for one in data]


class DateInput(forms.DateInput):
    """The browser's own calendar; the value travels as 2026-06-10 in either language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class EmailField(forms.EmailField):
    """As long as the columns that keep it; Django lets 320 letters through, a database would not."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**{"max_length": LONGEST_EMAIL, **more})


class LinkField(forms.URLField):
    """A link a reader follows in a browser: Django lets ftp:// through as well. As long as most
    columns that keep one; optional, because a link rarely is what a form is about."""

    default_validators = [URLValidator(schemes=["http", "https"])]

    def __init__(self, **more: Any) -> None:
        said = {"invalid": WHOLE_LINK, **more.pop("error_messages", {})}
        usual = {"required": False, "max_length": 500, "assume_scheme": "https"}
        super().__init__(**{**usual, **more, "error_messages": said})


class SeenField(forms.CharField):
    """The mark of what a form was drawn with. A form shown again carries the mark of now."""

    widget = forms.HiddenInput

    def bound_data(self, data: Any, initial: Any) -> Any:
        return initial


@dataclass(frozen=True, slots=True)
class FormPart:
    """Fields that belong together; `opens` when one of them holds an error or something of its own."""

    words: str
    fields: tuple[forms.BoundField, ...]
    opens: bool


class InParts(forms.Form):
    """A long form: its first part stands open, the others open by themselves when they have to.

    `in_parts` are (words, names of fields); a field that no part names stands in the first.
    """

    template_name = "ui/forms/in_parts.html"
    in_parts: Sequence[tuple[Any, Sequence[str]]] = ()
    untouched: Mapping[str, Any] = MappingProxyType(
        {}
    )  # what fields hold at first, where that is not nothing

    def first_part(self) -> FormPart:
        named = {name for _words, names in self.in_parts[1:] for name in names}
        first = tuple(self[name] for name in self.fields if name not in named)
        return FormPart(str(self.in_parts[0][0]), first, opens=True)

    def other_parts(self) -> list[FormPart]:
        found = []
        for words, names in self.in_parts[1:]:
            fields = tuple(self[name] for name in names if name in self.fields)
            opens = any(one.errors or self._holds(one) for one in fields)
            found.append(FormPart(str(words), fields, opens=opens))
        return found

    def _holds(self, field: forms.BoundField) -> bool:
        """Something else than a form that nobody has touched."""
        value = field.value()
        usual = self.untouched.get(field.name)
        if not value or value == usual or (usual and list(value) == list(usual)):
            return False
        choices = list(getattr(field.field, "choices", ()))
        return not choices or isinstance(value, list | tuple) or value != choices[0][0]
