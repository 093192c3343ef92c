"""What the gallery shows: a form, a history, a map, steps. Nobody in it is real."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.base.models import Entry
from thrive.ui.california import Picture, Pin, picture
from thrive.ui.forms import DateInput, EmailField, SeveralFilesField


class SampleForm(forms.Form):
    """Every kind of field once."""

    name = forms.CharField(label=_("Your name"), help_text=_("As neighbors know you."))
    email = EmailField(label=_("Email"))
    about = forms.CharField(
        label=_("What would you change?"), widget=forms.Textarea, required=False
    )
    kind = forms.ChoiceField(
        label=_("Who are you?"),
        choices=[("resident", _("Resident")), ("city", _("City staff"))],
        widget=forms.RadioSelect,
        help_text=_("Both may apply."),
    )
    county = forms.ChoiceField(
        label=_("County"), choices=[("", _("Choose one")), ("095", "Solano")]
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages at the table"),
        choices=[("en", _("English")), ("es", _("Spanish")), ("tl", _("Tagalog"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    day = forms.DateField(label=_("When was the vote?"), widget=DateInput)
    letters = SeveralFilesField(label=_("Letters of support"), required=False)
    agree = forms.BooleanField(label=_("I have read this"))


def wrong_form() -> SampleForm:
    return SampleForm({"name": "", "email": "name@", "kind": "resident", "county": "095"})


def history() -> list[Entry]:
    days = [(1, "send"), (2, "start_review"), (9, "decide")]
    return [
        Entry(
            number=day,
            at=datetime.datetime(2026, 6, day, 19, tzinfo=datetime.UTC),
            what=what,
            by_kind="person",
            by_text="City contact" if what == "send" else "Program staff",
        )
        for day, what in days
    ]


def state_map() -> Picture:
    land = "M100 0l130 0 0 200 300 270 0 170 -150 0 -280 -340z"
    pins = [
        Pin(150, 120, "Redding", "applying", "#redding"),
        Pin(130, 250, "Vallejo", "Pilot", "#vallejo", "pilot"),
        Pin(138, 262, "Hayward", "Vanguard", "#hayward", "vanguard"),
        Pin(480, 560, "El Centro", "Affiliate", "#el-centro", "affiliate"),
    ]
    return picture(land=land, lines="", lit=[], pins=pins, label=str(_("A sample map")))


STEPS: list[dict[str, Any]] = [
    {"node": "1", "title": _("Your city"), "state": "done", "url": "#one"},
    {"node": "2", "title": _("Why now"), "state": "now", "url": "#two", "note": _("Saved today")},
    {"node": "3", "title": _("Your team of six"), "state": "later"},
]

# Sample words that stand in the template sources of the gallery, so that they are translated too.
WORDS = (
    _("A line under a rule, not a box."),
    _("A missing step"),
    _("A policy of the city"),
    _("A sample card"),
    _("A sample, not real."),
    _("A seat still open"),
    _("A voice from a park"),
    _("Add a person"),
    _("Agreed to public use"),
    _("Answered in June"),
    _("As of June 8, 2026."),
    _("Bay Area"),
    _("Bring your city"),
    _("Charter"),
    _("Child care"),
    _("Choose cities"),
    _("Cities"),
    _("City"),
    _("Coach"),
    _("Counted since June 2025"),
    _("Creating Protective Environments"),
    _("Each city has a"),
    _("Fewer than 11 people"),
    _("Find a city"),
    _("From the city"),
    _("Info session for new cities"),
    _("Introduced at council, 5–2"),
    _("It passed 6–1 and the minutes are attached."),
    _("Journey of a city"),
    _("Luz C., June 20, 2025"),
    _("Money for year two"),
    _("Most areas sit near the city figure"),
    _("New this week"),
    _("No city matches"),
    _("Nobody at the program will read it any more."),
    _("Nobody has asked for it yet"),
    _("Nobody yet"),
    _("Noon, online"),
    _("Not yet: one guardian signature is missing."),
    _("Open the rows"),
    _("People"),
    _("Policies adopted or further"),
    _("Region"),
    _("Report a mistake"),
    _("Resolution that commits the city"),
    _("Said yes June 3"),
    _("Sample applications"),
    _("Sample area"),
    _("Sample seats"),
    _("Sample steps"),
    _("Sample tabs"),
    _("Save and stop"),
    _("Saved at 2:14 p.m."),
    _("Second resident"),
    _("Send application"),
    _("Sent June 3"),
    _("Share of children"),
    _("Share of children aged 3–4 enrolled"),
    _("Show"),
    _("Show as table"),
    _("Style gallery"),
    _("Sustainability plan"),
    _("The hearing is Thursday."),
    _("The workspace"),
    _("Try fewer letters, or clear the filters."),
    _("Two days left"),
    _("Verify this step"),
    _("Waiting for a reader since June 3"),
    _("Waiting for proof"),
    _("Waiting for your check"),
    _("What is needed: an approved plan."),
    _("When the notice came, nobody knew who to call."),
    _("With a reader"),
    _("Withdraw application"),
    _("Withdrawn May 2"),
    _("Youth"),
    _("Youth member"),
)
