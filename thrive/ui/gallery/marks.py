"""Marks, states and ways around."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from thrive.program.text import Text
from thrive.ui.gallery import samples
from thrive.ui.gallery.state import Component, State, each
from thrive.ui.glyphs import MARKS

COMPONENTS = (
    Component("icon", _("A mark beside a word, never alone."), each("icon", *MARKS, more=' size="l"'), "small"),
    Component("area_glyph", _("A Community Action Area, with its name or number."), each("area_glyph", *range(1, 7), more=' size="xl"'), "small"),
    Component("area_tag", _("An action area with its name."), (
        State("text", '{% area_tag 2 _("Creating Protective Environments") %}'),
        State("link", '{% area_tag 2 _("Creating Protective Environments") url="#area" %}'),
    )),
    Component("tier_badge", _("How much support: arcs."), each("tier_badge", "affiliate", "pilot", "vanguard")),
    Component("tier_glyph", _("Arcs where the name stands beside them."), each("tier_glyph", "affiliate", "pilot", "vanguard"), "small"),
    Component("stage_badge", _("Where on the way: a path."), each("stage_badge", "engage", "grow", "accelerate")),
    Component("level_badge", _("How mature the work is: steps."), each("level_badge", 1, 2, 3)),
    Component("pill", _("A state in words; the mark repeats it."), (
        State("plain", '{% pill _("Sent June 3") mark="circle" %}'),
        State("ok", '{% pill _("Said yes June 3") tone="ok" mark="check" %}'),
        State("warn", '{% pill _("Two days left") tone="warn" mark="clock" %}'),
        State("bad", '{% pill _("Withdrawn May 2") tone="bad" mark="cross" %}'),
        State("info", '{% pill _("New this week") tone="info" mark="circle" %}'),
        State("open", '{% pill _("Nobody has asked for it yet") tone="open" %}'),
    ), "small"),
    Component("demo_tag", _("On everything fictional."), (State("demo", "Elvira P. {% demo_tag %}"),)),
    Component("initials", _("The letters in the circle beside a name."), (State("two words", '<span class="initial" aria-hidden="true">{% initials "Elvira P. (demo)" %}</span>'),)),
    Component("current", _("Marks the link to where one is."), (State("here", '<nav class="tabs" aria-label="{% translate "Style gallery" %}"><ul><li><a href="#here"{% current "style" %}>{% translate "Style gallery" %}</a></li></ul></nav>'),)),
    Component("crumbs", _("The way back."), (State("two deep", '{% crumbs _("Cities") "#cities" "Vallejo" %}'),)),
    Component("tabs", _("Tabs are links."), (State("two", "{% tabs items=items label=_('Sample tabs') %}", {"items": [(_("Journey of a city"), "/style/"), (_("Your team of six"), "#list")]}),)),
    Component("side_nav", _("The pages of a workspace."), (State("two", '{% side_nav title=_("The workspace") %}<li><a href="#j" aria-current="page">{% translate "Journey of a city" %}</a></li><li><a href="#t">{% translate "Your team of six" %} <span class="count">17</span></a></li>{% endside_nav %}'),)),
    Component("pagination", _("Pages of a list; filters stay."), (State("second of nine", "{% pagination page=page %}", {"page": Paginator(range(90), 10).page(2)}),)),
    Component("steps", _("A path of steps."), (
        State("down", '{% steps items=items label=_("Sample steps") %}', {"items": samples.STEPS}),
        State("row", '{% steps items=items label=_("Sample steps") row=True %}', {"items": samples.STEPS}),
    ), "wide"),
    Component("timeline", _("What happened, in order."), (State("three entries", "{% timeline entries=entries %}", {"entries": SimpleLazyObject(samples.history)}),)),
    Component("explained", _("Running text whose words of the field can be opened."), (State("a sentence", "<p>{% explained text %}</p>", {"text": Text("A coach and the Core Team draw a History Map.", "Coach y Equipo Central dibujan un Mapa de la Historia.")}),)),
    Component("definition", _("A glossary term in running text."), (State("closed", '<p>{% translate "Each city has a" %} {% definition "core-team" %}.</p>'),)),
)  # fmt: skip
