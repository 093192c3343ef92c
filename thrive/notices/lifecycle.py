"""What a mail goes through between being written and being sent."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thrive.base.lifecycle import Lifecycle, Move

OUTBOUND_MESSAGE = Lifecycle(
    name="Outbound message",
    first="queued",
    states={
        "queued": _("waiting to be sent"),
        "sent": _("sent by mail"),
        "kept": _("kept here: no mail server is set"),
        "failed": _("could not be sent"),
        "cancelled": _("will not be sent"),
    },
    moves=(
        Move("send", leaves=("queued",), arrives="sent", label=_("Send now")),
        Move("keep", leaves=("queued",), arrives="kept", label=_("Keep here")),
        Move("give_up", leaves=("queued",), arrives="failed", label=_("Give up")),
        Move(
            "cancel",
            leaves=("queued", "kept", "failed"),
            arrives="cancelled",
            label=_("Do not send"),
        ),
        Move(
            "send_again",
            leaves=("sent", "kept", "failed", "cancelled"),
            arrives="queued",
            label=_("Send again"),
        ),
    ),
)
