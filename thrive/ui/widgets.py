"""The inputs of every form, drawn in Python: Django draws each of them by three to five templates, and
those of a form of ten fields were a third of its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from thrive.ui.components.part import element, escaped

Widget = dict[str, Any]  # what Django's `Widget.get_context` says under "widget"
_BARE = {"checkbox", "radio", "hidden"}  # kinds that do not look like a line to write on


def _input(widget: Widget) -> str:
    kind, own = widget["type"], widget["attrs"].get("class", "")
    given = {"type": kind, "name": widget["name"]}
    if widget["value"] is not None:
        given["value"] = widget["value"]
    look = own if kind in _BARE else f"input {own}".rstrip()
    if look:
        given["class"] = look
    return f"<input{_said(given)}{_attributes(widget)}>"


def _textarea(widget: Widget) -> str:
    # The first line break inside is the browser's to swallow, so that one of the text's own stays.
    return f"<textarea{_line(widget)}>\n{escaped(widget['value'] or '')}</textarea>"


def _select(widget: Widget) -> str:
    groups = []
    for name, options, _index in widget["optgroups"]:
        drawn = "".join(map(_option, options))
        groups.append(element("optgroup", {"label": name}, drawn) if name else drawn)
    return f"<select{_line(widget)}>{''.join(groups)}</select>"


def _option(option: Widget) -> str:
    value = {"value": option["value"]}
    return f"<option{_said(value)}{_attributes(option)}>{escaped(option['label'])}</option>"


def _choices(widget: Widget) -> str:
    """Radio buttons or checkboxes, each with its words beside it."""
    drawn = []
    for name, options, _index in widget["optgroups"]:
        if name:
            drawn.append(element("p", {"class": "choices-group"}, escaped(name)))
        for option in options:
            label = element(
                "label", {"for": option["attrs"].get("id", "")}, escaped(option["label"])
            )
            drawn.append(element("div", {"class": "choice"}, _input(option) + label))
    whose = {"id": widget["attrs"]["id"]} if widget["attrs"].get("id") else {}
    return element("div", {"class": "choices", **whose}, "".join(drawn))


def _file(widget: Widget) -> str:
    """A file input; where a file is kept already, a link to it and, if it may go, a box to tick."""
    if not widget["is_initial"]:
        return _input({**widget, "value": None})
    kept = element("a", {"href": widget["value"].url}, escaped(widget["value"]))
    said = element("p", {"class": "small"}, f"{escaped(widget['initial_text'])}: {kept}")
    if not widget["required"]:
        named = {"name": widget["checkbox_name"], "id": widget["checkbox_id"]}
        ticked = " checked" if widget["attrs"].get("checked") else ""
        label = element("label", {"for": named["id"]}, escaped(widget["clear_checkbox_label"]))
        box = f'<input type="checkbox"{_said(named)}{ticked}>{label}'
        said += element("div", {"class": "choice"}, box)
    return said + _input({**widget, "value": None})


def _line(widget: Widget) -> str:
    look = f"input {widget['attrs'].get('class', '')}".rstrip()
    return _said({"name": widget["name"], "class": look}) + _attributes(widget)


def _attributes(widget: Widget) -> str:
    """The others, without the class: True stands alone, False is left out."""
    return "".join(_told(widget["attrs"]))


def _told(attributes: dict[str, Any]) -> Iterator[str]:
    for name, value in attributes.items():
        if value is True:
            yield f" {name}"
        elif value is not False and name != "class":
            yield f' {name}="{escaped(value)}"'


def _said(given: dict[str, Any]) -> str:
    return "".join(f' {name}="{escaped(value)}"' for name, value in given.items())


_INPUTS = (
    *("input", "text", "number", "email", "url", "color", "search", "tel", "password", "hidden"),
    *("file", "date", "datetime", "time", "checkbox"),
)
DRAWN: dict[str, Callable[[Widget], str]] = {
    f"django/forms/widgets/{name}.html": draw
    for name, draw in (
        *((name, _input) for name in _INPUTS),
        ("textarea", _textarea),
        ("select", _select),
        ("radio", _choices),
        ("checkbox_select", _choices),
        ("clearable_file_input", _file),
    )
}
