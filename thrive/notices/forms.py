"""The filter of the outbox."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.notices.lifecycle import OUTBOUND_MESSAGE


class OutboxFilter(forms.Form):
    words = forms.CharField(label=_("Address or subject"), required=False, max_length=120)
    status = forms.ChoiceField(
        label=_("Where it stands"),
        required=False,
        choices=[("", _("Any")), *OUTBOUND_MESSAGE.choices],
    )
