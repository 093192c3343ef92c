"""People, cards, numbers, rows."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext_lazy as _

from thrive.ui.gallery.state import Component, State

_DAY = {"day": datetime.date(2026, 6, 25)}
_TABLE = "<table class='table'><thead><tr><th scope='col'>{% translate 'City' %}</th><th scope='col' class='n'>{% translate 'People' %}</th></tr></thead><tbody><tr><th scope='row'>Vallejo</th><td class='n'>126,090</td></tr></tbody></table>"

COMPONENTS = (
    Component("person", _("Somebody, or a seat still open. Youth: a speech shape, never a photo."), (
        State("resident", '{% person name="Elvira P." note=_("Resident") %}'),
        State("staff", '{% person name="Luz Cárdenas Vale" note=_("Coach") kind="staff" %}'),
        State("youth", '{% person name="Ximena R." note=_("Youth") kind="youth" %}'),
        State("open", '{% person name=_("Second resident") note=_("A seat still open") kind="open" %}'),
    )),
    Component("seat", _("One seat of a team."), (
        State("taken", '{% seat title=_("From the city") %}{% person name="Rosa M." note=_("Said yes June 3") %}{% endseat %}'),
        State("open", '{% seat open=True %}{% person name=_("Second resident") note=_("A seat still open") kind="open" %}<p>{% button_link _("Add a person") "#add" kind="quiet" size="s" %}</p>{% endseat %}'),
    )),
    Component("card", _("A rule and a heading, not a box."), (
        State("plain", '{% card title=_("A sample card") %}<p>{% translate "A line under a rule, not a box." %}</p>{% endcard %}'),
        State("action area", '{% card title=_("A sample card") url="#card" area=3 %}<p>{% translate "A line under a rule, not a box." %}</p>{% endcard %}'),
    )),
    Component("panel", _("A box for something one acts on."), (State("with count", '{% panel title=_("Waiting for your check") note="4" %}<p>{% translate "Sustainability plan" %}</p>{% endpanel %}'),)),
    Component("queue_row", _("Something that waits, and what one can do."), (State("in a panel", '{% panel title=_("Waiting for your check") note="2" %}<ul class="queue">{% queue_row title=_("Sustainability plan") url="#plan" note="Santa Maria" %}{% button_link _("Verify this step") "#v" size="s" %}{% endqueue_row %}{% queue_row title=_("Your team of six") note="El Centro" %}{% pill _("Nobody has asked for it yet") tone="open" %}{% endqueue_row %}</ul>{% endpanel %}'),)),
    Component("milestone", _("A step, and why it counts or what is missing."), (State("three states", '<ol class="marks">{% milestone title=_("Resolution that commits the city") state="verified" words=_("Counted since June 2025") note=_("Luz C., June 20, 2025") %}{% translate "It passed 6–1 and the minutes are attached." %}{% endmilestone %}{% milestone title=_("Sustainability plan") state="in_progress" words=_("Waiting for proof") next=True %}{% translate "What is needed: an approved plan." %}{% endmilestone %}{% milestone title=_("Your team of six") state="not_started" words=_("Nobody yet") %}{% endmilestone %}</ol>'),), "wide"),
    Component("strip", _("Many steps in a row, a mark each; the label says the same in words."), (State("five steps", '{% panel title="Vallejo" %}{% strip states label=_("Two of five steps are done") %}{% endpanel %}', {"states": ("verified", "done_before", "with_coach", "in_progress", "not_started")}),)),
    Component("folded", _("Lines behind one click, for dense tables."), (State("with links", '{% folded items words=_("2 wait for the city") %}', {"items": ((_("Sustainability plan"), "#plan"), (_("Your team of six"), ""))}),)),
    Component("date_row", _("A day on the calendar, and the help at hand."), (State("with supports", '<ol class="dates">{% date_row on=day title=_("Info session for new cities") url="#info" note=_("Noon, online") %}<li>{% translate "Child care" %}</li>{% enddate_row %}</ol>', _DAY),)),
    Component("voice", _("Somebody’s own words, in serif and in their language."), (
        State("english", '{% voice who=_("Youth member") consent=_("Agreed to public use") %}“When the lights are out my little brother has to come inside.”{% endvoice %}'),
        State("with gloss", '{% voice who=_("Resident") lang="es" gloss=_("When the notice came, nobody knew who to call.") %}«Cuando llegó el aviso, nadie sabía a quién llamar.»{% endvoice %}'),
        State("withdrawn", '{% voice who=_("Resident") consent=_("Withdrawn May 2") withdrawn=True %}…{% endvoice %}'),
    )),
    Component("hop", _("A step of the evidence thread; a missing one stays in sight."), (State("thread", '<ol class="thread">{% hop kind=_("A voice from a park") state="voice" %}<p class="voice">“When the lights are out my little brother has to come inside.”</p>{% endhop %}{% hop kind=_("A policy of the city") title=_("Introduced at council, 5–2") url="#policy" %}{% endhop %}{% hop kind=_("A missing step") when=_("Nobody has asked for it yet") title=_("Money for year two") state="missing" %}{% endhop %}</ol>'),), "wide"),
    Component("facts", _("Labels and values."), (State("three", '{% facts _("County") "Solano" _("Region") _("Bay Area") _("Charter") "" %}'),)),
    Component("table_frame", _("A wide table scrolls in its own region."), (State("table", f'{{% table_frame label=_("Cities") %}}{_TABLE}{{% endtable_frame %}}'),)),
    Component("stat", _("A number that says what it counts and where it is from."), (State("linked", '<dl class="stats">{% stat "46" unit="%" label=_("Policies adopted or further") source=_("As of June 8, 2026.") url="#rows" link=_("Open the rows") %}</dl>'),)),
    Component("source_line", _("Under every number."), (State("census", '{% source_line source="U.S. Census Bureau, 2020 Census" date="2020" %}'),)),
    Component("withheld", _("A number that is not shown."), (State("small", '{% withheld reason=_("Fewer than 11 people") %}'),)),
)  # fmt: skip
