"""What one presses, copies, types into, and what answers."""

from __future__ import annotations

from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from thrive.ui.gallery import samples
from thrive.ui.gallery.state import Component, State

COMPONENTS = (
    Component("button", _("A deed of the form it stands in. It names the errand."), (
        State("main", '{% button _("Send application") %}'),
        State("warm", '{% button _("Bring your city") kind="warm" size="l" %}'),
        State("quiet", '{% button _("Save and stop") kind="quiet" name="go" value="stop" %}'),
        State("risk", '{% button _("Withdraw application") kind="risk" confirm=_("Nobody at the program will read it any more.") %}'),
        State("bare", '{% button _("Report a mistake") kind="bare" %}'),
        State("not now", '{% button _("Verify this step") size="s" why_not=_("Not yet: one guardian signature is missing.") %}'),
    )),
    Component("button_link", _("A link that leads to an errand."), (State("main", '{% button_link _("Bring your city") "#start" %}'), State("quiet", '{% button_link _("Add a person") "#add" kind="quiet" size="s" about="Vallejo" %}'))),
    Component("post_button", _("A form of one button."), (State("quiet", '{% post_button _("Verify this step") "#verify" about=_("Sustainability plan") %}'), State("asks", '{% post_button _("Withdraw application") "#w" kind="risk" confirm=_("Nobody at the program will read it any more.") %}'))),
    Component("error_summary", _("What to fix, each line a link to its field."), (
        State("six things", "{% error_summary form %}<form novalidate>{{ form }}</form>", {"form": SimpleLazyObject(samples.wrong_form)}),
        State("nothing to fix", '{% error_summary form %}<form novalidate class="stack">{{ form }}</form>', {"form": SimpleLazyObject(lambda: samples.SampleForm(prefix="new"))}),
    )),
    Component("saved", _("How far autosave is."), (State("saved", '{% saved _("Saved at 2:14 p.m.") %}'),)),
    Component("filters", _("A form above a list."), (State("one field", '{% filters label=_("Choose cities") button=_("Show") clear="#all" %}<div class="field"><label for="f1">{% translate "County" %}</label><select class="input" id="f1"><option>Solano</option></select></div>{% endfilters %}'),)),
    Component("filter_box", _("Narrows a list while one types; needs a script, the list does not."), (State("three cities", '{% filter_box _("Find a city") list="sample-cities" %}<ul id="sample-cities"><li>Vallejo</li><li>Merced</li><li>El Centro</li></ul>'),)),
    Component("options", _("What a select offers."), (State("two tiers", '<label for="sample-options">{% translate "Tier" %}</label> <select class="input" id="sample-options">{% options pairs "pilot" %}</select>', {"pairs": (("affiliate", _("Affiliate")), ("pilot", _("Pilot")))}),)),
    Component("copyable", _("A code to keep."), (State("code", '{% copyable "VIS-7K2Q" id="sample-code" %}'),)),
    Component("alert", _("A boxed message."), tuple(State(tone, f'{{% alert tone="{tone}" title=_("Two days left") %}}<p>{{% translate "The hearing is Thursday." %}}</p>{{% endalert %}}') for tone in ("info", "ok", "warn", "bad", "plain"))),
    Component("empty", _("Nothing here yet: why, and what to do."), (State("list", '{% empty title=_("No city matches") %}<p>{% translate "Try fewer letters, or clear the filters." %}</p>{% endempty %}'),)),
)  # fmt: skip
