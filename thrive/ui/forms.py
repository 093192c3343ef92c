"""Every form of the site wears the house's fields: words above, help and error beside, all linked.

Fields render by `ui/forms/field.html`; inputs by `ui/widgets.py`, and by Django's own templates where
none is drawn there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

from thrive.ui.widgets import DRAWN


class HouseForms(TemplatesSetting):
    """FORM_RENDERER."""

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
