"""Figures, boards, the map."""

from __future__ import annotations

from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from thrive.ui.gallery import drawings, samples
from thrive.ui.gallery.state import Component, State

_BARS = '<svg class="px" height="26" aria-hidden="true"><rect class="bar-2" width="100%" height="18" y="4" rx="2"/><rect class="bar" width="47%" height="18" y="4" rx="2"/><path class="ci" d="M0 0"/></svg>'
_ROWS = '<table class="table"><thead><tr><th scope="col">{% translate "Sample area" %}</th><th scope="col" class="n">{% translate "Share of children" %}</th></tr></thead><tbody><tr><th scope="row">Orchard</th><td class="n">47%</td></tr></tbody></table>'

COMPONENTS = (
    Component("axes", _("Tier, stage and level: three shapes, each with its label."), (State("all three", '{% axes tier="pilot" stage="grow" level=2 %}'), State("tier alone", '{% axes tier="affiliate" %}')), "wide"),
    Component("axes_row", _("The same three in one row of a table."), (State("in a table", '<table class="desk"><tbody><tr><th scope="row">Vallejo</th><td>{% axes_row tier="pilot" stage="grow" level=2 %}</td></tr></tbody></table>'),), "wide"),
    Component("meter", _("Seats taken of a cap."), (
        State("some", '{% meter taken=14 cap=20 label=_("Sample seats") %}'),
        State("full", '{% meter taken=8 cap=8 label=_("Sample seats") %}'),
        State("no limit", '{% meter taken=31 cap=None label=_("Sample seats") %}'),
    )),
    Component("fig", _("A figure with its finding, its source and its table."), (State("bar", f'{{% fig finding=_("Most areas sit near the city figure") measured=_("Share of children aged 3–4 enrolled") source=_("A sample, not real.") %}}{_BARS}{{% fig_table label=_("Show as table") %}}{_ROWS}{{% endfig_table %}}{{% endfig %}}'),), "wide"),
    Component("fig_table", _("The numbers of a figure, folded under it."), (State("folded", f'<div class="fig">{{% fig_table label=_("Show as table") %}}{_ROWS}{{% endfig_table %}}</div>'),)),
    Component("board", _("A pipeline: columns on a desk, one below the other on a phone."), (State("two columns", '{% board label=_("Sample applications") %}{% board_column title=_("With a reader") count=1 %}<li class="is-stuck"><a href="#a">Visalia</a><small>{% translate "Waiting for a reader since June 3" %}</small></li>{% endboard_column %}{% board_column title=_("Answered in June") count=0 %}{% endboard_column %}{% endboard %}'),), "wide"),
    Component("board_column", _("One state of a pipeline."), (State("with a note", '<ol class="board">{% board_column title=_("With a reader") count=1 note=_("Two days left") %}<li><a href="#b">Redding</a></li>{% endboard_column %}</ol>'),)),
    Component("trend_line", _("A number over the years: its range, a break in the series, a target, a forecast."), (State("one series", "{% trend_line trend=trend %}", {"trend": drawings.TREND}), State("broken, with a target and a forecast", "{% trend_line trend=trend %}", {"trend": drawings.BROKEN})), "wide"),
    Component("range_bars", _("Numbers side by side with their ranges."), (State("groups, one withheld and one not reliable", "{% range_bars bars=bars %}", {"bars": drawings.GROUPS}), State("places as dots", "{% range_bars bars=bars %}", {"bars": drawings.PLACES})), "wide"),
    Component("area_map", _("Areas in five shades; a withheld one is hatched."), (State("six areas", "{% area_map picture=picture %}", {"picture": drawings.AREAS}),), "wide"),
    Component("shade_key", _("What the shades of a map mean."), (State("with withheld areas", '{% shade_key breaks=breaks withheld=_("withheld to protect people") missing=_("no number") %}', {"breaks": drawings.BREAKS}),)),
    Component("line_key", _("What the marks of a trend mean."), (State("all", '{% line_key band=_("likely range") goal=_("target") ahead=_("if it goes on like this") hollow=_("not reliable") %}'),)),
    Component("ca_map", _("The state with its cities."), (State("four cities", "{% ca_map picture=picture %}", {"picture": SimpleLazyObject(samples.state_map)}),), "wide"),
)  # fmt: skip
