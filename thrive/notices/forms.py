"""The filter of the outbox, and what somebody wishes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS as DAYS
from django.utils.translation import gettext_lazy as _

from thrive.notices.lifecycle import OUTBOUND_MESSAGE
from thrive.notices.models import NoticeWishes, Rhythm
from thrive.notices.moments import is_quiet

WEEKDAYS = list(DAYS.items())
HOURS = [(hour, f"{hour}:00") for hour in range(24)]
ZONES = [
    ("America/Los_Angeles", _("Pacific (California)")),
    ("America/Denver", _("Mountain")),
    ("America/Phoenix", _("Arizona")),
    ("America/Chicago", _("Central")),
    ("America/New_York", _("Eastern")),
    ("America/Anchorage", _("Alaska")),
    ("Pacific/Honolulu", _("Hawaii")),
    ("America/Puerto_Rico", _("Puerto Rico")),
    ("America/Mexico_City", _("Mexico City")),
]


def _whole(label: Any, choices: list[tuple[int, Any]], hint: Any = "") -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        help_text=hint,
        choices=choices,
        coerce=int,
        error_messages={"required": _("Choose one of the list")},
    )


class OutboxFilter(forms.Form):
    words = forms.CharField(label=_("Address or subject"), required=False, max_length=120)
    status = forms.ChoiceField(
        label=_("Where it stands"),
        required=False,
        choices=[("", _("Any")), *OUTBOUND_MESSAGE.choices],
    )


class WishesForm(forms.Form):
    """How and when news come."""

    rhythm = forms.ChoiceField(
        label=_("News of what you follow"),
        help_text=_(
            "“As they come” sends each news by itself. “Not by mail” leaves them on your pages."
        ),
        choices=Rhythm.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how often")},
    )
    weekday = _whole(_("Day of the weekly mail"), WEEKDAYS)
    hour = _whole(_("Hour of the mail"), HOURS)
    quiet_from = _whole(
        _("Quiet from"),
        HOURS,
        _(
            "Mail waits until they end, at most 14 hours. At once come codes and what you just asked "
            "for, a guardian’s answer, danger to somebody, and dates that change."
        ),
    )
    quiet_to = _whole(_("Quiet until"), HOURS, _("The same hour twice means no quiet hours."))
    zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=ZONES,
        error_messages={"required": _("Choose your time zone")},
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and said["rhythm"] in (Rhythm.DAILY, Rhythm.WEEKLY):
            wished = NoticeWishes(quiet_from=said["quiet_from"], quiet_to=said["quiet_to"])
            if is_quiet(said["hour"], wished):
                self.add_error("hour", _("This hour lies in your quiet hours. Choose another."))
        return said
