"""Posts and conversations."""

from __future__ import annotations

import datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from thrive.ui.gallery.state import Component, State


class _Line(NamedTuple):
    name: Any
    url: str
    note: str


class _Post(NamedTuple):
    number: int = 906
    url: str = "#p"
    who: str = "Fern A."
    written_at: datetime.datetime = datetime.datetime(2026, 6, 2, 16, 14, tzinfo=datetime.UTC)
    note: Any = _("Resident")
    kind: str = ""
    tone: str = ""
    language: str = "es"
    direction: str = "ltr"
    html: str = "¿Cómo pagan ustedes a la juventud?"


_WHEN = {"when": datetime.datetime(2026, 6, 2, 16, 14, tzinfo=datetime.UTC)}
_SAID = '<div class="said"><p>{% translate "We each walked one park at night and read the number on the lamp post." %}</p></div>'


def _post(number: int, more: str, inside: str = _SAID) -> str:
    return f'{{% post number={number} url="#p" when=when {more} %}}{inside}{{% endpost %}}'


COMPONENTS = (
    Component("post", _("What one person wrote. Its day is the permanent link."), (
        State("plain", _post(901, 'who="Ximena R." note=_("Youth") kind="youth"'), _WHEN),
        State("answer", _post(902, 'who="Fern A." note=_("Resident") state="answer"'), _WHEN),
        State("held", _post(903, 'who=_("You") kind="youth" state="held"'), _WHEN),
        State("reported", _post(904, 'who="Gus R." note=_("Resident") state="reported"'), _WHEN),
        State("hidden", _post(905, 'who=_("Removed post") kind="open" state="hidden"', '<p>{% translate "A moderator hid this post." %}</p>'), _WHEN),
    ), "wide"),
    Component("plain_post", _("The same from one row, where there are only words."), (
        State("words", "{% plain_post row %}", {"row": _Post()}),
    ), "wide"),
    Component("talk_row", _("A conversation in a list; a mark where something is new."), (
        State("two", '<ul class="talks">{% talk_row title=_("A sample card") url="#talk" when=when note="Fern A." count=_("4 replies") new=True %}{% pill _("Verify this step") tone="ok" mark="check" %}{% endtalk_row %}{% talk_row title="¿Cómo pagan ustedes a la juventud?" url="#talk" when=when note="Elvira P." lang="es" %}{% endtalk_row %}</ul>', _WHEN),
    ), "wide"),
    Component("noted_links", _("Links one below the other, a word beside each. Stands in .spaces."), (
        State("two", '<div class="spaces">{% noted_links lines %}</div>', {"lines": (_Line(_("Sustainability plan"), "#plan", "Santa Maria"), _Line(_("Your team of six"), "#six", "El Centro"))}),
    )),
)  # fmt: skip
