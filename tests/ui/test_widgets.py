"""Inputs are drawn in Python, and say what Django's own templates would say."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from thrive.ui.forms import HouseForms

HOSTILE = "\"><script>alert('x')</script>&amp;"
GROUPS = [("", "–"), ("Valley", [(HOSTILE, HOSTILE), ("b", "B")]), (3, "Three")]


class Controls(HTMLParser):
    """What a browser would send and show: controls with their attributes, and the texts."""

    KEPT = frozenset({"input", "textarea", "select", "option", "optgroup", "a"})

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.KEPT:
            self.tags.append((tag, {name: value for name, value in attrs if name != "class"}))

    def handle_data(self, data: str) -> None:
        self.words += "".join(data.split())


def _read(widget: forms.Widget, value: Any, renderer: Any) -> tuple[list[Any], str]:
    attributes = {"id": "id_x", "required": True, "disabled": False, "data-hint": HOSTILE}
    read = Controls()
    read.feed(widget.render("x", value, attributes, renderer))
    return read.tags, read.words


@pytest.mark.parametrize(
    "value", [None, "", HOSTILE, "b", 3], ids=["none", "empty", "bad", "b", "3"]
)
@pytest.mark.parametrize(
    "widget",
    [
        *(forms.TextInput(), forms.EmailInput(), forms.URLInput(), forms.HiddenInput()),
        *(forms.NumberInput({"step": 0.5}), forms.PasswordInput(), forms.CheckboxInput()),
        *(forms.Textarea(), forms.Textarea({"rows": 3, "class": "wide"}), forms.FileInput()),
        *(forms.Select(choices=GROUPS), forms.SelectMultiple(choices=GROUPS)),
        *(forms.RadioSelect(choices=GROUPS), forms.CheckboxSelectMultiple(choices=GROUPS)),
    ],
    ids=lambda widget: type(widget).__name__,
)
def test_an_input_says_what_djangos_own_says(widget: forms.Widget, value: Any) -> None:
    said = [value] if getattr(widget, "allow_multiple_selected", False) else value

    assert _read(widget, said, HouseForms()) == _read(widget, said, DjangoTemplates())


class Kept:
    url = "/files/letter.pdf?a=1&b=2"

    def __str__(self) -> str:
        return "<letter>.pdf"


@pytest.mark.parametrize("required", [True, False])
def test_a_kept_file_is_a_link_and_may_go_only_where_none_is_needed(required: bool) -> None:
    widget = forms.ClearableFileInput()
    widget.is_required = required

    tags, words = _read(widget, Kept(), HouseForms())

    assert tags[0] == ("a", {"href": "/files/letter.pdf?a=1&b=2"})
    assert "<letter>.pdf" in words
    assert [given["type"] for tag, given in tags if tag == "input"] == (
        ["file"] if required else ["checkbox", "file"]
    )
    assert "value" not in tags[-1][1]


def test_the_first_line_break_of_a_text_stays() -> None:
    html = forms.Textarea().render("x", "\nbelow an empty line", {}, HouseForms())

    assert (
        html
        == '<textarea name="x" class="input" cols="40" rows="10">\n\nbelow an empty line</textarea>'
    )
