"""What a guardian's consent and an invitation go through. Their state is read off their dates."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thrive.base.lifecycle import Lifecycle, Move

GUARDIAN_CONSENT = Lifecycle(
    name="Guardian consent",
    first="to_ask",
    states={
        "to_ask": _("guardian not asked yet"),
        "asked": _("waiting for the guardian"),
        "given": _("consent given"),
        "withdrawn": _("consent withdrawn"),
    },
    moves=(
        Move("ask", leaves=("to_ask", "asked"), arrives="asked", label=_("Ask the guardian")),
        Move("give", leaves=("asked", "given"), arrives="given", label=_("Save my answer")),
        Move(
            "withdraw",
            leaves=("to_ask", "asked", "given"),
            arrives="withdrawn",
            label=_("Withdraw consent"),
        ),
    ),
)

INVITATION = Lifecycle(
    name="Invitation",
    first="open",
    states={
        "open": _("invitation open"),
        "expired": _("invitation expired"),
        "accepted": _("invitation accepted"),
        "withdrawn": _("invitation withdrawn"),
    },
    moves=(
        Move("accept", leaves=("open",), arrives="accepted", label=_("Accept the invitation")),
        Move(
            "withdraw",
            leaves=("open", "expired"),
            arrives="withdrawn",
            label=_("Withdraw the invitation"),
        ),
        Move("expire", leaves=("open",), arrives="expired", label=_("Let it expire")),
    ),
)
