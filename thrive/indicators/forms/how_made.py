"""What data staff write about how a number was made."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.indicators.forms.fields import text
from thrive.ui.forms import SeenField


class HowMadeForm(forms.Form):
    seen = SeenField(required=False)
    counts = text(
        _("What does it count?"),
        hint=_("Who or what is in it, who is not, and out of how many. As you would say it aloud."),
    )
    taken_from = text(
        _("From which file and column?"),
        hint=_("So that somebody else finds the same cell in the publisher’s file."),
    )
    steps = text(
        _("Which steps were taken?"),
        hint=_("One a line: what was added up, left out, rounded or joined."),
        rows=6,
    )
    cannot_say = text(
        _("What can it not say?"),
        hint=_("Whom it misses, and what nobody should conclude from it."),
    )
