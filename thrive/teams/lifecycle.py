"""What a signature under the Letter of Agreement goes through, and what a meeting does."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thrive.base.lifecycle import Lifecycle, Move

SIGNATURE = Lifecycle(
    name="Signature under the agreement",
    first="waiting",
    states={
        "waiting": _("waiting for the parent or guardian"),
        "signed": _("signed"),
        "ended": _("not agreed to by the parent or guardian"),
    },
    moves=(
        Move("sign", leaves=("waiting",), arrives="signed", label=_("Sign")),
        Move(
            "take_back",
            leaves=("waiting", "signed"),
            arrives="ended",
            label=_("Take the signature back"),
        ),
    ),
)

MEETING = Lifecycle(
    name="meeting",
    states={
        "draft": _("Being planned"),
        "agenda": _("Agenda out"),
        "held": _("Held, minutes to approve"),
        "approved": _("Minutes approved"),
    },
    first="draft",
    moves=(
        Move("post", ("draft",), "agenda", _("Send the agenda out")),
        Move("hold", ("agenda",), "held", _("Write the minutes")),
        Move("approve", ("held",), "approved", _("Approve the minutes")),
    ),
)
