"""What one presses, copies or types into."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from thrive.ui.components.part import element, escaped, one_of, part

register = template.Library()
KINDS = {"", "warm", "quiet", "bare", "risk"}
SIZES = {"", "s", "l"}


def _classes(kind: str, size: str) -> str:
    chosen = (one_of(kind, KINDS, "kind of button"), one_of(size, SIZES, "size"))
    return " ".join(["btn", *(f"btn-{name}" for name in chosen if name)])


def _label(label: Any, about: Any) -> str:
    return escaped(label) + (f'<span class="vh"> {escaped(about)}</span>' if about else "")


@register.simple_tag
def button(
    label: Any,
    *,
    kind: str = "",
    size: str = "",
    name: str = "",
    value: str = "",
    about: Any = "",
    confirm: Any = "",
    why_not: Any = "",
    form: str = "",
) -> SafeString:
    """A button of the form it stands in (or of `form`, by id). It names the errand.

    `about` is read aloud after the label ("Verify", "Santa Maria plan"); `confirm` is a sentence
    shown before the second press; `why_not` turns the button off and says why, beside it.
    """
    given = {"class": _classes(kind, size)}
    if form:
        given["form"] = form
    if name:
        given |= {"name": name, "value": value}
    if confirm:
        given |= {"data-confirm": confirm, "data-again": _("Press again to confirm")}
    if why_not:
        given |= {"type": "button", "aria-disabled": "true"}
    drawn = element("button", given, _label(label, about))
    if why_not:
        drawn += f' <span class="why-not">{escaped(why_not)}</span>'
    return mark_safe(drawn)


@register.simple_tag
def button_link(
    label: Any, url: str, *, kind: str = "", size: str = "", about: Any = ""
) -> SafeString:
    """A link that looks like a button: it leads to the errand."""
    given = {"class": _classes(kind, size), "href": url}
    return mark_safe(element("a", given, _label(label, about)))


@register.simple_tag(takes_context=True)
def post_button(
    context: Any,
    label: Any,
    url: str,
    *,
    kind: str = "quiet",
    size: str = "s",
    name: str = "",
    value: str = "",
    about: Any = "",
    confirm: Any = "",
) -> SafeString:
    """A whole form of one button: sends a POST to `url`, with the page's CSRF token."""
    token, kept = context.get("csrf_token", ""), ""
    if token:
        kept = f'<input type="hidden" name="csrfmiddlewaretoken" value="{escaped(token)}">'
    pressed = button(
        label, kind=kind, size=size, name=name, value=value, about=about, confirm=confirm
    )
    given = {"class": "post-button", "method": "post", "action": url}
    return mark_safe(element("form", given, kept + pressed))


@register.simple_tag
def saved(words: Any = "") -> SafeString:
    """Where autosave says how far it is. Stands inside form[data-autosave]."""
    return part("saved", words=words)


@register.simple_tag
def filter_box(label: Any, *, list: str) -> SafeString:
    """Narrows the list with this id while one types; shown only where scripts run."""
    return part("filter_box", label=label, list=list)


@register.simple_tag
def options(pairs: Iterable[tuple[Any, Any]], chosen: Any = "") -> SafeString:
    """The options of a select: (value, words) each, the chosen value marked."""
    drawn = []
    for value, words in pairs:
        mark = " selected" if value == chosen else ""
        drawn.append(f'<option value="{escaped(value)}"{mark}>{escaped(words)}</option>')
    return mark_safe("".join(drawn))


@register.simple_tag
def copyable(text: Any, *, id: str) -> SafeString:
    """A code or an address to copy: one tap selects all of it, a button copies it."""
    return part("copyable", text=text, id=id)


@register.simple_block_tag
def filters(content: str, *, label: Any, button: Any, clear: str = "") -> SafeString:
    """A GET form above a list. `content` is its fields; `clear` the address without filters."""
    return part("filters", content=content, label=label, button=button, clear=clear)
